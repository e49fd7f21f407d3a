/**
 * A JSON body of which one member is base64 and may be large. It is read as it comes: the text of that member is decoded and
 * kept while it passes, the rest goes to the strict parser. The sender is read no faster than the bytes are kept.
 */
import { Readable } from 'node:stream';
import type { StreamedText, Streams } from '../../engine/own.ts';
import { parseJson } from '../../foundation/json-text/strict.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { createBase64, NotBase64 } from './base64.ts';
import { createJsonText } from './json-text.ts';
import { createOutline, type Outline } from './outline.ts';

export interface StreamedBody {
  readonly body: unknown;
  readonly streamed?: StreamedText;
}

/** Text that is no base64 is left in the body up to this many bytes: an address, for one. */
const SHORT = 2_000;
const QUOTE = 34;

/**
 * @param most bytes of all but the streamed text.
 * @param length `Content-Length`, as far as it is known.
 * @throws parse-error, payload-too-large; what was kept until then stays for the sweep.
 */
export async function readStreamed(
  payload: Readable,
  streams: Streams,
  caller: Caller,
  { most, length }: { readonly most: number; readonly length?: number },
): Promise<StreamedBody> {
  const tooLarge = new Problem('payload-too-large', streams.tooLarge);
  // No writer of JSON makes base64 longer than twice by its escapes.
  const source = sourceOf(payload, 2 * Math.ceil(streams.most / 3) * 4 + most, tooLarge);
  try {
    source.expect(length ?? 0);
    const outline = createOutline(streams.member, most);
    let streamed: StreamedText | undefined;
    while (await source.next())
      while (source.at < source.chunk.length) {
        if (!outline.push(source.chunk[source.at++]!)) continue;
        if (streamed) throw new Problem('parse-error', 'Een naam staat twee keer in hetzelfde object.');
        streamed = await takeText(source, outline, streams, caller, tooLarge);
      }
    const bytes = outline.bytes();
    return {
      body: bytes.length === 0 ? undefined : parseJson(bytes),
      ...(streamed ? { streamed } : {}),
    };
  } catch (error) {
    source.leave();
    throw error;
  }
}

interface Source {
  chunk: Buffer;
  /** The next byte of the chunk. */
  at: number;
  /** False at the end of the body. @throws parse-error when the sender left. */
  next(): Promise<boolean>;
  /** @throws when so many bytes are too many. */
  expect(bytes: number): void;
  /** Lets the rest go by unread: many a sender looks at the answer only when all is sent. */
  leave(): void;
}

function sourceOf(payload: Readable, most: number, tooLarge: Problem): Source {
  const chunks = payload.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  let received = 0;
  const source: Source = {
    chunk: Buffer.alloc(0),
    at: 0,
    async next() {
      const { done, value } = await chunks.next().catch((cause: unknown) => {
        throw new Problem('parse-error', 'Het verzoek kwam niet heel aan.', { cause });
      });
      if (done) return false;
      received += value.length;
      source.expect(received);
      source.chunk = value;
      source.at = 0;
      return true;
    },
    expect(bytes) {
      if (bytes > most) throw tooLarge;
    },
    leave() {
      chunks.return!().then(
        () => payload.resume(),
        () => {},
      );
    },
  };
  return source;
}

/** Reads up to and with the closing quote, and puts in the outline what stands for the text. */
async function takeText(
  source: Source,
  outline: Outline,
  { most, keep }: Streams,
  caller: Caller,
  tooLarge: Problem,
): Promise<StreamedText> {
  const text = createJsonText();
  let ended = false;
  let [size, passed] = [0, 0];
  const written: Buffer[] = [];

  const piece = async (): Promise<Uint8Array> => {
    if (source.at === source.chunk.length && !(await source.next()))
      throw new Problem('parse-error', 'De inhoud is geen geldige JSON.');
    const read = text.read(source.chunk, source.at);
    passed += read.next - source.at;
    if (passed <= SHORT) written.push(Buffer.from(source.chunk.subarray(source.at, read.next)));
    source.at = read.next;
    ended = read.ended;
    return read.text;
  };
  const counted = (bytes: Buffer): Buffer => {
    size += bytes.length;
    if (size > most) throw tooLarge;
    return bytes;
  };
  async function* decoded(): AsyncGenerator<Buffer> {
    const base64 = createBase64();
    while (!ended) yield counted(base64.write(await piece()));
    yield counted(base64.end());
  }

  try {
    const kept = await keep(caller, Readable.from(decoded(), { objectMode: false }));
    outline.push(QUOTE);
    return kept;
  } catch (error) {
    if (!(error instanceof NotBase64)) throw error;
    while (!ended) await piece();
    for (const byte of passed <= SHORT ? Buffer.concat(written) : [QUOTE]) outline.push(byte);
    return { fault: error.fault };
  }
}
