/** Autorisaties API 1.1.0 of the ZGW standard. */
export const autorisatiesApi = {
    name: 'autorisaties',
    root: '/autorisaties/api/v1',
    version: '1.1.0',
    title: 'Autorisaties API',
    component: 'ac',
};
export const LEZEN = 'autorisaties.lezen';
export const BIJWERKEN = 'autorisaties.bijwerken';
//# sourceMappingURL=api.js.map