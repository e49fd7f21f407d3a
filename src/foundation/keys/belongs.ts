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

const REWRITING = { text: 'select 1 from node_rewrite' };

/** Half of the hashes may be of another key. @throws StartProblem `keys` */
async function refuseHalf(node: Queryable): Promise<void> {
  if ((await node.query(REWRITING)).length > 0)
    throw new StartProblem(
      'keys',
      'The hashes of this database are being made again with another key; run "npm run meent -- keys rewrite" until it is done.',
    );
}

/** A second hash key only prepares, so one of the active ones made the mark. That of the newest stands last. */
export const marksOf = (keys: Pick<RingKeys, 'hashes'>): readonly string[] => keys.hashes(NODE, 'node', 'these keys');

/** Remembers the keys of the first start. @throws StartProblem `keys` when these are others. */
export async function refuseOtherKeys(node: Queryable, keys: RingKeys, file: string): Promise<void> {
  await refuseHalf(node);
  const marks = marksOf(keys);
  const [known] = await node.query<{ mark: string }>(REMEMBER, [marks[0]]);
  if (marks.includes(known!.mark)) return;
  throw new StartProblem(
    'keys',
    `This database was filled with other keys than those in ${file}; set MEENT_DATA or MEENT_KEYS to where its own are, or DATABASE_URL to an empty database.`,
  );
}
