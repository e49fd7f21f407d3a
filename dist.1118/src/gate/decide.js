/**
 * One decision: may this caller do this with this record, on what does that rest, and what is left out. It gives in words
 * what the conditions (gate/conditions.ts) give in rows; both read the same value. Forbid wins, absence denies.
 *
 * Rights and rules are indexed once, by what a decision asks: a thousand rules cost a decision as much as those that are
 * about it.
 */
import { accessFor, isClosedTo, isTooHigh, restrictedFor } from './conditions.js';
import { HIGHEST, SHIELD } from './rights.js';
import { dutiesOf, isAbout, placeOf } from './rules.js';
/** A right that stands in no register: of a resident on what is theirs, and of the program itself. */
export const UNNAMED = { id: 'recht', version: 1 };
const indexes = new WeakMap();
function indexFor(rights, { component, scopes, resource }) {
    const byScopes = indexes.get(rights) ?? new WeakMap();
    const byKind = byScopes.get(scopes) ?? new Map();
    const key = `${component} ${resource}`;
    const known = byKind.get(key);
    if (known)
        return known;
    const index = makeIndex(rights, component, scopes, resource);
    indexes.set(rights, byScopes);
    byScopes.set(scopes, byKind);
    byKind.set(key, index);
    return index;
}
function makeIndex(rights, component, scopes, resource) {
    const rules = rights.rules ?? [];
    const typesOf = ({ rule: { what } }) => what.types && what.untyped ? [...what.types, UNTYPED] : what.types;
    return {
        scopes: scopes.map((scope) => {
            const [of, plain] = placeOf(component, scope);
            const types = rights.everythingOf?.get(of);
            const about = rules.filter(({ effect, what }) => effect === 'verbied' && isAbout(what, of, plain, resource));
            return {
                everything: rights.everything && !isClosedTo(rights.closed, of, plain)
                    ? { ...(rights.everythingBy ?? UNNAMED), effect: 'sta_toe' }
                    : undefined,
                types: types && new Set(types),
                restricted: rights.unlessRestrictedFor && restrictedFor(rights.unlessRestrictedFor, of, [plain]),
                permits: byType(rights.grants
                    .filter((grant) => grant.component === of && grant.scopes.has(plain))
                    .map((grant) => ({ grant, reason: { ...(grant.by ?? UNNAMED), effect: 'sta_toe' } })), ({ grant }) => (grant.type === undefined ? undefined : [grant.type])),
                forbids: byType(about.map(held), typesOf),
            };
        }),
        duties: byType(dutiesOf(rights)
            .filter(({ what }) => scopes.some((scope) => isAbout(what, ...placeOf(component, scope), resource)))
            .map(held), typesOf),
    };
}
const held = (rule) => ({
    rule,
    reason: { id: rule.id, version: rule.version, effect: rule.effect, text: rule.reason },
});
function byType(items, typesOf) {
    const any = [];
    const of = new Map();
    for (const item of items) {
        const types = typesOf(item);
        if (!types)
            any.push(item);
        else
            for (const type of types)
                of.set(type, [...(of.get(type) ?? []), item]);
    }
    return { of, any };
}
const NONE = [];
/** No type is called so. */
const UNTYPED = '';
const ofType = ({ of }, type) => of.get(type ?? UNTYPED) ?? NONE;
/** Pure: the same rights, rules and record give the same decision. */
export function decide(rights, ask) {
    const index = indexFor(rights, ask);
    const { row } = ask;
    const against = [];
    for (const scope of index.scopes) {
        const reason = permitOf(rights, scope, row);
        if (!reason)
            continue;
        const before = against.length;
        collect(scope.forbids.any, row, against);
        collect(ofType(scope.forbids, row.type), row, against);
        if (against.length === before)
            return permitted(index, reason, row);
    }
    // Two scopes may meet the same rule.
    const reasons = index.scopes.length > 1 && against.length > 1 ? [...new Set(against)] : against;
    return { permit: false, reasons, leaveOut: NONE };
}
function collect(rules, row, into) {
    for (const { rule, reason } of rules)
        if (bites(rule, row))
            into.push(reason);
}
function permitOf({ unlessShielded, unlessRestricted }, { everything, types, restricted, permits }, row) {
    const ceiling = unlessShielded ? HIGHEST : unlessRestricted ? HIGHEST + SHIELD : undefined;
    if (everything &&
        (!types || (row.type && types.has(row.type))) &&
        !(ceiling !== undefined && exceeds(row.level, ceiling)) &&
        !(restricted !== undefined && row.restricted?.includes(restricted)))
        return everything;
    return openedBy(permits.any, row) ?? openedBy(ofType(permits, row.type), row);
}
function openedBy(permits, row) {
    for (const { grant, reason } of permits)
        if (opensRow(grant, row))
            return reason;
    return undefined;
}
/** The level of a record that has none, while its kind has, is unknown: too high for any ceiling. */
const exceeds = (level, ceiling, restrictedToo) => level !== undefined && isTooHigh(level, ceiling, restrictedToo);
/** Whether one right opens a row of its type. A shield keeps out all but who it belongs to, and who is named. */
function opensRow({ level, subject, records, ready, choices, unlessRestrictedFor, restrictedToo }, row) {
    const ceiling = level ?? (subject === undefined && !records ? HIGHEST : undefined);
    return ((ceiling === undefined || !exceeds(row.level, ceiling, restrictedToo)) &&
        (subject === undefined || row.owners?.includes(subject) === true) &&
        (!records || row.records?.some((id) => records.includes(id)) === true) &&
        (!ready || row.ready === true) &&
        (!choices || choices.every((one) => row.choices?.includes(one) === true)) &&
        !(unlessRestrictedFor !== undefined && row.restricted?.includes(unlessRestrictedFor)));
}
/** Of the types of a rule the index has told already. */
const bites = ({ what: { from } }, { level }) => !from || (level !== undefined && (level === null || level % SHIELD >= from));
function permitted({ duties }, reason, row) {
    const reasons = [reason];
    const leaveOut = [];
    for (const rules of [duties.any, ofType(duties, row.type)])
        for (const { rule, reason: why } of rules) {
            if (!bites(rule, row))
                continue;
            reasons.push(why);
            for (const field of rule.leaveOut ?? NONE)
                if (!leaveOut.includes(field))
                    leaveOut.push(field);
        }
    return { permit: true, reasons, leaveOut };
}
/**
 * Why nothing at all is open to a caller whose rights would open something: the reasons of the rules that forbid it.
 * Nothing where it is no rule that refuses.
 */
export function forbiddenBy(rights, component, scopes, resource) {
    if (!rights.rules)
        return undefined;
    const { rules, ...without } = rights;
    if (accessFor(without, component, scopes, resource).length === 0)
        return undefined;
    const reasons = rules
        .filter(({ effect, what }) => effect === 'verbied' && scopes.some((scope) => isAbout(what, ...placeOf(component, scope), resource)))
        .map(({ reason }) => reason);
    return reasons.length === 0 ? undefined : [...new Set(reasons)].slice(0, MOST_REASONS).join(' ');
}
const MOST_REASONS = 3;
//# sourceMappingURL=decide.js.map