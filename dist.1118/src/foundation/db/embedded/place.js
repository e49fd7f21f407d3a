/** Where the embedded PostgreSQL keeps its files and its socket. */
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { folderProblem } from '../../data-folder.js';
import { makeFolder } from '../../folders.js';
import { StartProblem } from '../../start-problem.js';
import { accountFor, isReachable } from './account.js';
/** A socket path has at most 107 bytes (unix(7)); the name of the socket takes the last ones. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432'.length;
export function findPlace(dataFolder) {
    const folder = resolve(dataFolder);
    const key = createHash('sha256').update(folder).digest('hex').slice(0, 12);
    const inside = join(folder, 'postgres');
    const own = readElsewhere(inside) ?? (mayStayInside(inside) ? inside : `/var/lib/meent-${key}`);
    const data = join(own, 'data');
    const near = join(own, 'socket');
    return {
        account: accountFor(data),
        data,
        own,
        inside,
        socket: Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER ? near : join(tmpdir(), `meent-${key}`),
        remark: own === inside
            ? undefined
            : `The database is kept in ${own}, because ${folder} cannot be reached by the account that PostgreSQL runs under.`,
    };
}
/** A database that is there stays there: a new empty one beside it would look like loss. */
function mayStayInside(inside) {
    const data = join(inside, 'data');
    if (isReachable(data, accountFor(data)))
        return true;
    if (existsSync(join(data, 'PG_VERSION'))) {
        throw new StartProblem('folder-not-writable', `The database in ${inside} cannot be reached by the account it belongs to; run "chmod o+x" on the folders above it.`);
    }
    return false;
}
/** The data folder remembers where its database went, also when the folder is moved. */
const elsewhereFile = (inside) => join(inside, 'elsewhere');
function readElsewhere(inside) {
    const file = elsewhereFile(inside);
    if (!existsSync(file))
        return undefined;
    const own = readFileSync(file, 'utf8').trim();
    if (existsSync(own))
        return own;
    throw new StartProblem('folder-not-writable', `The database of this data folder was in ${own} and is gone; put it back from a backup, or start with another MEENT_DATA.`);
}
/** Makes the folders and gives them to the account. @throws StartProblem `folder-not-writable`. */
export function preparePlace(dataFolder) {
    let folder = resolve(dataFolder);
    try {
        makeFolder(folder, 0o755);
        const place = findPlace(folder);
        folder = place.own;
        makeFolder(folder);
        // Whatever the umask: the account must be able to pass.
        if (place.account)
            chmodSync(folder, 0o755);
        if (place.own !== place.inside && !existsSync(elsewhereFile(place.inside))) {
            makeFolder(place.inside);
            writeFileSync(elsewhereFile(place.inside), `${place.own}\n`);
        }
        for (const closed of [place.socket, place.data])
            prepareClosed(closed, place.account);
        return place;
    }
    catch (error) {
        throw error instanceof StartProblem ? error : folderProblem(folder, error);
    }
}
function prepareClosed(folder, account) {
    if (!existsSync(folder))
        mkdirSync(folder, { mode: 0o700 });
    const status = lstatSync(folder);
    const me = process.getuid?.();
    // In a folder for everybody somebody else may have been first; do not follow them.
    if (!status.isDirectory() || (me !== 0 && status.uid !== me)) {
        throw new StartProblem('folder-not-writable', `The folder ${folder} belongs to another user; start Meent as that user, or choose another MEENT_DATA.`);
    }
    chmodSync(folder, 0o700);
    if (account)
        chownSync(folder, account.uid, account.gid);
}
//# sourceMappingURL=place.js.map