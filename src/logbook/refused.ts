/** Commits that waited for a number and get none, because they are not what the program stored. Each is kept and told. */
import { now } from '../foundation/clock.ts';
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import type { Refusal } from './queued.ts';

export interface Refused {
  readonly municipality: Municipality;
  readonly commit: string;
  readonly why: Refusal;
}

export interface Refusals {
  /** In the transaction that takes them from the queue; told again when that is rolled back and done again. */
  keep(tx: Queryable, refused: readonly Refused[]): Promise<void>;
  /** By this process. */
  has(municipality: Municipality, commit: string): boolean;
  /** Since this process started: not less when somebody takes the rows away. */
  count(): number;
}

const KEEP: Statement = {
  name: 'log_refuse',
  text: `insert into log_refused (municipality, commit, why, at)
select municipality, commit, why, $4::timestamptz from unnest($1::int[], $2::uuid[], $3::text[]) as t (municipality, commit, why)
on conflict do nothing`,
};

/** @param onRefused once for each municipality and reason */
export function createRefusals(
  onRefused: (what: { readonly municipality: Municipality; readonly why: Refusal; readonly count: number }) => void,
): Refusals {
  const told = new Set<string>();
  return {
    async keep(tx, refused) {
      if (refused.length === 0) return;
      for (const some of Map.groupBy(refused, ({ municipality, why }) => `${municipality} ${why}`).values())
        onRefused({ municipality: some[0]!.municipality, why: some[0]!.why, count: some.length });
      for (const one of refused) if (told.size < MOST_COUNTED) told.add(`${one.municipality} ${one.commit}`);
      await tx.query(KEEP, [
        refused.map(({ municipality }) => municipality),
        refused.map(({ commit }) => commit),
        refused.map(({ why }) => why),
        now(),
      ]);
    },
    has: (municipality, commit) => told.has(`${municipality} ${commit}`),
    count: () => told.size,
  };
}

/** More than enough for an alarm. */
const MOST_COUNTED = 10_000;

const COUNT: Statement = { name: 'log_refused_count', text: 'select count(*)::int as n from log_refused' };

/** @param q `Database.log`: of all municipalities */
export const countRefused = async (q: Queryable): Promise<number> => (await q.query<{ n: number }>(COUNT))[0]!.n;
