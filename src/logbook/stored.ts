/**
 * What this process stored and has not seen with a number. Who takes a commit away together with its row in the queue leaves
 * nothing behind in the database; this remembers it. What was stored just before a process ended is remembered by nobody.
 */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import type { Refusals, Refused } from './refused.ts';
import type { SequencerTask } from './sequencer.ts';

export interface StoredCommits {
  /** After it was committed. */
  add(municipality: Municipality, commit: string): void;
  /** Looks where those are that were added, after the task that numbers them. */
  readonly task: SequencerTask;
}

/** Of a log that is not signed on more may wait; that is an alarm of its own (waiting.ts), and the oldest are forgotten. */
const MOST = 50_000;

/** In one statement: a commit goes from the queue to its place, or to what is refused, in one transaction. */
const UNNUMBERED: Statement = {
  name: 'log_stored_unnumbered',
  text: `select t.municipality, t.commit, q.commit is not null as waits
from unnest($1::int[], $2::uuid[]) as t (municipality, commit)
left join log_queue q on q.municipality = t.municipality and q.commit = t.commit
where not exists (select from log_position p where p.municipality = t.municipality and p.commit = t.commit)
  and not exists (select from log_refused r where r.municipality = t.municipality and r.commit = t.commit)`,
};

export function createStoredCommits(refusals: Refusals): StoredCommits {
  const stored = new Map<string, Municipality>();

  async function run(tx: Queryable): Promise<number> {
    const looked = [...stored];
    if (looked.length === 0) return 0;
    const rows = await tx.query<{ municipality: Municipality; commit: string; waits: boolean }>(UNNUMBERED, [
      looked.map(([, municipality]) => municipality),
      looked.map(([commit]) => commit),
    ]);
    const lost = rows.filter(({ waits }) => !waits);
    await refusals.keep(
      tx,
      lost.map(({ municipality, commit }): Refused => ({ municipality, commit, why: 'deleted' })),
    );
    const waits = new Set(rows.flatMap(({ commit, waits }) => (waits ? [commit] : [])));
    for (const [commit] of looked) if (!waits.has(commit)) stored.delete(commit);
    return 0;
  }

  return {
    add(municipality, commit) {
      if (stored.size >= MOST) stored.delete(stored.keys().next().value!);
      stored.set(commit, municipality);
    },
    task: { name: 'logbook-stored', onEntries: true, run },
  };
}
