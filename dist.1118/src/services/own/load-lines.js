import { monotonic } from '../../foundation/clock.js';
const NEWLINE = 10;
/** Which some programs write before a file of text: it is no part of the first line. */
const MARK_OF_ORDER = Buffer.from('\ufeff');
/** Milliseconds after which others have their turn. */
const TURN_MS = 5;
/** A body whose next piece did not come. */
export class Silent extends Error {
}
/** The pieces of a body, each in its time: who sends nothing any more keeps a turn from others. @throws Silent */
export async function* inTime(body, ms) {
    const pieces = body[Symbol.asyncIterator]();
    try {
        for (;;) {
            const piece = await comes(pieces.next(), ms);
            if (piece.done)
                return;
            yield piece.value;
        }
    }
    finally {
        body.destroy();
    }
}
function comes(next, ms) {
    let timer;
    const silence = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Silent('nothing came any more')), ms);
    });
    return Promise.race([next, silence]).finally(() => clearTimeout(timer));
}
/** Empty lines are counted and passed over. A line that is too long ends it: where the next begins is not to be trusted. */
export async function* linesIn(body, first, longest) {
    let number = first - 1;
    let held = [];
    let size = 0;
    const take = (end) => {
        const whole = held.length === 0 ? end : Buffer.concat([...held, end]);
        held = [];
        size = 0;
        number += 1;
        const isMarked = number === first && whole.subarray(0, MARK_OF_ORDER.length).equals(MARK_OF_ORDER);
        const text = isMarked ? whole.subarray(MARK_OF_ORDER.length) : whole;
        return isBlank(text) ? undefined : { number, text };
    };
    for await (const chunk of body) {
        let rest = chunk;
        for (let at = rest.indexOf(NEWLINE); at >= 0; at = rest.indexOf(NEWLINE)) {
            if (size + at > longest)
                return yield { number: number + 1, text: undefined };
            const line = take(rest.subarray(0, at));
            rest = rest.subarray(at + 1);
            if (line)
                yield line;
        }
        size += rest.length;
        if (size > longest)
            return yield { number: number + 1, text: undefined };
        if (rest.length > 0)
            held.push(rest);
    }
    const last = take(Buffer.alloc(0));
    if (last)
        yield last;
}
const isBlank = (text) => text.length < 3 && text.toString('latin1').trim() === '';
/**
 * Reads no further than it works, and its results wait for who reads them: memory does not grow with the body.
 * @param work does not throw; its result says whether it is the last that is given
 */
export async function* inOrder(lines, { lines: most, bytes: mostBytes }, work) {
    const pending = [];
    let bytes = 0;
    let coming;
    let ended = false;
    let began = monotonic();
    try {
        for (;;) {
            if (!coming && !ended && pending.length < most && bytes < mostBytes)
                coming = lines.next();
            const [head] = pending;
            if (!coming && !head)
                return;
            // Whatever comes first: who sends a line and waits for its result gets it.
            const came = await Promise.race([
                ...(coming ? [coming.then((line) => ({ line }))] : []),
                ...(head ? [head.result] : []),
            ]);
            if ('line' in came) {
                coming = undefined;
                if (came.line.done)
                    ended = true;
                else {
                    const size = came.line.value.text?.length ?? 0;
                    bytes += size;
                    pending.push({ size, result: work(came.line.value) });
                    // Others have their turn; lines that begin together share a statement of the store.
                    if (monotonic() - began > TURN_MS) {
                        await new Promise(setImmediate);
                        began = monotonic();
                    }
                }
                continue;
            }
            bytes -= pending.shift().size;
            yield came;
            if (came.isLast)
                return;
        }
    }
    finally {
        coming?.catch(() => { });
        await Promise.all(pending.map(({ result }) => result));
    }
}
//# sourceMappingURL=load-lines.js.map