import { createHash } from 'node:crypto';
/** Fixed namespace of Meent for identifiers that follow from a name (RFC 9562, UUID version 5). */
const NAMESPACE = Buffer.from('8d0c1c6a4b1f5e0c9a7e6d65656e7421', 'hex');
/**
 * The same parts always give the same UUID, so that loading twice meets the record of the first time.
 * The parts are a path: start with the municipality and the kind of record.
 */
export function nameId(...parts) {
    const bytes = createHash('sha1')
        .update(NAMESPACE)
        .update(JSON.stringify(parts.map(String)))
        .digest()
        .subarray(0, 16);
    bytes[6] = (bytes[6] & 0x0f) | 0x50;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
//# sourceMappingURL=name-id.js.map