/**
 * Strict JSON (the engine room): valid UTF-8, no duplicate keys, no \u0000, no lone surrogates, at most 20 deep, at most
 * a million values. JSON.parse keeps the last of two equal keys in silence, so that what was checked elsewhere may not
 * be what is stored. The text is measured before it is parsed: a body of brackets alone is minutes of work and gigabytes
 * of memory as a value (CWE-400).
 */
import { isUtf8 } from 'node:buffer';
import { Problem } from '../problems.js';
const MOST_DEPTH = 20;
/** Ample for the largest geometry or import that fits in a body. */
const MOST_VALUES = 1_000_000;
/** @throws parse-error */
export function parseJson(bytes) {
    if (!isUtf8(bytes))
        throw refusal('De inhoud is geen geldige UTF-8.');
    const text = bytes.toString('utf8');
    const members = measure(text);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw refusal('De inhoud is geen geldige JSON.');
    }
    // A duplicate leaves no trace in the value, but the text then has more members than the value.
    if (membersOf(value) !== members)
        throw refusal('Een naam staat twee keer in hetzelfde object.');
    return value;
}
/** Members of all objects in a value. @throws for what may not be in it. */
function membersOf(value) {
    if (typeof value === 'string') {
        checkText(value);
        return 0;
    }
    if (typeof value !== 'object' || value === null)
        return 0;
    let count = 0;
    if (Array.isArray(value)) {
        for (const item of value)
            count += membersOf(item);
        return count;
    }
    for (const name of Object.keys(value)) {
        checkText(name);
        count += 1 + membersOf(value[name]);
    }
    return count;
}
function checkText(text) {
    if (text.includes('\u0000') || !text.isWellFormed())
        throw refusal('De inhoud bevat een teken dat niet mag.');
}
const [QUOTE, COMMA, COLON, BACKSLASH] = [34, 44, 58, 92];
const OPEN = new Set([91, 123]);
const CLOSE = new Set([93, 125]);
/** Colons outside strings, of a text that may be anything. @throws for a text that is too deep or has too much in it. */
function measure(text) {
    let [colons, values, depth] = [0, 0, 0];
    for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === QUOTE)
            at = endOfString(text, at);
        else if (code === COLON)
            colons++;
        else if (code === COMMA)
            values++;
        else if (CLOSE.has(code))
            depth--;
        else if (OPEN.has(code)) {
            values++;
            if (++depth > MOST_DEPTH)
                throw refusal(`De inhoud is dieper genest dan ${MOST_DEPTH} lagen.`);
        }
        if (values > MOST_VALUES)
            throw refusal(`De inhoud heeft meer dan ${MOST_VALUES} onderdelen.`);
    }
    return colons;
}
/** Where the string that starts at `from` ends; the end of the text when it does not. */
function endOfString(text, from) {
    for (let close = text.indexOf('"', from + 1); close >= 0; close = text.indexOf('"', close + 1)) {
        let slashes = 0;
        while (text.charCodeAt(close - 1 - slashes) === BACKSLASH)
            slashes++;
        if (slashes % 2 === 0)
            return close;
    }
    return text.length;
}
const refusal = (sentence) => new Problem('parse-error', sentence);
//# sourceMappingURL=strict.js.map