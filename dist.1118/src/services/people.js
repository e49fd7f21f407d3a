/**
 * From who is on the page to the caller context: a resident sees their own, an employee what the register gives their
 * role and department, and the portal itself may write what a visitor sends. Absence denies.
 */
import { inzageScopes, isShown } from '../engine/inzage.js';
import { today } from '../foundation/clock.js';
import { underMandate } from '../gate/mandate.js';
import { NO_RIGHTS } from '../gate/rights.js';
import { activityFor, INZAGE } from '../registers/activiteiten/index.js';
import { applicationOf } from '../registers/autorisaties/index.js';
import { PORTAAL, WERKBANK } from '../registers/client-ids.js';
import { resources } from '../registers/index.js';
import { MANDATEN_EIGEN } from '../registers/mandaten/index.js';
import { TOESTEMMINGEN_GEVEN, TOESTEMMINGEN_INTREKKEN, TOESTEMMINGEN_LEZEN } from '../registers/toestemmingen/index.js';
import { activitiesOf, recipientsOf, rightsOfEmployee } from './employee-rights.js';
import { forActivity, serveCall } from './purpose.js';
import { underRules } from './rules.js';
import { ANYBODY, personAsker } from './turns.js';
export { PORTAAL, WERKBANK };
const grant = (component, scopes, subject) => ({
    component,
    scopes,
    subject,
    by: EIGEN_GEGEVENS,
});
/** What the law gives everybody stands in no register. */
const EIGEN_GEGEVENS = { id: 'eigen-gegevens', version: 1 };
/** What the pages of a resident read, and what is shown to whoever asks for all that is held about them, by component. */
const OWN = (() => {
    const own = new Map([
        ['zrc', new Set(['zaken.lezen'])],
        ['drc', new Set(['documenten.lezen'])],
        ['brc', new Set(['besluiten.lezen'])],
        ['meent', new Set(['berichten.lezen'])],
    ]);
    for (const resource of resources.filter(isShown)) {
        const { component } = resource.api;
        const scopes = own.get(component) ?? new Set();
        for (const scope of inzageScopes(resource))
            scopes.add(scope);
        own.set(component, scopes);
    }
    return own;
})();
const CHOOSES = new Set([TOESTEMMINGEN_LEZEN, TOESTEMMINGEN_GEVEN, TOESTEMMINGEN_INTREKKEN, 'avgverzoeken.lezen']);
/** A resident's right on their own cases, documents and messages, and on all else about them (AVG 15). Nobody gives or takes it. */
export const ownRights = (subject, formerly = []) => ({
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
/**
 * @param acting for another: then the rights are those of the other, less what the mandate does not say, and they are as old as
 * the snapshot, so that nothing leaves on a mandate that ended meanwhile. @throws permission-denied when the municipality has no
 * activity for it.
 */
export function residentCaller(snapshot, place, person, acting) {
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
        recipients: new Set(),
        own: true,
    };
    return forActivity(snapshot, caller, activity, own);
}
function actingFor(snapshot, { mandate, records }) {
    const rights = {
        ...underMandate(ownRights(mandate.onBehalfOf, mandate.formerly), mandate, records),
        epoch: snapshot.epoch,
    };
    return { mandate, remark: remarkOf(mandate), rights };
}
/** In the audit trail, beside what was changed: who acted stands in the mandate. */
const remarkOf = ({ kind, id }) => `Namens een ander: ${kind}, machtiging ${id}`;
/** The portal as it takes in a report, of somebody who may be logged in, and may do it for another. */
export function portalCaller(snapshot, place, activity, person, mandate) {
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
export const programAsker = (snapshot, clientId) => {
    const { rights = NO_RIGHTS, activities = [], row } = applicationOf(snapshot, clientId) ?? {};
    return { key: clientId, rights, activities, recipients: new Set((row?.record.clientIds ?? [])) };
};
/** The employee in their daily work; one case narrows the activity (`forCase`). @throws permission-denied */
export const employeeCaller = (snapshot, place, employee) => underRules(snapshot, {
    ...place,
    application: { id: WERKBANK, label: 'Werkbank' },
    employee,
    asker: personAsker(place.municipality, employee.id),
    ...serveCall(snapshot, employeeAsker(snapshot, employee)),
});
/** Whose rights these are, for the activity that they serve. */
export const employeeAsker = (snapshot, employee) => ({
    key: JSON.stringify(['medewerker', employee.id, employee.role, employee.department]),
    rights: rightsOfEmployee(snapshot, employee),
    activities: activitiesOf(snapshot, employee),
    recipients: recipientsOf(snapshot, employee),
});
/**
 * The same employee, for what they have the case type's cases for: what their right on it serves, else what the type does.
 * @param zaaktype id of a version.
 */
export function forCase(snapshot, caller, zaaktype) {
    if (!caller.employee)
        return underRules(snapshot, { ...caller, activity: activityOfType(snapshot, zaaktype) });
    return forActivity(snapshot, caller, ofCase(snapshot, caller, zaaktype), employeeAsker(snapshot, caller.employee));
}
/** Who is named on a case without a right on its type looks for what the type is for. */
function ofCase(snapshot, { serves, rights, activity }, zaaktype) {
    const own = rights.everything || rights.grants.some(({ type }) => type === zaaktype);
    return (serves ? serves.get(zaaktype) : own ? activity : undefined) ?? activityOfType(snapshot, zaaktype);
}
export function activityOfType(snapshot, zaaktype) {
    const identificatie = snapshot.get('zaaktype', zaaktype)?.record.identificatie;
    return activityFor(snapshot, {
        ...(identificatie === undefined ? {} : { zaaktype: String(identificatie) }),
        today: today(),
    });
}
const labelOf = (snapshot, clientId, otherwise) => String(applicationOf(snapshot, clientId)?.row.record.label ?? otherwise);
//# sourceMappingURL=people.js.map