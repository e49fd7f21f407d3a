/** Zaken API 1.7.0 (VNG Realisatie, ZGW 1.7). */
export const zakenApi = {
    name: 'zaken',
    root: '/zaken/api/v1',
    version: '1.7.0',
    title: 'Zaken API',
    component: 'zrc',
    source: 'zaken',
    showsUuid: true,
};
/** Scopes of the Zaken API. */
export const LEZEN = 'zaken.lezen';
export const AANMAKEN = 'zaken.aanmaken';
export const BIJWERKEN = 'zaken.bijwerken';
export const GEFORCEERD = 'zaken.geforceerd-bijwerken';
export const VERWIJDEREN = 'zaken.verwijderen';
export const STATUS_TOEVOEGEN = 'zaken.statussen.toevoegen';
/** To decide who may see one case: shield it, and give or take access to it. */
export const TOEGANG_REGELEN = 'zaken.toegang-regelen';
export const HEROPENEN = 'zaken.heropenen';
/** Scopes of what belongs to a case. Adding it may be allowed by a further scope: with the case itself. */
export const scopesOfPart = (...adding) => ({
    list: [LEZEN],
    read: [LEZEN],
    create: [...adding, BIJWERKEN, GEFORCEERD],
    update: [BIJWERKEN, GEFORCEERD],
    patch: [BIJWERKEN, GEFORCEERD],
    delete: [BIJWERKEN, GEFORCEERD],
});
/** Kenmerken of channel `zaken`: what a subscriber may filter on. */
export const KANAAL = 'zaken';
//# sourceMappingURL=api.js.map