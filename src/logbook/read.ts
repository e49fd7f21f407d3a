/** "Who looked": the lines about one resident, newest first. */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import { partOfLine } from './lines.ts';
import type { LogEntry } from './types.ts';

/** One answer in which the resident was. Activity and organ lead to purpose and ground; nobody is named. */
export interface Look {
  readonly at: Date;
  readonly entry: string;
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

/** One scan of the primary key, backwards, and the entries that it leads to. Exported for the plan test. */
export const LOOKS: Statement = {
  name: 'log_looks',
  text: `select s.at, s.entry, s.line, ${partOfLine('e.lines', 's.line', 3)} as resource, ${partOfLine('e.lines', 's.line', 4)} as id,
  e.kind, e.activity, e.operation, p.said ->> 'organ' as organ, p.said ->> 'application' as application, p.said ->> 'actorRole' as "actorRole"
from (
  select at, entry, line from log_subject
  where municipality = $1 and subject = $2 and (at, entry, line) < ($3::timestamptz, $4::uuid, $5::int)
  order by at desc, entry desc, line desc limit $6) s
join log_entry e on e.municipality = $1 and e.id = s.entry
cross join lateral (select e.preimage::jsonb as said) p
order by s.at desc, s.entry desc, s.line desc`,
};

type LineRow = Omit<Look, 'records'> & { readonly line: number; readonly resource: string; readonly id: string };

const FIRST = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 2 ** 31 - 1] as const;
const PAGE = 50;
const LARGEST_PAGE = 500;

/**
 * @param subject keyed hash of the BSN. The caller has decided that this person may see these lines.
 * @param options.limit lines (not looks) on a page, 50 when absent, at most 500.
 * @returns null when `after` is not a cursor of ours.
 */
export async function looksAt(
  q: Queryable,
  municipality: Municipality,
  subject: string,
  options: { readonly limit?: number; readonly after?: string } = {},
): Promise<Looks | null> {
  const from = options.after === undefined ? FIRST : parseCursor(options.after);
  if (from === null) return null;
  const limit = Math.min(Math.max(1, options.limit ?? PAGE), LARGEST_PAGE);
  const rows = await q.query<LineRow>(LOOKS, [municipality, subject, ...from, limit + 1]);
  const page = rows.slice(0, limit);
  return { looks: group(page), next: rows.length > limit ? cursorOf(page.at(-1)!) : null };
}

/** Lines of one entry stand together in this order, so neighbours make a look. */
function group(rows: readonly LineRow[]): Look[] {
  const looks: (Look & { records: { line: number; resource: string; id: string }[] })[] = [];
  for (const { line, resource, id, ...said } of rows) {
    const record = { line, resource, id };
    const last = looks.at(-1);
    if (last?.entry === said.entry) last.records.push(record);
    else looks.push({ ...said, records: [record] });
  }
  return looks;
}

const cursorOf = ({ at, entry, line }: LineRow): string => `${at.getTime().toString(36)}.${entry}.${line}`;

const CURSOR = /^([0-9a-z]{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9]{1,9})$/;

function parseCursor(text: string): readonly [at: Date, entry: string, line: number] | null {
  const match = CURSOR.exec(text);
  return match && [new Date(Number.parseInt(match[1]!, 36)), match[2]!, Number(match[3])];
}
