/** The key ring for the commands that change it. */
import { keyFile, readKeyFile } from '../foundation/keys/file.js';
import { StartProblem } from '../foundation/start-problem.js';
/** @throws StartProblem when there is none */
export function ringIn(folder) {
    const ring = readKeyFile(folder);
    if (!ring)
        throw new StartProblem('keys', `There are no keys in ${keyFile(folder)}; set MEENT_KEYS to their folder, or make them with "npm run meent -- keys create".`);
    return ring;
}
/** A ring as it becomes. @throws StartProblem with what stands in the way */
export function changed(ring, change) {
    try {
        return change(ring);
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        throw new StartProblem('keys', `Nothing was changed: ${error.message}.`);
    }
}
//# sourceMappingURL=keys-ring.js.map