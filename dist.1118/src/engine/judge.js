/** What a record must satisfy, and what its change does elsewhere: relations, rules, children, effects. */
import { invalid, Problem } from '../foundation/problems.js';
import { authorize, Refused, scopesOf } from './authorize.js';
import { holdOwners, removeChildren, showOnParent } from './children.js';
import { keepMirrors } from './mirrors.js';
import { relationsOf } from './needs.js';
/**
 * A relation leads to a record of this municipality, or is refused: in the words of its own API, or of another. One that
 * the caller may not know of is not there, unless it stood here already. (Of a parent the rights were asked before.)
 */
function missingRelations(parts, work, draft) {
    const { resource, record, before } = draft;
    const known = new Set(before ? relationsOf(resource, before.record).map(({ id }) => id) : []);
    return relationsOf(resource, record)
        .filter(({ name, resource: target, id }) => {
        const found = work.find(target, id);
        return !found || !(name === resource.parent || known.has(id) || work.knows(found));
    })
        .map(({ name, resource: target }) => ({
        name,
        code: parts.registry.get(target).api === resource.api ? 'does_not_exist' : 'bad-url',
        reason: 'Dit bestaat hier niet, of niet meer.',
    }));
}
/** Rules first, all of them, so that the caller reads every fault at once; then effects. */
export function judge(parts, work, draft, kind) {
    const missing = kind === 'delete' ? [] : missingRelations(parts, work, draft);
    if (missing.length > 0)
        throw invalid(...missing);
    const faults = (draft.resource.rules ?? [])
        .filter((rule) => rule.on.includes(kind))
        .flatMap((rule) => {
        const found = checked(rule, work, draft);
        return found === undefined ? [] : 'code' in found ? [found] : found;
    });
    if (faults.length > 0)
        throw invalid(...faults);
    if (kind === 'delete')
        refuseCascade(parts, work, draft);
    followed(parts, work, draft, kind);
}
/** What follows from a change: what goes along, what its parent and other registers show, effects. */
export function followed({ registry }, work, draft, kind) {
    const along = kind === 'delete' ? removeChildren(registry, work, draft) : [];
    for (const one of [draft, ...keepMirrors(work, draft, kind)]) {
        showOnParent(registry, work, one);
        holdOwners(registry, work, one);
    }
    applyEffects(work, draft, kind);
    // What goes along is as gone as what goes by itself, and means the same to what stays.
    for (const one of along)
        applyEffects(work, one, kind);
}
function applyEffects(work, draft, kind) {
    for (const effect of draft.resource.effects ?? [])
        if (effect.on.includes(kind))
            effect.apply(work, draft);
}
/** What goes along is a main record of its own, with rights of its own. @throws permission-denied */
function refuseCascade(parts, work, { resource, id }) {
    for (const { resource: name, by, onlyAboutIt } of resource.cascade ?? [])
        for (const sub of work.filter(name, ({ record }) => record[by] === id)) {
            if (!onlyAboutIt)
                authorize(parts, work, sub, scopesOf(sub.resource, 'delete'), 'delete');
            refuseCascade(parts, work, sub);
        }
}
/** A rule may refuse by right too: it knows what scope a change wants. */
function checked(rule, work, draft) {
    try {
        return rule.check(work, draft);
    }
    catch (error) {
        if (error instanceof Problem && error.code === 'permission-denied')
            throw new Refused(draft, error.detail);
        throw error;
    }
}
/** @throws invalid for what may not change once it is there */
export function refuseImmutable(resource, before, after) {
    const faults = Object.entries(resource.fields)
        .filter(([name, field]) => field.immutable && name in after && JSON.stringify(after[name]) !== JSON.stringify(before[name]))
        .map(([name]) => ({
        name,
        code: 'wijzigen-niet-toegelaten',
        reason: 'Dit veld mag na het aanmaken niet meer veranderen.',
    }));
    if (faults.length > 0)
        throw invalid(...faults);
}
//# sourceMappingURL=judge.js.map