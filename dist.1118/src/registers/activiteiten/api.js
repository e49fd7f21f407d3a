/** The open registers of Meent: readable by everybody, without a token. */
export const activiteitenApi = {
    name: 'registers',
    root: '/registers/api/v1',
    version: '1.0.0',
    title: 'Open registers',
    component: 'meent',
};
export const LEZEN = 'activiteiten.lezen';
export const BEHEREN = 'activiteiten.beheren';
/** How data is secured is not public. */
export const BEVEILIGING_LEZEN = 'activiteiten.beveiliging-lezen';
export const BEVEILIGING_BEHEREN = 'activiteiten.beveiliging-beheren';
/** To say which sources may be used together: it need not be who gives rights. */
export const COMBINATIES_LEZEN = 'combinaties.lezen';
export const COMBINATIES_BEHEREN = 'combinaties.beheren';
//# sourceMappingURL=api.js.map