/** What a decision for another system rests on: the rules, and the rights they took from, each kept once by its digest. */
import { digestOf } from '../../foundation/digest.js';
import { writeRules, writeUnruled } from '../../gate/kept.js';
const known = new WeakMap();
/** What is written of a value that stays: worked out once. */
function sourceOf(of, write) {
    const found = known.get(of);
    if (found)
        return found;
    const body = write();
    const source = { digest: digestOf(body), body };
    known.set(of, source);
    return source;
}
export const rulesSource = (rules) => sourceOf(rules, () => writeRules(rules));
/** Rights before rules. */
export const rightsSource = (rights) => sourceOf(rights, () => writeUnruled(rights));
//# sourceMappingURL=basis.js.map