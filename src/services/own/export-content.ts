/** Content of documents inside the lines of an export, for who asks for it (`inhoud=true`). */
import { choice } from '../../engine/fields.ts';
import { isLeftOut } from '../../engine/leave-out.ts';
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
 * Stands around what tells where content goes. As in a stored body (engine/body.ts): a control character, that is bare in no JSON,
 * so that no text of a user can look like one, whatever names stand in it.
 */
const SLOT = '\x03';
// biome-ignore lint/suspicious/noControlCharactersInRegex: the marker is a control character on purpose
const SLOTS = /"\x03([^\x03]*)\x03([^"]*)"/g;

/** The JSON of a document by itself, with the place for its content. Where `inhoud` is left out there is none. */
export const withSlot = (json: string, { id }: Pick<Row, 'id'>): string =>
  // Its only member of that name: inside a text a quote has a backslash before it.
  json.replace(/"inhoud":"([^"]*)"/, (_, address: string) => `"inhoud":"${SLOT}${id}${SLOT}${address}"`);

/**
 * A line, or a piece of one, with the bytes of its documents in the places for them, or their address.
 * @param documents rows as they are shown in it
 */
export async function* withContent(
  blobs: Blobs,
  caller: Caller,
  line: string,
  documents: readonly Row[],
  room = roomOfLine(),
): AsyncGenerator<string> {
  const contents = new Map(
    documents.flatMap((row) => {
      const content = isLeftOut(caller, row, 'inhoud') ? null : contentOf(row.columns);
      return content ? [[row.id, content] as const] : [];
    }),
  );
  let at = 0;
  for (const { 0: slot, 1: id = '', 2: address = '', index } of line.matchAll(SLOTS)) {
    const content = contents.get(id);
    const size = content ? sizeOf(content) : 0;
    const bytes = content && size <= room.left ? await bytesOf(blobs, caller.municipality, content) : undefined;
    yield `${line.slice(at, index)}"`;
    if (bytes) {
      room.left -= size;
      for (let from = 0; from < size; from += CHUNK) yield bytes.toString('base64', from, Math.min(from + CHUNK, size));
    } else yield address;
    yield '"';
    at = index + slot.length;
  }
  yield line.slice(at);
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
