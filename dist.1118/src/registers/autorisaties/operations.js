/** What the usual six do not say: find an application by client id, give it a secret, say for which activities it works. */
import { randomBytes } from 'node:crypto';
import { refuseOtherVersion } from '../../engine/change.js';
import { list, relation, text } from '../../engine/fields.js';
import { isUuid } from '../../foundation/ids.js';
import { invalid, Problem } from '../../foundation/problems.js';
import { isOwnClient } from '../client-ids.js';
import { meentApi } from '../meent-api.js';
import { autorisatiesApi, BIJWERKEN, LEZEN } from './api.js';
import { refuseOtherActivities, refuseStronger } from './own-rights.js';
import { applicationOf } from './rights.js';
import { refuseTogether } from './samen.js';
const consumer = {
    method: 'GET',
    api: autorisatiesApi,
    path: 'applicaties/consumer',
    operationId: 'applicatie_consumer',
    summary: 'De applicatie die bij een clientId hoort.',
    scopes: [LEZEN],
    resource: 'applicatie',
    query: { clientId: text(50, { required: true, help: 'De clientId van de applicatie.' }) },
    gives: 'applicatie',
    status: 200,
    async handle({ engine, caller, query }) {
        const { clientId } = query;
        if (!clientId)
            throw invalid({ name: 'clientId', code: 'required', reason: 'Geef de clientId op.' });
        const snapshot = await engine.parts.snapshots.current(caller.municipality);
        // An id that nobody has goes through the same door, so that only who may read learns that it does not exist.
        return engine.read(caller, 'applicatie', applicationOf(snapshot, clientId)?.row.id ?? NOBODY);
    },
};
const NOBODY = '00000000-0000-0000-0000-000000000000';
const secretOperation = {
    method: 'POST',
    api: meentApi,
    path: 'applicaties/{id}/geheim',
    operationId: 'applicatie_geheim',
    summary: 'Geeft de applicatie een nieuw geheim. U ziet het één keer. Het oude werkt daarna niet meer.',
    scopes: [BIJWERKEN],
    resource: 'applicatie',
    gives: { clientIds: list(text(50)), geheim: text(64) },
    status: 201,
    handle: giveSecret,
};
/** The answer holds the secret, this once. @throws not-found, permission-denied, invalid for a name of Meent itself */
export function giveSecret(call) {
    const secret = randomBytes(32).toString('base64url');
    const sealed = call.engine.parts.keys.seal(call.caller.municipality, secret);
    return change(call, 'geheim', (work, it) => {
        if (it.record.clientIds.some(isOwnClient))
            throw invalid(ownClient);
        refuseStronger(work.caller, work.snapshot, it.record);
        work.setColumns(it, { geheim: sealed });
    }, ({ record }) => ({
        status: 201,
        json: JSON.stringify({ clientIds: record.clientIds, geheim: secret }),
        headers: { 'cache-control': 'no-store' },
    }));
}
/**
 * From now on nobody can call as this application; what it did and may do stays to be read.
 * @param seen version of the row on which this was decided
 */
export const withdrawSecret = (call, seen) => change(call, 'geheim.intrekken', (work, it) => {
    refuseOtherVersion(it, seen);
    work.setColumns(it, { geheim: null });
}, () => ({ status: 204 }));
const ownClient = {
    name: 'clientIds',
    code: 'not-supported',
    reason: 'Namen die met meent- of werkbank: beginnen zijn van Meent zelf. Daarmee meldt niemand zich van buiten.',
};
const MOST_ACTIVITIES = 100;
const setActivities = {
    method: 'PUT',
    api: meentApi,
    path: 'applicaties/{id}/activiteiten',
    operationId: 'applicatie_activiteiten',
    summary: 'Zegt voor welke verwerkingsactiviteiten de applicatie werkt. De eerste geldt als zij er geen noemt.',
    scopes: [BIJWERKEN],
    resource: 'applicatie',
    takes: { activiteiten: list(relation('verwerkingsactiviteit'), { required: true }) },
    gives: { activiteiten: list(relation('verwerkingsactiviteit')) },
    unconditional: true,
    status: 200,
    async handle(call) {
        const given = call.body?.activiteiten;
        if (!Array.isArray(given) || given.length > MOST_ACTIVITIES)
            throw invalid({ name: 'activiteiten', code: 'not_a_list', reason: 'Geef een lijst met adressen.' });
        const { engine, caller } = call;
        const ids = given.map((one, index) => {
            const found = String(one).startsWith(`${caller.base}/`)
                ? engine.parts.registry.resolve(String(one).slice(caller.base.length))
                : undefined;
            if (found?.resource.name === 'verwerkingsactiviteit')
                return found.id;
            throw noActivity(index);
        });
        return change(call, 'activiteiten', (work, it) => {
            ids.forEach((id, index) => {
                if (!work.find('verwerkingsactiviteit', id))
                    throw noActivity(index);
            });
            const before = it.columns.activiteiten ?? [];
            refuseOtherActivities(work.caller, work.snapshot, ids, before);
            work.setColumns(it, { activiteiten: ids });
            refuseTogether(work.snapshot, it, work.today, 'activiteiten');
        }, () => ({ status: 200, json: JSON.stringify({ activiteiten: given }) }));
    },
};
const noActivity = (index) => invalid({
    name: `activiteiten.${index}`,
    code: 'does_not_exist',
    reason: 'Op dit adres staat geen verwerkingsactiviteit.',
});
/** One change of columns of an application, by someone who may change applications. */
function change({ engine, caller, params }, operation, act, answer) {
    const id = params.id;
    if (!isUuid(id))
        throw new Problem('not-found');
    return engine.answer({
        caller,
        resource: engine.parts.registry.get('applicatie'),
        operation,
        kind: 'gewijzigd',
        scopes: [BIJWERKEN],
        exclusive: `applicatie/${id}`,
        load: async () => { },
        act(work) {
            const it = work.find('applicatie', id);
            if (!it)
                throw new Problem('not-found');
            it.implied = false;
            act(work, it);
            return it;
        },
    }, ({ draft }) => answer(draft));
}
export const operations = [consumer, secretOperation, setActivities];
//# sourceMappingURL=operations.js.map