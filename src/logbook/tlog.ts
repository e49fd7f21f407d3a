/** The log as the files of C2SP tlog-tiles, to be mounted under `/logboek/tlog/`. */
import type { Municipality, Queryable } from '../foundation/db/types.ts';
import { readCommits } from './commits.ts';
import { encodeBundle } from './merkle/bundle.ts';
import { HASH_SIZE } from './merkle/hash.ts';
import { parseTilePath, TILE_WIDTH, widthIn } from './merkle/tile.ts';
import { unpackCommit } from './packed.ts';
import { readHead, readTiles } from './tiles.ts';

export interface TlogFile {
  readonly body: Uint8Array;
  readonly contentType: string;
  /** A tile never changes; the checkpoint does every moment. */
  readonly immutable: boolean;
}

/** Where paths of bundles begin. */
export const ENTRIES = 'tile/entries/';

/**
 * @param path what comes after `/logboek/tlog/`: `checkpoint`, `tile/0/x001/067.p/8`, `tile/entries/000`.
 * @param options.entries whether bundles are given too. Hashes say nothing and are for everybody; entries tell what an
 *   application or a small department did at each moment, so they are for who supervises.
 * @returns null for what does not exist (yet).
 */
export async function tlogFile(
  q: Queryable,
  municipality: Municipality,
  path: string,
  options: { readonly entries: boolean },
): Promise<TlogFile | null> {
  if (path === 'checkpoint') {
    const head = await readHead(q, municipality);
    return head ? { body: Buffer.from(head.note), contentType: 'text/plain; charset=utf-8', immutable: false } : null;
  }
  const asked = parseTilePath(path);
  if (asked === null || (asked.kind === 'entries' && !options.entries)) return null;
  const head = await readHead(q, municipality);
  const level = asked.kind === 'tile' ? asked.level : 0;
  if (head === undefined || widthIn(head.size, { level, index: asked.index }) < asked.width) return null;
  const body =
    asked.kind === 'tile' ? await hashes(level, asked.index, asked.width) : await entries(asked.index, asked.width);
  return body && { body, contentType: 'application/octet-stream', immutable: true };

  async function hashes(level: number, index: number, width: number): Promise<Uint8Array | null> {
    const [tile] = await readTiles(q, municipality, [{ level, index }]);
    // A narrower tile is the start of the wider one.
    return tile ? tile.data.subarray(0, width * HASH_SIZE) : null;
  }

  async function entries(index: number, width: number): Promise<Uint8Array | null> {
    const from = index * TILE_WIDTH;
    const preimages: string[] = [];
    for (const { position, entries, data } of await readCommits(q, municipality, from, from + width)) {
      // A log that somebody changed is not given out with entries in the place of others; verification says where.
      if (position !== from + preimages.length && preimages.length > 0) return null;
      const said = data === null ? [] : unpackCommit(data).map(({ preimage }) => preimage);
      preimages.push(...said.slice(Math.max(0, from - position), entries));
    }
    return preimages.length < width ? null : encodeBundle(preimages.slice(0, width).map((text) => Buffer.from(text)));
  }
}
