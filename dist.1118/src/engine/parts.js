/**
 * Rights that open part of a record: which parts an answer shows, and which a filter or an order may look at. What may not
 * be seen cannot be asked for either, or a filter would tell it.
 */
import { limitsFor } from '../gate/conditions.js';
import { snake } from './columns.js';
const limitsOf = (caller, resource) => resource.parts
    ? limitsFor(caller.rights, resource.api.component, resource.scopes.read ?? resource.scopes.list ?? [])
    : NONE;
const NONE = new Map();
/** Nothing for a caller who may see all of what is shown. */
export function trimmed(caller, resource) {
    const limits = limitsOf(caller, resource);
    if (limits.size === 0)
        return undefined;
    const { path, version } = resource.parts;
    const hidden = new Map();
    return {
        trim(row, json) {
            const type = resource.rights.type;
            const limit = limits.get(String(row.record[type]));
            if (!limit)
                return json;
            const answer = JSON.parse(json);
            const inside = at(answer, path);
            const shown = limit.get(Number(at(answer, version)));
            for (const name of Object.keys(inside ?? {}).filter((one) => !shown?.has(one))) {
                delete inside[name];
                const address = String(answer[type]);
                hidden.set(address, (hidden.get(address) ?? new Set()).add([...path, name].join('__')));
            }
            return JSON.stringify(answer);
        },
        hidden: () => hidden.size === 0
            ? undefined
            : { 'x-unauthorized-fields': [...hidden].map(([type, names]) => `${type}:${asHeader(names)}`).join('; ') },
    };
}
/** A header holds no letters beyond those of ASCII. */
const asHeader = (names) => [...names].map(encodeURIComponent).join(',');
const at = (value, path) => path.reduce((inside, name) => inside?.[name], value);
/** False for a record of which the caller may see part: it is put inside no other. */
export const isSeenWhole = (caller, { resource, record }) => {
    const limits = limitsOf(caller, resource);
    return limits.size === 0 || !limits.has(String(record[resource.rights.type]));
};
/** The condition on the row `t` that the caller may see this part of it; without a name: all parts. */
export function partSql(caller, resource, name, bind) {
    const limits = limitsOf(caller, resource);
    if (limits.size === 0)
        return 'true';
    const type = `t.${snake(resource.rights.type)}`;
    const whole = `${type} <> all(${bind([...limits.keys()])}::uuid[])`;
    if (name === undefined)
        return whole;
    const open = [...limits].flatMap(([of, parts]) => [...parts].filter(([, names]) => names.has(name)).map(([version]) => ({ of, version })));
    if (open.length === 0)
        return whole;
    const pairs = `unnest(${bind(open.map(({ of }) => of))}::uuid[], ${bind(open.map(({ version }) => version))}::int[])`;
    return `(${whole} or (${type}, t.${snake(resource.parts.column)}::int) in (select * from ${pairs}))`;
}
//# sourceMappingURL=parts.js.map