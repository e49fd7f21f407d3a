/** POST /enkelvoudiginformatieobjecten: with content, without, or with the promise of it in parts. */
import { longText } from '../../../engine/fields.js';
import { AANMAKEN, DOCUMENT, documentenApi } from '../api.js';
import { FIRST_LOCK } from '../effects/inhoud.js';
import { documentInput } from './input.js';
import { MOST_WORDS, receive, streamsContent } from './receive.js';
export const create = (blobs) => ({
    method: 'POST',
    api: documentenApi,
    path: 'enkelvoudiginformatieobjecten',
    operationId: 'enkelvoudiginformatieobject_create',
    summary: 'Maakt een document. Zonder inhoud maar met bestandsomvang krijgt u bestandsdelen om te vullen, en het slot.',
    scopes: [AANMAKEN],
    resource: DOCUMENT,
    takes: documentInput,
    gives: DOCUMENT,
    givesToo: { lock: longText({ help: 'Het slot, als u de inhoud in bestandsdelen stuurt. U ziet het één keer.' }) },
    status: 201,
    streams: streamsContent(blobs),
    maxBody: MOST_WORDS,
    async handle(call) {
        const { engine, caller } = call;
        const { input, columns } = await receive(blobs, call, 'create');
        return engine.create(caller, DOCUMENT, input, {
            ...(columns ? { columns } : {}),
            answer(made) {
                const { locked } = JSON.parse(made.json);
                const lock = locked ? engine.parts.keys.hash(caller.municipality, FIRST_LOCK, made.id) : '';
                return { ...made, json: `${made.json.slice(0, -1)},"lock":"${lock}"}` };
            },
        });
    },
});
//# sourceMappingURL=create.js.map