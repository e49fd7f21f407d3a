/** Numbered commits, as the log is read from place to place. */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';

export interface NumberedCommit {
  /** Of its first entry. */
  readonly position: number;
  /** How many it had when it was numbered. */
  readonly entries: number;
  readonly commit: string;
  /** As packed.ts makes it; null when there is no commit with this id. */
  readonly data: string | null;
}

const COMMITS: Statement = {
  name: 'log_commits',
  text: `select p.position, p.entries, p.commit, c.data
from log_position p left join log_commit c on c.municipality = p.municipality and c.id = p.commit
where p.municipality = $1 and p.position < $3::bigint and p.position >= coalesce(
  (select max(position) from log_position where municipality = $1 and position <= $2::bigint), $2::bigint)
order by p.position`,
};

/** Those with entries from position `from` up to but not including `to`; the first may begin before it, and the last go on after. */
export const readCommits = (
  q: Queryable,
  municipality: Municipality,
  from: number,
  to: number,
): Promise<NumberedCommit[]> => q.query<NumberedCommit>(COMMITS, [municipality, from, to]);
