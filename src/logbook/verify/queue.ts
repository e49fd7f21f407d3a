/** What waits for a number, and what got none: no head covers it, so the mark says whether it is what the program stored. */
import type { Municipality, Queryable, Statement } from '../../foundation/db/types.ts';
import type { RingKeys } from '../../foundation/keys/keys.ts';
import { checkQueued, type Queued, type Refusal } from '../queued.ts';
import type { ActorWatch } from './actors.ts';
import { type CheckedEntry, checkEntry } from './entry.ts';
import type { Finding, FindingKind } from './findings.ts';

const PAGE = 1_000;

const KINDS: Readonly<Record<Refusal, FindingKind>> = {
  deleted: 'waiting-deleted',
  edited: 'waiting-edited',
  again: 'waiting-again',
};

/** A row of the queue and what belongs to it in one statement: the sequencer takes rows meanwhile. */
const QUEUED: Statement = {
  name: 'log_verify_queued',
  text: `select q.municipality, q.commit, q.entries, q.mark, c.data,
  exists (select from log_position p where p.municipality = q.municipality and p.commit = q.commit) as numbered
from log_queue q left join log_commit c on c.municipality = q.municipality and c.id = q.commit
where q.municipality = $1 and q.commit > $2::uuid order by q.commit limit $3`,
};

const REFUSED: Statement = {
  name: 'log_verify_refused',
  text: 'select commit, why from log_refused where municipality = $1 order by at, commit',
};

/** Returns how many entries wait. */
export async function checkQueue(
  q: Queryable,
  municipality: Municipality,
  keys: Pick<RingKeys, 'hashes'>,
  actors: Pick<ActorWatch, 'check'>,
  report: (finding: Finding) => void,
): Promise<number> {
  // What is taken from the queue meanwhile is told once: either here or there, never in neither.
  const told = new Set<string>();
  const tell = (commit: string, why: Refusal): void => {
    if (told.has(`${commit} ${why}`)) return;
    told.add(`${commit} ${why}`);
    report({ kind: KINDS[why], municipality, entry: commit });
  };
  let waiting = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await q.query<Queued>(QUEUED, [municipality, after, PAGE]);
    const good: CheckedEntry[] = [];
    for (const [at, row] of rows.entries()) {
      const { entries, refusal } = checkQueued(row, rows[at - 1], keys);
      const checked = entries.map((stored, place) =>
        checkEntry({ position: place, commit: row.commit, place, of: row.entries, stored }),
      );
      const why = refusal ?? (checked.every(({ linesAgree }) => linesAgree) ? undefined : 'edited');
      if (why) tell(row.commit, why);
      else {
        waiting += entries.length;
        good.push(...checked);
      }
    }
    await actors.check(good, false);
    if (rows.length < PAGE) break;
    after = rows.at(-1)!.commit;
  }
  for (const { commit, why } of await q.query<{ commit: string; why: Refusal }>(REFUSED, [municipality]))
    tell(commit, why);
  return waiting;
}
