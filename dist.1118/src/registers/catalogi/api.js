/** Catalogi API 1.4.0 (VNG Realisatie, ZGW 1.7). */
export const catalogiApi = {
    name: 'catalogi',
    root: '/catalogi/api/v1',
    version: '1.4.0',
    title: 'Catalogi API',
    component: 'ztc',
};
/** ztc-014: who may read cases or documents may read the catalogue that explains them. */
const LEZEN = ['catalogi.lezen', 'zrc:zaken.lezen', 'drc:documenten.lezen'];
export const SCHRIJVEN = 'catalogi.schrijven';
/** Corrections of what is published. */
export const GEFORCEERD_SCHRIJVEN = 'catalogi.geforceerd-schrijven';
export const GEFORCEERD_VERWIJDEREN = 'catalogi.geforceerd-verwijderen';
/** Of the parts of a zaaktype: a correction may add one. */
export const partScopes = {
    list: LEZEN,
    read: LEZEN,
    create: [SCHRIJVEN, GEFORCEERD_SCHRIJVEN],
    update: [SCHRIJVEN, GEFORCEERD_SCHRIJVEN],
    patch: [SCHRIJVEN, GEFORCEERD_SCHRIJVEN],
    delete: [SCHRIJVEN, GEFORCEERD_VERWIJDEREN],
};
/** Of catalogues and of the types themselves. */
export const typeScopes = { ...partScopes, create: [SCHRIJVEN] };
export const operations = ['list', 'create', 'read', 'update', 'patch', 'delete'];
//# sourceMappingURL=api.js.map