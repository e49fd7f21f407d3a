/** Objecttypes API 2.2.2. */
export const objecttypenApi = {
    name: 'objecttypen',
    root: '/objecttypen/api/v2',
    version: '2.2.2',
    title: 'Objecttypen API',
    component: 'otc',
    showsUuid: true,
    // Since 2.7.0 the Objecten API has the objecttypes in it.
    alsoAt: '/objecten/api/v2',
};
/** The published document knows tokens with all rights or none; these are ours. */
export const LEZEN = 'objecttypen.lezen';
export const SCHRIJVEN = 'objecttypen.schrijven';
export const scopes = {
    list: [LEZEN],
    read: [LEZEN],
    create: [SCHRIJVEN],
    update: [SCHRIJVEN],
    patch: [SCHRIJVEN],
    delete: [SCHRIJVEN],
};
/** Most records on a page that a caller may ask for. */
export const MOST_PER_PAGE = 500;
//# sourceMappingURL=api.js.map