/** Documenten API 1.7.1 (VNG Realisatie, ZGW 1.7). */
export const documentenApi = {
    name: 'documenten',
    root: '/documenten/api/v1',
    version: '1.7.1',
    title: 'Documenten API',
    component: 'drc',
    source: 'zaken',
    // drc-012
    expandDepth: 3,
};
/** Registered name of the document, as other registers relate to it. */
export const DOCUMENT = 'enkelvoudiginformatieobject';
/** Scopes of the Documenten API. */
export const LEZEN = 'documenten.lezen';
export const AANMAKEN = 'documenten.aanmaken';
export const BIJWERKEN = 'documenten.bijwerken';
export const GEFORCEERD = 'documenten.geforceerd-bijwerken';
export const VERWIJDEREN = 'documenten.verwijderen';
export const LOCK = 'documenten.lock';
export const GEFORCEERD_UNLOCK = 'documenten.geforceerd-unlock';
export const KANAAL = 'documenten';
/** Kenmerken of channel `documenten`: always those of the document itself. */
export const kenmerkenVanDocument = ({ record }) => ({
    bronorganisatie: String(record.bronorganisatie),
    informatieobjecttype: String(record.informatieobjecttype),
    vertrouwelijkheidaanduiding: String(record.vertrouwelijkheidaanduiding),
});
/** Where the content of a version is downloaded, below the base. */
export const downloadPath = (id, versie) => `${documentenApi.root}/enkelvoudiginformatieobjecten/${id}/download?versie=${versie}`;
/** What every part of a document has: rights, persons and channel of the document. */
export const PART = {
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: {
        list: [LEZEN],
        read: [LEZEN],
        create: [AANMAKEN],
        update: [BIJWERKEN],
        patch: [BIJWERKEN],
        delete: [VERWIJDEREN],
    },
    subjects: { kind: 'parent' },
    channel: { name: KANAAL, kenmerken: kenmerkenVanDocument },
};
//# sourceMappingURL=api.js.map