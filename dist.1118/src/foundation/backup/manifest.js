/**
 * A backup is a folder: `blobs/` (content as it is stored, encrypted, shared by all backups in the folder) and a folder per
 * backup, named by its moment, with a file per table, a list of the content it needs, and `manifest.json`, written last
 * together with its SHA-256.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../start-problem.js';
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';
const MANIFEST_SUM = 'manifest.sha256';
export const UNFINISHED = '.unfinished';
export const tableFile = (set, table) => join(set, 'tables', `${table}.zst`);
export const blobList = (set) => join(set, 'blobs.zst');
/**
 * Beside one another whatever the backup, so that the next copies only what is new. Named by the SHA-256 of the file itself:
 * content that was stored anew has other bytes, and must not take the place of those that an earlier backup names.
 */
export const blobFile = (folder, municipality, sha256) => contentPath(join(folder, 'blobs'), municipality, sha256);
/** Where the data folder has content, and a backup its copy. */
export const contentPath = (top, municipality, name) => join(top, String(municipality), name.slice(0, 2), name.slice(2, 4), name);
/** `2026-11-26T213000.125Z`: sorts by time, is another for each backup, and every file system takes it. */
export const nameOf = (at) => at.replaceAll(':', '');
/** Names of the finished backups in a folder, the oldest first. */
export const setsIn = (folder) => existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z$/.test(name) && existsSync(join(folder, name, MANIFEST)))
        .sort()
    : [];
/** The folder of a backup: the one with this name, or the newest. @throws StartProblem */
export function chooseSet(folder, name) {
    const sets = setsIn(folder);
    const chosen = name ?? sets.at(-1);
    if (chosen === undefined || !sets.includes(chosen))
        throw new StartProblem('setting', name === undefined || sets.length === 0
            ? `There is no finished backup in ${folder}; name the folder that "meent backup" was given.`
            : `There is no backup ${name} in ${folder}; there are ${sets.join(', ')}.`);
    return join(folder, chosen);
}
/** @throws StartProblem when it is not as it was written, or is of an earlier or a later form. */
export function readManifest(set) {
    const damaged = (error) => new StartProblem('setting', `The manifest of ${set} is damaged; use another backup.`, error);
    let text;
    let manifest;
    try {
        text = readFileSync(join(set, MANIFEST));
        refuseEarlier(set, text);
        if (readFileSync(join(set, MANIFEST_SUM), 'utf8') !== sumOf(text))
            throw damaged();
        manifest = JSON.parse(text.toString('utf8'));
    }
    catch (error) {
        throw error instanceof StartProblem ? error : damaged(error);
    }
    if (manifest.format !== FORMAT)
        throw new StartProblem('schema-newer', `The backup in ${set} was made by a newer Meent; use that one.`);
    return { manifest, sha256: sha256Of(text) };
}
/** Before there were sums beside manifests nothing was released; such a backup is whole, and no longer read. */
function refuseEarlier(set, text) {
    if (existsSync(join(set, MANIFEST_SUM)) || 'database' in JSON.parse(text.toString('utf8')))
        return;
    throw new StartProblem('setting', `The backup in ${set} was made by an earlier Meent, in a form that this one does not read. Put it back with the Meent that made it, start this one on that database and data, and make a new backup in an empty folder.`);
}
const sha256Of = (text) => createHash('sha256').update(text).digest('hex');
/** As `sha256sum --check` reads it. */
const sumOf = (text) => `${sha256Of(text)}  ${MANIFEST}\n`;
/** Writes the manifest and its sum; returns their paths. */
export function writeManifest(set, manifest) {
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    const files = [
        [join(set, MANIFEST), text],
        [join(set, MANIFEST_SUM), sumOf(text)],
    ];
    for (const [path, content] of files)
        writeFileSync(path, content, { mode: 0o600 });
    return files.map(([path]) => path);
}
//# sourceMappingURL=manifest.js.map