/**
 * What makes packages and marks what was received: a job that looks for transfers with work left. A package that was half
 * made when a process was killed is made again, and a case that was marked already is passed.
 */
import { Readable } from 'node:stream';
import { existing } from '../../engine/change.js';
import { now } from '../../foundation/clock.js';
import { hurry } from '../../foundation/jobs/operator.js';
import { Problem } from '../../foundation/problems.js';
import { zipStream } from '../../foundation/zip-stream.js';
import { storeContent } from '../../registers/documenten/index.js';
import { zaakMembers } from './pakket.js';
import { bewerker } from './taak.js';
const QUEUE = 'archief.overbrengen';
const DAY_MS = 24 * 60 * 60 * 1000;
const OVERBRENGING = 'overbrenging';
const REGEL = 'overbrengingsregel';
export function handleOverbrenging(jobs, parts) {
    const { node } = parts.engine.parts.db;
    const plan = (municipality, at) => jobs.add(node, { queue: QUEUE, municipality, payload: null, key: 'overbrengingen', at });
    jobs.handle(QUEUE, async ({ municipality }) => {
        if (municipality === null)
            return;
        await pakIn(parts, municipality);
        await markeer(parts, municipality);
        await plan(municipality, new Date(now().getTime() + DAY_MS));
    }, { parallel: 1 });
    return (municipality) => plan(municipality, now());
}
export const wekOverbrenging = ({ parts }, municipality) => hurry(parts.db.node, QUEUE, municipality);
const WAITING = {
    name: 'archief_overbrengingen',
    text: `select id from archief_overbrenging where municipality = $1 and status = $2 order by id`,
};
const waiting = async ({ engine }, municipality, status) => (await engine.parts.db.in(municipality).query(WAITING, [municipality, status])).map(({ id }) => id);
const LINES = {
    name: 'archief_overbrengingsregels',
    text: `select id, zaak_id as zaak from archief_overbrengingsregel where municipality = $1 and overbrenging = $2::uuid and status = 'opgenomen' order by id`,
};
const lines = ({ engine }, municipality, id) => engine.parts.db.in(municipality).query(LINES, [municipality, id]);
/** Every package that was asked for. */
export async function pakIn(parts, municipality) {
    const { engine, blobs, nameOf } = parts;
    for (const id of await waiting(parts, municipality, 'wordt_gemaakt')) {
        const caller = await bewerker(engine, municipality);
        const regels = await lines(parts, municipality, id);
        async function* members() {
            for (const { zaak } of regels)
                yield* zaakMembers({ engine, blobs, organisatie: nameOf(municipality) }, caller, zaak);
        }
        const inhoud = await storeContent(blobs, municipality, Readable.from(zipStream(members()), { objectMode: false }));
        const [digest, bytes] = inhoud[0].split('/');
        await wijzig(engine, caller, id, (it, work) => {
            if (it.record.status !== 'wordt_gemaakt')
                return;
            work.change(it, { status: 'klaar', controlegetal: digest, omvang: Number(bytes) });
            work.setColumns(it, { inhoud });
        });
    }
}
/** Cases of what was received become `overgedragen`, one by one; then the transfer is. */
export async function markeer(parts, municipality) {
    const { engine } = parts;
    for (const id of await waiting(parts, municipality, 'ontvangen')) {
        const caller = await bewerker(engine, municipality);
        for (const regel of await lines(parts, municipality, id))
            await draagOver(engine, caller, regel);
        await wijzig(engine, caller, id, (it, work) => {
            work.change(it, { status: 'overgedragen' });
            // The archive has it; the package here goes with the sweep.
            work.setColumns(it, { inhoud: null });
        });
    }
}
async function draagOver(engine, caller, { id, zaak }) {
    const { parts } = engine;
    const resource = parts.registry.get('zaak');
    const regelResource = parts.registry.get(REGEL);
    await engine.run({
        caller,
        resource: regelResource,
        operation: 'archief.overdragen',
        kind: 'gewijzigd',
        scopes: regelResource.scopes.update,
        exclusive: `zaak/${zaak}`,
        async load(work) {
            work.load(await existing(parts, caller, regelResource, id));
            const rows = await existing(parts, caller, resource, zaak).catch((error) => {
                if (error instanceof Problem && error.code === 'not-found')
                    return [];
                throw error;
            });
            work.load(rows);
        },
        act(work) {
            const regel = work.find(REGEL, id);
            const it = work.find('zaak', zaak);
            if (it?.record.archiefnominatie !== 'blijvend_bewaren') {
                work.change(regel, { status: 'vervallen', reden: 'De zaak is er niet meer, of wordt niet blijvend bewaard.' });
                return regel;
            }
            it.implied = false;
            work.change(it, { archiefstatus: 'overgedragen' });
            work.change(regel, { status: 'overgedragen' });
            return it;
        },
    });
}
async function wijzig(engine, caller, id, change) {
    const { parts } = engine;
    const resource = parts.registry.get(OVERBRENGING);
    await engine.run({
        caller,
        resource,
        operation: 'archief.overbrenging.verwerken',
        kind: 'gewijzigd',
        scopes: resource.scopes.create,
        exclusive: `${OVERBRENGING}/${id}`,
        load: async (work) => work.load(await existing(parts, caller, resource, id)),
        act(work) {
            const it = work.find(OVERBRENGING, id);
            change(it, work);
            return it;
        },
    });
}
//# sourceMappingURL=overbrenging-taak.js.map