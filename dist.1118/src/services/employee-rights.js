import { today } from '../foundation/clock.js';
import { SHIELD } from '../gate/rights.js';
import { applicationOf, rightsOf } from '../registers/autorisaties/index.js';
import { medewerkerVan, werkbankVan } from '../registers/client-ids.js';
import { SCOPES, TOEGANG_REGELEN, wie } from '../registers/zaken/toegang/index.js';
/** Applications of the register that hold rights of this employee, own rights first. */
const clientIdsOf = ({ id, role, department }) => [
    medewerkerVan(id),
    werkbankVan(role, department),
];
/** Activities that the employee may work for; those of the role come first. */
export const activitiesOf = (snapshot, employee) => [
    ...new Set(heldBy(snapshot, employee, today())
        .toReversed()
        .flatMap((one) => applicationOf(snapshot, one)?.activities ?? [])),
];
/** By which names a combination may be for this employee: those of their role. A person is no recipient (0043). */
export const recipientsOf = (snapshot, { role, department }) => {
    const own = werkbankVan(role, department);
    return new Set([own, ...(applicationOf(snapshot, own)?.row.record.clientIds ?? [])]);
};
/** The same value for the same employee on the same day, until the snapshot changes. */
export const rightsOfEmployee = (snapshot, employee) => {
    const day = today();
    const key = JSON.stringify(['medewerker', day, ...clientIdsOf(employee), employee.id]);
    return snapshot.derive(key, () => sumOf(snapshot, employee, day));
};
const lastDayOf = (snapshot, clientId) => {
    const last = applicationOf(snapshot, clientId)?.row.columns.laatste_dag;
    return last ? String(last) : undefined;
};
/** Those whose last day is not over. */
const heldBy = (snapshot, employee, day) => clientIdsOf(employee).filter((one) => (lastDayOf(snapshot, one) ?? day) >= day);
/** With its last day on each right: nobody gives away for longer than they have. */
function sumOf(snapshot, employee, day) {
    const given = heldBy(snapshot, employee, day).map((one) => ({
        ...rightsOf(snapshot, one),
        last: until(lastDayOf(snapshot, one)),
    }));
    const all = given.filter(({ everything }) => everything).map(({ last }) => last.until);
    const own = {
        everything: all.length > 0,
        ...(all.length > 0 && !all.includes(undefined) ? { everythingUntil: all.toSorted().at(-1) } : {}),
        unlessShielded: true,
        ...(all.length > 0 ? { everythingBy: given.find(({ everything }) => everything).everythingBy } : {}),
        grants: given.flatMap(({ grants, last }) => grants.map((one) => ({ ...one, ...last }))),
        epoch: snapshot.epoch,
    };
    const named = namedOn(snapshot, employee, day);
    if (named.length === 0)
        return own;
    return { ...own, grants: [...own.grants, ...grantsOf(named), ...decidesOn(own, named)] };
}
const until = (day) => (day ? { until: String(day) } : {});
/**
 * Who decides on access to cases of a type and level does so for a shielded one of those that they may work on by name. It
 * is never given on as such, so how long it lasts is asked of neither.
 */
function decidesOn(own, named) {
    const records = named.filter(({ omgang }) => omgang === 'werken').map(({ zaak }) => String(zaak));
    if (records.length === 0)
        return [];
    const decides = { component: 'zrc', scopes: new Set([TOEGANG_REGELEN]), records };
    return own.everything
        ? [decides]
        : own.grants
            .filter(({ component, scopes }) => component === 'zrc' && scopes.has(TOEGANG_REGELEN))
            .map(({ type, level }) => ({
            ...decides,
            ...(type === undefined ? {} : { type }),
            ...(level === undefined ? {} : { level: level + SHIELD }),
        }));
}
const namedOn = (snapshot, employee, day) => {
    const names = new Set([`medewerker:${employee.id}`, werkbankVan(employee.role, employee.department)]);
    const byName = snapshot.derive('zaaktoegang.wie', (of) => Map.groupBy(of.all('zaaktoegang').map(({ record }) => record), wie));
    return [...names]
        .flatMap((name) => byName.get(name) ?? [])
        .filter(({ totEnMet }) => !totEnMet || String(totEnMet) >= day);
};
/** One grant for each component, kind of access and last day. */
function grantsOf(named) {
    const alike = Map.groupBy(named, ({ omgang, totEnMet }) => `${omgang} ${totEnMet ?? ''}`);
    return [...alike.values()].flatMap((some) => {
        const { omgang, totEnMet } = some[0];
        return Object.entries(SCOPES[omgang]).map(([component, scopes]) => ({
            component,
            scopes: new Set(scopes),
            records: some.map(({ zaak }) => String(zaak)),
            by: { id: 'zaaktoegang', version: 1 },
            ...until(totEnMet),
        }));
    });
}
//# sourceMappingURL=employee-rights.js.map