import { alsoConsent, holdsAt, isFor } from './rules.js';
/** Different askers that are remembered; a municipality has far fewer. */
const MOST_ASKERS = 10_000;
const isTimed = ({ begin, end, hours }) => begin !== undefined || end !== undefined || hours !== undefined;
export function createRuleSet(given) {
    // In one order, whatever order they came in: reasons and duties are told the same each time.
    const rules = given.toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
    const byAsker = new Map();
    const kept = new Map();
    const narrowed = new WeakMap();
    function forAsker(asker) {
        const { kind, application, role, department, activity, organ, level, mandate, others } = asker;
        const those = others ? others.map((one) => `${one.activity} ${one.organ}`).join() : '';
        const key = `${kind}\n${application}\n${role}\n${department}\n${activity}\n${organ}\n${level}\n${mandate}\n${those}`;
        const known = byAsker.get(key);
        if (known)
            return known;
        if (byAsker.size >= MOST_ASKERS)
            byAsker.clear();
        const mine = rules.filter((rule) => isFor(rule, asker));
        const all = same(kind === 'inwoner' ? mine : mine.map(alsoConsent));
        const found = { all, isTimed: all.some(isTimed), moment: undefined, holding: all };
        byAsker.set(key, found);
        return found;
    }
    /** One list for the same rules: what is worked out of rights under them is found again. */
    function same(some) {
        const key = some.map(({ id, version, what }) => `${id}/${version}${what.consent ? '/toestemming' : ''}`).join(' ');
        const known = kept.get(key);
        if (known)
            return known;
        if (kept.size >= MOST_ASKERS)
            kept.clear();
        kept.set(key, some);
        return some;
    }
    function of(asker, moment) {
        const found = forAsker(asker);
        if (!found.isTimed)
            return found.all;
        // A moment is a minute, and the same value for all that is asked in it.
        if (found.moment !== moment) {
            found.holding = same(found.all.filter((rule) => holdsAt(rule, moment)));
            found.moment = moment;
        }
        return found.holding;
    }
    return {
        rules,
        of,
        narrow(rights, asker, moment) {
            if (rules.length === 0)
                return rights;
            const holding = of(asker, moment);
            if (holding.length === 0)
                return rights;
            const byRules = narrowed.get(rights) ?? new WeakMap();
            narrowed.set(rights, byRules);
            const known = byRules.get(holding) ?? { ...rights, rules: [...(rights.rules ?? []), ...holding] };
            byRules.set(holding, known);
            return known;
        },
    };
}
export const NO_RULES = createRuleSet([]);
//# sourceMappingURL=rule-set.js.map