/** One step of a list or of one of its lines: who may, in which state, and by whom it may not be done again. */
import { existing } from '../../engine/change.js';
import { isUuid } from '../../foundation/ids.js';
import { Problem } from '../../foundation/problems.js';
import { hasScope } from '../../gate/conditions.js';
import { persoonVan, viaVan } from '../../registers/archief/index.js';
import { log } from '../operations/door.js';
/** Runs the step and answers with the record as it is then. @throws permission-denied, not-found, wrong-state */
export async function stap(engine, caller, given) {
    const { parts } = engine;
    const resource = parts.registry.get(given.resource);
    if (!hasScope(caller.rights, resource.api.component, given.scopes))
        throw new Problem('permission-denied');
    if (!isUuid(given.id))
        throw new Problem('not-found');
    if (!given.personal)
        await log(engine, caller, given.operation, 'gewijzigd', []);
    return engine.answer({
        caller,
        resource,
        operation: given.operation,
        kind: 'gewijzigd',
        scopes: given.scopes,
        exclusive: `${given.resource}/${given.id}`,
        async load(work) {
            work.load(await existing(parts, caller, resource, given.id));
            const it = work.find(resource.name, given.id);
            if (given.load)
                work.load(await given.load(work, it));
        },
        act(work) {
            const it = work.find(resource.name, given.id);
            it.implied = false;
            given.act(work, it);
            return given.about?.(work, it) ?? it;
        },
    }, (written) => parts.answer.ofRow(caller, written.rows.get(`${resource.name}/${given.id}`), written, 200));
}
/** @throws wrong-state */
export function inStaat(it, staten, wat) {
    if (!staten.includes(String(it.record.status)))
        throw new Problem('wrong-state', `${wat} De status is nu: ${String(it.record.status).replaceAll('_', ' ')}.`);
}
/**
 * Who does this, and none of those who did what came before. Whom one application names counts as one: who holds its secret
 * can name anybody, and so would be three people alone. @throws permission-denied
 */
export function eenAnder(caller, eerder, wat) {
    const persoon = persoonVan(caller);
    if (persoon === undefined)
        throw new Problem('permission-denied', 'Hiervoor moet duidelijk zijn welke medewerker het doet. Geef dat aan in het token (user_id).');
    if (eerder.some((hand) => hand.persoon === persoon))
        throw new Problem('permission-denied', wat);
    const via = viaVan(caller);
    if (via !== null && eerder.some((hand) => hand.via === via))
        throw new Problem('permission-denied', 'Een eerdere stap kwam al via deze applicatie. Laat deze stap doen op de pagina’s van Meent, of via een andere applicatie.');
    return { persoon, via };
}
//# sourceMappingURL=stap.js.map