/** The text of a JSON string that comes in pieces, for a reader who takes ASCII alone: every other character reads as NUL. */

export interface JsonText {
  /** What stands in `chunk` from `from` on, up to the closing quote. */
  read(chunk: Buffer, from: number): { readonly text: Uint8Array; readonly next: number; readonly ended: boolean };
}

const [NUL, QUOTE, SLASH, BACKSLASH] = [0, 34, 47, 92];

/** Starts after the opening quote. */
export function createJsonText(): JsonText {
  /** What came after a backslash, as far as it came. */
  let pending: string | undefined;
  return {
    read(chunk, from) {
      const quote = chunk.indexOf(QUOTE, from);
      const plain = chunk.subarray(from, quote < 0 ? chunk.length : quote);
      if (pending === undefined && !plain.includes(BACKSLASH))
        return { text: plain, next: from + plain.length + (quote < 0 ? 0 : 1), ended: quote >= 0 };
      const text = Buffer.allocUnsafe(chunk.length - from);
      let length = 0;
      for (let at = from; at < chunk.length; at++) {
        const byte = chunk[at]!;
        if (pending !== undefined) {
          pending += String.fromCharCode(byte);
          if (pending.startsWith('u') && pending.length < 5) continue;
          text[length++] = meaningOf(pending);
          pending = undefined;
        } else if (byte === BACKSLASH) pending = '';
        else if (byte === QUOTE) return { text: text.subarray(0, length), next: at + 1, ended: true };
        else text[length++] = byte;
      }
      return { text: text.subarray(0, length), next: chunk.length, ended: false };
    },
  };
}

/** Of the short escapes the slash alone is of use (PHP writes it so); a plus comes as \u002B from .NET. */
function meaningOf(pending: string): number {
  if (pending === '/') return SLASH;
  return /^u00[0-7][0-9a-f]$/i.test(pending) ? Number.parseInt(pending.slice(1), 16) : NUL;
}
