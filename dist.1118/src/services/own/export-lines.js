/**
 * What every export is: lines in pieces. Each piece is read when the one before it was taken, with rights of that moment,
 * and is in the logbook before it leaves. What changes meanwhile is found by `/wijzigingen`, from the number in the header.
 */
import { text } from '../../engine/fields.js';
import { LINES } from '../../engine/own.js';
import { lastNumber } from '../../engine/walk.js';
import { whileTaken } from './untaken.js';
export const after = (help) => text(80, { help: `${help} Zonder dit: vanaf het begin.` });
/** @param read a piece after a place */
export async function exported({ engine, long }, from, read) {
    const since = await long.fresh((caller) => lastNumber(engine.parts, caller));
    // The first piece is read before the answer begins, so that a refusal is an answer of its own.
    const first = await long.fresh((caller) => read(caller, from));
    return {
        status: 200,
        headers: { 'content-type': LINES, 'meent-wijzigingen-sinds': String(since) },
        content: whileTaken(pieces(long, first, read)),
    };
}
async function* pieces(long, first, read) {
    for (let piece = first;;) {
        const { lines, next } = piece;
        for await (const line of lines)
            if (line !== '')
                yield line;
        if (next === undefined || long.gone.aborted)
            return;
        piece = await long.fresh((caller) => read(caller, next));
    }
}
//# sourceMappingURL=export-lines.js.map