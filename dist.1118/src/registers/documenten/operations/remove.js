import { DOCUMENT, documentenApi, VERWIJDEREN } from '../api.js';
import { digestsOf, removeUnused } from '../sweep.js';
export const remove = (blobs) => ({
    method: 'DELETE',
    api: documentenApi,
    path: 'enkelvoudiginformatieobjecten/{id}',
    operationId: 'enkelvoudiginformatieobject_delete',
    summary: 'Verwijdert het document met alle versies, bestandsdelen, gebruiksrechten, verzendingen en inhoud.',
    scopes: [VERWIJDEREN],
    resource: DOCUMENT,
    status: 204,
    async handle({ engine, caller, params, ifMatch }) {
        const { db } = engine.parts;
        const { municipality } = caller;
        const digests = await digestsOf(db, municipality, params.id);
        await engine.remove(caller, DOCUMENT, params.id, ifMatch === undefined ? {} : { ifMatch });
        // What cannot go now, or is too new to be sure of, goes with the next sweep.
        await removeUnused({ db, blobs }, municipality, digests).catch(() => { });
        return { status: 204 };
    },
});
//# sourceMappingURL=remove.js.map