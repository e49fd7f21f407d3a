/** What one stored entry says about itself, and whether its parts agree. Pure. */
import { canonical, type Json } from '../jcs.ts';
import { keptRootHex, type Preimage } from '../leaf.ts';
import { type KeptLine, parseKept } from '../lines.ts';
import { type Hash, leafHash } from '../merkle/hash.ts';
import type { PackedEntry } from '../packed.ts';

export interface EntryRow {
  readonly position: number;
  readonly commit: string;
  /** In its commit, from 0. */
  readonly place: number;
  /** How many its commit had when it was numbered. */
  readonly of: number;
  /** Undefined when the commit, or its entry at this place, is not there. */
  readonly stored: PackedEntry | undefined;
}

export interface CheckedEntry {
  readonly row: EntryRow;
  /** As its preimage says; undefined when that cannot be read. */
  readonly id: string | undefined;
  /** Recomputed from the preimage; null when the entry is gone. */
  readonly leaf: Hash | null;
  readonly said: Preimage | null;
  /** Empty when they cannot be read. */
  readonly lines: readonly KeptLine[];
  readonly formAgrees: boolean;
  readonly linesAgree: boolean;
}

export function checkEntry(row: EntryRow): CheckedEntry {
  const { stored } = row;
  if (!stored) return { row, id: undefined, leaf: null, said: null, lines: [], formAgrees: true, linesAgree: true };
  const said = readPreimage(stored.preimage);
  const lines = parseKept(stored.lines);
  return {
    row,
    id: typeof said?.id === 'string' ? said.id : undefined,
    leaf: leafHash(stored.preimage),
    said,
    lines: lines ?? [],
    // Also false when the preimage is not in canonical form: then another text would say the same.
    formAgrees: said !== null && canonicalOrNull(said) === stored.preimage && (row.place > 0 || said.id === row.commit),
    linesAgree: said !== null && lines !== null && lines.length === said.lines && keptRootHex(lines) === said.root,
  };
}

export function readPreimage(text: string): Preimage | null {
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
