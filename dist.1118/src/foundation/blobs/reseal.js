/** Seals the headers of blobs again with the newest key. Their content has a key of its own, and stays as it is. */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { header, openHeader, PREFIX, sealLength } from './format.js';
/** @param change false: only counts those that another key than the newest sealed. */
export async function resealBlobs(folder, keys, municipality, change = true) {
    let [files, left] = [0, 0];
    for await (const path of blobsIn(join(folder, String(municipality)))) {
        const seal = await sealOf(path);
        if (seal === undefined || keys.isNewest(seal.toString('latin1')))
            continue;
        if (!change) {
            left += 1;
            continue;
        }
        try {
            const { key, digest, size, start } = openHeader(keys, municipality, seal);
            const temporary = join(folder, 'unfinished', randomUUID());
            const out = createWriteStream(temporary, { mode: 0o600, flush: true });
            out.write(header(keys, municipality, key, digest, size));
            try {
                await pipeline(createReadStream(path, { start }), out);
                await rename(temporary, path);
            }
            catch (error) {
                await unlink(temporary).catch(() => { });
                throw error;
            }
            files += 1;
        }
        catch {
            left += 1;
        }
    }
    return { files, left };
}
async function sealOf(path) {
    const file = await open(path).catch(() => undefined);
    if (!file)
        return undefined;
    try {
        const prefix = Buffer.alloc(PREFIX);
        await file.read(prefix, 0, PREFIX, 0);
        const length = sealLength(prefix);
        if (length === undefined)
            return undefined;
        const seal = Buffer.alloc(length);
        await file.read(seal, 0, length, PREFIX);
        return seal;
    }
    finally {
        await file.close();
    }
}
async function* blobsIn(top) {
    for (const entry of await readdir(top, { recursive: true, withFileTypes: true }).catch(() => []))
        if (entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
            yield join(entry.parentPath, entry.name);
}
//# sourceMappingURL=reseal.js.map