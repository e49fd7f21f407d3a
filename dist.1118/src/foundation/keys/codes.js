/**
 * Codes with which a person shows on the command line who they are, where no login can be asked: one for each person, kept as a
 * scrypt hash beside the keys. Each is told once.
 */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const FILE = 'noodcodes.json';
const HASH_BYTES = 32;
/** `M-0101` is nobody else than `m-0101`. */
const plain = (name) => name.normalize('NFKC').trim().toLowerCase();
const same = (a, b) => plain(a) === plain(b);
function codesIn(folder) {
    try {
        return JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    }
}
export const namesIn = (folder) => codesIn(folder).map(({ name }) => name);
/** The code, which nobody can be told again. One that this person had no longer holds. */
export function makeCode(folder, name) {
    const code = randomBytes(15).toString('base64url').match(/.{5}/g).join('-');
    const salt = randomBytes(16).toString('base64url');
    const others = codesIn(folder).filter((one) => !same(one.name, name));
    keep(folder, [
        ...others,
        { name: name.normalize('NFC').trim(), salt, hash: hashOf(code, salt).toString('base64url') },
    ]);
    return code;
}
/** Returns whether there was one. */
export function dropCode(folder, name) {
    const before = codesIn(folder);
    const left = before.filter((one) => !same(one.name, name));
    if (left.length < before.length)
        keep(folder, left);
    return left.length < before.length;
}
/** Whether this is the code of this person. */
export function isCode(folder, name, code) {
    const found = codesIn(folder).find((one) => same(one.name, name));
    const { salt, hash } = found ?? { salt: '', hash: Buffer.alloc(HASH_BYTES).toString('base64url') };
    return timingSafeEqual(hashOf(code.trim(), salt), Buffer.from(hash, 'base64url')) && found !== undefined;
}
const hashOf = (code, salt) => scryptSync(code, salt, HASH_BYTES);
function keep(folder, codes) {
    const file = join(folder, FILE);
    writeFileSync(`${file}.half`, `${JSON.stringify(codes, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(`${file}.half`, file);
}
//# sourceMappingURL=codes.js.map