/** The records of an object, oldest first, and one of them. */
import { accessOf, allowsRow, asksChoices } from '../../../engine/access.ts';
import { checkEpoch } from '../../../engine/epoch.ts';
import { integer } from '../../../engine/fields.ts';
import type { OwnOperation } from '../../../engine/own.ts';
import { readRow, shown } from '../../../engine/read.ts';
import { Problem } from '../../../foundation/problems.ts';
import { LEZEN, MOST_PER_PAGE, objectenApi } from '../api.ts';
import { recordFields } from '../fields.ts';
import { RECORD, recordId } from '../records.ts';
import { pageOf } from './pages.ts';
import { logRead } from './read.ts';

/** The standard shows it without what the object refers to. */
const { references: _, ...historyFields } = recordFields;

const asHistory = (json: string): string => {
  // A rule may leave all of it out.
  const { references: _without, ...record } = JSON.parse(json).record ?? {};
  return JSON.stringify(record);
};

const shared = {
  method: 'GET',
  api: objectenApi,
  scopes: [LEZEN],
  resource: 'object',
  geometry: true,
  status: 200,
} as const;

export const PAGES = {
  page: integer({ min: 1, help: 'Pagina, vanaf 1.' }),
  pageSize: integer({ min: 1, max: MOST_PER_PAGE, help: 'Hoeveel op een pagina. Zonder deze zijn het er honderd.' }),
};

export const history: OwnOperation = {
  ...shared,
  path: 'objects/{id}/history',
  operationId: 'object_history',
  summary: 'Geeft alle standen van een object, de oudste eerst.',
  query: PAGES,
  gives: pageOf(historyFields),
  async handle({ engine, caller, params, query }) {
    await readRow(engine.parts, caller, engine.parts.registry.get('object'), params.id!, {});
    return engine.list(caller, RECORD, query, {
      parentId: params.id!,
      wholeTimeline: true,
      order: { column: 'nummer', descending: false },
      as: asHistory,
      operation: 'objecten.object.history',
      path: `${objectenApi.root}/objects/${params.id}/history`,
    });
  },
};

export const historyDetail: OwnOperation = {
  ...shared,
  path: 'objects/{id}/{index}',
  operationId: 'object_history_detail',
  summary: 'Geeft één stand van een object.',
  gives: historyFields,
  async handle({ engine: { parts }, caller, params }) {
    if (!/^[1-9]\d{0,9}$/.test(params.index!)) throw new Problem('not-found');
    await readRow(parts, caller, parts.registry.get('object'), params.id!, {});
    const id = recordId({ caller }, params.id!, Number(params.index));
    const found = await parts.gather(caller, parts.registry.get(RECORD), id, true);
    if (!found) throw new Problem('not-found', 'Dit object heeft geen stand met dit volgnummer.');
    await checkEpoch(parts, caller, found.epoch);
    // Who stood in it then need not have chosen what who stands in it now did.
    const access = accessOf(caller, parts.registry.get(RECORD), [LEZEN]);
    if (asksChoices(caller) && !allowsRow(access, found.row.columns)) throw new Problem('not-found');
    await logRead(parts, caller, 'history_detail', [found.row]);
    const snapshot = await parts.snapshots.current(caller.municipality);
    const { json, ...answer } = shown(caller, found.row, parts.answer.json(caller, found.row, snapshot));
    return { ...answer, json: asHistory(json) };
  },
};
