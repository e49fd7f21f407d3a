/** `/overgezette-historie`: the audit trail that a record had where it came from, apart from ours and as it was told there. */

import { AUDIT_SCOPES } from '../../engine/audit.ts';
import { group, json, list, text } from '../../engine/fields.ts';
import { readHistory } from '../../engine/moved-history.ts';
import type { OwnOperation } from '../../engine/own.ts';
import { invalid } from '../../foundation/problems.ts';
import { meentApi } from '../../registers/meent-api.ts';

/** Who may read audit trails at all, of one of these. */
const COMPONENTS = ['zrc', 'drc', 'brc'];

export const overgezetteHistorie: OwnOperation = {
  method: 'GET',
  api: meentApi,
  path: 'overgezette-historie',
  operationId: 'overgezette_historie_list',
  summary:
    'Geeft de historie die een zaak, document of besluit had in het systeem waar het uit komt. Adressen daarin zijn die van dat systeem.',
  scopes: COMPONENTS.flatMap((component) => AUDIT_SCOPES.map((scope) => `${component}:${scope}`)),
  query: { hoofdObject: text(1000, { help: 'Het adres van de zaak, het document of het besluit hier.' }) },
  gives: {
    regels: list(
      group({
        bron: text(255, { help: 'Het systeem waar de regel uit komt.' }),
        regel: json({ help: 'De regel zoals die daar stond.' }),
      }),
    ),
  },
  status: 200,
  async handle({ engine, caller, query }) {
    const address = query.hoofdObject ?? '';
    const { registry } = engine.parts;
    const found = address.startsWith(`${caller.base}/`)
      ? registry.resolve(address.slice(caller.base.length))
      : undefined;
    if (!found || found.resource.parent || !COMPONENTS.includes(found.resource.api.component))
      throw invalid({
        name: 'hoofdObject',
        code: 'invalid',
        reason: 'Geef het adres van een zaak, document of besluit hier.',
      });
    const lines = await readHistory(engine.parts, caller, found.resource, found.id);
    const told = lines.map(({ source, json }) => `{"bron":${JSON.stringify(source)},"regel":${json}}`);
    return { status: 200, json: `{"regels":[${told.join(',')}]}` };
  },
};
