import { Problem } from '../../foundation/problems.js';
import { LEZEN, objecttypenApi, SCHRIJVEN } from './api.js';
import { objecttypeversie } from './objecttypeversie.js';
const { name } = objecttypeversie;
/** @throws not-found */
async function idOf({ engine, caller, params }) {
    const snapshot = await engine.parts.snapshots.current(caller.municipality);
    const found = snapshot
        .related(name, 'objectType', params.parentId)
        .find(({ record }) => String(record.version) === params.version);
    if (!found)
        throw new Problem('not-found');
    return found.id;
}
const onVersion = (method, verb, summary, more) => ({
    method,
    api: objecttypenApi,
    path: 'objecttypes/{parentId}/versions/{version}',
    operationId: `objectversion_${verb}`,
    summary,
    scopes: [method === 'GET' ? LEZEN : SCHRIJVEN],
    resource: name,
    ...more,
});
const condition = ({ ifMatch }) => (ifMatch === undefined ? {} : { ifMatch });
const changing = { takes: name, gives: name, status: 200 };
export const objecttypenOperations = [
    onVersion('GET', 'read', 'Een versie van een objecttype.', {
        gives: name,
        status: 200,
        handle: async (call) => call.engine.read(call.caller, name, await idOf(call)),
    }),
    onVersion('PUT', 'update', 'Wijzigt een conceptversie, of neemt een versie uit gebruik.', {
        ...changing,
        handle: async (call) => call.engine.update(call.caller, name, await idOf(call), call.body, condition(call)),
    }),
    onVersion('PATCH', 'partial_update', 'Wijzigt een deel van een conceptversie.', {
        ...changing,
        handle: async (call) => call.engine.patch(call.caller, name, await idOf(call), call.body, condition(call)),
    }),
    onVersion('DELETE', 'delete', 'Verwijdert een conceptversie.', {
        status: 204,
        async handle(call) {
            await call.engine.remove(call.caller, name, await idOf(call), condition(call));
            return { status: 204 };
        },
    }),
];
//# sourceMappingURL=operations.js.map