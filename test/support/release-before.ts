/** What the release before counters by date does on a database that has them. */

import type { Resource } from '../../src/engine/resource.ts';
import { createDatabase } from '../../src/foundation/db/database.ts';
import type { Target } from '../../src/foundation/db/target.ts';
import type { Database } from '../../src/foundation/db/types.ts';

/** Its connections: they say nothing of what it keeps. */
export const openBefore = ({ connection, ...target }: Target): Database =>
  createDatabase({
    ...target,
    connection: { ...connection, options: `${connection.options ?? ''} -c meent.keeps=`.trim() },
  });

/** Its declarations. */
export const undated = (resources: readonly Resource[]): readonly Resource[] =>
  resources.map(({ countedDates: _, ...rest }) => rest);

/** Its fold, as that release has it. */
const FOLD = `with taken as (
  delete from engine_count_delta where ordinal in (select ordinal from engine_count_delta order by ordinal limit 5000)
  returning municipality, resource, type, level, delta, disturbed),
 folded as (
  insert into engine_count as c (municipality, resource, type, level, total, disturbed)
  select municipality, resource, type, level, sum(delta), sum(disturbed) from taken group by 1, 2, 3, 4
  on conflict (municipality, resource, type, level) do update set total = c.total + excluded.total, disturbed = c.disturbed + excluded.disturbed)
select count(*)::int as n from taken`;

export const foldBefore = (before: Database): Promise<unknown> =>
  before.log.transaction((tx) => tx.query({ text: FOLD }));
