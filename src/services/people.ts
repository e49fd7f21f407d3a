/**
 * From who is on the page to the caller context: a resident sees their own, an employee what the register gives their
 * role and department, and the portal itself may write what a visitor sends. Absence denies.
 */
import type { Snapshot } from '../engine/snapshot.ts';
import { today } from '../foundation/clock.ts';
import type { ActivityRef, Caller } from '../gate/context.ts';
import type { Grant, Rights } from '../gate/rights.ts';
import { activityFor, activityOfCall, INZAGE } from '../registers/activiteiten/index.ts';
import { applicationOf, rightsOf } from '../registers/autorisaties/index.ts';
import { PORTAAL, WERKBANK } from '../registers/client-ids.ts';
import type { Place } from './context.ts';
import { activitiesOf, rightsOfEmployee } from './employee-rights.ts';
import { ANYBODY, personAsker } from './turns.ts';

export { PORTAAL, WERKBANK };

export type Person = NonNullable<Caller['person']>;
export type Employee = NonNullable<Caller['employee']>;

const grant = (component: string, scope: string, subject: string): Grant => ({
  component,
  scopes: new Set([scope]),
  subject,
});

/** A resident's right on their own cases, documents and messages (AVG 15). Nobody gives or takes it. */
export const ownRights = (subject: string): Rights => ({
  everything: false,
  grants: [
    grant('zrc', 'zaken.lezen', subject),
    grant('drc', 'documenten.lezen', subject),
    grant('brc', 'besluiten.lezen', subject),
    grant('meent', 'berichten.lezen', subject),
  ],
});

/** @throws permission-denied when the municipality has no activity for it. */
export const residentCaller = (snapshot: Snapshot, place: Place, person: Person): Caller => ({
  ...place,
  application: { id: PORTAAL, label: labelOf(snapshot, PORTAAL, 'Mijn gemeente') },
  person,
  asker: personAsker(place.municipality, person.subject),
  activity: activityFor(snapshot, { identificatie: INZAGE, today: today() }),
  rights: ownRights(person.subject),
});

/** The portal as it takes in a report, of somebody who may be logged in. */
export const portalCaller = (snapshot: Snapshot, place: Place, activity: ActivityRef, person?: Person): Caller => ({
  ...place,
  application: { id: PORTAAL, label: labelOf(snapshot, PORTAAL, 'Mijn gemeente') },
  activity,
  rights: rightsOf(snapshot, PORTAAL),
  asker: person ? personAsker(place.municipality, person.subject) : ANYBODY,
  ...(person ? { person } : {}),
});

/** The employee in their daily work; one case narrows the activity (`forCase`). @throws permission-denied */
export function employeeCaller(snapshot: Snapshot, place: Place, employee: Employee): Caller {
  return {
    ...place,
    application: { id: WERKBANK, label: 'Werkbank' },
    employee,
    asker: personAsker(place.municipality, employee.id),
    activity: activityOfCall(snapshot, {
      allowed: activitiesOf(snapshot, employee),
      named: undefined,
      today: today(),
    }),
    rights: rightsOfEmployee(snapshot, employee),
  };
}

/** The same caller, for the purpose that the case type has. @param zaaktype id of a version. */
export const forCase = (snapshot: Snapshot, caller: Caller, zaaktype: string): Caller => ({
  ...caller,
  activity: activityOfType(snapshot, zaaktype),
});

export function activityOfType(snapshot: Snapshot, zaaktype: string): ActivityRef {
  const identificatie = snapshot.get('zaaktype', zaaktype)?.record.identificatie;
  return activityFor(snapshot, {
    ...(identificatie === undefined ? {} : { zaaktype: String(identificatie) }),
    today: today(),
  });
}

const labelOf = (snapshot: Snapshot, clientId: string, otherwise: string): string =>
  String(applicationOf(snapshot, clientId)?.row.record.label ?? otherwise);
