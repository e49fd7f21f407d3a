/**
 * The id of a consent says what was consented to: half of it is a digest of that. The log keeps the id of the record in the
 * line of the resident, so a text that is shown later as the one that was read leads to another id than the log has.
 */
import { createHash, randomBytes } from 'node:crypto';
import { canonical } from '../../logbook/jcs.ts';

/** SHA-256 of a text in UTF-8, hexadecimal. */
export const hashVan = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const nieuwZout = (): string => randomBytes(18).toString('base64url');

/** What a consent says, but for who gave it: that stands beside it in the line of the log. */
export interface Vastgelegd {
  readonly soort: string;
  readonly naam: string;
  readonly sleutel: string;
  readonly tekstHash: string;
  /** RFC 3339 UTC with milliseconds. */
  readonly gegeven: string;
  readonly kanaal: string;
  readonly niveau: string;
  /** Where it was given for another: how who gave it came to act, and by which mandate. */
  readonly namens?: string;
  readonly machtiging?: string;
  /** Random: two people who choose the same in one moment are two. */
  readonly zout: string;
}

/** A UUID of version 8 (RFC 9562): the moment in milliseconds, then 74 bits of the SHA-256 of all of it as canonical JSON. */
export function kenmerkVan({
  soort,
  naam,
  sleutel,
  tekstHash,
  gegeven,
  kanaal,
  niveau,
  zout,
  ...acting
}: Vastgelegd): string {
  const { namens, machtiging } = acting;
  const said = { soort, naam, sleutel, tekstHash, gegeven, kanaal, niveau, zout };
  const bytes = createHash('sha256')
    .update(canonical(namens && machtiging ? { ...said, namens, machtiging } : said), 'utf8')
    .digest()
    .subarray(0, 16);
  bytes.writeUIntBE(Date.parse(gegeven), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
