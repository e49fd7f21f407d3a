import { HIGHEST, SHIELD } from './rights.js';
import { isAbout, placeOf } from './rules.js';
/** What rules forbid of what a scope opens. */
export const exceptsOf = (rules, component, scope, resource) => {
    const [of, plain] = placeOf(component, scope);
    return rules
        .filter(({ effect, what }) => effect === 'verbied' && isAbout(what, of, plain, resource))
        .map(({ what: { types, from } }) => ({ ...(types ? { types } : {}), ...(from ? { from } : {}) }));
};
/** A branch without what is excepted: none, one or two of them. */
export const less = (branch, excepts) => excepts.reduce((left, except) => left.flatMap((one) => lessOne(one, except)), [branch]);
function lessOne(branch, except) {
    const { types, from } = except;
    if (!types && from === undefined)
        return [];
    const { types: own, level } = branch;
    // Above the highest level lie shielded rows, whose own confidentiality a ceiling cannot tell.
    const isPlain = own && !branch.records && branch.subject === undefined && level !== undefined && level <= HIGHEST;
    if (!isPlain)
        return [{ ...branch, except: [...(branch.except ?? []), except] }];
    const kept = types ? own.filter((type) => !types.includes(type)) : [];
    const lowered = types ? own.filter((type) => types.includes(type)) : own;
    return [
        ...(kept.length > 0 ? [{ ...branch, types: kept }] : []),
        ...(from !== undefined && lowered.length > 0
            ? [{ ...branch, types: lowered, level: Math.min(level, from - 1) }]
            : []),
    ];
}
/** Whether a row in memory is kept back: as the condition in SQL says it. Of an unknown level it is. */
export const isKept = ({ types, untyped, from }, { type, level }) => (!types || (typeof type === 'string' ? types.includes(type) : untyped === true)) &&
    (from === undefined || (level !== undefined && (level === null || level % SHIELD >= from)));
/** Whether rules keep a row back from who may use any of these scopes; without a row: whether they keep back some. */
export const isKeptBack = (rules, component, scopes, resource, row) => scopes.length > 0 &&
    scopes.every((scope) => exceptsOf(rules, component, scope, resource).some((one) => !row || isKept(one, row)));
//# sourceMappingURL=excepts.js.map