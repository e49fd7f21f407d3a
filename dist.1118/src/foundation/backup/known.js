/** What a folder of backups has of content already, so that it is not copied again. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, parseLine, readBlobList } from './blobs.js';
import { tallyOf } from './files.js';
import { blobList, readManifest, setsIn } from './manifest.js';
/** The lines of what a backup copied so far: what is left of it when it is broken off. */
export const journalOf = (set) => join(set, 'copied');
/** @param unfinished names of backups that were broken off */
export async function knownBlobs(folder, unfinished) {
    const known = new Map();
    const newest = await newestWhole(folder);
    if (newest)
        for await (const one of readBlobList(newest))
            known.set(keyOf(one), one);
    for (const name of unfinished)
        for (const line of journal(join(folder, name)).split('\n')) {
            const one = parseLine(line);
            if (one)
                known.set(keyOf(one), one);
        }
    return known;
}
/** The next may be broken off as well, before it comes to them. */
export function carryOver(folder, unfinished, to) {
    for (const name of unfinished)
        appendFileSync(journalOf(to), `${journal(join(folder, name))}\n`, { mode: 0o600 });
}
const journal = (set) => (existsSync(journalOf(set)) ? readFileSync(journalOf(set), 'utf8') : '');
/** A list that a disk has damaged says nothing that a backup may lean on. */
async function newestWhole(folder) {
    for (const name of setsIn(folder).toReversed()) {
        const set = join(folder, name);
        try {
            const { manifest } = readManifest(set);
            if ((await tallyOf(blobList(set))).sha256 === manifest.blobs.sha256)
                return set;
        }
        catch {
            // The one before it then.
        }
    }
    return undefined;
}
//# sourceMappingURL=known.js.map