/** Integriteit: the caller says what a checksum of the content is; where we can compute it, it must be so. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
const HASHES = {
    md5: 'md5',
    sha_1: 'sha1',
    sha_256: 'sha256',
    sha_512: 'sha512',
    sha_3: 'sha3-256',
};
/** @param integriteit `{algoritme, waarde}`; waarde is hexadecimal or base64. Other algorithms are kept unchecked. */
export async function checkIntegrity(integriteit, content) {
    const { algoritme, waarde } = (integriteit ?? {});
    const sum = checksum(String(algoritme));
    if (!sum || typeof waarde !== 'string')
        return undefined;
    for await (const chunk of await content())
        sum.update(chunk);
    const found = sum.digest();
    return [found.toString('hex'), found.toString('base64')].includes(/^[0-9a-f]+$/i.test(waarde) ? waarde.toLowerCase() : waarde)
        ? undefined
        : {
            name: 'integriteit.waarde',
            code: 'incorrect-integriteit',
            reason: 'De inhoud heeft een andere controlewaarde. Stuur het bestand opnieuw, of herstel de waarde.',
        };
}
function checksum(algoritme) {
    const name = Object.hasOwn(HASHES, algoritme) ? HASHES[algoritme] : undefined;
    if (name)
        return createHash(name);
    if (algoritme !== 'crc_32')
        return undefined;
    let value = 0;
    return {
        update(chunk) {
            value = crc32(chunk, value);
        },
        digest() {
            const bytes = Buffer.alloc(4);
            bytes.writeUInt32BE(value);
            return bytes;
        },
    };
}
//# sourceMappingURL=integriteit.js.map