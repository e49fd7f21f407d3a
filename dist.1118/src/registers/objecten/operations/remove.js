/** Removes an object; or, for a case that is destroyed, keeps it for the other cases that it belongs to. */
import { authorize } from '../../../engine/authorize.js';
import { pathOf } from '../../../engine/body.js';
import { existing } from '../../../engine/change.js';
import { list, url } from '../../../engine/fields.js';
import { invalid } from '../../../foundation/problems.js';
import { objectenApi, SCHRIJVEN } from '../api.js';
import { recordOf } from '../columns.js';
import { RECORD, recordId } from '../records.js';
export const remove = {
    method: 'DELETE',
    api: objectenApi,
    path: 'objects/{id}',
    operationId: 'object_delete',
    summary: 'Verwijdert een object met alles wat ervan bekend was.',
    scopes: [SCHRIJVEN],
    resource: 'object',
    query: {
        zaak: url(1000, {
            help: 'De zaak die wordt vernietigd. Hoort het object ook bij andere zaken, dan blijft het, zonder deze zaak.',
        }),
    },
    gives: { behouden: list(url(1000)) },
    status: 204,
    or: 200,
    async handle(call) {
        const { engine, caller, params, query, ifMatch } = call;
        const kept = query.zaak === undefined ? undefined : await keepForOthers(call, caseIn(call, query.zaak));
        if (kept)
            return kept;
        await engine.remove(caller, 'object', params.id, ifMatch === undefined ? {} : { ifMatch });
        return { status: 204 };
    },
};
/** @throws invalid */
function caseIn({ engine, caller }, address) {
    if (!URL.canParse(address))
        throw invalid({ name: 'zaak', code: 'invalid', reason: 'Vul een volledig webadres in.' });
    const own = address.startsWith(`${caller.base}/`)
        ? engine.parts.registry.resolve(address.slice(caller.base.length))
        : undefined;
    return own?.resource.name === 'zaak' ? own.id : address;
}
const referencesOf = (it) => recordOf(it.record).references;
class NothingElse extends Error {
}
/** Nothing where it belongs to no other case. The newest record is mended in place: what is known of it does not change. */
async function keepForOthers({ engine, caller, params }, zaak) {
    const { parts } = engine;
    const resource = parts.registry.get('object');
    const id = params.id;
    const recordAt = (work) => recordId(work, id, recordOf(work.find('object', id).record).index);
    try {
        return await engine.answer({
            caller,
            resource,
            operation: 'delete',
            kind: 'gewijzigd',
            scopes: [SCHRIJVEN],
            exclusive: `object/${id}`,
            async load(work) {
                work.load(await existing(parts, caller, resource, id));
                authorize(parts, work, work.find('object', id), [SCHRIJVEN], 'update');
                work.load(await parts.loader.load(caller, [{ resource: RECORD, id: recordAt(work) }]));
            },
            act(work) {
                const it = work.find('object', id);
                it.implied = false;
                const references = referencesOf(it).filter(({ url }) => url !== zaak);
                if (references.length === 0)
                    throw new NothingElse();
                const record = { ...recordOf(it.record), references };
                work.change(it, { record });
                work.change(work.find(RECORD, recordAt(work)), { record });
                return it;
            },
        }, ({ draft }) => ({
            status: 200,
            json: JSON.stringify({
                behouden: referencesOf(draft).map(({ url }) => url.includes(':') ? url : caller.base + pathOf(parts.registry.get('zaak'), url)),
            }),
        }));
    }
    catch (error) {
        if (error instanceof NothingElse)
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=remove.js.map