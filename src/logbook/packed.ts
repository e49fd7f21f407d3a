/**
 * The entries of one commit as one text: with an empty line between them, and of each first the preimage and then its lines.
 * JSON escapes line ends itself and lines have none, so nothing needs another escape.
 */

const BETWEEN = '\n\n';

export interface PackedEntry {
  readonly preimage: string;
  /** As lines.ts makes them; empty without data subjects. */
  readonly lines: string;
}

export const packEntry = ({ preimage, lines }: PackedEntry): string =>
  lines === '' ? preimage : `${preimage}\n${lines}`;

export const packCommit = (entries: readonly string[]): string => entries.join(BETWEEN);

export const unpackCommit = (data: string): PackedEntry[] => data.split(BETWEEN).map(unpackEntry);

export function unpackEntry(entry: string): PackedEntry {
  const end = entry.indexOf('\n');
  return end < 0 ? { preimage: entry, lines: '' } : { preimage: entry.slice(0, end), lines: entry.slice(end + 1) };
}

/** SQL: the entry at a place (a bigint, from 0) in the text of a commit; empty when there is none. */
export const entrySql = (data: string, place: string): string =>
  `split_part(${data}, E'\\n\\n', least(${place}, 1000000)::int + 1)`;

/** SQL: its preimage as jsonb; null when there is none. */
export const preimageSql = (entry: string): string => `nullif(split_part(${entry}, E'\\n', 1), '')::jsonb`;

/** SQL: part 1 to 4 of its line number `line`, from 0. */
export const partOfLine = (entry: string, line: string, part: 1 | 2 | 3 | 4): string =>
  `split_part(split_part(${entry}, E'\\n', ${line} + 2), ' ', ${part})`;
