/**
 * From who is on the page to the caller context: a resident sees their own, an employee what the register gives their
 * role and department, and the portal itself may write what a visitor sends. Absence denies.
 */
import { inzageScopes, isShown } from '../engine/inzage.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { today } from '../foundation/clock.ts';
import type { ActivityRef, Caller } from '../gate/context.ts';
import { type Mandate, underMandate } from '../gate/mandate.ts';
import { type Grant, NO_RIGHTS, type Rights } from '../gate/rights.ts';
import { activityFor, INZAGE } from '../registers/activiteiten/index.ts';
import { applicationOf } from '../registers/autorisaties/index.ts';
import { PORTAAL, WERKBANK } from '../registers/client-ids.ts';
import { resources } from '../registers/index.ts';
import { MANDATEN_EIGEN } from '../registers/mandaten/index.ts';
import { TOESTEMMINGEN_GEVEN, TOESTEMMINGEN_INTREKKEN, TOESTEMMINGEN_LEZEN } from '../registers/toestemmingen/index.ts';
import type { Place } from './context.ts';
import { activitiesOf, recipientsOf, rightsOfEmployee } from './employee-rights.ts';
import { type Asker, forActivity, serveCall } from './purpose.ts';
import { underRules } from './rules.ts';
import { ANYBODY, personAsker } from './turns.ts';

export { PORTAAL, WERKBANK };

export type Person = NonNullable<Caller['person']>;
export type Employee = NonNullable<Caller['employee']>;

const grant = (component: string, scopes: ReadonlySet<string>, subject: string): Grant => ({
  component,
  scopes,
  subject,
  by: EIGEN_GEGEVENS,
});

/** What the law gives everybody stands in no register. */
const EIGEN_GEGEVENS = { id: 'eigen-gegevens', version: 1 };

/** What the pages of a resident read, and what is shown to whoever asks for all that is held about them, by component. */
const OWN: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const own = new Map([
    ['zrc', new Set(['zaken.lezen'])],
    ['drc', new Set(['documenten.lezen'])],
    ['brc', new Set(['besluiten.lezen'])],
    ['meent', new Set(['berichten.lezen'])],
  ]);
  for (const resource of resources.filter(isShown)) {
    const { component } = resource.api;
    const scopes = own.get(component) ?? new Set<string>();
    for (const scope of inzageScopes(resource)) scopes.add(scope);
    own.set(component, scopes);
  }
  return own;
})();

const CHOOSES = new Set([TOESTEMMINGEN_LEZEN, TOESTEMMINGEN_GEVEN, TOESTEMMINGEN_INTREKKEN, 'avgverzoeken.lezen']);

/** A resident's right on their own cases, documents and messages, and on all else about them (AVG 15). Nobody gives or takes it. */
export const ownRights = (subject: string, formerly: readonly string[] = []): Rights => ({
  everything: false,
  grants: [
    ...[subject, ...formerly].flatMap((one) => [
      ...[...OWN].map(([component, scopes]) => grant(component, scopes, one)),
      // AVG 7 lid 3: to consent and to take it back is theirs alone.
      grant('meent', CHOOSES, one),
    ]),
    // A mandate is of two people, so its operations look themselves whose it is; this opens no row (services/mandaten).
    { component: 'meent', scopes: new Set([MANDATEN_EIGEN]), by: EIGEN_GEGEVENS },
  ],
});

/** For whom somebody acts at this moment, as `services/mandaten/acting.ts` finds it. */
export interface Acting {
  readonly mandate: Mandate;
  /** Ids of what a mandate for some services is about. */
  readonly records: readonly string[];
}

/**
 * @param acting for another: then the rights are those of the other, less what the mandate does not say, and they are as old as
 * the snapshot, so that nothing leaves on a mandate that ended meanwhile. @throws permission-denied when the municipality has no
 * activity for it.
 */
export function residentCaller(snapshot: Snapshot, place: Place, person: Person, acting?: Acting): Caller {
  const activity = activityFor(snapshot, { identificatie: INZAGE, today: today() });
  const caller = {
    ...place,
    application: { id: PORTAAL, label: labelOf(snapshot, PORTAAL, 'Mijn gemeente') },
    person,
    asker: personAsker(place.municipality, person.subject),
    activity,
    ...(acting ? actingFor(snapshot, acting) : { rights: ownRights(person.subject, person.formerly) }),
  };
  // Whoever it is, they work for the one activity of looking at what is their own.
  // Nobody else gets it, so there is nothing that a combination could be asked for: no rights are judged (0043).
  const own = {
    key: INZAGE,
    rights: NO_RIGHTS,
    activities: [activity.id],
    recipients: new Set<string>(),
    own: true as const,
  };
  return forActivity(snapshot, caller, activity, own);
}

function actingFor(snapshot: Snapshot, { mandate, records }: Acting): Pick<Caller, 'mandate' | 'remark' | 'rights'> {
  const rights = {
    ...underMandate(ownRights(mandate.onBehalfOf, mandate.formerly), mandate, records),
    epoch: snapshot.epoch,
  };
  return { mandate, remark: remarkOf(mandate), rights };
}

/** In the audit trail, beside what was changed: who acted stands in the mandate. */
const remarkOf = ({ kind, id }: Mandate): string => `Namens een ander: ${kind}, machtiging ${id}`;

/** The portal as it takes in a report, of somebody who may be logged in, and may do it for another. */
export function portalCaller(
  snapshot: Snapshot,
  place: Place,
  activity: ActivityRef,
  person?: Person,
  mandate?: Mandate,
): Caller {
  const asker = programAsker(snapshot, PORTAAL);
  const caller = {
    ...place,
    application: { id: PORTAAL, label: labelOf(snapshot, PORTAAL, 'Mijn gemeente') },
    activity,
    // What is written for another is written while the mandate holds.
    rights: mandate ? { ...asker.rights, epoch: snapshot.epoch } : asker.rights,
    ...(mandate ? { mandate, remark: remarkOf(mandate) } : {}),
    asker: person ? personAsker(place.municipality, person.subject) : ANYBODY,
    ...(person ? { person } : {}),
  };
  return forActivity(snapshot, caller, activity, asker);
}

/** Whose rights these are, of an application. */
export const programAsker = (snapshot: Snapshot, clientId: string): Asker => {
  const { rights = NO_RIGHTS, activities = [], row } = applicationOf(snapshot, clientId) ?? {};
  return { key: clientId, rights, activities, recipients: new Set((row?.record.clientIds ?? []) as readonly string[]) };
};

/** The employee in their daily work; one case narrows the activity (`forCase`). @throws permission-denied */
export const employeeCaller = (snapshot: Snapshot, place: Place, employee: Employee): Caller =>
  underRules(snapshot, {
    ...place,
    application: { id: WERKBANK, label: 'Werkbank' },
    employee,
    asker: personAsker(place.municipality, employee.id),
    ...serveCall(snapshot, employeeAsker(snapshot, employee)),
  });

/** Whose rights these are, for the activity that they serve. */
export const employeeAsker = (snapshot: Snapshot, employee: Employee): Asker => ({
  key: JSON.stringify(['medewerker', employee.id, employee.role, employee.department]),
  rights: rightsOfEmployee(snapshot, employee),
  activities: activitiesOf(snapshot, employee),
  recipients: recipientsOf(snapshot, employee),
});

/**
 * The same employee, for what they have the case type's cases for: what their right on it serves, else what the type does.
 * @param zaaktype id of a version.
 */
export function forCase(snapshot: Snapshot, caller: Caller, zaaktype: string): Caller {
  if (!caller.employee) return underRules(snapshot, { ...caller, activity: activityOfType(snapshot, zaaktype) });
  return forActivity(snapshot, caller, ofCase(snapshot, caller, zaaktype), employeeAsker(snapshot, caller.employee));
}

/** Who is named on a case without a right on its type looks for what the type is for. */
function ofCase(snapshot: Snapshot, { serves, rights, activity }: Caller, zaaktype: string): ActivityRef {
  const own = rights.everything || rights.grants.some(({ type }) => type === zaaktype);
  return (
    (serves ? (serves.get(zaaktype) ?? serves.get('zrc:zaken.lezen')) : own ? activity : undefined) ??
    activityOfType(snapshot, zaaktype)
  );
}

export function activityOfType(snapshot: Snapshot, zaaktype: string): ActivityRef {
  const identificatie = snapshot.get('zaaktype', zaaktype)?.record.identificatie;
  return activityFor(snapshot, {
    ...(identificatie === undefined ? {} : { zaaktype: String(identificatie) }),
    today: today(),
  });
}

const labelOf = (snapshot: Snapshot, clientId: string, otherwise: string): string =>
  String(applicationOf(snapshot, clientId)?.row.record.label ?? otherwise);
