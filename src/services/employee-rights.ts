/**
 * What an employee may: the sum of the rights of their role in their department, of their own, and of the cases that they
 * are named on, by themselves or by their role. What is shielded they see by name alone.
 */
import type { Record_ } from '../engine/resource.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { today } from '../foundation/clock.ts';
import type { Caller } from '../gate/context.ts';
import { type Grant, type Rights, SHIELD } from '../gate/rights.ts';
import { applicationOf, rightsOf } from '../registers/autorisaties/index.ts';
import { medewerkerVan, werkbankVan } from '../registers/client-ids.ts';
import { type Omgang, SCOPES, TOEGANG_REGELEN, wie } from '../registers/zaken/toegang/index.ts';

type Employee = NonNullable<Caller['employee']>;

/** Applications of the register that hold rights of this employee, own rights first. */
const clientIdsOf = ({ id, role, department }: Employee): readonly string[] => [
  medewerkerVan(id),
  werkbankVan(role, department),
];

/** Activities that the employee may work for; those of the role come first. */
export const activitiesOf = (snapshot: Snapshot, employee: Employee): readonly string[] => [
  ...new Set(
    heldBy(snapshot, employee, today())
      .toReversed()
      .flatMap((one) => applicationOf(snapshot, one)?.activities ?? []),
  ),
];

/** By which names a combination may be for this employee: those of their role. A person is no recipient (0043). */
export const recipientsOf = (snapshot: Snapshot, { role, department }: Employee): ReadonlySet<string> => {
  const own = werkbankVan(role, department);
  return new Set([own, ...((applicationOf(snapshot, own)?.row.record.clientIds ?? []) as readonly string[])]);
};

/** The same value for the same employee on the same day, until the snapshot changes. */
export const rightsOfEmployee = (snapshot: Snapshot, employee: Employee): Rights => {
  const day = today();
  const key = JSON.stringify(['medewerker', day, ...clientIdsOf(employee), employee.id]);
  return snapshot.derive(key, () => sumOf(snapshot, employee, day));
};

const lastDayOf = (snapshot: Snapshot, clientId: string): string | undefined => {
  const last = applicationOf(snapshot, clientId)?.row.columns.laatste_dag;
  return last ? String(last) : undefined;
};

/** Those whose last day is not over. */
const heldBy = (snapshot: Snapshot, employee: Employee, day: string): readonly string[] =>
  clientIdsOf(employee).filter((one) => (lastDayOf(snapshot, one) ?? day) >= day);

/** With its last day on each right: nobody gives away for longer than they have. */
function sumOf(snapshot: Snapshot, employee: Employee, day: string): Rights {
  const given = heldBy(snapshot, employee, day).map((one) => ({
    ...rightsOf(snapshot, one),
    last: until(lastDayOf(snapshot, one)),
  }));
  const all = given.filter(({ everything }) => everything).map(({ last }) => last.until);
  const own: Rights = {
    everything: all.length > 0,
    ...(all.length > 0 && !all.includes(undefined) ? { everythingUntil: all.toSorted().at(-1)! } : {}),
    unlessShielded: true,
    ...(all.length > 0 ? { everythingBy: given.find(({ everything }) => everything)!.everythingBy! } : {}),
    grants: given.flatMap(({ grants, last }) => grants.map((one) => ({ ...one, ...last }))),
    epoch: snapshot.epoch,
  };
  const named = namedOn(snapshot, employee, day);
  if (named.length === 0) return own;
  return { ...own, grants: [...own.grants, ...grantsOf(named), ...decidesOn(own, named)] };
}

const until = (day: unknown): Pick<Grant, 'until'> => (day ? { until: String(day) } : {});

/**
 * Who decides on access to cases of a type and level does so for a shielded one of those that they may work on by name. It
 * is never given on as such, so how long it lasts is asked of neither.
 */
function decidesOn(own: Rights, named: readonly Record_[]): readonly Grant[] {
  const records = named.filter(({ omgang }) => omgang === 'werken').map(({ zaak }) => String(zaak));
  if (records.length === 0) return [];
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

const namedOn = (snapshot: Snapshot, employee: Employee, day: string): readonly Record_[] => {
  const names = new Set([`medewerker:${employee.id}`, werkbankVan(employee.role, employee.department)]);
  const byName = snapshot.derive('zaaktoegang.wie', (of) =>
    Map.groupBy(
      of.all('zaaktoegang').map(({ record }) => record),
      wie,
    ),
  );
  return [...names]
    .flatMap((name) => byName.get(name) ?? [])
    .filter(({ totEnMet }) => !totEnMet || String(totEnMet) >= day);
};

/** One grant for each component, kind of access and last day. */
function grantsOf(named: readonly Record_[]): readonly Grant[] {
  const alike = Map.groupBy(named, ({ omgang, totEnMet }) => `${omgang} ${totEnMet ?? ''}`);
  return [...alike.values()].flatMap((some) => {
    const { omgang, totEnMet } = some[0]!;
    return Object.entries(SCOPES[omgang as Omgang]).map(([component, scopes]) => ({
      component,
      scopes: new Set(scopes),
      records: some.map(({ zaak }) => String(zaak)),
      by: { id: 'zaaktoegang', version: 1 },
      ...until(totEnMet),
    }));
  });
}
