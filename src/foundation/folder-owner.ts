/** Root may write in any folder, and what it writes is root's: whom the folder belongs to could not go on after it. */
import { readFileSync, statSync } from 'node:fs';
import { StartProblem } from './start-problem.ts';

/**
 * @param mark the file that the first start made: its owner is whom the folder belongs to.
 * @param uid who asks; undefined where users have no numbers.
 * @throws StartProblem for root in the folder of somebody else.
 */
export function refuseForRoot(folder: string, mark: string, uid = process.getuid?.()): void {
  if (uid !== 0) return;
  const owner = statSync(mark).uid;
  if (owner === 0) return;
  const name = nameOf(owner);
  throw new StartProblem(
    'folder-not-writable',
    `The data folder ${folder} belongs to ${name ?? `user ${owner}`} and you are root, whose files ${name ?? 'that user'} could not read; start as that user ("sudo -u ${name ?? `#${owner}`}"), or choose another MEENT_DATA.`,
  );
}

/** Absent for an account without an entry, as in a container. */
function nameOf(uid: number): string | undefined {
  try {
    const entries = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'));
    return entries.find(([, , id]) => id === String(uid))?.[0];
  } catch {
    return undefined;
  }
}
