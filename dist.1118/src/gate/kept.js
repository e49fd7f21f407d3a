export const SELF = 'vrager';
/**
 * Rights with the rules that hold for this caller now. Which parts of a record are open is no part of a decision on the
 * whole of it, and what fell away decides nothing.
 */
export function writeRights({ grants, closed, everythingOf, sources, unlessRestrictedFor, fallen: _, closedWhy: __, epoch: ___, ...rest }) {
    const kept = {
        ...rest,
        grants: grants.map(({ scopes, parts: _, ...grant }) => ({
            ...grant,
            scopes: [...scopes].sort(),
            ...(grant.subject === undefined ? {} : { subject: SELF }),
        })),
        ...(closed ? { closed: [...closed].sort() } : {}),
        ...(everythingOf ? { everythingOf: [...everythingOf] } : {}),
        ...(sources ? { sources: [...sources] } : {}),
        ...(unlessRestrictedFor ? { unlessRestrictedFor: [...unlessRestrictedFor] } : {}),
    };
    return JSON.stringify(kept);
}
/** @throws SyntaxError for what is no JSON */
export function readRights(body) {
    const { grants, closed, everythingOf, sources, unlessRestrictedFor, ...rest } = JSON.parse(body);
    return {
        ...rest,
        grants: grants.map((grant) => ({ ...grant, scopes: new Set(grant.scopes) })),
        ...(closed ? { closed: new Set(closed) } : {}),
        ...(everythingOf ? { everythingOf: new Map(everythingOf) } : {}),
        ...(sources ? { sources: new Map(sources) } : {}),
        ...(unlessRestrictedFor ? { unlessRestrictedFor: new Map(unlessRestrictedFor) } : {}),
    };
}
/** The same without rules: those are kept apart where it is worked out anew which of them hold. */
export const writeUnruled = ({ rules: _, ...rights }) => writeRights(rights);
export const writeRules = (rules) => JSON.stringify(rules);
export const readRules = (body) => JSON.parse(body);
/** A record as a decision sees it, without whom it belongs to. */
export const keptRow = ({ owners, ...row }, subjects) => ({
    ...row,
    owners: subjects.some((one) => owners?.includes(one)) ? [SELF] : [],
});
//# sourceMappingURL=kept.js.map