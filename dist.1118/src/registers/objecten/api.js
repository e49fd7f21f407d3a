/** Objecten API 2.7.0. */
export const objectenApi = {
    name: 'objecten',
    root: '/objecten/api/v2',
    version: '2.7.0',
    title: 'Objecten API',
    component: 'orc',
    source: 'objecten',
    showsUuid: true,
    crsMeant: true,
};
/** The published document has a mode for each objecttype: read_only is the first of these, read_and_write is both. */
export const LEZEN = 'objecten.lezen';
export const SCHRIJVEN = 'objecten.schrijven';
export const scopes = {
    list: [LEZEN],
    search: [LEZEN],
    read: [LEZEN],
    create: [SCHRIJVEN],
    update: [SCHRIJVEN],
    patch: [SCHRIJVEN],
    delete: [SCHRIJVEN],
};
/** Most records on a page that a caller may ask for. */
export const MOST_PER_PAGE = 500;
/** Bytes of one object, with its geometry. */
export const MOST_OBJECT = 2 * 1024 * 1024;
//# sourceMappingURL=api.js.map