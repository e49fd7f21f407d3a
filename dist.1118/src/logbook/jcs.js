/** Canonical JSON of RFC 8785: one text for one value, so that its hash means something. */
/** @throws TypeError for what JSON cannot hold: NaN, infinities, undefined, functions, lone surrogates (RFC 8785 section 3.2.2.2). */
export function canonical(value) {
    if (value === null || typeof value === 'boolean')
        return String(value);
    if (typeof value === 'string')
        return canonicalString(value);
    if (typeof value === 'number') {
        if (!Number.isFinite(value))
            throw new TypeError('a number in canonical JSON is finite');
        // ECMAScript's own form of a number is the one that RFC 8785 prescribes; minus zero is 0 in both.
        return JSON.stringify(value);
    }
    if (Array.isArray(value))
        return `[${value.map(canonical).join(',')}]`;
    if (typeof value !== 'object')
        throw new TypeError(`canonical JSON has no ${typeof value}`);
    const object = value;
    // The default order of sort is by UTF-16 code units, as section 3.2.3 asks.
    const members = Object.keys(object)
        .sort()
        .map((name) => `${canonicalString(name)}:${canonical(object[name])}`);
    return `{${members.join(',')}}`;
}
/** One string with its quotes. JSON.stringify escapes exactly what RFC 8785 escapes, for well-formed text. */
export function canonicalString(text) {
    if (!text.isWellFormed())
        throw new TypeError('text in canonical JSON has no lone surrogates');
    return JSON.stringify(text);
}
//# sourceMappingURL=jcs.js.map