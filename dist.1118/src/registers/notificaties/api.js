/** Notificaties API 1.0.1 of the ZGW standard. */
export const notificatiesApi = {
    name: 'notificaties',
    root: '/notificaties/api/v1',
    version: '1.0.1',
    title: 'Notificaties API',
    component: 'nrc',
};
export const CONSUMEREN = 'notificaties.consumeren';
export const PUBLICEREN = 'notificaties.publiceren';
export const BEIDE = [CONSUMEREN, PUBLICEREN];
/** Ample for a message or a subscription; neither carries content. */
export const MOST_BODY = 64 * 1024;
//# sourceMappingURL=api.js.map