import { BIJWERKEN, DOCUMENT, documentenApi, GEFORCEERD } from '../api.js';
import { changeInput } from './input.js';
import { MOST_WORDS, receive, streamsContent } from './receive.js';
const change = (blobs, method, name) => ({
    method,
    api: documentenApi,
    path: 'enkelvoudiginformatieobjecten/{id}',
    operationId: `enkelvoudiginformatieobject_${name}`,
    summary: 'Maakt een nieuwe versie van het document. Stuur het slot mee.',
    scopes: [BIJWERKEN, GEFORCEERD],
    resource: DOCUMENT,
    takes: changeInput,
    gives: DOCUMENT,
    status: 200,
    streams: streamsContent(blobs),
    maxBody: MOST_WORDS,
    async handle(call) {
        const { engine, caller, params, ifMatch } = call;
        const mode = method === 'PUT' ? 'update' : 'patch';
        const { input, columns } = await receive(blobs, call, mode);
        return engine[mode](caller, DOCUMENT, params.id, input, {
            ...(columns ? { columns } : {}),
            ...(ifMatch === undefined ? {} : { ifMatch }),
        });
    },
});
export const update = (blobs) => change(blobs, 'PUT', 'update');
export const patch = (blobs) => change(blobs, 'PATCH', 'partial_update');
//# sourceMappingURL=change.js.map