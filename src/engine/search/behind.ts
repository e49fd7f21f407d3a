/** How far the index of words is behind the changes: they follow in whichever process serves. */
import type { Municipality } from '../../foundation/db/types.ts';
import type { EngineParts } from '../engine.ts';
import { LAYOUT } from './indexer.ts';

const BEHIND = {
  name: 'search_behind',
  text: `select (select coalesce(sum(cardinality(changes)), 0) from engine_change_queue where municipality = $1)
  + (select count(*) from engine_change_number where municipality = $1
      and number > coalesce((select number from engine_search_cursor where municipality = $1 and layout = $2), 0)) as changes`,
};

/** Changes that no search finds yet. */
export async function unsearched({ db }: Pick<EngineParts, 'db'>, municipality: Municipality): Promise<number> {
  const [row] = await db.in(municipality).query<{ changes: string }>(BEHIND, [municipality, LAYOUT]);
  return Number(row!.changes);
}
