/** The frame of lock and unlock: one document, its rights, one change of it. */
import { authorize } from '../../../engine/authorize.js';
import { existing } from '../../../engine/change.js';
import { DOCUMENT } from '../api.js';
export function changeLock({ engine, caller, params }, { operation, scopes, prepare, act, answer }) {
    const { parts } = engine;
    const id = params.id;
    const resource = parts.registry.get(DOCUMENT);
    return engine.answer({
        caller,
        resource,
        operation,
        kind: 'gewijzigd',
        scopes,
        exclusive: `${DOCUMENT}/${id}`,
        async load(work) {
            work.load(await existing(parts, caller, resource, id));
            const document = work.find(DOCUMENT, id);
            authorize(parts, work, document, scopes);
            await prepare?.(work, document);
        },
        act(work) {
            const document = work.find(DOCUMENT, id);
            act(work, document);
            return document;
        },
    }, () => answer);
}
//# sourceMappingURL=locked.js.map