/** A backup or an export reads the data folder and writes elsewhere, so a disk that takes no more is not that of the data. */
import { errorCode } from './error-code.js';
import { StartProblem } from './start-problem.js';
const FAULTS = {
    ENOSPC: 'is full; make room',
    EDQUOT: 'has used up its quota; make room',
    EROFS: 'is read-only; mount it writable',
};
/**
 * The same error, or a problem that names the disk.
 * @param path what was being written
 * @param what `backup`, `export`: what is to be started again
 */
export function diskFault(error, path, what) {
    const code = errorCode(error);
    if (!Object.hasOwn(FAULTS, code))
        return error;
    return new StartProblem('setting', `The disk of ${path} ${FAULTS[code]}, and start the ${what} again.`);
}
//# sourceMappingURL=disk-fault.js.map