/** What one stored entry says about itself, and whether its parts agree. Pure. */
import { canonical, type Json } from '../jcs.ts';
import { linesRootHex, type Preimage } from '../leaf.ts';
import { linePreimage, parseLines, type StoredLine } from '../lines.ts';
import { type Hash, leafHash } from '../merkle/hash.ts';

export interface EntryRow {
  readonly position: number;
  readonly entry: string;
  /** Null when there is no entry with this id. */
  readonly preimage: string | null;
  readonly leaf: Uint8Array;
  readonly lines: string;
  readonly at: Date;
  readonly activity: string;
  readonly operation: string;
  readonly kind: string;
}

export interface CheckedEntry {
  readonly row: EntryRow;
  /** Recomputed from the preimage; null when the entry is gone. */
  readonly leaf: Hash | null;
  readonly said: Preimage | null;
  /** Empty when they cannot be read. */
  readonly lines: readonly StoredLine[];
  readonly columnsAgree: boolean;
  readonly linesAgree: boolean;
}

export function checkEntry(row: EntryRow): CheckedEntry {
  if (row.preimage === null) return { row, leaf: null, said: null, lines: [], columnsAgree: true, linesAgree: true };
  const leaf = leafHash(row.preimage);
  const said = readPreimage(row.preimage);
  const lines = parseLines(row.lines);
  const columns = {
    activity: row.activity,
    at: row.at.toISOString(),
    id: row.entry,
    kind: row.kind,
    operation: row.operation,
  };
  return {
    row,
    leaf,
    said,
    lines: lines ?? [],
    // Also false when the preimage is not in canonical form: then another text would say the same.
    columnsAgree:
      said !== null &&
      Buffer.compare(row.leaf, leaf) === 0 &&
      canonicalOrNull({ ...said, ...columns }) === row.preimage,
    linesAgree:
      said !== null &&
      lines !== null &&
      lines.length === said.lines &&
      linesRootHex(lines.map(linePreimage)) === said.root,
  };
}

function readPreimage(text: string): Preimage | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Preimage) : null;
  } catch {
    return null;
  }
}

function canonicalOrNull(value: object): string | null {
  try {
    return canonical(value as Json);
  } catch {
    return null;
  }
}
