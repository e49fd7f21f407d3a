/**
 * Writes a long answer as bytes, record by record. A page of a hundred records as one text is some hundred kilobytes: text
 * that large lives outside the young heap, and is copied to be joined, to be measured and to be encoded.
 */
import type { Answer } from './answer.ts';
import type { PageBytes } from './page-memory.ts';

/** Most bytes of one UTF-16 unit in UTF-8. */
const MOST_BYTES = 3;
const FIRST_SIZE = 512 * 1024;
/** A larger page has memory of its own, which goes with it. */
const MOST_KEPT = 8 * 1024 * 1024;

/** Shared by all pages: one is written from front to end in one turn of the event loop. */
let shared = Buffer.allocUnsafeSlow(FIRST_SIZE);

export interface PageWriter {
  write(text: string): void;
  /** What was written, in memory of its own. Nothing may be written after it. */
  end(): Buffer;
}

export function createPageWriter(): PageWriter {
  let bytes = shared;
  let used = 0;
  return {
    write(text) {
      const most = used + text.length * MOST_BYTES;
      if (most > bytes.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(most, bytes.length * 2));
        bytes.copy(larger, 0, 0, used);
        bytes = larger;
        if (larger.length <= MOST_KEPT) shared = larger;
      }
      used += bytes.write(text, used);
    },
    end() {
      const page = Buffer.from(bytes.subarray(0, used));
      // No page of somebody else lies in the memory that the next is written in.
      bytes.fill(0, 0, used);
      return page;
    },
  };
}

/** An answer that is bytes already; its text is made only for who asks for it. */
export class BytesAnswer implements Answer {
  readonly status = 200;
  readonly bytes: Buffer;
  readonly release?: () => void;
  readonly headers?: Readonly<Record<string, string>>;

  constructor({ bytes, release }: PageBytes, headers?: Readonly<Record<string, string>>) {
    this.bytes = bytes;
    if (release) this.release = release;
    if (headers) this.headers = headers;
  }

  get json(): string {
    return this.bytes.toString();
  }
}
