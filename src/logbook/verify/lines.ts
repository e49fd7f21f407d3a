/** Whether the lines of entries, and the lists of the people they are about, still say the same. */
import type { Municipality, Queryable } from '../../foundation/db/types.ts';
import type { CheckedEntry } from './entry.ts';
import type { Finding } from './findings.ts';
import { readSubjects } from './rows.ts';

/** @param entries those whose preimage is the committed one. */
export async function checkLines(
  q: Queryable,
  municipality: Municipality,
  entries: readonly CheckedEntry[],
): Promise<Finding[]> {
  const keys = entries.flatMap(({ row, lines }) =>
    lines.map(([, subject], line) => ({ subject, at: row.at, entry: row.entry, line })),
  );
  const listed = new Set<string>();
  const doubled: Finding[] = [];
  for (const { entry, line, subject } of await readSubjects(q, municipality, keys)) {
    const key = `${entry}/${line}/${subject}`;
    if (listed.has(key)) doubled.push({ kind: 'index-inserted', municipality, entry, line });
    listed.add(key);
  }
  return [...entries.flatMap((checked) => findingsOf(municipality, checked, listed)), ...doubled];
}

function findingsOf(municipality: Municipality, checked: CheckedEntry, listed: ReadonlySet<string>): Finding[] {
  const { row, lines, said } = checked;
  const at = { municipality, position: row.position, entry: row.entry };
  const missing = lines.flatMap(([, subject], line) => (listed.has(`${row.entry}/${line}/${subject}`) ? [] : [line]));
  if (checked.linesAgree) return missing.map((line) => ({ kind: 'index-deleted', ...at, line }));
  // The root tells that something changed, not what. The lists of people still tell of whom each line was.
  return lines.length === said?.lines && missing.length > 0
    ? missing.map((line) => ({ kind: 'line-edited', ...at, line }))
    : [{ kind: 'line-edited', ...at }];
}
