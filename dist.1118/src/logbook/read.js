import { bucketOf, holdsSql, placesSql, RECENT } from './listed.js';
import { entrySql, partOfLine, preimageSql } from './packed.js';
/**
 * The rows that can hold this person, the lines of it in them, and the commits and entries that those lead to, one by one:
 * how many lines a text holds is not known to the planner, and each `limit 1` keeps it from reading a text more than once.
 * Exported for the plan test.
 */
export const LOOKS = {
    name: 'log_looks',
    text: `select s.position, s.line, ${partOfLine('e.entry', 's.line', 3)} as resource, ${partOfLine('e.entry', 's.line', 4)} as id,
  (p.said ->> 'at')::timestamptz as at, p.said ->> 'kind' as kind, p.said ->> 'activity' as activity, p.said ->> 'operation' as operation,
  p.said ->> 'organ' as organ, p.said ->> 'application' as application, p.said ->> 'actorRole' as "actorRole"
from (
  select t.position, t.line from log_subject b
  cross join lateral ${placesSql('b.data', '$2::text')} as h (place)
  cross join lateral (select split_part(h.place, '.', 1)::bigint as position, split_part(h.place, '.', 2)::int as line) t
  where b.municipality = $1 and b.bucket = any(array[${RECENT}, $3::smallint]) and b.first <= $4::bigint and ${holdsSql('b.data', '$2::text')}
    and (t.position, t.line) < ($4::bigint, $5::int)
  order by t.position desc, t.line desc limit $6) s
cross join lateral (select n.commit, s.position - n.position as place from log_position n
  where n.municipality = $1 and n.position <= s.position order by n.position desc limit 1) n
cross join lateral (select ${entrySql('c.data', 'n.place')} as entry from log_commit c where c.municipality = $1 and c.id = n.commit limit 1) e
cross join lateral (select ${preimageSql('e.entry')} as said limit 1) p
where p.said is not null
order by s.position desc, s.line desc`,
};
const FIRST = [Number.MAX_SAFE_INTEGER, 0];
const PAGE = 50;
const LARGEST_PAGE = 500;
/**
 * @param subject keyed hash of the BSN. The caller has decided that this person may see these lines.
 * @param withheld what of them may not be seen yet. It leaves no gap: what is read instead fills the page.
 * @param options.formerly hashes of the same person under keys that hashed before: lines of that time have those.
 * @param options.limit lines (not looks) on a page, 50 when absent, at most 500.
 * @returns null when `after` is not a cursor of ours.
 */
export async function looksAt(q, municipality, subject, withheld, options = {}) {
    const from = options.after === undefined ? FIRST : parseCursor(options.after);
    if (from === null)
        return null;
    const limit = Math.min(Math.max(1, options.limit ?? PAGE), LARGEST_PAGE);
    const seen = [];
    for (const one of [subject, ...(options.formerly ?? [])])
        seen.push(...(await shownOf(q, municipality, one, withheld, from, limit + 1)));
    // Of each the newest come first; of all together too, since a place in the log is of one line.
    if (options.formerly?.length)
        seen.sort((a, b) => b.position - a.position || b.line - a.line);
    const page = seen.slice(0, limit);
    return { looks: group(page), next: seen.length > limit ? cursorOf(page.at(-1)) : null };
}
/** So many lines under one hash, those that are withheld passed over. */
async function shownOf(q, municipality, subject, withheld, from, wanted) {
    const seen = [];
    for (let at = from; seen.length < wanted;) {
        const rows = await q.query(LOOKS, [municipality, subject, bucketOf(subject), ...at, wanted]);
        for (const row of rows)
            if (!withheld.hides(row, row))
                seen.push(row);
        const last = rows.at(-1);
        if (rows.length < wanted || !last)
            break;
        at = [last.position, last.line];
    }
    return seen;
}
/** Lines of one entry stand together in this order, so neighbours make a look. */
function group(rows) {
    const looks = [];
    for (const { line, resource, id, ...said } of rows) {
        const record = { line, resource, id };
        const last = looks.at(-1);
        if (last?.position === said.position)
            last.records.push(record);
        else
            looks.push({ ...said, records: [record] });
    }
    return looks;
}
const cursorOf = ({ position, line }) => `${position}.${line}`;
const CURSOR = /^([0-9]{1,15})\.([0-9]{1,9})$/;
function parseCursor(text) {
    const match = CURSOR.exec(text);
    return match && [Number(match[1]), Number(match[2])];
}
//# sourceMappingURL=read.js.map