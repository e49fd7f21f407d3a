/** `portaal.zaken`: a resident's own cases, newest first. */
import type { Engine } from '../../engine/engine.ts';
import { PAGE_SIZE } from '../../engine/filters.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import type { Caller } from '../../gate/context.ts';
import { currentType, pathOf, statusWords, titleOf } from './case-words.ts';
import { logOwn, related, snapshotOf } from './door.ts';

export interface CaseSummary {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly path: { readonly total: number; readonly done: number };
}

export interface MyCases {
  readonly running: readonly CaseSummary[];
  readonly closed: readonly CaseSummary[];
  readonly total: number;
  readonly pages: number;
}

/** @throws not-found for a page that does not exist. */
export async function myCases(engine: Engine, caller: Caller, page = 1): Promise<MyCases> {
  const { rows, count } = await engine.rows(caller, 'zaak', { ordering: '-startdatum', page: String(page) });
  const statuses = await related(engine, caller, rows, ['status']);
  const snapshot = await snapshotOf(engine, caller);
  await logOwn(engine, caller, 'portaal.zaken', rows);
  const summaries = (some: readonly Row[]) => some.map((zaak) => summary(snapshot, zaak, statuses));
  return {
    running: summaries(rows.filter(({ record }) => !record.einddatum)),
    closed: summaries(rows.filter(({ record }) => record.einddatum)),
    total: count,
    pages: Math.ceil(count / PAGE_SIZE),
  };
}

const summary = (snapshot: Snapshot, zaak: Row, statuses: readonly Row[]): CaseSummary => ({
  id: zaak.id,
  title: titleOf(snapshot, zaak),
  status: statusWords(currentType(snapshot, zaak, statuses)),
  path: pathOf(snapshot, zaak, statuses),
});
