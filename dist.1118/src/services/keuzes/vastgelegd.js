/**
 * The id of a consent says what was consented to: half of it is a digest of that. The log keeps the id of the record in the
 * line of the resident, so a text that is shown later as the one that was read leads to another id than the log has.
 */
import { createHash, randomBytes } from 'node:crypto';
import { canonical } from '../../logbook/jcs.js';
/** SHA-256 of a text in UTF-8, hexadecimal. */
export const hashVan = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
export const nieuwZout = () => randomBytes(18).toString('base64url');
/** A UUID of version 8 (RFC 9562): the moment in milliseconds, then 74 bits of the SHA-256 of all of it as canonical JSON. */
export function kenmerkVan({ soort, naam, sleutel, tekstHash, gegeven, kanaal, niveau, zout, ...acting }) {
    const { namens, machtiging } = acting;
    const said = { soort, naam, sleutel, tekstHash, gegeven, kanaal, niveau, zout };
    const bytes = createHash('sha256')
        .update(canonical(namens && machtiging ? { ...said, namens, machtiging } : said), 'utf8')
        .digest()
        .subarray(0, 16);
    bytes.writeUIntBE(Date.parse(gegeven), 0, 6);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
//# sourceMappingURL=vastgelegd.js.map