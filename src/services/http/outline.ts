/**
 * A JSON body without the text of one member of its top level: everything else, byte for byte, for the strict parser. What
 * is put in the place of the text is a string too, so the outline is valid JSON if and only if the body is.
 */
import { Problem } from '../../foundation/problems.ts';

export interface Outline {
  /** Takes the next byte. True: with it the text of the member begins; what is pushed next stands in its place. */
  push(byte: number): boolean;
  bytes(): Buffer;
}

const [QUOTE, COLON, BACKSLASH] = [34, 58, 92];
const WHITE: ReadonlySet<number> = new Set([32, 9, 10, 13]);
const OPEN: ReadonlySet<number> = new Set([91, 123]);
const CLOSE: ReadonlySet<number> = new Set([93, 125]);
/** Bytes of a character that is written as an escape. */
const ESCAPE = 6;

/** @param most bytes. */
export function createOutline(member: string, most: number): Outline {
  let buffer = Buffer.allocUnsafe(4_096);
  let [length, depth, start] = [0, 0, 0];
  let [inString, escaped] = [false, false];
  /** What came last at the top level, white space apart. */
  let last: 'name' | 'colon' | undefined;

  const append = (byte: number): void => {
    if (length === most)
      throw new Problem(
        'payload-too-large',
        `Behalve ${member} mogen er hoogstens ${most} bytes in het verzoek staan.`,
      );
    if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(length * 2, most));
    buffer[length++] = byte;
  };
  /** The name may be written with escapes. */
  const isMember = (): boolean => {
    if (length - start > member.length * ESCAPE + 2) return false;
    try {
      return JSON.parse(buffer.toString('utf8', start, length)) === member;
    } catch {
      return false;
    }
  };

  return {
    push(byte) {
      append(byte);
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          last = depth === 1 && isMember() ? 'name' : undefined;
        }
        return false;
      }
      if (WHITE.has(byte)) return false;
      const before = last;
      last = byte === COLON && before === 'name' ? 'colon' : undefined;
      if (OPEN.has(byte)) depth++;
      else if (CLOSE.has(byte)) depth--;
      else if (byte === QUOTE) {
        inString = true;
        start = length - 1;
        return before === 'colon';
      }
      return false;
    },
    bytes: () => buffer.subarray(0, length),
  };
}
