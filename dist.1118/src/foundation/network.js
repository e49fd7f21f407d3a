/** Whose an address on the network is, as far as can be told. */
import { isIP } from 'node:net';
const GROUPS = 8;
/** A subscriber gets at least these of IPv6 (RFC 6177, RIPE-690), and may use each address in it. */
const OWN_GROUPS = 4;
/** An IPv4 address, also one inside IPv6, or the first 64 bits of IPv6: all addresses of one subscriber are one. */
export function networkOf(address) {
    const [plain = ''] = address.split('%');
    if (isIP(plain) !== 6)
        return plain;
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
    if (mapped !== undefined)
        return mapped;
    const [before = [], after] = plain.split('::').map((half) => half.split(':').filter(Boolean));
    const zeros = after ? GROUPS - before.length - after.length : 0;
    const groups = [...before, ...Array(Math.max(0, zeros)).fill('0'), ...(after ?? [])];
    return groups
        .slice(0, OWN_GROUPS)
        .map((group) => Number.parseInt(group, 16).toString(16))
        .join(':');
}
//# sourceMappingURL=network.js.map