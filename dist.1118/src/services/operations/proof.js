import { logEntry } from '../../engine/log.js';
import { today } from '../../foundation/clock.js';
import { requireMandate, subjectsOf } from '../../gate/mandate.js';
import { vkeyOf } from '../../logbook/origin.js';
import { proveLine } from '../../logbook/prove.js';
import { looksAt } from '../../logbook/read.js';
import { readHead } from '../../logbook/tiles.js';
import { stillActing } from './door.js';
import { withheldOf } from './looks.js';
/** Undefined when nothing was signed yet. */
export async function proofHead(engine, caller) {
    const head = await readHead(engine.parts.db.in(caller), caller.municipality);
    return (head && {
        size: Number(head.size),
        signedAt: head.minute.toISOString(),
        root: Buffer.from(head.root).toString('hex'),
    });
}
/** Lines in one file; the newest, because older ones were proven before. */
const MOST_LINES = 100;
/** A line of the last second has no number yet, and is left out. */
export async function proofFile(engine, keys, caller) {
    const { municipality } = caller;
    requireMandate(caller, 'wie-keek');
    const [subject = '', ...formerly] = subjectsOf(caller);
    const q = engine.parts.db.in(caller);
    const withheld = await withheldOf(engine, caller);
    // One head for all of them: a file whose proofs stand under several would ask for a comparison of those.
    const head = await readHead(q, municipality);
    const found = head && (await looksAt(q, municipality, subject, withheld, { limit: MOST_LINES, formerly }));
    const places = (found?.looks ?? []).flatMap(({ position, records }) => records.map(({ line }) => ({ position, line })));
    const bewijzen = await proofsOf(engine, caller, places, { withheld, head });
    await stillActing(engine, caller);
    await logProofs(engine, caller);
    return fileOf(keys, caller, head, bewijzen);
}
/** A proof of each that is this person's to see, under one head. */
export async function proofsOf(engine, caller, places, { withheld, head }) {
    const { municipality } = caller;
    const subjects = subjectsOf(caller);
    const q = engine.parts.db.in(caller);
    const proofs = [];
    if (!head)
        return proofs;
    for (const place of places) {
        // A line has the hash of its time.
        for (const one of subjects) {
            const proof = await proveLine(q, municipality, { subject: one, ...place }, withheld, head);
            if (proof)
                proofs.push(proof);
        }
    }
    return proofs;
}
export const fileOf = (keys, { municipality }, head, bewijzen) => ({ gemaakt: today(), sleutel: vkeyOf(municipality, keys, head?.note), bewijzen });
/** What is taken home is a look at one's own lines, whatever becomes of it. */
export const logProofs = (engine, caller) => logLines(engine, caller, 'portaal.bewijs', 'geexporteerd');
/** An entry that somebody looked at what is told of their own lines, or took it home. */
export async function logLines(engine, caller, operation, kind) {
    const [subject = ''] = subjectsOf(caller);
    const line = { subject, resource: 'logboek', id: caller.trace.traceId };
    await engine.parts.logbook.append(logEntry(caller, operation, kind, [line]).entry, undefined, caller);
}
//# sourceMappingURL=proof.js.map