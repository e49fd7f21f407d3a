/** Reads a backup from end to end and says what is not as it was written. Needs no database and no keys. */
import { keyOf, readBlobList } from './blobs.js';
import { hashFile, tallyOf } from './files.js';
import { progress } from './make.js';
import { blobFile, blobList, tableFile } from './manifest.js';
export const sentencesOf = ({ tables, contents }) => [...tables, ...contents.values()];
export async function faultsOf(folder, set, manifest, say) {
    const tables = [];
    const tell = progress(manifest.tables.length, (done) => say(`Tables: ${done} of ${manifest.tables.length}`));
    for (const [index, { name, rows, bytes, sha256 }] of manifest.tables.entries()) {
        const found = await tallyOf(tableFile(set, name)).catch(() => undefined);
        if (!found)
            tables.push(`table ${name} cannot be read`);
        else if (found.sha256 !== sha256 || found.rows !== rows || found.bytes !== bytes)
            tables.push(`table ${name} is not as it was written`);
        tell(index + 1);
    }
    const list = await tallyOf(blobList(set)).catch(() => undefined);
    if (list?.sha256 !== manifest.blobs.sha256)
        return { tables: [...tables, 'the list of content is not as it was written'], contents: new Map() };
    const tellBlobs = progress(manifest.blobs.count, (done) => say(`Content: ${done} of ${manifest.blobs.count}`));
    const contents = new Map();
    let done = 0;
    for await (const one of readBlobList(set)) {
        const path = blobFile(folder, one.municipality, one.sha256);
        const found = await hashFile(path).catch(() => undefined);
        if (!found)
            contents.set(keyOf(one), `content ${keyOf(one)} cannot be read: ${path}`);
        else if (found.sha256 !== one.sha256)
            contents.set(keyOf(one), `content ${keyOf(one)} is damaged: ${path}`);
        tellBlobs(++done);
    }
    return { tables, contents };
}
//# sourceMappingURL=check.js.map