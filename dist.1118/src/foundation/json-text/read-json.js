/**
 * JSON that a person typed: what it says, or where it goes wrong and what to write there. As strict as the APIs are (no
 * name twice in one object, at most 20 deep), and it remembers where each part stands, so that a later fault has a line too.
 */
const MOST_DEPTH = 20;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\]|\\[\s\S])*"/y;
class Wrong extends Error {
    at;
    constructor(at, reason) {
        super(reason);
        this.at = at;
    }
}
/** Never throws for what stands in `text`. */
export function readTypedJson(text) {
    const reading = { text, at: 0, places: new Map() };
    try {
        readValue(reading, '', 0);
        if (skip(reading) < text.length)
            throw new Wrong(reading.at, 'Hier is de JSON al klaar. Haal de rest weg.');
    }
    catch (error) {
        if (error instanceof Wrong)
            return { fault: { ...placeIn(text, error.at), reason: error.message } };
        throw error;
    }
    return { value: JSON.parse(text), placeOf: (pointer) => placeIn(text, nearest(reading.places, pointer)) };
}
/** Of a part that is not there (a required property that is missing) the part around it. */
function nearest(places, pointer) {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
        const found = places.get(at);
        if (found !== undefined)
            return found;
    }
    return 0;
}
function placeIn(text, offset) {
    const before = text.slice(0, offset);
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
/** What a name is in a pointer. */
export const pointerStep = (name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
const skip = (reading) => {
    match(reading, SPACE);
    return reading.at;
};
/** Takes what stands here and has this shape; '' when something else stands here. */
function match(reading, shape) {
    shape.lastIndex = reading.at;
    const [found = ''] = shape.exec(reading.text) ?? [];
    reading.at += found.length;
    return found;
}
function take(reading, sign) {
    skip(reading);
    if (reading.text[reading.at] !== sign)
        return false;
    reading.at += 1;
    return true;
}
const hasEnded = ({ text, at }) => at >= text.length;
function readValue(reading, pointer, depth) {
    const start = skip(reading);
    if (!reading.places.has(pointer))
        reading.places.set(pointer, start);
    if (depth > MOST_DEPTH)
        throw new Wrong(start, `Dit is dieper dan ${MOST_DEPTH} lagen. Maak het vlakker.`);
    const sign = reading.text[start];
    if (sign === '{')
        readObject(reading, pointer, depth);
    else if (sign === '[')
        readList(reading, pointer, depth);
    else if (sign === '"')
        readString(reading);
    else if (match(reading, WORD) === '' && match(reading, NUMBER) === '')
        throw noValue(reading);
}
function noValue(reading) {
    if (hasEnded(reading))
        return new Wrong(reading.at, 'De tekst houdt hier op. Vul aan wat nog ontbreekt.');
    if (/[}\],]/.test(reading.text[reading.at]))
        return new Wrong(reading.at, 'Hiervoor ontbreekt een waarde.');
    return new Wrong(reading.at, 'Zet een tekst tussen dubbele aanhalingstekens. Zonder kan alleen een getal, true, false of null.');
}
function readObject(reading, pointer, depth) {
    const names = new Set();
    reading.at += 1;
    if (take(reading, '}'))
        return;
    for (;;) {
        const start = skip(reading);
        if (reading.text[start] !== '"')
            throw noName(reading);
        const name = readString(reading);
        if (names.has(name))
            throw new Wrong(start, 'Deze naam staat al eerder in hetzelfde object. Haal één van de twee weg.');
        names.add(name);
        const inside = pointer + pointerStep(name);
        reading.places.set(inside, start);
        if (!take(reading, ':'))
            throw new Wrong(reading.at, 'Zet na de naam een dubbele punt.');
        readValue(reading, inside, depth + 1);
        if (take(reading, '}'))
            return;
        if (!take(reading, ','))
            throw noEnd(reading, '}');
    }
}
const noName = (reading) => hasEnded(reading)
    ? noEnd(reading, '}')
    : new Wrong(reading.at, reading.text[reading.at] === '}'
        ? 'Haal de komma hiervoor weg: er komt niets meer na.'
        : 'Zet hier een naam tussen dubbele aanhalingstekens.');
function readList(reading, pointer, depth) {
    reading.at += 1;
    if (take(reading, ']'))
        return;
    for (let index = 0;; index++) {
        if (skip(reading) && reading.text[reading.at] === ']')
            throw new Wrong(reading.at, 'Haal de komma hiervoor weg: er komt niets meer na.');
        readValue(reading, `${pointer}/${index}`, depth + 1);
        if (take(reading, ']'))
            return;
        if (!take(reading, ','))
            throw noEnd(reading, ']');
    }
}
const noEnd = (reading, sign) => new Wrong(reading.at, hasEnded(reading) ? `De tekst houdt hier op. Er ontbreekt nog een ${sign}.` : `Zet hier een komma of een ${sign}.`);
function readString(reading) {
    const start = reading.at;
    const found = match(reading, STRING);
    const text = found === '' ? undefined : textIn(found);
    if (text === undefined)
        throw new Wrong(start, 'Sluit deze tekst af met een dubbel aanhalingsteken. Een nieuwe regel schrijft u als \\n, een \\ als \\\\.');
    if (text.includes('\u0000') || !text.isWellFormed())
        throw new Wrong(start, 'In deze tekst staat een teken dat niet mag. Haal het weg.');
    return text;
}
/** Undefined with a line end or an escape that JSON does not have. */
function textIn(found) {
    try {
        return JSON.parse(found);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=read-json.js.map