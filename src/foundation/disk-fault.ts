/** A backup or an export reads the data folder and writes elsewhere, so a disk that takes no more is not that of the data. */
import { errorCode } from './error-code.ts';
import { StartProblem } from './start-problem.ts';

const FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'is full; make room',
  EDQUOT: 'has used up its quota; make room',
  EROFS: 'is read-only; mount it writable',
};

/**
 * The same error, or a problem that names the disk.
 * @param path what was being written
 * @param what `backup`, `export`: what is to be started again
 */
export function diskFault(error: unknown, path: string, what: string): unknown {
  const code = errorCode(error);
  if (!Object.hasOwn(FAULTS, code)) return error;
  return new StartProblem('setting', `The disk of ${path} ${FAULTS[code]}, and start the ${what} again.`);
}
