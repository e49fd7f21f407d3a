/** What tests of starting and stopping ask of a Meent that runs as its own process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Status of the ready check; 0 when nobody answers. */
export const ready = async (base: string): Promise<number> =>
  fetch(`${base}/health/ready`).then(
    (answer) => answer.status,
    () => 0,
  );

/** Process id of the built-in PostgreSQL. */
export const postmaster = (folder: string): number =>
  Number.parseInt(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // One that ended keeps its number until its parent takes notice.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
