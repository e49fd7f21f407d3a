/** Whether the lines of entries, and the lists of the people they are about, still say the same. Pure. */
import type { Municipality } from '../../foundation/db/types.ts';
import { isErased } from '../lines.ts';
import type { CheckedEntry } from './entry.ts';
import type { Finding } from './findings.ts';
import type { ListedLine } from './rows.ts';

const keyOf = ({ position, line, subject }: ListedLine): string => `${position}.${line} ${subject}`;

const linesOf = ({ row, lines }: CheckedEntry): readonly ListedLine[] =>
  lines.flatMap((one, line) => (isErased(one) ? [] : [{ position: row.position, line, subject: one[1] }]));

/** @param entries those whose preimage is the committed one. */
export function checkLines(
  municipality: Municipality,
  entries: readonly CheckedEntry[],
  listed: readonly ListedLine[],
): Finding[] {
  const known = new Set(listed.map(keyOf));
  return entries.flatMap((checked) => findingsOf(municipality, checked, known));
}

function findingsOf(municipality: Municipality, checked: CheckedEntry, listed: ReadonlySet<string>): Finding[] {
  const { row, id, lines, said } = checked;
  const at = { municipality, position: row.position, ...(id !== undefined && { entry: id }) };
  const missing = linesOf(checked).flatMap((one) => (listed.has(keyOf(one)) ? [] : [one.line]));
  if (checked.linesAgree) return missing.map((line) => ({ kind: 'index-deleted', ...at, line }));
  // The root tells that something changed, not what. The lists of people still tell of whom each line was.
  return lines.length === said?.lines && missing.length > 0
    ? missing.map((line) => ({ kind: 'line-edited', ...at, line }))
    : [{ kind: 'line-edited', ...at }];
}

/** Lines in the lists of people that no entry of these has, or that are there twice; of a place without an entry nothing can be said. */
export function strayLines(entries: readonly CheckedEntry[], listed: readonly ListedLine[]): readonly ListedLine[] {
  const there = new Set(entries.map(({ row }) => row.position));
  const known = new Set(entries.flatMap(linesOf).map(keyOf));
  const seen = new Set<string>();
  return listed.filter((one) => {
    const key = keyOf(one);
    const belongs = known.has(key) && !seen.has(key);
    seen.add(key);
    return there.has(one.position) && !belongs;
  });
}
