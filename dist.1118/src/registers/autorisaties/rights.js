import { isUuid } from '../../foundation/ids.js';
import { LEVEL_OF, NO_RIGHTS } from '../../gate/rights.js';
/** The application of a client id, or nothing. */
export const applicationOf = (snapshot, clientId) => snapshot.derive('autorisaties.applications', readApplications).get(clientId);
export const rightsOf = (snapshot, clientId) => applicationOf(snapshot, clientId)?.rights ?? NO_RIGHTS;
function readApplications(snapshot) {
    const found = new Map();
    for (const row of snapshot.all('applicatie')) {
        const { record, columns } = row;
        const application = {
            row,
            rights: rightsIn(snapshot, record, { id: row.id, version: row.version }),
            activities: columns.activiteiten ?? [],
        };
        for (const clientId of record.clientIds)
            found.set(clientId, application);
    }
    return found;
}
/** What an application with this record may see, also one that is not stored. */
export function rightsIn(snapshot, record, by) {
    const onlyReady = record.alleenIsGereedVoorPublicatie === true;
    return {
        everything: record.heeftAlleAutorisaties === true && !onlyReady,
        grants: record.autorisaties
            .flatMap((one) => grantsOf(snapshot, one))
            .map((grant) => (onlyReady && grant.component === 'drc' ? { ...grant, ready: true } : grant))
            .map((grant) => (by ? { ...grant, by } : grant)),
        ...(by ? { everythingBy: by } : {}),
        epoch: snapshot.epoch,
    };
}
/** Per component: the field with the type, the field by which versions of one type belong together, and whether a level is needed. */
const NARROWED = {
    zrc: { field: 'zaaktype', resource: 'zaaktype', same: 'identificatie', level: true },
    drc: { field: 'informatieobjecttype', resource: 'informatieobjecttype', same: 'omschrijving', level: true },
    brc: { field: 'besluittype', resource: 'besluittype', same: 'omschrijving', level: false },
    // Versions of an objecttype are parts of it.
    orc: { field: 'objecttype', resource: 'objecttype', level: false },
};
function grantsOf(snapshot, autorisatie) {
    const component = String(autorisatie.component);
    const scopes = new Set(autorisatie.scopes);
    const serves = activityIn(snapshot, autorisatie);
    const narrowed = NARROWED[component];
    if (!narrowed)
        return [{ component, scopes, ...serves }];
    const level = LEVEL_OF.get(String(autorisatie.maxVertrouwelijkheidaanduiding));
    // Without a type or a ceiling nothing is opened: a forgotten field must not mean everything.
    if (narrowed.level && level === undefined)
        return [];
    const type = String(autorisatie[narrowed.field] ?? '');
    // A type elsewhere has no rows here that could be seen.
    return !isUuid(type)
        ? []
        : versionsOf(snapshot, narrowed.resource, narrowed.same, type).map((version) => ({
            component,
            scopes,
            type: version,
            ...(narrowed.level ? { level: level } : {}),
            ...partsOf(autorisatie),
            ...serves,
        }));
}
/** By its name, which its versions share. One that is gone serves nothing: its address does not become another purpose. */
const activityIn = (snapshot, { verwerkingsactiviteit: id }) => id ? { activity: String(snapshot.get('verwerkingsactiviteit', String(id))?.record.identificatie ?? id) } : {};
/** An objecttype of which a caller sees some fields of `data`, by version. */
const partsOf = ({ velden }) => velden
    ? {
        parts: new Map(Object.entries(velden).map(([version, names]) => [Number(version), new Set(names)])),
    }
    : {};
/** By what versions of a type belong together; nothing where one type has them all. */
export const SAME = Object.fromEntries(Object.values(NARROWED).map(({ resource, same }) => [resource, same]));
/** A right on a type holds for its other versions too, so that publishing a new version locks nobody out. */
export function versionsOf(snapshot, resource, same, id) {
    const type = snapshot.get(resource, id);
    if (!type || same === undefined)
        return [id];
    return snapshot
        .related(resource, same, String(type.record[same]))
        .filter(({ record }) => record.catalogus === type.record.catalogus)
        .map((row) => row.id);
}
//# sourceMappingURL=rights.js.map