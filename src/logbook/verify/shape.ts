/** Whether what stands beside the entries has the form in which it was stored: else a page can read it another way than we do. */
import type { Municipality, Queryable, Statement } from '../../foundation/db/types.ts';
import { HASH_SIZE } from '../merkle/hash.ts';
import { TILE_WIDTH } from '../merkle/tile.ts';

const PAGE = 200;

/** In the order of its key; what took the place of a number (a null) comes last. */
const ROWS: Statement = {
  name: 'log_verify_lists',
  text: `select bucket, until::text as until, first::text as first, lines, coalesce(data, '') as data from log_subject
where municipality = $1 and (bucket, until) > ($2::smallint, $3::bigint) order by bucket, until limit $4`,
};

interface ListRow {
  readonly bucket: number;
  readonly until: string;
  readonly first: string | null;
  readonly lines: number | null;
  readonly data: string;
}

/** `bucket/until` of rows of the lists of people that are not as listed.ts writes them. */
export async function editedLists(q: Queryable, municipality: Municipality): Promise<readonly string[]> {
  const edited: string[] = [];
  for (let last = { bucket: -32_768, until: '-9223372036854775808' }; ; ) {
    const rows = await q.query<ListRow>(ROWS, [municipality, last.bucket, last.until, PAGE]);
    for (const row of rows) if (!isAsStored(row)) edited.push(`${row.bucket}/${row.until}`);
    if (rows.length < PAGE) return edited;
    last = rows.at(-1)!;
  }
}

const LINE = /^[!-~]+(?: (?:0|[1-9]\d{0,15})\.(?:0|[1-9]\d{0,8}))+$/;

/** Each person once, each place as the program writes a number: the page looks for the first of a person alone. */
function isAsStored({ data, lines, first, until }: ListRow): boolean {
  if (first === null || !data.startsWith('\n') || !data.endsWith('\n')) return false;
  const people = data.slice(1, -1).split('\n');
  const named = new Set<string>();
  let count = 0;
  for (const line of people) {
    if (!LINE.test(line)) return false;
    const [subject, ...places] = line.split(' ');
    named.add(subject!);
    count += places.length;
    for (const position of places.map((place) => Number.parseInt(place, 10)))
      if (position < Number(first) || position >= Number(until)) return false;
  }
  return count === lines && named.size === people.length;
}

/** Of each level how many tiles there are and how wide the last is, with the head of that moment. */
const LEVELS: Statement = {
  name: 'log_verify_tile_levels',
  text: `select l.level, l.tiles, l.last::text as last, l.longest,
  (select octet_length(t.data) from log_tile t where t.municipality = $1 and t.level = l.level order by t.index desc limit 1) as bytes,
  (select size::text from log_checkpoint where municipality = $1 order by minute desc limit 1) as size
from (select level, count(*)::float8 as tiles, max(index) as last, max(octet_length(data)) as longest from log_tile where municipality = $1 group by level) l order by l.level`,
};

/** `level/index` of the last tile of levels that have more than the head covers, or a tile twice. Fewer is found by hash. */
export async function wrongTiles(q: Queryable, municipality: Municipality): Promise<readonly string[]> {
  const levels = await q.query<Level>(LEVELS, [municipality]);
  return levels.flatMap(({ level, tiles, last, bytes, longest, size }) => {
    const hashes = Math.floor(Number(size ?? 0) / TILE_WIDTH ** level);
    const wanted = Math.ceil(hashes / TILE_WIDTH);
    const width = hashes - (wanted - 1) * TILE_WIDTH;
    const isMore = tiles > wanted || Number(last) >= wanted || (bytes ?? 0) > width * HASH_SIZE;
    return isMore || (longest ?? 0) > TILE_WIDTH * HASH_SIZE ? [`${level}/${last}`] : [];
  });
}

interface Level {
  readonly level: number;
  readonly tiles: number;
  /** Index of the last tile. */
  readonly last: string;
  /** Of the last tile. */
  readonly bytes: number | null;
  readonly longest: number | null;
  readonly size: string | null;
}
