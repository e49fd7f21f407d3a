/** A database belongs to the keys it was filled with: with others nothing sealed opens, and nobody is found by BSN. */
import type { Queryable } from '../db/types.ts';
import { StartProblem } from '../start-problem.ts';
import type { RingKeys } from './keys.ts';

const REMEMBER = {
  text: `with added as (insert into node_keys (mark) select $1 where not exists (select from node_keys) on conflict do nothing)
select mark from node_keys union all select $1 where not exists (select from node_keys)`,
};

/** Not of a municipality: the mark of the ring as a whole. */
const NODE = 1;

/** Any key of the ring may have made the mark; that of the key that hashes now stands first. */
export const marksOf = (keys: Pick<RingKeys, 'everyHash'>): readonly string[] =>
  keys.everyHash(NODE, 'node', 'these keys');

/** Remembers the keys of the first start. @throws StartProblem `keys` when these are others. */
export async function refuseOtherKeys(node: Queryable, keys: RingKeys, file: string): Promise<void> {
  const marks = marksOf(keys);
  const [known] = await node.query<{ mark: string }>(REMEMBER, [marks[0]]);
  if (marks.includes(known!.mark)) return;
  throw new StartProblem(
    'keys',
    `This database was filled with other keys than those in ${file}; set MEENT_DATA or MEENT_KEYS to where its own are, or DATABASE_URL to an empty database.`,
  );
}
