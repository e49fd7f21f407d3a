import { validateBody } from '../../../engine/validate.js';
import { invalid } from '../../../foundation/problems.js';
import { DOCUMENT, downloadPath } from '../api.js';
import { pieceOf, readContent, storeContent } from '../content.js';
import { checkIntegrity } from '../integriteit.js';
/** Above this, content is sent in parts. */
const MOST_INLINE = 100_000_000;
/** Bytes of what is said of the document. */
export const MOST_WORDS = 1_000_000;
export const streamsContent = (blobs) => ({
    member: 'inhoud',
    most: MOST_INLINE,
    tooLarge: `De inhoud is meer dan ${MOST_INLINE} bytes. Laat inhoud leeg, vul bestandsomvang in en stuur het bestand in delen.`,
    keep: ({ municipality }, content) => blobs.write(municipality, content),
});
/** @throws invalid */
export async function receive(blobs, call, mode) {
    const { engine, caller, body, streamed } = call;
    if (typeof body !== 'object' || body === null || Array.isArray(body))
        return { input: body };
    const { inhoud, ...rest } = body;
    if (streamed === undefined) {
        if (inhoud === undefined && mode === 'patch')
            return { input: rest };
        if (inhoud !== undefined && inhoud !== null)
            throw invalid(fault('invalid', 'Geef de inhoud als base64.'));
        // An empty file is a file: its size says that no bytes will follow.
        if (rest.bestandsomvang === 0)
            await storeContent(blobs, caller.municipality, Buffer.alloc(0));
        return { input: rest, columns: { inhoud: null } };
    }
    if (isOwnAddress(call, inhoud))
        return { input: rest };
    if ('fault' in streamed)
        throw invalid(FAULTS[streamed.fault]);
    const input = mode === 'patch' || 'bestandsomvang' in rest ? rest : { ...rest, bestandsomvang: streamed.size };
    const content = [pieceOf(streamed)];
    // Faults in fields come first; and what is refused anyway is not read again.
    validateBody(engine.parts.registry, engine.parts.registry.get(DOCUMENT), caller.base, input, mode);
    const damaged = await checkIntegrity(rest.integriteit, () => readContent(blobs, caller.municipality, content));
    if (damaged)
        throw invalid(damaged);
    return { input, columns: { inhoud: content } };
}
/** What was read is put back: the address of the content means that it stays as it is. */
const isOwnAddress = ({ caller, params }, inhoud) => params.id !== undefined && typeof inhoud === 'string' && inhoud.startsWith(caller.base + downloadPath(params.id, ''));
const fault = (code, reason) => ({ name: 'inhoud', code, reason });
const FAULTS = {
    alphabet: fault('invalid-base64', 'Dit is geen base64.'),
    padding: fault('incorrect-base64-padding', 'De base64 is niet compleet; aan het einde ontbreekt iets.'),
};
//# sourceMappingURL=receive.js.map