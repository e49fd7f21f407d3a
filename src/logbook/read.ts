/** "Who looked": the lines about one resident, newest first. */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import { bucketOf, holdsSql, placesSql, RECENT } from './listed.ts';
import { entrySql, partOfLine, preimageSql } from './packed.ts';
import type { LogEntry } from './types.ts';
import type { Withheld } from './withheld.ts';

/** One answer in which the resident was. Activity and organ lead to purpose and ground; nobody is named. */
export interface Look {
  readonly at: Date;
  /** Place of the entry in the log. */
  readonly position: number;
  readonly kind: LogEntry['kind'];
  readonly activity: string;
  readonly organ: string;
  readonly operation: string;
  readonly application: string;
  /** Role and department in words; null when no employee acted. */
  readonly actorRole: string | null;
  /** What of this resident was in it; `line` leads to its proof. */
  readonly records: readonly { readonly line: number; readonly resource: string; readonly id: string }[];
}

export interface Looks {
  readonly looks: readonly Look[];
  /** Give it as `after` for what is older; null at the end. */
  readonly next: string | null;
}

/**
 * The newest places of the person in the rows of one bucket. Rows are of ranges of the log that follow each other, so the newest
 * row is read first, and the next only when that held too few: of whom a million lines are kept, a page reads no more than of others.
 */
const newestIn = (bucket: string): string => `select t.position, t.line from log_subject b
  cross join lateral ${placesSql('b.data', '$2::text')} as h (place)
  cross join lateral (select split_part(h.place, '.', 1)::bigint as position, split_part(h.place, '.', 2)::int as line) t
  where b.municipality = $1 and b.bucket = ${bucket} and b.first <= $4::bigint and ${holdsSql('b.data', '$2::text')}
    and (t.position, t.line) < ($4::bigint, $5::int)
  order by b.until desc, t.position desc, t.line desc limit $6`;

/**
 * The rows that can hold this person, the lines of it in them, and the commits and entries that those lead to, one by one:
 * how many lines a text holds is not known to the planner, and each `limit 1` keeps it from reading a text more than once.
 * Exported for the plan test.
 */
export const LOOKS: Statement = {
  name: 'log_looks',
  text: `select s.position, s.line, ${partOfLine('e.entry', 's.line', 3)} as resource, ${partOfLine('e.entry', 's.line', 4)} as id,
  (p.said ->> 'at')::timestamptz as at, p.said ->> 'kind' as kind, p.said ->> 'activity' as activity, p.said ->> 'operation' as operation,
  p.said ->> 'organ' as organ, p.said ->> 'application' as application, p.said ->> 'actorRole' as "actorRole"
from (
  (${newestIn(String(RECENT))}) union all (${newestIn('$3::smallint')})
  order by position desc, line desc limit $6) s
cross join lateral (select n.commit, s.position - n.position as place from log_position n
  where n.municipality = $1 and n.position <= s.position order by n.position desc limit 1) n
cross join lateral (select ${entrySql('c.data', 'n.place')} as entry from log_commit c where c.municipality = $1 and c.id = n.commit limit 1) e
cross join lateral (select ${preimageSql('e.entry')} as said limit 1) p
where p.said is not null
order by s.position desc, s.line desc`,
};

type LineRow = Omit<Look, 'records'> & {
  readonly line: number;
  readonly resource: string;
  readonly id: string;
};

type Cursor = readonly [position: number, line: number];

const FIRST: Cursor = [Number.MAX_SAFE_INTEGER, 0];
const PAGE = 50;
const LARGEST_PAGE = 500;
/** Lines that are withheld and passed over for one page. Beyond that it is as it is, and says where to go on. */
const MOST_PASSED = 5_000;

/**
 * @param subject keyed hash of the BSN. The caller has decided that this person may see these lines.
 * @param withheld what of them may not be seen yet. It leaves no gap: what is read instead fills the page. Only of whom thousands in
 *   a row are withheld a page may have fewer than there are, and `next`: what one call reads has an end.
 * @param options.formerly hashes of the same person under keys that hashed before: lines of that time have those.
 * @param options.limit lines (not looks) on a page, 50 when absent, at most 500.
 * @returns null when `after` is not a cursor of ours.
 */
export async function looksAt(
  q: Queryable,
  municipality: Municipality,
  subject: string,
  withheld: Withheld,
  options: { readonly limit?: number; readonly after?: string; readonly formerly?: readonly string[] } = {},
): Promise<Looks | null> {
  const from = options.after === undefined ? FIRST : parseCursor(options.after);
  if (from === null) return null;
  const limit = Math.min(Math.max(1, options.limit ?? PAGE), LARGEST_PAGE);
  const all: Passed[] = [];
  for (const one of [subject, ...(options.formerly ?? [])])
    all.push(await shownOf(q, municipality, one, withheld, from, limit + 1));
  // Of each the newest come first; of all together too, since a place in the log is of one line.
  const seen = all.flatMap(({ shown }) => shown).sort(newestFirst);
  // What is older than where one of them stopped may come after what that has not read yet.
  const [stopped] = all.flatMap(({ until }) => until ?? []).sort(newestFirst);
  const known = stopped ? seen.filter((row) => newestFirst(row, stopped) <= 0) : seen;
  const page = known.slice(0, limit);
  const last = known.length > limit ? page.at(-1) : stopped;
  return { looks: group(page), next: last ? cursorOf(last) : null };
}

type Place = Pick<LineRow, 'position' | 'line'>;

const newestFirst = (a: Place, b: Place): number => b.position - a.position || b.line - a.line;

interface Passed {
  readonly shown: readonly LineRow[];
  /** It was read up to and including here, and there may be more. */
  readonly until?: Place;
}

/** So many lines under one hash, those that are withheld passed over. */
async function shownOf(
  q: Queryable,
  municipality: Municipality,
  subject: string,
  withheld: Withheld,
  from: Cursor,
  wanted: number,
): Promise<Passed> {
  const shown: LineRow[] = [];
  let asked = wanted;
  for (let at = from, passed = 0; ; asked = LARGEST_PAGE) {
    const rows = await q.query<LineRow>(LOOKS, [municipality, subject, bucketOf(subject), ...at, asked]);
    const open = rows.filter((row) => !withheld.hides(row, row));
    shown.push(...open);
    passed += rows.length - open.length;
    const until = rows.at(-1);
    if (rows.length < asked || !until) return { shown };
    if (shown.length >= wanted || passed >= MOST_PASSED) return { shown, until };
    at = [until.position, until.line];
  }
}

/** Lines of one entry stand together in this order, so neighbours make a look. */
function group(rows: readonly LineRow[]): Look[] {
  const looks: (Look & { records: { line: number; resource: string; id: string }[] })[] = [];
  for (const { line, resource, id, ...said } of rows) {
    const record = { line, resource, id };
    const last = looks.at(-1);
    if (last?.position === said.position) last.records.push(record);
    else looks.push({ ...said, records: [record] });
  }
  return looks;
}

const cursorOf = ({ position, line }: Place): string => `${position}.${line}`;

const CURSOR = /^([0-9]{1,15})\.([0-9]{1,9})$/;

function parseCursor(text: string): Cursor | null {
  const match = CURSOR.exec(text);
  return match && [Number(match[1]), Number(match[2])];
}
