import { sourceOf } from './sources.js';
export const SOORTEN_VRAGER = ['applicatie', 'medewerker', 'inwoner'];
const LEVELS = ['laag', 'substantieel', 'hoog'];
const names = (wanted, value) => wanted === undefined || (value !== undefined && wanted.includes(value));
const some = ({ others = [] }, is) => others.some(is);
/** Whether a rule is for this asker, whenever that is. */
export const isFor = ({ whom }, asker) => names(whom.kinds, asker.kind) &&
    names(whom.applications, asker.application) &&
    names(whom.roles, asker.role) &&
    names(whom.departments, asker.department) &&
    (names(whom.activities, asker.activity) || some(asker, ({ activity }) => names(whom.activities, activity))) &&
    (names(whom.organs, asker.organ) || some(asker, ({ organ }) => names(whom.organs, organ))) &&
    names(whom.mandates, asker.mandate ?? 'geen') &&
    (whom.below === undefined || asker.level === undefined || LEVELS.indexOf(asker.level) < LEVELS.indexOf(whom.below));
/** Whether a rule holds at a moment. */
export const holdsAt = ({ begin, end, hours }, { day, weekday, minute }) => (begin === undefined || begin <= day) &&
    (end === undefined || day < end) &&
    (hours === undefined || (hours.days.includes(weekday) && hours.from <= minute && minute < hours.until));
/** A plain scope is one of the component itself; `zrc:zaken.lezen` is one of another (ztc-014). */
export function placeOf(component, scope) {
    const at = scope.indexOf(':');
    return at < 0 ? [component, scope] : [scope.slice(0, at), scope.slice(at + 1)];
}
/** Who decides on rules cannot be shut out by one: nobody could take it back. */
const OUT_OF_REACH = 'toegangsregels.';
/**
 * Nor can a resident be kept from taking back what they consented to, and from seeing what that was (AVG 7 lid 3). From giving it they
 * can, and anybody else from all of it.
 */
const OF_RESIDENTS = new Set(['toestemmingen.lezen', 'toestemmingen.intrekken']);
const marked = new WeakMap();
/** The rule as it is for an application or an employee; the same value for the same rule. */
export function alsoConsent(rule) {
    const { what } = rule;
    if (!names(what.components, 'meent') || !names(what.resources, 'toestemming'))
        return rule;
    const known = marked.get(rule) ?? { ...rule, what: { ...what, consent: true } };
    marked.set(rule, known);
    return known;
}
/** Whether a rule is about what a scope opens. A resource that is not given may be any: then only a rule on all of them is. */
export const isAbout = ({ components, scopes, sources, resources, consent }, component, scope, resource) => !scope.startsWith(OUT_OF_REACH) &&
    (consent === true || !OF_RESIDENTS.has(scope)) &&
    names(components, component) &&
    names(scopes, scope) &&
    names(resources, resource) &&
    names(sources, sourceOf(component, scope));
/** What is left out of what a caller sees: what their activity or a combination does not say first, then what rules take. */
export function dutiesOf({ leaves, rules, }) {
    const ruled = (rules ?? []).filter(({ effect }) => effect === 'laat_weg');
    return leaves ? [...leaves, ...ruled] : ruled;
}
//# sourceMappingURL=rules.js.map