import { downloadPath } from '../api.js';
import { contentOf, EMPTY, sizeOf } from '../content.js';
/** Purpose of the keyed hash that is the lock of a document which is made without its content. */
export const FIRST_LOCK = 'documentslot';
export const showContent = (partBytes) => ({
    number: 'drc-bestandsdelen',
    on: ['create', 'update'],
    apply(work, it) {
        const size = it.record.bestandsomvang;
        if (!contentOf(it.columns) && size === 0)
            work.setColumns(it, { inhoud: EMPTY });
        const content = contentOf(it.columns);
        const parts = divide(work, it, content ? 0 : (size ?? 0), partBytes);
        // The standard: who makes a document without its content holds the lock at once.
        if (parts.length > 0 && !it.columns.lock)
            work.setColumns(it, { lock: work.hash(FIRST_LOCK, it.id) });
        forgetChecksum(work, it);
        work.change(it, {
            locked: Boolean(it.columns.lock),
            inhoud: content ? downloadPath(it.id, it.record.versie) : null,
            bestandsdelen: shownParts(parts),
        });
    },
});
/** Parts that together are `size` bytes. Those that are there stay when they do already: what was sent is not lost. */
function divide(work, it, size, partBytes) {
    const present = partsOf(work, it);
    if (present.reduce((sum, { record }) => sum + Number(record.omvang), 0) === size)
        return present;
    for (const part of present)
        work.remove(part);
    return Array.from({ length: Math.ceil(size / partBytes) }, (_, index) => work.create('bestandsdeel', {
        informatieobject: it.id,
        volgnummer: index + 1,
        omvang: Math.min(partBytes, size - index * partBytes),
        voltooid: false,
    }));
}
/** Other content makes a checksum that came with the old content untrue. */
function forgetChecksum(work, it) {
    const old = it.before && contentOf(it.before.columns);
    const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
    if (old && !same(old, contentOf(it.columns)) && same(it.record.integriteit, it.before.record.integriteit))
        work.change(it, { integriteit: null });
}
/** The parts of a document, in order. */
export const partsOf = (work, { id }) => work
    .filter('bestandsdeel', ({ record }) => record.informatieobject === id)
    .toSorted((a, b) => Number(a.record.volgnummer) - Number(b.record.volgnummer));
/** As the document shows them. The lock is told to its holder alone, who knows it. */
export const shownParts = (parts) => parts.map(({ id, record: { volgnummer, omvang, voltooid } }) => ({
    url: id,
    volgnummer,
    omvang,
    voltooid,
    lock: '',
}));
/** The content that complete parts make together, or nothing when one is missing or of another size. */
export function joined(parts) {
    const pieces = parts.map(({ columns, record }) => {
        const content = contentOf(columns);
        return record.voltooid === true && content && sizeOf(content) === record.omvang ? content : undefined;
    });
    return pieces.every((one) => one !== undefined) ? pieces.flat() : undefined;
}
//# sourceMappingURL=inhoud.js.map