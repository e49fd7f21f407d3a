/** Verifies the log of one municipality from its first entry to its newest head, in constant memory. */
import type { Municipality, Queryable } from '../../foundation/db/types.ts';
import type { RingKeys } from '../../foundation/keys/keys.ts';
import type { Before } from '../generation.ts';
import { HASH_SIZE, type Hash, leafHash, sameHash } from '../merkle/hash.ts';
import { TILE_WIDTH } from '../merkle/tile.ts';
import type { PackedEntry } from '../packed.ts';
import { readTiles } from '../tiles.ts';
import { watchActors } from './actors.ts';
import { isErasedIn, watchDecisions } from './decisions.ts';
import { type CheckedEntry, checkEntry, readPreimage } from './entry.ts';
import type { Finding } from './findings.ts';
import { openHeads, type SignedHead } from './heads.ts';
import { checkLines, strayLines } from './lines.ts';
import { checkQueue } from './queue.ts';
import { readEntries, readExtent, readInserted, readListed } from './rows.ts';
import { editedLists, wrongTiles } from './shape.ts';
import { growTrees, type Place } from './trees.ts';

const BATCH = 8 * TILE_WIDTH;
const MAX_CHANGED = 10_000;

export interface LogToVerify {
  readonly municipality: Municipality;
  readonly keys: Pick<RingKeys, 'publicKeys' | 'hashes' | 'unseal'>;
  readonly kept: readonly string[];
  readonly report: (finding: Finding) => void;
  readonly onProgress: (entries: number, of: number, lines: number) => void;
}

export interface VerifiedLog {
  readonly entries: number;
  readonly lines: number;
  readonly checkpoints: number;
  /** Heads from outside the database that belong to this log. */
  readonly kept: number;
  /** Entries without a number, in no head. */
  readonly waiting: number;
  /** It was put back, and says so under another name. */
  readonly before?: Before;
}

export async function verifyOne(q: Queryable, log: LogToVerify): Promise<VerifiedLog> {
  const { municipality } = log;
  /** Places that something was found about: what follows from it is not a finding of its own. */
  const suspect = new Set<number>();
  /** Leaves in tiles whose number is gone. */
  const unnumbered = new Set<string>();
  /** Places whose entry is not the committed one; told apart when all are known. */
  const changed: Place[] = [];
  /** Leaves in tiles whose entry is not at their place. */
  const displaced = new Set<string>();
  /** Lines in the lists of people that their entry does not have. */
  const stray: (Finding & { readonly position: number })[] = [];
  /** Entries in commits that had none at their place when they were numbered. */
  const added: PackedEntry[] = [];
  /** What follows from a changed line or tile is not a finding of its own. */
  let tileFound = false;
  let listFound = false;
  const report = (finding: Finding): void => {
    tileFound ||= finding.tile !== undefined;
    listFound ||= finding.kind === 'index-deleted' || finding.kind === 'index-inserted';
    if (finding.position !== undefined) suspect.add(finding.position);
    log.report(finding);
  };

  const { last, kept, before, heads } = await openHeads(q, municipality, log.keys, log.kept, report);
  const { numbered } = await readExtent(q, municipality);
  const end = Math.min(last, numbered);
  if (numbered < last) report({ kind: 'rollback', municipality, size: last });

  const decisions = watchDecisions(q, municipality, end, report);
  const actors = watchActors(q, municipality, log.keys, report);
  const trees = growTrees();
  let head = await heads.next();
  let checkpoints = 0;
  let lines = 0;
  let forked = false;
  /** The last tile of level 0 that was reported: heads come many to a tile. */
  let lastTile = -1;

  for (let from = 0; from < end; from += BATCH) {
    const to = Math.min(from + BATCH, end);
    const erasedBefore = await decisions.erased(from, to);
    const { checked, places } = await readPlaces(from, to);
    for (let at = from; at < to; ) {
      const stop = head.done ? to : Math.min(to, head.value.size);
      trees.add(places.slice(at - from, stop - from));
      at = stop;
      for (; !head.done && head.value.size === at; head = await heads.next()) {
        await judge(head.value);
        checkpoints += 1;
      }
    }
    const differs = new Set(places.filter(differ).map(({ position }) => position));
    const committed = checked.filter(({ leaf, row }) => leaf && !differs.has(row.position));
    for (const one of committed) if (!one.formAgrees) report({ kind: 'commit-edited', ...placeOf(one) });
    const listed = await readListed(q, municipality, from, to);
    const erased = await decisions.erased(from, to);
    for (const finding of checkLines(municipality, committed, listed))
      if (finding.kind !== 'index-deleted' || !isErasedIn(erased, finding)) report(finding);
    const whole = committed.filter(({ linesAgree }) => linesAgree);
    await decisions.check(whole, erasedBefore, erased);
    await actors.check(committed);
    for (const { position, line } of strayLines(checked, listed))
      if (stray.length < MAX_CHANGED) stray.push({ kind: 'index-inserted', municipality, position, line });
    lines += checked.reduce((sum, one) => sum + one.lines.length, 0);
    log.onProgress(to, end, lines);
  }
  // Reads on past the end, so that every head is looked at: those that cover more than there is, and forged ones.
  for (; !head.done; head = await heads.next()) checkpoints += 1;
  for (const place of trees.rest()) reportPlace(place);
  reportChanged();
  if (!forked) await compareEdge();
  await decisions.finish();
  await lookBeside();
  await actors.finish();
  const waiting = await checkQueue(q, municipality, log.keys, actors, report);
  return { entries: end, lines, checkpoints, kept, waiting, ...(before && { before }) };

  async function readPlaces(from: number, to: number): Promise<{ checked: CheckedEntry[]; places: Place[] }> {
    const entries = await readEntries(q, municipality, from, to);
    for (const entry of entries.added) if (added.length < MAX_CHANGED) added.push(entry);
    const found = Map.groupBy(entries.rows.map(checkEntry), ({ row }) => row.position);
    const first = Math.floor(from / TILE_WIDTH);
    const count = Math.ceil(to / TILE_WIDTH) - first;
    const stored = await readTiles(
      q,
      municipality,
      Array.from({ length: count }, (_, i) => ({ level: 0, index: first + i })),
    );
    const tiles = new Map(stored.map(({ index, data }) => [index, data]));
    const checked: CheckedEntry[] = [];
    const places = Array.from({ length: to - from }, (_, i) => {
      const position = from + i;
      const offset = (position % TILE_WIDTH) * HASH_SIZE;
      const hash = tiles.get(Math.floor(position / TILE_WIDTH))?.subarray(offset, offset + HASH_SIZE);
      const inTile = hash?.length === HASH_SIZE ? hash : null;
      const entry = theCommitted(found.get(position) ?? [], inTile);
      if (entry) checked.push(entry);
      return { position, found: entry, inTile, fromEntry: entry?.leaf ?? null };
    });
    return { checked, places };
  }

  /** Of several at one place the one that was committed; the others were put in. */
  function theCommitted(entries: readonly CheckedEntry[], inTile: Hash | null): CheckedEntry | undefined {
    const one = entries.find(({ leaf }) => leaf && inTile && sameHash(leaf, inTile)) ?? entries[0];
    for (const other of entries) if (other !== one) report({ kind: 'number-doubled', ...placeOf(other) });
    return one;
  }

  async function judge({ size, root }: SignedHead): Promise<void> {
    const { verdict, differing } = trees.judge(root);
    const upper = trees.takeUpper();
    if (verdict === 'neither') {
      if (!forked) report({ kind: 'fork', municipality, size });
      forked = true;
    }
    for (const place of differing) {
      const tile = Math.floor(place.position / TILE_WIDTH);
      // The head proves the entries: then it is the tile that was changed.
      const tileIsWrong = place.inTile === null || (verdict === 'entries' && place.fromEntry !== null);
      if (!tileIsWrong) reportPlace(place);
      else if (tile > lastTile) {
        report({ kind: 'tile-edited', municipality, tile: `0/${tile}` });
        lastTile = tile;
      }
    }
    if (verdict === 'both' || verdict === 'tiles') await compareTiles(upper);
  }

  function reportPlace(place: Place): void {
    const { position, found, inTile, fromEntry } = place;
    if (!found) {
      if (inTile) unnumbered.add(hex(inTile));
      report({ kind: 'number-deleted', municipality, position });
      return;
    }
    if (inTile && displaced.size < MAX_CHANGED) displaced.add(hex(inTile));
    if (fromEntry === null) {
      report({ kind: 'entry-deleted', ...placeOf(found) });
    } else {
      suspect.add(position);
      if (changed.length < MAX_CHANGED) changed.push(place);
      else report({ kind: 'entry-edited', ...placeOf(found) });
    }
  }

  /** An entry whose leaf was committed at another place was not edited but moved, as are those after one that was taken out of a commit. */
  function reportChanged(): void {
    for (const { found, fromEntry } of changed) {
      const moved = fromEntry !== null && displaced.has(hex(fromEntry));
      report({ kind: moved ? 'entry-reordered' : 'entry-edited', ...placeOf(found!) });
    }
  }

  async function compareTiles(
    tiles: readonly { readonly level: number; readonly index: number; readonly data: Uint8Array }[],
  ): Promise<void> {
    if (tiles.length === 0) return;
    const stored = new Map(
      (await readTiles(q, municipality, tiles)).map(({ level, index, data }) => [`${level}/${index}`, data]),
    );
    for (const { level, index, data } of tiles) {
      const found = stored.get(`${level}/${index}`);
      // The log may have grown meanwhile: what was proven is the start of what is stored.
      if (!found || Buffer.compare(found.subarray(0, data.length), data) !== 0)
        report({ kind: 'tile-edited', municipality, tile: `${level}/${index}` });
    }
  }

  /** The partial tiles above the entries. */
  async function compareEdge(): Promise<void> {
    const { size, levels } = trees.edge();
    await compareTiles(
      levels
        .map((hashes, level) => ({
          level,
          index: Math.floor(size / TILE_WIDTH ** (level + 1)),
          data: Buffer.concat(hashes),
        }))
        .filter(({ level, data }) => level > 0 && data.length > 0),
    );
  }

  /** What stands beside the log: entries and lines that are not a part of it. */
  async function lookBeside(): Promise<void> {
    for (const entry of added) reportInserted(entry);
    for await (const entry of readInserted(q, municipality)) reportInserted(entry);
    for (const finding of stray) if (!suspect.has(finding.position)) report(finding);
    const beyond = await readListed(q, municipality, end, Number.MAX_SAFE_INTEGER);
    const extent = await readExtent(q, municipality);
    // Of what came during verification the next one tells.
    for (const row of listFound ? [] : await editedLists(q, municipality))
      report({ kind: 'index-edited', municipality, row });
    for (const tile of tileFound ? [] : await wrongTiles(q, municipality))
      report({ kind: 'tile-edited', municipality, tile });
    for (const { position, line } of beyond)
      if (position >= Math.max(extent.numbered, last)) report({ kind: 'index-inserted', municipality, position, line });
    if (extent.numbered > extent.signed) report({ kind: 'unsigned', municipality, position: extent.signed });
  }

  function reportInserted({ preimage }: PackedEntry): void {
    // The entry whose number is gone was reported at its place.
    if (unnumbered.has(hex(leafHash(preimage)))) return;
    const id = readPreimage(preimage)?.id;
    report({ kind: 'entry-inserted', municipality, ...(typeof id === 'string' && { entry: id }) });
  }

  function placeOf({ row, id }: CheckedEntry): Pick<Finding, 'municipality' | 'position' | 'entry'> {
    return { municipality, position: row.position, ...(id !== undefined && { entry: id }) };
  }
}

const differ = ({ inTile, fromEntry }: Place): boolean => !inTile || !fromEntry || !sameHash(inTile, fromEntry);
const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
