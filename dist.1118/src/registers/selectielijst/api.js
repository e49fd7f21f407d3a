/** Referentielijsten en Selectielijst API 0.6.0 (VNG Realisatie), as far as the catalogue needs it. */
export const selectielijstApi = {
    name: 'referentielijsten',
    root: '/referentielijsten/api/v1',
    version: '0.6.0',
    title: 'Selectielijst API',
    component: 'referentielijsten',
};
/** A public list: anybody may read it, and nobody changes it. */
export const reading = {
    operations: ['list', 'read'],
    scopes: { list: ['selectielijst.lezen'], read: ['selectielijst.lezen'] },
    public: ['list', 'read'],
    cached: true,
    table: '',
};
//# sourceMappingURL=api.js.map