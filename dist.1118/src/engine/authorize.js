/** Whether a caller may change a record: rights and state of the row that carries them. */
import { invalid, Problem } from '../foundation/problems.js';
import { accessOf, allowsRow, carrierOf, whyClosed } from './access.js';
/** A refusal on a record: whom it is about can read of it too. */
export class Refused extends Problem {
    draft;
    constructor(draft, detail) {
        super('permission-denied', detail);
        this.draft = draft;
    }
}
/** Rights, state and hold on the row that carries them. @throws permission-denied, retained */
export function authorize(parts, work, draft, scopes, kind = 'update') {
    const carrier = carrierDraft(parts, work, draft);
    const before = carrier.before;
    // What is frozen may go as a whole: that is no change of it. Its parts may not.
    const frozen = before && !draft.resource.ignoresState && !(kind === 'delete' && carrier === draft);
    const state = frozen ? carrier.resource.states?.find((one) => one.when(before)) : undefined;
    if (mayTouch(parts, work, draft, state ? [state.scope] : scopes)) {
        if (kind === 'delete' && before)
            refuseHeld(carrier.resource, before);
        return;
    }
    throw new Refused(draft, state && mayTouch(parts, work, draft, scopes) ? state.message : whyNot(parts, work, draft, scopes));
}
/** Said when the caller has the right, and the activity of the call does not. */
const whyNot = (parts, work, draft, scopes) => whyClosed(work.caller, draft.resource, scopes, parts.rowDimensions(carrierDraft(parts, work, draft), work));
/** Only who may remove it learns that it is held. @throws retained */
export function refuseHeld({ hold }, row) {
    if (hold?.when(row))
        throw new Problem('retained', hold.message(row));
}
export function mayTouch(parts, work, draft, scopes) {
    const carrier = carrierDraft(parts, work, draft);
    const access = accessOf(work.caller, draft.resource, scopes);
    return access === 'everything' || allowsRow(access, parts.rowDimensions(carrier, work));
}
/** Id of the type that the right on a record goes by. */
export function typeOf(parts, work, draft) {
    const { r_type: type } = parts.rowDimensions(carrierDraft(parts, work, draft), work);
    return typeof type === 'string' ? type : undefined;
}
function carrierDraft(parts, work, draft) {
    const carrier = carrierOf(parts.registry, draft.resource);
    let at = draft;
    while (at && at.resource !== carrier) {
        const parent = at.resource.fields[at.resource.parent].to[0];
        const reference = String(at.record[at.resource.parent]);
        at = work.find(parent, reference);
        if (!at)
            throw invalid({
                name: draft.resource.parent,
                code: 'does_not_exist',
                reason: 'Dit bestaat niet, of niet meer.',
            });
    }
    return at;
}
export const scopesOf = (resource, operation) => {
    const scopes = resource.scopes[operation];
    if (!scopes)
        throw new Problem('method-not-allowed');
    return scopes;
};
//# sourceMappingURL=authorize.js.map