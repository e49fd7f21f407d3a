import { today } from '../../foundation/clock.js';
import { decisionsOf } from '../../logbook/decisions.js';
/** Below it a number could tell of one person; it says the same of none. */
const LEAST = 10;
/** The last five years that are over: what is decided this week shows in no number. */
export async function onthoudenPerJaar({ parts: { db, keys } }, caller) {
    const all = await decisionsOf(db.in(caller), keys, caller.municipality, 'onthouden');
    const years = all.flatMap(({ decided }) => (decided ? [Number(decided.at.slice(0, 4))] : []));
    const now = Number(today().slice(0, 4));
    return Array.from({ length: 5 }, (_, back) => {
        const jaar = now - 1 - back;
        const count = years.filter((one) => one === jaar).length;
        return { jaar, besluiten: count < LEAST ? null : count };
    });
}
//# sourceMappingURL=per-jaar.js.map