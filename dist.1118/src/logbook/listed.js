/**
 * In which entries a person is, as it is kept: many lines to a row, since a row and a place in an index for each line cost
 * more than the rest of an entry. A row holds `subject position.line position.line` per person, between newlines, of a
 * range of the log. What was numbered lately lies in rows of all people together (`RECENT`); older ranges are split by
 * person over buckets (fold.ts), so that who looks for one person reads one row of each.
 */
export const RECENT = -1;
const BUCKETS = 512;
/** The bucket of a person. Hashes spread evenly, and any text has one. */
export function bucketOf(subject) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < subject.length; i += 1)
        hash = Math.imul(hash ^ subject.charCodeAt(i), 0x01000193);
    return (hash >>> 0) % BUCKETS;
}
export function addPlaces(listed, subject, places) {
    const before = listed.get(subject);
    listed.set(subject, before === undefined ? places : `${before} ${places}`);
}
/** Adds the lines of an entry, as the entry holds them, up to one that is none: verification tells of that. Returns how many. */
export function addEntry(listed, position, lines) {
    let count = 0;
    for (let start = 0; start < lines.length; count += 1) {
        const newline = lines.indexOf('\n', start);
        const end = newline < 0 ? lines.length : newline;
        const from = lines.indexOf(' ', start) + 1;
        const to = lines.indexOf(' ', from);
        if (from === 0 || to < 0 || to > end)
            break;
        addPlaces(listed, lines.slice(from, to), `${position}.${count}`);
        start = end + 1;
    }
    return count;
}
export function renderListed(listed) {
    let data = '\n';
    for (const [subject, places] of listed)
        data += `${subject} ${places}\n`;
    return data;
}
export function* parseListed(data) {
    for (const line of data.split('\n')) {
        const at = line.indexOf(' ');
        if (at > 0)
            yield [line.slice(0, at), line.slice(at + 1)];
    }
}
/** SQL: the places of the person in parameter `subject` in a row, each as a row. */
export const placesSql = (data, subject) => `string_to_table(split_part(split_part(${data}, E'\\n' || ${subject} || ' ', 2), E'\\n', 1), ' ')`;
export const holdsSql = (data, subject) => `strpos(${data}, E'\\n' || ${subject} || ' ') > 0`;
//# sourceMappingURL=listed.js.map