/** How many records there are per type and confidentiality, as the counters know it: exact, and without reading a record. */

import type { Errand } from '../foundation/db/errand.ts';
import type { Database, Municipality } from '../foundation/db/types.ts';

export interface Counted {
  readonly type: string | null;
  readonly level: number | null;
  readonly total: number;
}

export const countsOf = (
  db: Pick<Database, 'in'>,
  of: Errand & { readonly municipality: Municipality },
  resource: string,
): Promise<readonly Counted[]> =>
  db.in(of).query<Counted>(
    {
      name: 'counts_of',
      text: `select type, level, sum(total)::float8 as total from (
 select type, level, total from engine_count where municipality = $1 and resource = $2
 union all
 select type, level, delta from engine_count_delta where municipality = $1 and resource = $2) n
group by type, level having sum(total) > 0`,
    },
    [of.municipality, resource],
  );
