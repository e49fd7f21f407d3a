/**
 * Ends PostgreSQL when Meent is killed. The shell holds one end of a pipe; the system closes the other with Meent,
 * however it ends, and then the shell asks the server for a fast shutdown.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Place } from './place.ts';

const SCRIPT = `trap '' INT HUP; cat >/dev/null; read -r pid <"$1" && kill -INT "$pid"`;

export function startWatcher(place: Place): { stop(): void } {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'meent-watcher', join(place.data, 'postmaster.pid')], {
    ...place.account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.unref();
  return {
    stop() {
      child.kill('SIGTERM');
    },
  };
}
