/** Content of documents inside the lines of an export, for who asks for it (`inhoud=true`). */
import { choice } from '../../engine/fields.ts';
import type { Query } from '../../engine/list.ts';
import type { OwnAnswer } from '../../engine/own.ts';
import type { Row } from '../../engine/work.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { type Content, contentOf, readContent, sizeOf } from '../../registers/documenten/index.ts';
import { createLastingTurns } from './lasting-turns.ts';

/** Bytes of content in one line, so that a load takes it back (load-line.ts). What does not fit stays an address. */
export const MOST_CONTENT = 20 * 1024 * 1024;
/** Bytes that are base64 at once; three bytes are four letters. */
const CHUNK = 3 * 64 * 1024;
/** With content each holds one document; without, a piece of lines. */
const turns = {
  content: createLastingTurns({ places: 2, each: 1, waiting: 8 }),
  lines: createLastingTurns({ places: 16, each: 12, waiting: 16 }),
};

export const CONTENT_QUERY = {
  inhoud: choice(['true', 'false'], {
    help: `true: de inhoud van documenten staat als base64 in inhoud, tot samen ${MOST_CONTENT / 1024 / 1024} MB per regel. Wat niet past, blijft een adres om te downloaden. Zonder dit altijd een adres.`,
  }),
};

/** @throws invalid */
export function wantsContent({ inhoud }: Query): boolean {
  if (inhoud !== undefined && inhoud !== 'true' && inhoud !== 'false')
    throw invalid({ name: 'inhoud', code: 'invalid', reason: 'Vul true of false in.' });
  return inhoud === 'true';
}

/** Keeps a place until the answer was taken, or nobody waits for it. @throws too-many-requests, unavailable */
export async function inTurn(
  caller: Caller,
  what: keyof typeof turns,
  make: () => Promise<OwnAnswer>,
): Promise<OwnAnswer> {
  const leave = await turns[what](caller);
  try {
    const answer = await make();
    answer.content!.once('close', leave);
    return answer;
  } catch (error) {
    leave();
    throw error;
  }
}

/** What a line may still hold of content. */
export interface Room {
  left: number;
}

export const roomOfLine = (): Room => ({ left: MOST_CONTENT });

/**
 * A line, or a piece of one, with the bytes of its documents in the place of their addresses.
 * @param documents rows as they are shown in it
 */
export async function* withContent(
  blobs: Blobs,
  { base, municipality }: Pick<Caller, 'base' | 'municipality'>,
  line: string,
  documents: readonly Row[],
  room = roomOfLine(),
): AsyncGenerator<string> {
  let at = 0;
  for (const { mark, place, content } of placesIn(line, base, documents)) {
    const size = sizeOf(content);
    const bytes = size <= room.left ? await bytesOf(blobs, municipality, content) : undefined;
    if (!bytes) continue;
    room.left -= size;
    yield `${line.slice(at, place)}"inhoud":"`;
    for (let from = 0; from < size; from += CHUNK) yield bytes.toString('base64', from, Math.min(from + CHUNK, size));
    yield '"';
    at = place + mark.length;
  }
  yield line.slice(at);
}

/**
 * Where the addresses are, in order. Text of a user has no bare quote in it, so it cannot look like one. The object of a case
 * can be JSON of a user, and stands before the documents: theirs is the last.
 */
function placesIn(line: string, base: string, documents: readonly Row[]) {
  return documents
    .flatMap((row) => {
      const content = contentOf(row.columns);
      const mark = `"inhoud":${JSON.stringify(`${base}${row.record.inhoud}`)}`;
      const place = content ? line.lastIndexOf(mark) : -1;
      return content && place >= 0 ? [{ mark, place, content }] : [];
    })
    .toSorted((one, other) => one.place - other.place);
}

/** What the store lost or damaged keeps its address, where that is told; the rest of the register still leaves. */
async function bytesOf(
  blobs: Blobs,
  municipality: Caller['municipality'],
  content: Content,
): Promise<Buffer | undefined> {
  const bytes = Buffer.allocUnsafe(sizeOf(content));
  let size = 0;
  try {
    for await (const chunk of await readContent(blobs, municipality, content))
      size += (chunk as Buffer).copy(bytes, size);
  } catch (error) {
    if (error instanceof Problem && (error.code === 'blob-missing' || error.code === 'blob-damaged')) return undefined;
    throw error;
  }
  return size === bytes.length ? bytes : undefined;
}
