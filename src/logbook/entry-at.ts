/** One entry of the log by its place. */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import { entrySql, unpackEntry } from './packed.ts';

const PLACE: Statement = {
  name: 'log_place',
  text: `select ${entrySql('c.data', '$2::bigint - n.position')} as entry
from (select position, commit from log_position where municipality = $1 and position <= $2::bigint order by position desc limit 1) n
join log_commit c on c.municipality = $1 and c.id = n.commit`,
};

/** As it is packed; undefined when there is none. */
export async function packedAt(
  q: Queryable,
  municipality: Municipality,
  position: number,
): Promise<string | undefined> {
  if (!Number.isSafeInteger(position) || position < 0) return undefined;
  return (await q.query<{ entry: string }>(PLACE, [municipality, position]))[0]?.entry || undefined;
}

const PLACES: Statement = {
  name: 'log_places',
  text: `select p.position, ${entrySql('c.data', 'p.position - n.position')} as entry
from unnest($2::bigint[]) as p (position)
cross join lateral (select position, commit from log_position where municipality = $1 and position <= p.position order by position desc limit 1) n
cross join lateral (select data from log_commit where municipality = $1 and id = n.commit limit 1) c`,
};

/** Several, as they are packed; those that are not there are left out. */
export async function packedAtEach(
  q: Queryable,
  municipality: Municipality,
  positions: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const asked = [...new Set(positions)].filter((one) => Number.isSafeInteger(one) && one >= 0);
  if (asked.length === 0) return new Map();
  const rows = await q.query<{ position: number; entry: string }>(PLACES, [municipality, asked]);
  return new Map(rows.flatMap(({ position, entry }) => (entry ? [[Number(position), entry]] : [])));
}

/** Its preimage. */
export async function preimageAt(
  q: Queryable,
  municipality: Municipality,
  position: number,
): Promise<string | undefined> {
  const packed = await packedAt(q, municipality, position);
  return packed === undefined ? undefined : unpackEntry(packed).preimage;
}
