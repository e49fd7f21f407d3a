import { momentInNetherlands, now } from '../foundation/clock.js';
import { createRuleSet } from '../gate/rule-set.js';
import { SAME, versionsOf } from '../registers/autorisaties/index.js';
import { slug } from '../registers/client-ids.js';
import { rulesIn } from '../registers/toegangsregels/index.js';
import { unrestricted } from './restricted.js';
/** `zaaktype/id` to the ids of all versions of that type. */
export const versionsIn = (snapshot) => (type) => {
    const at = type.indexOf('/');
    const resource = type.slice(0, at);
    return versionsOf(snapshot, resource, SAME[resource], type.slice(at + 1));
};
/** The rules that count in this snapshot. */
export const ruleSetOf = (snapshot) => snapshot.derive('toegangsregels', (of) => createRuleSet(rulesIn(of, versionsIn(of))));
/** Rights as they were before rules: a caller whose purpose changes meets other rules with the same rights. */
const before = new WeakMap();
export const withoutRules = (rights) => before.get(rights) ?? rights;
/** What rights of a call serve beside its own activity: the same for each call of a caller. */
const othersOf = new WeakMap();
function othersIn(serves, own, nameOf) {
    const known = othersOf.get(serves);
    if (known)
        return known;
    const others = [...new Set(serves.values())]
        .filter(({ id }) => id !== own)
        .map(({ id, organ }) => ({ activity: nameOf(id) ?? '', organ }));
    othersOf.set(serves, others);
    return others;
}
/** The caller as rules know them. */
export function askerOf(snapshot, { application, person, employee, activity, serves, mandate, }) {
    const nameOf = (id) => id ? snapshot.get('verwerkingsactiviteit', id)?.record.identificatie : undefined;
    const name = nameOf(activity.id);
    const others = serves ? othersIn(serves, activity.id, nameOf) : [];
    return {
        kind: person ? 'inwoner' : employee?.role ? 'medewerker' : 'applicatie',
        application: application.id,
        ...(employee?.role ? { role: slug(employee.role) } : {}),
        ...(employee?.department ? { department: slug(employee.department) } : {}),
        ...(name === undefined ? {} : { activity: name }),
        ...(others.length === 0 ? {} : { others }),
        ...(activity.organ ? { organ: activity.organ } : {}),
        ...(person ? { level: person.level } : {}),
        ...(mandate ? { mandate: mandate.kind } : {}),
    };
}
/** What residents' restrictions leave, before rules: on this a decision rests that names its rules apart. */
export const beforeRules = (snapshot, caller) => unrestricted(snapshot, caller, withoutRules(caller.rights));
/** The caller with what residents' restrictions, and the rules of this moment, leave of their rights. */
export function underRules(snapshot, caller, rules = ruleSetOf(snapshot)) {
    const rights = withoutRules(caller.rights);
    const left = beforeRules(snapshot, caller);
    const narrowed = rules.rules.length === 0 ? left : rules.narrow(left, askerOf(snapshot, caller), momentInNetherlands(now()));
    if (narrowed !== rights)
        before.set(narrowed, rights);
    return narrowed === caller.rights ? caller : { ...caller, rights: narrowed };
}
//# sourceMappingURL=rules.js.map