/**
 * Where a log goes on: the right edge of its tree, taken from the database only when it follows from what was signed.
 * Who can write in the database must not get a head signed that differs from an earlier one (C2SP tlog-checkpoint).
 */
import type { Municipality, Queryable } from '../foundation/db/types.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import { type Edge, EMPTY_EDGE, edgeFrom, edgeRoot, edgeTiles, type Tile } from './merkle/edge.ts';
import { type Hash, sameHash } from './merkle/hash.ts';
import { verifyConsistency } from './merkle/proof.ts';
import { consistencyRanges } from './merkle/tree.ts';
import { generationOf, openHead } from './origin.ts';
import { type Head, readHashes, readHead, readTiles } from './tiles.ts';

/** The stored log does not follow from what was signed. `npm run meent -- verify` says what changed. */
export class LogDamaged extends Error {
  readonly municipality: Municipality;

  constructor(municipality: Municipality, why: string, cause?: unknown) {
    super(`the log of municipality ${municipality} is not signed on: ${why}`, { cause });
    this.name = 'LogDamaged';
    this.municipality = municipality;
  }
}

/** A tree of which this process saw or made the head. */
export interface Known {
  readonly root: Hash;
  readonly edge: Edge;
  /** The signed head itself: its name and what it says of an earlier name are believed of no other. */
  readonly note: string;
}

export interface Continuation {
  readonly head: Head | undefined;
  readonly edge: Edge;
}

/**
 * @param committed the last tree that this process knows to be stored; undefined after a start.
 * @param staged what this process wrote last, of which it does not know whether the commit came through.
 * @param kept the head that was kept beside the database; asked for after a start, when nothing is known.
 * @throws LogDamaged.
 */
export async function continueFrom(
  tx: Queryable,
  municipality: Municipality,
  keys: Pick<RingKeys, 'publicKeys' | 'reread'>,
  committed: Known | undefined,
  staged: Known | undefined,
  kept: () => string | undefined,
): Promise<Continuation> {
  const head = await readHead(tx, municipality);
  for (const known of [staged, committed]) {
    if (head && known?.note === head.note && known.edge.size === head.size && sameHash(known.root, head.root))
      return { head, edge: known.edge };
  }
  const earlier = committed
    ? { size: committed.edge.size, root: committed.root, generation: generationOf(committed.note) }
    : keptHead(municipality, kept(), keys);
  if (head === undefined) {
    if (earlier) throw new LogDamaged(municipality, 'its heads are gone');
    return { head, edge: EMPTY_EDGE };
  }
  checkSignature(municipality, head, keys);
  const tiles = await readTiles(tx, municipality, edgeTiles(head.size));
  const edge = edgeOf(municipality, head, tiles);
  if (earlier) await checkExtends(tx, municipality, earlier, head);
  return { head, edge };
}

function checkSignature(
  municipality: Municipality,
  { note, size, root }: Head,
  keys: Pick<RingKeys, 'publicKeys' | 'reread'>,
): void {
  const signed = openHead(municipality, note, keys);
  if (signed?.size !== size || !sameHash(signed.root, root))
    throw new LogDamaged(municipality, 'its head was not signed by this log');
}

function edgeOf(municipality: Municipality, head: Head, tiles: readonly Tile[]): Edge {
  try {
    const edge = edgeFrom(head.size, tiles);
    if (sameHash(edgeRoot(edge), head.root)) return edge;
  } catch (cause) {
    throw new LogDamaged(municipality, 'a tile is missing', cause);
  }
  throw new LogDamaged(municipality, 'its tiles do not fit its head');
}

interface Earlier {
  readonly size: number;
  readonly root: Hash;
  readonly generation: number;
}

function keptHead(
  municipality: Municipality,
  note: string | undefined,
  keys: Pick<RingKeys, 'publicKeys' | 'reread'>,
): Earlier | undefined {
  if (note === undefined) return undefined;
  const signed = openHead(municipality, note, keys);
  if (!signed)
    throw new LogDamaged(municipality, 'the head that is kept beside the database was not signed by this log');
  return { ...signed, generation: generationOf(note) };
}

/** Another process went on from what we knew, or somebody put the log back. */
async function checkExtends(tx: Queryable, municipality: Municipality, known: Earlier, head: Head): Promise<void> {
  const { size, generation } = known;
  // Put back on purpose: only who has the key begins a new name, and its heads say what came before.
  if (generationOf(head.note) > generation) return;
  if (generationOf(head.note) < generation)
    throw new LogDamaged(municipality, 'its head is of before it went on under another name');
  if (head.size === size && sameHash(known.root, head.root)) return;
  if (head.size < size) throw new LogDamaged(municipality, 'its head is older than one that was signed');
  const proof = head.size > size ? await readHashes(tx, municipality, consistencyRanges(size, head.size)) : [];
  if (!verifyConsistency(size, head.size, known.root, head.root, proof))
    throw new LogDamaged(municipality, 'its head does not extend one that was signed');
}
