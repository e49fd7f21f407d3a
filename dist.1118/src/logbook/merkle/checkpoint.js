/** C2SP tlog-checkpoint: the signed head of a log. */
import { HASH_SIZE } from './hash.js';
import { decodeBase64, openNote, signNote } from './note.js';
/** @param extension a line of the log's own, without its end: signed, and read over by whoever checks the tree */
export const formatCheckpoint = ({ origin, size, root, extension, }) => `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n${extension === undefined ? '' : `${extension}\n`}`;
/** Extension lines are read over: they are signed, and nobody can audit them. */
export function parseCheckpoint(text) {
    const [origin, size, encoded, ...more] = text.split('\n');
    if (!origin || size === undefined || encoded === undefined || more.pop() !== '' || more.includes(''))
        return null;
    if (!/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size)))
        return null;
    const root = decodeBase64(encoded);
    return root?.length === HASH_SIZE ? { origin, size: Number(size), root } : null;
}
/** The head as a signed note. The key name is the origin, as the standard advises. */
export const signCheckpoint = (head, signer) => signNote(formatCheckpoint({ ...head, origin: signer.name }), signer);
/** The head in a note signed by the log; null when the signature or the origin is another. `keys` are all keys the log has had. */
export function openCheckpoint(note, keys) {
    const origin = note.slice(0, Math.max(0, note.indexOf('\n')));
    const text = openNote(note, keys.filter((key) => key.name === origin));
    return text === null ? null : parseCheckpoint(text);
}
//# sourceMappingURL=checkpoint.js.map