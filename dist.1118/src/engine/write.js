/**
 * One write, step by step: load, act (rights, state, rules, effects), store. Two round trips. When what was read changed in
 * between, the whole write is done again.
 */
import { dateInNetherlands, now } from '../foundation/clock.js';
import { DatabaseProblem, isUnsure } from '../foundation/db/problem.js';
import { refuseLate } from '../foundation/deadline.js';
import { invalid, Problem } from '../foundation/problems.js';
import { requireScope } from './access.js';
import { mayTouch, Refused, scopesOf, typeOf } from './authorize.js';
import { isStale, StaleRights } from './epoch.js';
import { inTurn } from './exclusive.js';
import { keepAnswer } from './idempotency.js';
import { activityOf, logEntry, subjectsOf } from './log.js';
import { askOutside, Unasked } from './outside.js';
import { sourceOfResource } from './resource.js';
import { CONFLICT, STALE_EPOCH } from './store.js';
import { createWork, raisesEpoch } from './work.js';
/** Another process may win many times in a row; more than this means that something else is wrong. */
const MOST_TRIES = 20;
/** Runs a plan to the end. @throws Error where the caller's key waits for an answer: that is made by `writeAnswer`. */
export async function write(parts, plan) {
    if (parts.keep)
        throw new Error(`${loggedName(plan)} makes no answer that can be kept under a key`);
    return perform(parts, plan);
}
/** Runs a plan and makes its answer; a call with a key keeps it in the transaction of the write. */
export async function writeAnswer(parts, plan, render) {
    const { keep } = parts;
    if (!keep)
        return render(await perform(parts, plan));
    if (keep.used)
        throw new Error(`${loggedName(plan)} is a second write, and a key keeps the answer of one`);
    let answer;
    await perform(parts, plan, (written) => {
        answer = render(written);
        const { caller, scopes } = plan;
        const asked = { operation: loggedName(plan), scopes, ...madeWith(written) };
        return keepAnswer(parts, caller, keep, written.draft, answer, asked);
    });
    keep.used = true;
    return answer;
}
/** What was made in the same write. What has rights of its own (the documents and decisions of a case) is looked at by itself. */
function madeWith({ draft, work }) {
    const made = work.drafts.filter((one) => one !== draft && one.action === 'create' && !one.implied);
    return {
        besides: made
            .filter(({ resource }) => !resource.parent)
            .map(({ resource, id }) => ({ resource: resource.name, id, scopes: scopesOf(resource, 'create') })),
        parts: [...new Set(made.filter(({ resource }) => resource.parent).map(({ resource }) => resource.name))],
    };
}
async function perform(parts, plan, keep) {
    const { caller, resource } = plan;
    requireScope(caller, resource, plan.scopes);
    const found = new Map();
    for (;;) {
        try {
            return await attempt(parts, plan, found, keep);
        }
        catch (error) {
            if (!(error instanceof Unasked))
                throw error;
            for (const [address, what] of await askOutside(parts, caller, error.addresses))
                found.set(address, what);
        }
    }
}
/** Each round asks what the rounds before did not. @throws Unasked */
async function attempt(parts, plan, found, keep) {
    const { caller, resource } = plan;
    // Writes to cached resources raise one epoch, so they wait for each other whatever they are about.
    const keys = resource.cached ? 'epoch' : plan.exclusive;
    return inTurn(parts.exclusive, caller.municipality, keys, async () => {
        for (let attempt = 1;; attempt++) {
            refuseLate(caller);
            const snapshot = await parts.snapshots.current(caller.municipality);
            if (isStale(caller, snapshot.epoch))
                throw new StaleRights();
            const at = now();
            const work = createWork({
                caller,
                at,
                today: dateInNetherlands(at),
                quiet: plan.quiet === true,
                replaces: plan.operation === 'update',
                snapshot,
                found,
                hash: (purpose, clear) => parts.keys.hash(caller.municipality, purpose, clear),
                hashes: (purpose, clear) => parts.keys.everyHash(caller.municipality, purpose, clear),
                may: (work, draft, scopes) => mayTouch(parts, work, draft, scopes),
                resource: parts.registry.get,
                ...(plan.moving ? { moving: plan.moving } : {}),
            });
            const draft = await prepare(parts, plan, work);
            const unit = {
                work,
                ...(isPersonal(work)
                    ? {
                        log: logEntry(caller, loggedName(plan), plan.kind, subjectsOf(parts.registry, work, draft), activityOfDraft(parts, work, draft)),
                    }
                    : {}),
                ...(keep ? { keep: (rows) => keep(written(rows)) } : {}),
            };
            const written = (rows) => ({
                draft,
                row: rows.get(`${resource.name}/${draft.id}`),
                rows,
                work,
                snapshot: snapshotWith(parts, work, rows),
            });
            try {
                const { rows } = await parts.store(caller.municipality, snapshot.epoch, [unit]);
                const done = written(rows);
                // The snapshot of this process follows its own write at once.
                if (done.snapshot !== snapshot)
                    parts.snapshots.apply(done.snapshot);
                return done;
            }
            catch (error) {
                if (isUnsure(error)) {
                    parts.snapshots.forget(caller.municipality);
                    throw new Problem('unsure', undefined, { retryAfterSeconds: 2, cause: error.cause });
                }
                if (!(error instanceof DatabaseProblem))
                    throw error;
                if (error.sqlState === STALE_EPOCH)
                    parts.snapshots.forget(caller.municipality);
                else if (error.sqlState !== CONFLICT) {
                    const refused = uniqueProblem(parts, error);
                    if (!refused || attempt >= MOST_TRIES || !isOvertaken(parts, work, error))
                        throw refused ?? error;
                }
                if (attempt >= MOST_TRIES)
                    throw new Problem('conflict');
                if (attempt > 2)
                    await new Promise((resolve) => setTimeout(resolve, Math.random() * attempt * 4));
            }
        }
    });
}
/** A write is about one main record: it is for what the type of that is used for. */
const activityOfDraft = (parts, work, draft) => work.caller.serves
    ? activityOf(work.caller, { type: typeOf(parts, work, draft), source: sourceOfResource(draft.resource) })
    : work.caller.activity;
const loggedName = ({ operation, resource }) => operation.includes('.') ? operation : `${resource.api.name}.${resource.name}.${operation}`;
/** Catalogue, rights and the like are about nobody: their change records tell who changed them. */
const isPersonal = ({ drafts }) => drafts.some(({ action, resource }) => action !== 'none' && resource.subjects !== undefined);
/** Loads and acts. A refusal is in the logbook before it is told. */
async function prepare(parts, plan, work) {
    try {
        await plan.load(work);
        return plan.act(work);
    }
    catch (error) {
        if (error instanceof Refused && error.draft.resource.subjects) {
            const lines = subjectsOf(parts.registry, work, error.draft);
            const activity = activityOfDraft(parts, work, error.draft);
            const { entry, actor } = logEntry(plan.caller, loggedName(plan), 'geweigerd', lines, activity);
            await parts.logbook.append(entry, actor, plan.caller);
        }
        throw error;
    }
}
/** The snapshot of the work with what it changed; the same one where the epoch stays. */
function snapshotWith(parts, work, rows) {
    const { drafts, snapshot } = work;
    if (!raisesEpoch(work))
        return snapshot;
    const cached = drafts.filter(({ action, resource }) => action !== 'none' && resource.cached);
    return parts.snapshots.next(snapshot, cached.flatMap((draft) => rows.get(`${draft.resource.name}/${draft.id}`) ?? []), cached
        .filter(({ action }) => action === 'delete')
        .map((draft) => ({ resource: draft.resource.name, id: draft.id })));
}
const TAKEN = { name: 'uuid', code: 'unique', reason: 'Dit nummer (uuid) is al in gebruik.' };
/** A record with this id is there: who makes an id of what it is about finds that it was made before. */
export const isTaken = (error) => error instanceof Problem && error.invalidParams.includes(TAKEN);
/**
 * What refused was made by an effect, out of a record that another process has changed meanwhile: the next version of a
 * document. Made again out of that record as it is now, it fits.
 */
function isOvertaken({ registry }, { drafts }, { constraint }) {
    const resource = registry.all.find(({ table }) => constraint?.startsWith(`${table}_unique_`));
    const made = drafts.filter((one) => one.resource === resource && one.action === 'create');
    return made.length > 0 && made.every(({ implied }) => implied);
}
/** A unique index that refused, told in the words of the declaration. */
function uniqueProblem(parts, error) {
    if (error.sqlState !== '23505' || !error.constraint)
        return undefined;
    if (error.constraint === 'engine_idempotency_pkey')
        return new Problem('idempotency-conflict');
    for (const resource of parts.registry.all) {
        if (error.constraint === `${resource.table}_pkey`)
            return new Problem('invalid', undefined, { invalidParams: [TAKEN] });
        const rule = resource.unique?.find((_, index) => error.constraint === `${resource.table}_unique_${index + 1}`);
        if (rule)
            return invalid({ name: rule.fields.at(-1), code: rule.code, reason: rule.reason });
    }
    return undefined;
}
//# sourceMappingURL=write.js.map