/** The process of a PostgreSQL data folder: is it there, and how does it stop. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
/** The process id of the server that runs on this data folder, or undefined when none does. */
export function runningPostmaster(data) {
    const pid = pidInFile(data);
    return pid !== undefined && worksIn(pid, data) ? pid : undefined;
}
function pidInFile(data) {
    try {
        const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
        return pid > 0 ? pid : undefined;
    }
    catch {
        return undefined;
    }
}
/** A process id is used again after a restart of machine or container: only a process that works in the folder counts. */
function worksIn(pid, data) {
    try {
        if (process.platform === 'linux')
            return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
        return /postgres/.test(execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }));
    }
    catch {
        return false;
    }
}
/** Removes a lock file whose process is gone. PostgreSQL does so too, unless another process has the number by now. */
export function removeStaleLock(data) {
    if (pidInFile(data) !== undefined && runningPostmaster(data) === undefined) {
        rmSync(join(data, 'postmaster.pid'), { force: true });
    }
}
const FAST_MS = 30_000;
const IMMEDIATE_MS = 10_000;
/** Fast shutdown (no data lost, open transactions rolled back); if that takes too long an immediate one, which recovers. */
export async function stopPostmaster(pid, data) {
    for (const [signal, patienceMs] of [
        ['SIGINT', FAST_MS],
        ['SIGQUIT', IMMEDIATE_MS],
        ['SIGKILL', IMMEDIATE_MS],
    ]) {
        try {
            process.kill(pid, signal);
        }
        catch {
            return;
        }
        if (await gone(pid, data, patienceMs))
            return;
    }
}
async function gone(pid, data, patienceMs) {
    const steps = patienceMs / 20;
    for (let step = 0; step < steps; step++) {
        if (!worksIn(pid, data))
            return true;
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
}
//# sourceMappingURL=postmaster.js.map