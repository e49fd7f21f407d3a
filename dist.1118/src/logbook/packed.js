/**
 * The entries of one commit as one text: with an empty line between them, and of each first the preimage and then its lines.
 * JSON escapes line ends itself and lines have none, so nothing needs another escape.
 */
const BETWEEN = '\n\n';
export const packEntry = ({ preimage, lines }) => lines === '' ? preimage : `${preimage}\n${lines}`;
export const packCommit = (entries) => entries.join(BETWEEN);
export const unpackCommit = (data) => data.split(BETWEEN).map(unpackEntry);
export function unpackEntry(entry) {
    const end = entry.indexOf('\n');
    return end < 0 ? { preimage: entry, lines: '' } : { preimage: entry.slice(0, end), lines: entry.slice(end + 1) };
}
/** SQL: the entry at a place (a bigint, from 0) in the text of a commit; empty when there is none. */
export const entrySql = (data, place) => `split_part(${data}, E'\\n\\n', least(${place}, 1000000)::int + 1)`;
/** SQL: its preimage as jsonb; null when there is none. */
export const preimageSql = (entry) => `nullif(split_part(${entry}, E'\\n', 1), '')::jsonb`;
/** SQL: part 1 to 4 of its line number `line`, from 0. */
export const partOfLine = (entry, line, part) => `split_part(split_part(${entry}, E'\\n', ${line} + 2), ' ', ${part})`;
//# sourceMappingURL=packed.js.map