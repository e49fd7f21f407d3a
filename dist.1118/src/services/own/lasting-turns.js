import { createTurns } from '../../foundation/turns.js';
import { applicationAsker } from '../turns.js';
/** Who waits longer is better told to come later. */
const PATIENCE_MS = 2_000;
export function createLastingTurns(limits) {
    const byMunicipality = new Map();
    return (caller) => {
        let turns = byMunicipality.get(caller.municipality);
        if (!turns) {
            turns = createTurns({ ...limits, patienceMs: PATIENCE_MS });
            byMunicipality.set(caller.municipality, turns);
        }
        return turns.enter(applicationAsker(caller));
    };
}
//# sourceMappingURL=lasting-turns.js.map