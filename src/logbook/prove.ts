/** Makes the proof of one line: what a resident takes home and checks without us. */
import type { Municipality, Queryable } from '../foundation/db/types.ts';
import { packedAtEach } from './entry-at.ts';
import type { Preimage } from './leaf.ts';
import { hashOfLine, isErased, linePreimage, parseKept } from './lines.ts';
import { formatLineProof } from './merkle/lineproof.ts';
import { inclusionPath, inclusionRanges } from './merkle/tree.ts';
import { unpackEntry } from './packed.ts';
import { type Head, readHashes, readHead } from './tiles.ts';
import type { Withheld } from './withheld.ts';

/** Where a line is. */
export interface PlaceOfLine {
  readonly position: number;
  readonly line: number;
}

/** Whose it must be to be proven to who asks. */
export interface Theirs {
  /** Hashes of one person: a line has the one of its time. */
  readonly subjects: readonly string[];
  readonly withheld: Withheld;
}

/** Entries that are held at once: one that shows a whole list is hundreds of kilobytes. */
const AT_ONCE = 20;

/**
 * C2SP tlog-proofs as text, each at most 3 kB, in the order of the places and all under one head, so that they agree on it. Left
 * out is a line that is not about this person, that does not exist, that is not under the head or that is withheld from whom it
 * is for: one answer for all four. Two statements for each twenty entries, however many lines of them are asked.
 */
export async function proveLines(
  q: Queryable,
  municipality: Municipality,
  places: readonly PlaceOfLine[],
  theirs: Theirs,
  head: Head,
): Promise<readonly string[]> {
  const positions = [...new Set(places.map(({ position }) => position))];
  const proven = new Map<PlaceOfLine, string>();
  for (let from = 0; from < positions.length; from += AT_ONCE) {
    const some = new Set(positions.slice(from, from + AT_ONCE));
    const packed = await packedAtEach(q, municipality, [...some]);
    const lines = places
      .filter(({ position }) => some.has(position))
      .flatMap((place) => {
        const found = place.position < head.size ? lineAt(packed.get(place.position), place.line, theirs) : undefined;
        return found ? [{ place, found }] : [];
      });
    const paths = await pathsOf(q, municipality, new Set(lines.map(({ place }) => place.position)), head);
    for (const { place, found } of lines)
      proven.set(
        place,
        formatLineProof({ ...found, index: place.position, path: paths.get(place.position)!, checkpoint: head.note }),
      );
  }
  return places.flatMap((place) => proven.get(place) ?? []);
}

/** One, under the newest head or the one that is given. Null for what is left out of several. */
export async function proveLine(
  q: Queryable,
  municipality: Municipality,
  { subject, ...place }: PlaceOfLine & { readonly subject: string },
  withheld: Withheld,
  under?: Head,
): Promise<string | null> {
  const head = under ?? (await readHead(q, municipality));
  const found = head && (await proveLines(q, municipality, [place], { subjects: [subject], withheld }, head));
  return found?.[0] ?? null;
}

function lineAt(packed: string | undefined, number: number, { subjects, withheld }: Theirs) {
  if (packed === undefined) return undefined;
  const { preimage, lines: text } = unpackEntry(packed);
  const lines = parseKept(text);
  const line = lines?.[number];
  // A log that somebody changed proves nothing; verification says where. What was erased is nobody's any more.
  if (!lines || !line || isErased(line) || !subjects.includes(line[1])) return undefined;
  const said = JSON.parse(preimage) as Preimage;
  if (withheld.hides({ ...said, at: new Date(said.at) }, { resource: line[2], id: line[3] })) return undefined;
  return { entry: preimage, line: linePreimage(line), number, linePath: inclusionPath(lines.map(hashOfLine), number) };
}

/** Neighbours in the log share most of their path: the tiles of all are read once. */
async function pathsOf(q: Queryable, municipality: Municipality, positions: ReadonlySet<number>, { size }: Head) {
  const ranges = [...positions].map((position) => [position, inclusionRanges(position, size)] as const);
  const all = ranges.flatMap(([, of]) => of);
  const hashes = (all.length > 0 ? await readHashes(q, municipality, all) : []).values();
  return new Map(ranges.map(([position, of]) => [position, of.map(() => hashes.next().value!)]));
}
