/**
 * Base64 (RFC 4648 4) that comes in pieces. Strict: no other character, white space neither, and padding to a multiple of
 * four. Bits that the padding leaves over are not looked at, as in other readers.
 */
import type { TextFault } from '../../engine/own.ts';

export class NotBase64 extends Error {
  readonly fault: TextFault;

  constructor(fault: TextFault) {
    super(`no base64: ${fault}`);
    this.fault = fault;
  }
}

export interface Base64 {
  /** Bytes of whole groups of four characters; what is left over waits. @throws NotBase64 */
  write(text: Uint8Array): Buffer;
  /** The last bytes. @throws NotBase64 */
  end(): Buffer;
}

const [PAD, NONE] = [64, 255];
const VALUES = new Uint8Array(256).fill(NONE);
for (const [value, character] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='].entries())
  VALUES[character.charCodeAt(0)] = value;

export function createBase64(): Base64 {
  let [bits, characters, padding] = [0, 0, 0];
  return {
    write(text) {
      const bytes = Buffer.allocUnsafe(Math.ceil(text.length / 4) * 3);
      let length = 0;
      for (let at = 0; at < text.length; at++) {
        const value = VALUES[text[at]!]!;
        if (value === PAD && padding < 2) {
          padding++;
          continue;
        }
        if (value >= PAD || padding > 0) throw new NotBase64('alphabet');
        bits = (bits << 6) | value;
        if (++characters < 4) continue;
        bytes[length++] = bits >> 16;
        bytes[length++] = bits >> 8;
        bytes[length++] = bits;
        bits = characters = 0;
      }
      return bytes.subarray(0, length);
    },
    end() {
      if ((characters + padding) % 4 !== 0) throw new NotBase64('padding');
      if (characters === 0) return Buffer.alloc(0);
      return Buffer.from(characters === 2 ? [bits >> 4] : [bits >> 10, bits >> 2]);
    },
  };
}
