/**
 * Records of another installation, taken over as they are there: with their ids, with what a server sets, with dates and
 * states that nobody could write today. What contradicts itself is refused as ever: a relation that leads nowhere, a part
 * of another whole, a number that is in use. It wants a right of its own, which is in no other, and is told of as moved.
 */
import { Problem } from '../foundation/problems.js';
import { atPlace, together } from './compose.js';
import { followed, judge } from './judge.js';
import { isToldBy } from './mirrors.js';
import { needsOf, needsOfWhatGoes } from './needs.js';
import { validateBody } from './validate.js';
import { write } from './write.js';
/** Component and scope; whoever has every right has not got this one. */
export const MOVE = { component: 'meent', scope: 'gegevens.overzetten' };
const OPERATION = 'meent.overzetten';
/** Where a refusal lies: the place in `records` and the field, as `3.statustype`. @throws invalid, permission-denied */
export async function move(parts, caller, { records, gone = [], notify = false, guard }) {
    if (!mayMove(caller))
        throw new Problem('permission-denied', 'Overzetten mag alleen met het recht daarvoor.');
    const ready = together(records.map((one, index) => ({ ...one, at: String(index) })), ({ resource: name, body, ...rest }) => {
        const resource = parts.registry.get(name);
        return { ...rest, resource, record: validateBody(parts.registry, resource, caller.base, body, 'move') };
    });
    const first = ready[0] ?? gone.map(({ resource, id }) => ({ resource: parts.registry.get(resource), id }))[0];
    if (!first)
        return { made: 0, changed: 0, removed: 0 };
    const done = await write(parts, {
        caller,
        resource: first.resource,
        operation: OPERATION,
        kind: ready.length > 0 ? 'aangemaakt' : 'verwijderd',
        scopes: [],
        exclusive: `${first.resource.name}/${first.id}`,
        moving: { notify },
        async load(work) {
            await loadFor(parts, work, ready, gone);
            await guard?.();
        },
        act(work) {
            // All of them first: what refers to one another, and the two sides of a mirror, then find each other in any order.
            const drafts = ready.map((one) => put(work, one));
            for (const [index, draft] of drafts.entries())
                if (draft.action !== 'none')
                    atPlace(ready[index], () => judge(parts, work, draft, 'move'));
            const removed = gone
                .flatMap(({ resource, id }) => work.find(resource, id) ?? [])
                // A source may tell of a relation on one side alone.
                .filter((draft) => !isToldBy(draft, ready));
            for (const draft of removed)
                letGo(parts, work, draft);
            const [shown] = [...drafts, ...removed];
            if (!shown)
                throw new Problem('not-found');
            return shown;
        },
    });
    const count = (action) => done.work.drafts.filter((one) => !one.implied && one.action === action).length;
    return { made: count('create'), changed: count('update'), removed: count('delete') };
}
const mayMove = ({ rights }) => rights.grants.some(({ component, scopes }) => component === MOVE.component && scopes.has(MOVE.scope));
/** What is here of them first: only then it is known what each needs. */
async function loadFor(parts, work, ready, gone) {
    const own = [...ready.map(({ resource, id }) => ({ resource: resource.name, id })), ...gone];
    work.load(await parts.loader.load(work.caller, own));
    const known = new Set(own.map(({ resource, id }) => `${resource}/${id}`));
    const needs = ready.flatMap(({ resource, record, id }) => needsOf(parts, resource, record, work, id, work.find(resource.name, id) ? 'update' : 'create'));
    for (const { resource, id } of gone) {
        const draft = work.find(resource, id);
        if (draft)
            needs.push(...needsOf(parts, draft.resource, draft.record, work, id, 'delete'));
    }
    for (const { resource, id, record } of ready)
        for (const { resource: name, by, record: said } of resource.mirrors ?? [])
            if (said({ id, record }))
                needs.push({ resource: name, where: by.there, is: by.here === 'id' ? id : String(record[by.here]) });
    const wanted = new Map(needs
        .filter((need) => !('id' in need && known.has(`${need.resource}/${need.id}`)))
        .map((need) => [JSON.stringify(need), need]));
    const load = gone.length > 0 ? parts.loader.whole : parts.loader.load;
    work.load(await load(work.caller, [...wanted.values()]));
    for (const { resource, id } of gone) {
        const draft = work.find(resource, id);
        if (draft)
            work.load(await parts.loader.whole(work.caller, needsOfWhatGoes(parts, work, draft)));
    }
}
function put(work, { resource, id, record, columns }) {
    const there = work.find(resource.name, id);
    const whole = completed(resource, work, record, there?.record);
    if (there && isSame(there, whole, columns))
        return there;
    const draft = there ?? work.create(resource.name, whole, { id, implied: false });
    if (there) {
        there.implied = false;
        work.change(there, whole);
    }
    if (columns)
        work.setColumns(draft, columns);
    return draft;
}
/** What the other installation did not say follows as at any write, once; what it said stays. */
function completed(resource, work, said, before = {}) {
    if (!resource.derive)
        return said;
    const left = Object.entries(resource.derive(said, work)).filter(([name, value]) => isEmpty(said[name]) && !isEmpty(value));
    return { ...said, ...Object.fromEntries(left.map(([name, value]) => [name, before[name] || value])) };
}
const isEmpty = (value) => value === undefined || value === null || value === '';
const isSame = (draft, record, columns = {}) => Object.keys(record).every((name) => draft.resource.fields[name]?.writeOnly || same(record[name], draft.record[name])) && Object.entries(columns).every(([name, value]) => same(value, draft.columns[name]));
const same = (one, other) => JSON.stringify(pruned(one)) === JSON.stringify(pruned(other));
/** Without what is not filled in, and with its names in one order: a group that is empty may stand there as nothing. */
function pruned(value) {
    if (Array.isArray(value))
        return value.length === 0 ? undefined : value.map(pruned);
    if (typeof value !== 'object' || value === null)
        return isEmpty(value) || value === false ? undefined : value;
    const filled = Object.entries(value)
        .map(([name, part]) => [name, pruned(part)])
        .filter(([, part]) => part !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1));
    return filled.length === 0 ? undefined : Object.fromEntries(filled);
}
function letGo(parts, work, draft) {
    draft.implied = false;
    work.remove(draft);
    followed(parts, work, draft, 'delete');
}
//# sourceMappingURL=move.js.map