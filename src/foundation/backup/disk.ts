/** A backup reads the data folder and writes its own, so a disk that takes no more is that of the backup. */
import { errorCode } from '../error-code.ts';
import { StartProblem } from '../start-problem.ts';

const FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'is full; make room',
  EDQUOT: 'has used up its quota; make room',
  EROFS: 'is read-only; mount it writable',
};

/** The same error, or a problem that names the disk of `folder`. */
export function diskFault(error: unknown, folder: string): unknown {
  const code = errorCode(error);
  if (!Object.hasOwn(FAULTS, code)) return error;
  return new StartProblem('setting', `The disk of ${folder} ${FAULTS[code]}, and start the backup again.`);
}
