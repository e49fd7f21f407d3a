/** Besluiten API 1.1.0 (VNG Realisatie, ZGW 1.6). */
export const besluitenApi = {
    name: 'besluiten',
    root: '/besluiten/api/v1',
    version: '1.1.0',
    title: 'Besluiten API',
    component: 'brc',
    source: 'zaken',
};
/** Scopes of the Besluiten API. */
export const LEZEN = 'besluiten.lezen';
export const AANMAKEN = 'besluiten.aanmaken';
export const BIJWERKEN = 'besluiten.bijwerken';
export const VERWIJDEREN = 'besluiten.verwijderen';
export const KANAAL = 'besluiten';
/**
 * Kenmerken of channel `besluiten`: always those of the decision itself. The standard writes the organisation with an
 * underscore, the reference implementation sends it without; who follows either finds it.
 */
export const kenmerkenVanBesluit = ({ record }) => ({
    verantwoordelijke_organisatie: String(record.verantwoordelijkeOrganisatie),
    verantwoordelijkeOrganisatie: String(record.verantwoordelijkeOrganisatie),
    besluittype: String(record.besluittype),
});
//# sourceMappingURL=api.js.map