/**
 * What this process stored and has not seen with a number. Who takes a commit away together with its row in the queue leaves
 * nothing behind in the database; this remembers it. What was stored just before a process ended is remembered by nobody.
 */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import type { Hash } from './merkle/hash.ts';
import type { Refusals } from './refused.ts';
import type { SequencerTask } from './sequencer.ts';
import { underHead } from './under-head.ts';

export interface StoredCommits {
  /** After it was committed. `commit`: the id of its first entry. */
  add(municipality: Municipality, commit: string, leaf: Hash): void;
  /** This process gave them their number. */
  numbered(commits: readonly string[]): void;
  /** Looks where the others are, after the task that numbers. */
  readonly task: SequencerTask;
}

interface Stored {
  readonly commit: string;
  readonly municipality: Municipality;
  readonly leaf: Hash;
}

/** Of a log that is not signed on more may wait; that is an alarm of its own (waiting.ts), and the oldest are forgotten. */
const MOST = 50_000;

/** In one statement: a commit goes from the queue to its place in one transaction. */
const WHERE: Statement = {
  name: 'log_stored_where',
  text: `select t.commit, p.position, q.commit is not null as waits
from unnest($1::int[], $2::uuid[]) as t (municipality, commit)
left join log_queue q on q.municipality = t.municipality and q.commit = t.commit
left join log_position p on p.municipality = t.municipality and p.commit = t.commit`,
};

interface Place {
  readonly commit: string;
  readonly position: number | null;
  readonly waits: boolean;
}

export function createStoredCommits(keys: Pick<RingKeys, 'publicKeys' | 'reread'>, refusals: Refusals): StoredCommits {
  const stored = new Map<string, Stored>();

  async function run(tx: Queryable): Promise<number> {
    const looked = [...stored.values()];
    if (looked.length === 0) return 0;
    const places = await tx.query<Place>(WHERE, [
      looked.map(({ municipality }) => municipality),
      looked.map(({ commit }) => commit),
    ]);
    const waits = new Set(places.flatMap(({ commit, waits }) => (waits ? [commit] : [])));
    const at = new Map(places.map(({ commit, position }) => [commit, position]));
    const gone = looked.filter(({ municipality, commit }) => !waits.has(commit) && !refusals.has(municipality, commit));
    const unsure = new Set<string>();
    for (const [municipality, some] of Map.groupBy(gone, ({ municipality }) => municipality)) {
      // Another process numbered them, or says so.
      const placed = some.flatMap(({ commit, leaf }) => {
        const position = at.get(commit) ?? null;
        return position === null ? [] : [{ commit, leaf, position }];
      });
      const found = await underHead(tx, municipality, keys, placed);
      // Who numbers next says that such a head is no head of this log, or has the key: until then nothing is concluded.
      if (!found) for (const { commit } of placed) unsure.add(commit);
      const signed = new Set([...(found ?? [])].map(({ commit }) => commit));
      const lost = some.filter(({ commit }) => !signed.has(commit) && !unsure.has(commit));
      await refusals.keep(
        tx,
        lost.map(({ commit }) => ({ municipality, commit, why: 'deleted' })),
      );
    }
    for (const { commit } of looked) if (!waits.has(commit) && !unsure.has(commit)) stored.delete(commit);
    return 0;
  }

  return {
    add(municipality, commit, leaf) {
      if (stored.size >= MOST) stored.delete(stored.keys().next().value!);
      stored.set(commit, { commit, municipality, leaf });
    },
    numbered(commits) {
      for (const commit of commits) stored.delete(commit);
    },
    task: { name: 'logbook-stored', onEntries: true, run },
  };
}
