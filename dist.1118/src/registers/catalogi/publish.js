import { refuseStale } from '../../engine/change.js';
import { createWork } from '../../engine/work.js';
import { dateInNetherlands, now } from '../../foundation/clock.js';
import { isUuid } from '../../foundation/ids.js';
import { invalid, Problem } from '../../foundation/problems.js';
import { catalogiApi, SCHRIJVEN } from './api.js';
import { faultsBefore, publishDraft } from './rules/publiceren.js';
/** @throws not-found, permission-denied, precondition-failed, invalid (ztc-012, ztc-016) */
export async function publish(engine, caller, kind, id, { complete = false, ifMatch } = {}) {
    const { parts } = engine;
    const resource = parts.registry.get(kind);
    const plan = {
        caller,
        resource,
        operation: 'publish',
        kind: 'gewijzigd',
        scopes: [SCHRIJVEN],
        exclusive: `${kind}/${id}`,
        load: async () => { },
        act(work) {
            const draft = isUuid(id) ? work.find(kind, id) : undefined;
            if (!draft)
                throw new Problem('not-found');
            draft.implied = false;
            refuseStale(parts, work, draft, ifMatch);
            if (complete) {
                const faults = faultsBefore(work, draft);
                if (faults.length > 0)
                    throw invalid(...faults);
            }
            publishDraft(work, draft);
            return draft;
        },
    };
    return engine.answer(plan, (written) => parts.answer.ofRow(caller, written.row ?? written.draft.before, written, 200));
}
/** What `publish` would refuse of a complete concept now. Nothing is changed, and nothing waits for it. */
export async function beforePublishing({ parts }, caller, kind, id) {
    const at = now();
    const work = createWork({
        caller,
        at,
        today: dateInNetherlands(at),
        quiet: true,
        snapshot: await parts.snapshots.current(caller.municipality),
        hash: (purpose, clear) => parts.keys.hash(caller.municipality, purpose, clear),
        hashes: (purpose, clear) => parts.keys.everyHash(caller.municipality, purpose, clear),
        may: () => false,
        found: new Map(),
        resource: parts.registry.get,
    });
    const draft = work.find(kind, id);
    return draft ? faultsBefore(work, draft) : [];
}
const operation = (kind, path) => ({
    method: 'POST',
    api: catalogiApi,
    path: `${path}/{id}/publish`,
    operationId: `${kind}_publish`,
    summary: `Publiceert een concept-${kind}. Daarna verandert de inhoud niet meer.`,
    scopes: [SCHRIJVEN],
    resource: kind,
    gives: kind,
    status: 200,
    handle: ({ engine, caller, params }) => publish(engine, caller, kind, params.id),
});
export const operations = [
    operation('zaaktype', 'zaaktypen'),
    operation('informatieobjecttype', 'informatieobjecttypen'),
    operation('besluittype', 'besluittypen'),
];
//# sourceMappingURL=publish.js.map