/** A file of an export: its lines are found by the ids in them, and read when they are asked for. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parseJson } from '../../foundation/json-text/strict.js';
import { Problem } from '../../foundation/problems.js';
import { SourceProblem } from './source.js';
const NEWLINE = 10;
/** Of a line in an export, with its content as base64 (export-content.ts) and all that is said beside it. */
const LONGEST = 64 * 1024 * 1024;
/**
 * @param name how the file is called in a report
 * @param idsOf those by which a line is to be found
 * @throws SourceProblem for a file that is not there, or is no export
 */
export async function openLines(path, name, idsOf) {
    const file = await open(path).catch(() => {
        throw new SourceProblem('not-there', 0, `${name} ontbreekt in de uitvoer. Maak die eerst af.`);
    });
    try {
        const index = await indexOf(path, name, idsOf);
        return { ...index, read: (line) => readLine(file, name, index.place(line), line), close: () => file.close() };
    }
    catch (error) {
        await file.close();
        throw error;
    }
}
async function indexOf(path, name, idsOf) {
    const starts = [];
    const keys = [];
    const lines = [];
    let end = 0;
    for await (const text of wholeLines(path, name)) {
        const line = starts.length;
        for (const id of idsOf(lineIn(text, name, line))) {
            keys.push(keyOf(id));
            lines.push(line);
        }
        starts.push(end);
        end += text.length + 1;
    }
    const order = Uint32Array.from(keys.keys()).sort((one, other) => keys[one] - keys[other]);
    const place = (line) => ({
        from: starts[line],
        size: (starts[line + 1] ?? end) - starts[line] - 1,
    });
    return {
        count: starts.length,
        place,
        size: (line) => place(line).size,
        named(id) {
            const key = keyOf(id);
            let low = 0;
            for (let high = order.length; low < high;) {
                const middle = (low + high) >>> 1;
                if (keys[order[middle]] < key)
                    low = middle + 1;
                else
                    high = middle;
            }
            const found = new Set();
            for (; low < order.length && keys[order[low]] === key; low++)
                found.add(lines[order[low]]);
            return [...found].sort((one, other) => one - other);
        },
    };
}
/** 48 bits of an id, of those that differ most: millions of them fit in memory as numbers. */
const keyOf = (id) => Number.parseInt(id.slice(-12), 16);
/** @throws SourceProblem for a file that ends in the middle of a line: it was cut off */
async function* wholeLines(path, name) {
    let held = [];
    let size = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
        let rest = chunk;
        for (let at = rest.indexOf(NEWLINE); at >= 0; at = rest.indexOf(NEWLINE)) {
            yield held.length === 0 ? rest.subarray(0, at) : Buffer.concat([...held, rest.subarray(0, at)]);
            held = [];
            size = 0;
            rest = rest.subarray(at + 1);
        }
        if (rest.length > 0)
            held.push(rest);
        size += rest.length;
        if (size > LONGEST)
            throw new SourceProblem('unreadable', 0, `${name} heeft een regel die te lang is.`);
    }
    if (size > 0)
        throw new SourceProblem('unreadable', 0, `${name} is afgebroken. Maak de uitvoer eerst af.`);
}
async function readLine(file, name, { from, size }, line) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(size), 0, size, from);
    return lineIn(buffer.subarray(0, bytesRead), name, line);
}
/** @throws SourceProblem */
function lineIn(text, name, line) {
    const unreadable = () => new SourceProblem('unreadable', 0, `${name}: regel ${line + 1} is geen regel van een uitvoer.`);
    try {
        const body = parseJson(text);
        if (typeof body === 'object' && body !== null && !Array.isArray(body))
            return body;
    }
    catch (error) {
        if (!(error instanceof Problem))
            throw error;
    }
    throw unreadable();
}
//# sourceMappingURL=line-file.js.map