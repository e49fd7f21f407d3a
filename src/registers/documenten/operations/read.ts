/** GET /enkelvoudiginformatieobjecten/{id}, of any version. */
import { etagOf } from '../../../engine/answer.ts';
import { expandRows } from '../../../engine/expand.ts';
import { longText } from '../../../engine/fields.ts';
import { linesOf } from '../../../engine/log.ts';
import type { OwnOperation } from '../../../engine/own.ts';
import { DOCUMENT, documentenApi, LEZEN } from '../api.ts';
import { log, openVersion, VERSION_QUERY, whichVersion } from './version.ts';

export const read: OwnOperation = {
  method: 'GET',
  api: documentenApi,
  path: 'enkelvoudiginformatieobjecten/{id}',
  operationId: 'enkelvoudiginformatieobject_read',
  summary: 'Een document: de laatste versie, of de versie die u vraagt.',
  scopes: [LEZEN],
  resource: DOCUMENT,
  query: { ...VERSION_QUERY, expand: longText({ help: 'Verwijzingen die u meteen wilt zien, met komma’s ertussen.' }) },
  gives: DOCUMENT,
  status: 200,
  async handle({ engine, caller, params, query }) {
    const { parts } = engine;
    const expand = (query.expand ?? '')
      .split(',')
      .map((path) => path.trim())
      .filter(Boolean);
    const which = whichVersion(query);
    if (!which) return engine.read(caller, DOCUMENT, params.id!, { expand });
    const { row, lines } = await openVersion(engine, caller, params.id!, which);
    const expanded =
      expand.length > 0 ? await expandRows(parts, caller, row.resource, [row], expand, { forAnswer: true }) : undefined;
    await log(parts, caller, 'read', 'geopend', [...lines, ...linesOf(expanded?.rows ?? [])]);
    const snapshot = await parts.snapshots.current(caller.municipality);
    const json = parts.answer.json(caller, row, snapshot, expanded?.extraOf(row));
    return { status: 200, json, etag: etagOf(json) };
  },
};
