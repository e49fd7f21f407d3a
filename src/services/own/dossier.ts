/** `/zaakdossiers`: a case with all that belongs to it, made in one transaction and read in two statements. */
import type { OwnOperation } from '../../engine/own.ts';
import type { Need } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { maySeeVersion } from '../../registers/documenten/index.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { find, log, maySee, snapshotOf } from '../operations/door.ts';
import { dossierAnswer } from './dossier-answer.ts';
import { BOUND } from './dossier-fitting.ts';
import { DOCUMENT, itemsOf } from './dossier-items.ts';
import { caseOf, dossierAnswerFields, dossierFields, PARTS, VERSION } from './dossier-parts.ts';

/** Documents come inside the body; a larger one is stored first and pointed at. */
const MOST_BODY = 32 * 1024 * 1024;

export const makeDossier = (blobs: Blobs): OwnOperation => ({
  method: 'POST',
  api: meentApi,
  path: 'zaakdossiers',
  operationId: 'zaakdossier_create',
  summary: 'Maakt een zaak met alles wat erbij hoort: helemaal, of niets. Een fout noemt het onderdeel.',
  scopes: ['zrc:zaken.aanmaken'],
  takes: dossierFields,
  gives: dossierFields,
  status: 201,
  maxBody: MOST_BODY,
  async handle({ engine, caller, body }) {
    const items = await itemsOf(engine, blobs, caller, body);
    return engine.composeAnswer(caller, { operation: MAKE, items }, (rows, { snapshot }) =>
      dossierAnswer(engine, caller, rows, snapshot, 201),
    );
  },
});

const MAKE = 'meent.zaakdossier.create';
const READ = 'meent.zaakdossier.read';

export const readDossier: OwnOperation = {
  method: 'GET',
  api: meentApi,
  path: 'zaakdossiers/{id}',
  operationId: 'zaakdossier_read',
  summary: 'Geeft een zaak met alles wat erbij hoort, voor zover u dat mag zien.',
  scopes: ['zrc:zaken.lezen'],
  gives: dossierAnswerFields,
  status: 200,
  async handle({ engine, caller, params }) {
    const id = params.id!;
    const found = await find(engine, caller, 'zaak', id);
    if (found && 'refused' in found) await log(engine, caller, READ, 'geweigerd', [found.refused]);
    // Whoever may not see a case does not learn that it is there.
    if (!found || 'refused' in found) throw new Problem('not-found');
    const parts = await engine.parts.loader.within(caller, dossierNeeds({ is: id }), BOUND);
    if (!parts) throw new Problem('wrong-state', tooLarge(found.row.id));
    const rows = [found.row, ...visible(caller, parts)];
    await log(engine, caller, READ, 'geopend', rows);
    return dossierAnswer(engine, caller, rows, await snapshotOf(engine, caller), 200);
  },
};

const tooLarge = (id: string): string =>
  `Deze zaak heeft meer onderdelen dan in één antwoord passen (${BOUND.rows}, of ${BOUND.bytes / 1024 / 1024} MB). Haal haar op als regel: GET ${meentApi.root}/zaakdossiers?zaak=${id}.`;

/** All of some cases, whatever it is in: one statement. */
export function dossierNeeds(cases: { readonly is: string } | { readonly any: readonly string[] }): readonly Need[] {
  const ofCase = (resource: string, where = 'zaak'): Need => ({ resource, where, ...cases });
  const linked = { resource: 'zaakinformatieobject', column: 'informatieobject', where: 'zaak', ...cases };
  const decided = { resource: 'besluit', column: 'id', where: 'zaak', ...cases };
  return [
    ...PARTS.map((part) => ofCase(part.resource, caseOf(part))),
    ofCase('zaakinformatieobject'),
    { resource: DOCUMENT, in: linked },
    { resource: VERSION, where: 'informatieobject', in: linked },
    ofCase('besluit'),
    { resource: 'besluitinformatieobject', where: 'besluit', in: decided },
  ];
}

/** Those of a case file that the caller may see. A version has the rights of what it was, and those of its document. */
export function visible(caller: Caller, rows: readonly Row[]): readonly Row[] {
  const [versions, others] = [rows.filter(isVersion), rows.filter((row) => !isVersion(row) && maySee(caller, row))];
  const documents = new Map(others.filter(({ resource }) => resource.name === DOCUMENT).map((row) => [row.id, row]));
  const seen = versions.filter((version) => {
    const document = documents.get(String(version.record.informatieobject));
    return document !== undefined && maySeeVersion(caller, document, version);
  });
  return [...others, ...seen];
}

const isVersion = ({ resource }: Row): boolean => resource.name === VERSION;
