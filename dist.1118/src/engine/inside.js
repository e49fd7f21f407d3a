/**
 * Filters on what is inside a JSON column: `path__operator__value`, with `__` between the names of a path. A value that
 * looks like a number is compared with numbers and one that does not with text; `exact` and `in` try each kind it may be.
 * What is sealed is kept there as a keyed hash behind a mark that no text of a caller can have, so it is equal or not, and
 * nothing else.
 */
import { invalid } from '../foundation/problems.js';
/** Stands before the keyed hash of sealed text. */
export const HASHED = '\u0002';
/** Stands between the values of a parameter that was given more than once; no value holds it. */
export const REPEATED = '\u0000';
const PART = /^(.+)__(exact|gte?|lte?|icontains|in)__(.*)$/s;
const COMPARES = { gt: '>', gte: '>=', lt: '<', lte: '<=' };
/** No text that is kept has these, and the mark of what is sealed is one. */
const CONTROL = /\p{Cc}/u;
const MOST_CONDITIONS = 20;
const MOST_VALUES = 200;
const MOST_DEPTH = 10;
/** @throws invalid */
export function parseInside(name, { separator = REPEATED, seals }, value, hashes) {
    const bad = (reason) => invalid({ name, code: 'invalid', reason });
    const parts = value.split(separator);
    if (parts.length > MOST_CONDITIONS)
        throw bad(`Geef hoogstens ${MOST_CONDITIONS} voorwaarden.`);
    return parts.map((part) => {
        const [, key, operator, text] = PART.exec(part) ?? [];
        if (key === undefined || !part.isWellFormed() || CONTROL.test(part))
            throw bad('Schrijf: naam__operator__waarde, met als operator exact, gt, gte, lt, lte, icontains of in.');
        const path = key.split('__');
        if (path.length > MOST_DEPTH || path.includes(''))
            throw bad(`Een naam heeft 1 tot ${MOST_DEPTH} delen.`);
        const clean = text.normalize('NFC');
        const values = operator === 'in' ? clean.split('|') : [clean];
        if (values.length > MOST_VALUES)
            throw bad(`Geef hoogstens ${MOST_VALUES} waarden.`);
        const sealed = values.filter((one) => seals.seals(path, one)).flatMap((one) => hashes(seals.purpose, one));
        return { path, operator: operator, text: clean, hashes: sealed };
    });
}
/** What a value may be in JSON: text, and a number or a truth where it looks like one. */
function alternatives(text) {
    if (text === 'true' || text === 'false')
        return [text, text === 'true'];
    return isNumber(text) ? [text, Number(text)] : [text];
}
const isNumber = (text) => /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text);
const nested = (path, value) => path.reduceRight((inside, name) => ({ [name]: inside }), value);
/** One condition as SQL on the row `t`. */
export function insideSql({ column, function: find }, it, bind) {
    const { path, operator, text, hashes } = it;
    const compares = COMPARES[operator];
    if (compares) {
        const number = isNumber(text);
        const here = `strict $${path.map((name) => `.${JSON.stringify(name)}`).join('')}`;
        // Text that is sealed is not compared by its hash.
        const open = number ? '' : ` && !(@ starts with ${JSON.stringify(HASHED)})`;
        const test = `${here} ? (@ ${compares} $v${open})`;
        return `jsonb_path_exists(t.${column}, ${bind(test)}::jsonpath, ${bind(JSON.stringify({ v: number ? Number(text) : text }))}::jsonb, true)`;
    }
    if (operator === 'icontains') {
        const value = `(t.${column} #> ${bind(path)}::text[])`;
        return `(jsonb_typeof(${value}) in ('string', 'number') and ${holdsText(`${value} #>> '{}'`, bind(text))})`;
    }
    const values = operator === 'in' ? text.split('|') : [text];
    const documents = [...values.flatMap(alternatives), ...hashes.map((one) => HASHED + one)].map((value) => JSON.stringify(nested(path, value)));
    return `t.id in (select ${find}($1, ${bind(documents)}::jsonb[]))`;
}
/** Text anywhere inside, as SQL on the row `t`. */
export const anywhereSql = (column, text, bind) => `exists (select from jsonb_path_query(t.${column}, 'strict $.** ? (@.type() == "string")') v where ${holdsText("v.v #>> '{}'", bind(text))})`;
/** In the order of people, so that É and é are the same letter too. What is sealed has no text. */
const holdsText = (value, parameter) => `not starts_with(${value}, chr(2)) and position(lower(${parameter}::text collate "und-x-icu") in lower((${value}) collate "und-x-icu")) > 0`;
/** JSON as its column holds it: with the keyed hash in the place of what is sealed. */
export function insideColumn(value, { seals, purpose }, hash) {
    const hashed = (one, names) => {
        if (typeof one === 'string')
            return one !== '' && seals(names, one) ? HASHED + hash(purpose, one) : one;
        if (Array.isArray(one))
            return one.map((item) => hashed(item, names));
        if (typeof one !== 'object' || one === null)
            return one;
        return Object.fromEntries(Object.entries(one).map(([name, inside]) => [name, hashed(inside, [...names, name])]));
    };
    return JSON.stringify(hashed(value, []));
}
//# sourceMappingURL=inside.js.map