/**
 * What somebody who acts for another may do: one value (`Caller.mandate`), one function that says it (`mandateAllows`), and
 * one that narrows rights to it (`underMandate`). Pure. Absence denies: what a mandate does not say, it does not give.
 * Which law says what is in docs/decisions/0053.
 */
import { Problem } from '../foundation/problems.js';
export const MANDATE_KINDS = ['vrijwillig', 'ouderlijk-gezag', 'curator', 'bewindvoerder', 'mentor'];
/** What is no service: each is only there when the mandate, or the law, says so. */
export const EXTRAS = ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens', 'machtigingen', 'profiel'];
/** What one person can give another: the mandates themselves are not passed on (BW 3:64). */
export const GIVABLE = ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens'];
/**
 * Whether who acts so may do this. Who acts for themselves has no mandate, and may.
 * @param service identificatie of a case type, where the operation is about one
 */
export function mandateAllows(mandate, operation, service) {
    if (!mandate)
        return true;
    switch (operation) {
        case 'zaken':
        case 'aanvragen':
            return service === undefined ? opensAny(mandate.services) : opensService(mandate.services, service);
        // Whoever is stood in for must not find that somebody else now stands in for them too.
        case 'machtigingen-geven':
            return false;
        case 'uitvoer':
            return isWhole(mandate);
        // What AVG 15 and 16 are for the BRP: theirs who by law have those rights of the other, and nobody gives it to somebody they know.
        case 'brp':
            return mandate.kind !== 'vrijwillig' && mandate.extras.has('avg');
        default:
            return mandate.extras.has(operation);
    }
}
/** Why not, in words for who acts. */
const REFUSED = {
    zaken: 'Uw machtiging geldt niet voor deze dienst.',
    aanvragen: 'Uw machtiging geldt niet voor deze dienst.',
    berichten: 'Bij uw machtiging horen de berichten niet.',
    'wie-keek': 'Bij uw machtiging hoort niet dat u ziet wie in de gegevens keek.',
    keuzes: 'Keuzes over gegevens maakt u niet met deze machtiging.',
    avg: 'Een AVG-verzoek doet u niet met deze machtiging. Vertegenwoordigt u iemand volgens de wet? Vraag het dan schriftelijk.',
    gegevens: 'Bij uw machtiging horen de persoonsgegevens niet.',
    machtigingen: 'Machtigingen van een ander ziet u niet met deze machtiging.',
    profiel: 'Het profiel van een ander wijzigt u niet met deze machtiging.',
    'machtigingen-geven': 'Wie voor een ander handelt, kan daarvoor niemand machtigen.',
    uitvoer: 'Alle gegevens meenemen kan alleen wie ook alles mag zien.',
    brp: 'Een uittreksel of een verbetering van de basisregistratie vraagt u niet met deze machtiging. Dat doet iemand zelf, of wie het gezag heeft over een kind onder de zestien, of de curator.',
};
/** @throws permission-denied where who acts for another may not do this */
export function requireMandate({ mandate }, operation, service) {
    if (!mandateAllows(mandate, operation, service))
        throw new Problem('permission-denied', REFUSED[operation]);
}
export const opensService = (services, service) => 'alle' in services ? !services.but.has(service) : services.only.has(service);
const opensAny = (services) => 'alle' in services || services.only.size > 0;
/** One file has everything in it, so it is for who may see everything. */
const WHOLE = ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens'];
const isWhole = ({ services, extras }) => 'alle' in services && services.but.size === 0 && WHOLE.every((extra) => extras.has(extra));
/** Whether some of what they may of cases, they may of part of the cases alone. */
export const isLimited = ({ services }) => !('alle' in services) || services.but.size > 0;
/**
 * What the law gives who acts for another, besides the services. Of a child the rights of AVG chapter III are used by who
 * has authority over it until it is 16, then by itself (UAVG 5 (4)); for who is under curatele by the curator. A
 * bewindvoerder and a mentor have them for their own matter alone, which no list of everything can be cut down to: they ask in
 * writing, and a person judges.
 * @param under16 of the other
 */
export function extrasByLaw(kind, under16) {
    switch (kind) {
        case 'curator':
            return ALL;
        case 'ouderlijk-gezag':
            return under16 ? ALL : MESSAGES;
        case 'bewindvoerder':
        case 'mentor':
            return MESSAGES;
    }
}
const ALL = new Set(EXTRAS);
const MESSAGES = new Set(['berichten']);
/** Whose data a call is about: of who acts for another that is the other. */
export const subjectOf = ({ mandate, person }) => mandate?.onBehalfOf ?? person?.subject;
/** The same with the hashes that the logbook still has. */
export const subjectsOf = ({ mandate, person }) => {
    const who = mandate ? { subject: mandate.onBehalfOf, formerly: mandate.formerly } : person;
    return who ? [who.subject, ...(who.formerly ?? [])] : [];
};
/**
 * The rights of a resident on what is their own (of the other, as `subject` of each grant), less what the mandate does not
 * say. Of a mandate for some services only these records are left: cases of those services, and messages about them. What is of no
 * service has an extra of its own, which stands or falls as a whole.
 * @param records ids; only asked of a mandate that is limited
 */
export function underMandate(rights, mandate, records) {
    const theirs = subjectsOf({ mandate });
    const limited = isLimited(mandate);
    const grants = rights.grants.flatMap((grant) => {
        if (grant.subject === undefined || !theirs.includes(grant.subject))
            return [];
        const given = [...grant.scopes].filter((scope) => isGiven(mandate, grant.component, scope));
        const whole = given.filter((scope) => !limited || isOfNoService(grant.component, scope));
        const rest = given.filter((scope) => !whole.includes(scope));
        return [
            ...(whole.length > 0 ? [{ ...grant, scopes: new Set(whole) }] : []),
            ...(rest.length > 0 ? [{ ...grant, scopes: new Set(rest), records: within(grant.records, records) }] : []),
        ];
    });
    // Nobody does everything for another.
    return { ...rights, everything: false, grants };
}
const within = (before, now) => before ? before.filter((id) => now.includes(id)) : now;
const OF_CASES = new Set(['zrc', 'drc', 'brc']);
/** Own scopes begin with the name of their register. One that is not here is nobody's to use for another. */
const OF_REGISTER = {
    berichten: 'berichten',
    personen: 'gegevens',
    toestemmingen: 'keuzes',
    avgverzoeken: 'avg',
    mandaten: 'machtigingen',
};
function isGiven(mandate, component, scope) {
    const extra = extraOf(component, scope);
    // What is held about somebody (AVG 15) is more than a service; and of what has an extra of its own that is wanted too.
    if (scope.endsWith('.inzage') && !mandateAllows(mandate, 'gegevens'))
        return false;
    if (OF_CASES.has(component))
        return mandateAllows(mandate, 'zaken');
    return extra === undefined ? scope.endsWith('.inzage') : mandateAllows(mandate, extra);
}
const extraOf = (component, scope) => {
    const [register = ''] = scope.split('.', 1);
    return component === 'meent' && Object.hasOwn(OF_REGISTER, register) ? OF_REGISTER[register] : undefined;
};
/** Messages are about a case, as a rule; the rest was asked, chosen or written down whatever the service. */
const isOfNoService = (component, scope) => {
    const extra = extraOf(component, scope);
    return extra !== undefined && extra !== 'berichten';
};
//# sourceMappingURL=mandate.js.map