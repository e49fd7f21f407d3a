/**
 * The id of the case of a line: the time of the load, the load, the number of the line, and what the line says. So a line
 * that is sent again is recognised for as long as its case is there, with nothing kept beside it. In the order of the lines,
 * and close together in every index.
 *
 * `tttttttt-tttt-7lll-…`: 48 bits of time and 12 bits of the load as its own id has them, then 32 bits of the line and 30
 * of a keyed hash of its text.
 */
import { hash } from 'node:crypto';
export const LAST_LINE = 0xffff_ffff;
const HASH_BITS = 30n;
const HASH_MASK = (1n << HASH_BITS) - 1n;
export function lineIds(keys, municipality, load, line, text) {
    // Keyed: a plain hash would tell what a line says to who tries them all.
    const keyed = keys.hash(municipality, 'lading', text.toString('utf8'));
    const said = BigInt(hash('sha256', keyed, 'buffer').readUInt32BE(0)) & HASH_MASK;
    return { id: idOf(load, line, said), first: idOf(load, line, 0n), last: idOf(load, line, HASH_MASK) };
}
export const loadRange = (load) => ({
    first: idOf(load, 0, 0n),
    last: idOf(load, LAST_LINE, HASH_MASK),
});
export const lineOf = (id) => Number((BigInt(`0x${tail(id)}`) >> HASH_BITS) & 0xffffffffn);
const tail = (id) => id.replaceAll('-', '').slice(16);
function idOf(load, line, said) {
    const rest = ((2n << 62n) | (BigInt(line) << HASH_BITS) | said).toString(16).padStart(16, '0');
    return `${load.slice(0, 18)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}
//# sourceMappingURL=load-ids.js.map