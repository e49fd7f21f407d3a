/**
 * Lists as PostgreSQL's own arrays, as it sends and receives them (array_recv). An array as text is read letter by letter,
 * and every quote in a stored body has to be escaped first: that costs both sides several times as much.
 */
/** Types of which every element has one form; dates and instants have many, and travel as text. */
const TYPES = {
    text: { oid: 25, size: 0 },
    jsonb: { oid: 3802, size: 0 },
    uuid: { oid: 2950, size: 16 },
    boolean: { oid: 16, size: 1 },
    smallint: { oid: 21, size: 2 },
    int: { oid: 23, size: 4 },
    integer: { oid: 23, size: 4 },
    bigint: { oid: 20, size: 8 },
};
const HEAD = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Goes before a jsonb value: the version of how it travels. */
const JSONB_VERSION = 1;
const LARGEST = { 2: 2 ** 15, 4: 2 ** 31, 8: 2 ** 53 };
/**
 * A value for a parameter of this array type. The list itself, for the driver to write, where an element is not of the
 * form that its type has here: PostgreSQL reads it, or says what is wrong with it.
 */
export function arrayOf(type, list) {
    if (!(type in TYPES))
        return list;
    const known = type;
    let bytes = HEAD;
    let nulls = 0;
    for (const value of list) {
        bytes += 4;
        if (value === null || value === undefined)
            nulls = 1;
        else if (!fits(known, value))
            return list;
        else
            bytes += sizeOf(known, value);
    }
    const buffer = Buffer.allocUnsafe(bytes);
    // Dimensions, whether there are nulls, the type, how many, and the first index; an empty one has no dimension.
    buffer.writeInt32BE(list.length === 0 ? 0 : 1, 0);
    buffer.writeInt32BE(nulls, 4);
    buffer.writeInt32BE(TYPES[known].oid, 8);
    if (list.length === 0)
        return buffer.subarray(0, 12);
    buffer.writeInt32BE(list.length, 12);
    buffer.writeInt32BE(1, 16);
    let at = HEAD;
    for (const value of list) {
        const end = value === null || value === undefined ? -1 : write(known, value, buffer, at + 4);
        buffer.writeInt32BE(end < 0 ? -1 : end - at - 4, at);
        at = end < 0 ? at + 4 : end;
    }
    return buffer;
}
function fits(type, value) {
    switch (type) {
        case 'text':
        case 'jsonb':
            return typeof value === 'string';
        case 'uuid':
            return typeof value === 'string' && UUID.test(value);
        case 'boolean':
            return typeof value === 'boolean';
        default:
            return Number.isSafeInteger(value) && Math.abs(value) < LARGEST[TYPES[type].size];
    }
}
const sizeOf = (type, value) => TYPES[type].size || Buffer.byteLength(value) + (type === 'jsonb' ? 1 : 0);
/** Returns where it ends. */
function write(type, value, into, at) {
    switch (type) {
        case 'text':
            return at + into.write(value, at);
        case 'jsonb':
            into[at] = JSONB_VERSION;
            return at + 1 + into.write(value, at + 1);
        case 'uuid':
            return at + into.write(value.replaceAll('-', ''), at, 'hex');
        case 'boolean':
            return into.writeUInt8(value ? 1 : 0, at);
        case 'smallint':
            return into.writeInt16BE(value, at);
        case 'bigint':
            return into.writeBigInt64BE(BigInt(value), at);
        default:
            return into.writeInt32BE(value, at);
    }
}
//# sourceMappingURL=arrays.js.map