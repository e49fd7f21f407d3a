import { now } from './clock.ts';
import { randomSlice } from './random.ts';

/** A UUID version 7: time-ordered, so that new rows land at the end of an index. */
export function newId(): string {
  const bytes = randomSlice(16);
  bytes.writeUIntBE(now().getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a UUID in lower-case canonical form. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** When a UUID of version 7 was made, in milliseconds exactly. */
export const instantOf = (id: string): Date => new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
