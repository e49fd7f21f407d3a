/**
 * Expand: records that an answer points at, put inside it. Level by level; each level is one gathered read per resource.
 * What the caller may not see is left out, as if it were not there; where nothing is pointed at stands `{}` (EmptyObject
 * of the standard). Bounded in number of records and in bytes.
 */
import { invalid } from '../foundation/problems.js';
import { hasScope } from '../gate/conditions.js';
import { accessOf, allowsRow } from './access.js';
import { isRow, memoryContext } from './answer.js';
import { snake } from './columns.js';
import { checkEpoch } from './epoch.js';
import { badExpand, relationIn, treeOf } from './expand-paths.js';
import { isLeftOut, seenBy } from './leave-out.js';
import { isSeenWhole } from './parts.js';
/** Two hundred for each of a page of a hundred: the lists of the standards have no smaller pages to ask for. */
const MOST_RECORDS = 20_000;
/** Characters of stored bodies, those of the answer itself too: what the texts of one answer may take in memory. */
const MOST_BODIES = 32 * 1024 * 1024;
/** Records that are fetched before they are counted: so much may be in memory beyond the limit. */
const SLICE = 200;
/** @throws not-found (zrc-027) for a path that the resource does not have, invalid for more than fits. */
export async function expandRows(parts, caller, resource, rows, paths, { day, forAnswer = false } = {}) {
    const tree = treeOf(parts.registry, resource, paths);
    const budget = { records: MOST_RECORDS, bodies: MOST_BODIES };
    spend(rows);
    const collected = [];
    const extras = await level(rows, tree);
    return { rows: collected, extraOf: (row) => extras.get(row) ?? '' };
    async function level(of, node) {
        const result = new Map();
        const snapshot = await parts.snapshots.current(caller.municipality);
        const pieces = new Map(of.map((row) => [row, []]));
        for (const [property, child] of node.children) {
            const targets = await follow(of, property);
            const nested = await level(targets.flatMap(({ rows }) => rows), child);
            // Several may point at one record: it is counted each time, and gets its own part once.
            const done = new Set();
            of.forEach((row, index) => {
                if (done.has(row))
                    return;
                done.add(row);
                const { rows: found, many, nothing } = targets[index];
                collected.push(...found);
                const json = found.map((one) => parts.answer.stored(caller, one, snapshot, nested.get(one) ?? '', day));
                if (many)
                    pieces.get(row).push(`"${property}":[${json.join(',')}]`);
                else if (nothing || json.length > 0)
                    pieces.get(row).push(`"${property}":${json[0] ?? '{}'}`);
            });
        }
        for (const [row, own] of pieces)
            if (own.length > 0)
                result.set(row, `,"_expand":{${own.join(',')}}`);
        return result;
    }
    /** What each row points at, as far as this caller may see it. */
    async function follow(of, property) {
        const snapshot = await parts.snapshots.current(caller.municipality);
        const references = of.map((row) => isLeftOut(caller, row, property) ? notFollowed(row) : reference(parts, snapshot, row, property, day));
        budget.records -= references.reduce((sum, { ids }) => sum + ids.length, 0);
        if (budget.records < 0)
            throw tooLarge(`meer dan ${MOST_RECORDS.toLocaleString('nl-NL')} records bevatten`);
        const found = new Map();
        for (const [target, some] of Map.groupBy(references, (one) => one.target)) {
            const scopes = target.scopes.read ?? [];
            if (!target.public?.includes('read') && !hasScope(caller.rights, target.api.component, scopes, target.name))
                continue;
            const access = accessOf(caller, target, scopes);
            const ids = [...new Set(some.flatMap((one) => one.ids))];
            for (let at = 0; at < ids.length; at += SLICE) {
                const seen = (await load(target, ids.slice(at, at + SLICE), snapshot))
                    .filter(([, row]) => target.cached === true || (allowsRow(access, row.columns) && isSeenWhole(caller, row)))
                    .map(([id, row]) => [id, seenBy(caller, row)]);
                spend(seen.map(([, row]) => row));
                for (const [id, row] of seen)
                    found.set(`${target.name}/${id}`, row);
            }
        }
        const met = new Set();
        return references.map(({ target, ids, many, nothing }) => {
            const rows = ids.flatMap((id) => found.get(`${target.name}/${id}`) ?? []);
            // In memory once, in the answer as often as it is pointed at.
            spend(rows.filter((row) => met.has(row)));
            for (const row of rows)
                met.add(row);
            return { rows, many, nothing };
        });
    }
    /** By the id that was asked for: reference data has more than one. */
    async function load(target, ids, snapshot) {
        const found = target.cached
            ? ids.map((id) => ({ id, row: snapshot.get(target.name, id), epoch: undefined }))
            : await Promise.all(ids.map(async (id) => ({ id, ...(await parts.gather(caller, target, id, forAnswer)) })));
        for (const epoch of new Set(found.map((one) => one.epoch)))
            if (epoch !== undefined)
                await checkEpoch(parts, caller, epoch);
        return found.flatMap(({ id, row }) => (row ? [[id, row]] : []));
    }
    function spend(some) {
        for (const { body } of some)
            budget.bodies -= body.length;
        if (budget.bodies < 0)
            throw tooLarge(`groter zijn dan ${MOST_BODIES / 1024 / 1024} MB`);
    }
}
const tooLarge = (what) => invalid({
    name: 'expand',
    code: 'expand-te-groot',
    reason: `Dit antwoord zou ${what}. Vraag minder tegelijk.`,
});
/** What a caller may not see leads nowhere. */
const notFollowed = (row) => ({ target: row.resource, ids: [], many: false, nothing: false });
/** Which records a property of a row points at. */
function reference(parts, snapshot, row, property, day) {
    const { resource } = row;
    const field = resource.fields[property];
    const [inside, relation] = relationIn(field);
    if (relation) {
        const stored = row.record[property];
        const value = inside ? stored.map((one) => one[inside]) : stored;
        const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '' && !one.includes(':'));
        const [name] = relation.to;
        return {
            target: parts.registry.get(values[0]?.includes('/') ? values[0].split('/')[0] : name),
            ids: values.map((one) => one.slice(one.indexOf('/') + 1)),
            many: field.kind === 'list',
            nothing: value === null || value === '',
        };
    }
    const shown = parts.registry.shownColumns(resource).find((one) => one.property === property);
    if (shown?.target) {
        const value = row.columns[snake(property)];
        return {
            target: shown.target,
            ids: Array.isArray(value) ? value.map(String) : value ? [String(value)] : [],
            many: Array.isArray(value),
            nothing: !value,
        };
    }
    const projected = resource.project ? projectedRows(snapshot, row, property, day) : undefined;
    if (projected)
        return projected;
    throw badExpand(property);
}
function projectedRows(snapshot, row, property, day) {
    const value = row.resource.project(row, memoryContext(snapshot, day))[property];
    if (value === undefined)
        return undefined;
    const rows = (Array.isArray(value) ? value : [value])
        .flatMap((one) => (typeof one === 'object' && one !== null && !isRow(one) ? Object.values(one) : [one]))
        .filter(isRow);
    return {
        target: rows[0]?.resource ?? row.resource,
        ids: rows.map(({ id }) => id),
        many: Array.isArray(value),
        nothing: value === null,
    };
}
//# sourceMappingURL=expand.js.map