/** Whether the lines of entries, and the lists of the people they are about, still say the same. */
import type { Municipality, Queryable } from '../../foundation/db/types.ts';
import type { StoredLine } from '../leaf.ts';
import type { CheckedEntry } from './entry.ts';
import type { Finding } from './findings.ts';
import { readSubjects, type SubjectRow } from './rows.ts';

/** @param entries those whose preimage is the committed one. */
export async function checkLines(
  q: Queryable,
  municipality: Municipality,
  entries: readonly CheckedEntry[],
): Promise<Finding[]> {
  const keys = entries.flatMap(({ row, lines }) =>
    lines.map(([, subject], line) => ({ subject, at: row.at, entry: row.entry, line })),
  );
  const rows = await readSubjects(q, municipality, keys);
  const listed = new Map(rows.map((row) => [`${row.entry}/${row.line}`, row]));
  return entries.flatMap((checked) => findingsOf(municipality, checked, listed));
}

function findingsOf(
  municipality: Municipality,
  checked: CheckedEntry,
  listed: ReadonlyMap<string, SubjectRow>,
): Finding[] {
  const { row, lines } = checked;
  const at = { municipality, position: row.position, entry: row.entry };
  const state = lines.map((line, number) => {
    const found = listed.get(`${row.entry}/${number}`);
    if (found === undefined) return 'index-deleted' as const;
    return agrees(found, line, checked) ? null : ('index-edited' as const);
  });
  if (checked.linesAgree) return state.flatMap((kind, line) => (kind ? [{ kind, ...at, line }] : []));
  if (lines.length !== checked.said?.lines) return [{ kind: 'line-edited', ...at }];
  // The root tells that something changed, not what. The lists still hold the lines as they were, without the salts.
  const changed = state.flatMap((kind, line): Finding[] => (kind ? [{ kind: 'line-edited', ...at, line }] : []));
  return changed.length > 0 ? changed : [{ kind: 'salt-edited', ...at }];
}

function agrees(found: SubjectRow, [, subject, resource, id]: StoredLine, { said }: CheckedEntry): boolean {
  return (
    said !== null &&
    found.subject === subject &&
    found.resource === resource &&
    found.id === id &&
    found.kind === said.kind &&
    found.activity === said.activity &&
    found.organ === said.organ &&
    found.operation === said.operation &&
    found.application === said.application &&
    found.actorRole === (said.actorRole ?? null)
  );
}
