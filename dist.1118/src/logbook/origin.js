import { openCheckpoint } from './merkle/checkpoint.js';
import { formatVkey } from './merkle/note.js';
const FIRST = 0;
/**
 * Opaque like the tenant key itself: hosts and municipal codes change, and a log never changes its origin. A log that was put back
 * is another log, and goes on under another: its generation is the moment that it began, `20261127221300`, so that two restores of one
 * backup never share a name (generation.ts). The first has none.
 */
export const originOf = (municipality, generation = FIRST) => generation === FIRST ? `logboek.meent/${municipality}` : `logboek.meent/${municipality}/${generation}`;
/** Of which log a checkpoint says it is; undefined when it is of none of ours. */
export function nameIn(note) {
    const [, municipality, generation = FIRST] = /^logboek\.meent\/(\d{1,10})(?:\/(\d{14}))?\n/.exec(note) ?? [];
    const name = { municipality: Number(municipality), generation: Number(generation) };
    // One name has one spelling.
    return note.startsWith(`${originOf(name.municipality, name.generation)}\n`) ? name : undefined;
}
export const logOf = (note) => nameIn(note)?.municipality;
/** The first without a head: that is how a log begins. */
export const generationOf = (note) => (note === undefined ? undefined : nameIn(note)?.generation) ?? FIRST;
export const signerOf = (municipality, keys, generation = FIRST) => ({
    name: originOf(municipality, generation),
    publicKey: keys.publicKey(municipality),
    sign: (message) => keys.sign(municipality, message),
});
/** Every key the log has signed with, as raw public keys. */
export const verifiersOf = (municipality, publicKeys, generation = FIRST) => publicKeys.map((publicKey) => ({ name: originOf(municipality, generation), publicKey }));
/** The head in a note that this log signed under any of its names; else null. */
export function openUnderAnyName(municipality, note, keys) {
    const name = nameIn(note);
    if (name?.municipality !== municipality)
        return null;
    return openCheckpoint(note, verifiersOf(municipality, keys.publicKeys(municipality), name.generation));
}
/** The same, also with a key that another process was the first to use. */
export function openHead(municipality, note, keys) {
    const open = () => openUnderAnyName(municipality, note, keys);
    return open() ?? (keys.reread() ? open() : null);
}
/** The verifier key that people and witnesses keep: `name+hash+key`. @param note the newest head, when there is one */
export const vkeyOf = (municipality, keys, note) => formatVkey({ name: originOf(municipality, generationOf(note)), publicKey: keys.publicKey(municipality) });
//# sourceMappingURL=origin.js.map