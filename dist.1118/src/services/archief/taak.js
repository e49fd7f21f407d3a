import { now, today } from '../../foundation/clock.js';
import { hurry } from '../../foundation/jobs/operator.js';
import { Problem } from '../../foundation/problems.js';
import { newTrace } from '../../foundation/telemetry/trace.js';
import { activityFor } from '../../registers/activiteiten/index.js';
import { snapshotOf } from '../operations/door.js';
import { ARCHIEF } from '../operations/who-looked.js';
import { rondAf } from './afronden.js';
import { laatVervallen, vernietigZaak } from './uitvoeren.js';
export const QUEUE = 'archief.vernietigen';
const DAY_MS = 24 * 60 * 60 * 1000;
/** Content that must wait does so for ten minutes at most, or until a backup is made. */
const SOON_MS = 5 * 60 * 1000;
/** Registers the handler. Call the result once per municipality at the start. */
export function handleVernietiging(jobs, parts) {
    const { node } = parts.engine.parts.db;
    const plan = (municipality, at) => jobs.add(node, { queue: QUEUE, municipality, payload: null, key: 'lijsten', at });
    jobs.handle(QUEUE, async ({ municipality }) => {
        if (municipality === null)
            return;
        const done = await voerUit(parts, municipality);
        await plan(municipality, new Date(now().getTime() + (done ? DAY_MS : SOON_MS)));
    }, { parallel: 1 });
    return (municipality) => plan(municipality, now());
}
/** A list was started: it need not wait for the day. */
export const wek = ({ parts }, municipality) => hurry(parts.db.node, QUEUE, municipality);
const STARTED = {
    name: 'archief_gestart',
    text: `select id from archief_vernietigingslijst where municipality = $1 and status = 'wordt_uitgevoerd' order by id`,
};
const NEXT = {
    name: 'archief_volgende',
    text: `select id, zaak_id as zaak from archief_vernietigingsregel where municipality = $1 and vernietigingslijst = $2::uuid and status = 'opgenomen' order by id limit 1`,
};
/** All that was started, to its end. @returns false while content of a list must wait. */
export async function voerUit({ engine, blobs, nameOf }, municipality) {
    const { db } = engine.parts;
    const lijsten = await db.in(municipality).query(STARTED, [municipality]);
    let done = true;
    for (const { id } of lijsten) {
        const caller = await bewerker(engine, municipality, id);
        for (;;) {
            const [next] = await db.in(municipality).query(NEXT, [municipality, id]);
            if (!next)
                break;
            try {
                await vernietigZaak(engine, caller, next.id, next.zaak);
            }
            catch (error) {
                // A rule that refuses does so again; what is busy or unsure is tried again with the job.
                if (!(error instanceof Problem) || error.status >= 500 || error.code === 'conflict')
                    throw error;
                const reden = error.code === 'wrong-state'
                    ? 'De zaak heeft meer onderdelen dan er in één keer weg kunnen.'
                    : `De zaak kon niet weg (${error.code}).`;
                await laatVervallen(engine, caller, next.id, reden);
            }
        }
        const rounded = await rondAf({ engine, blobs, organisatie: nameOf(municipality) }, caller, id);
        done &&= rounded;
    }
    return done;
}
/** Identificatie of the processing activity of the archive. */
const ACTIVITEIT = 'archief';
/** The job as a caller: what people decided on, it may do. */
export async function bewerker(engine, municipality, lijst) {
    const snapshot = await snapshotOf(engine, { municipality });
    return {
        municipality,
        base: 'http://meent.invalid',
        application: { id: ARCHIEF, label: 'Meent (archief)' },
        activity: activityOf(),
        trace: newTrace(),
        rights: { everything: true, grants: [] },
        ...(lijst ? { remark: `Vernietigingslijst ${lijst}` } : {}),
    };
    /** The activity of the archive, where the municipality has that; else that of all that it does. */
    function activityOf() {
        try {
            return activityFor(snapshot, { identificatie: ACTIVITEIT, today: today() });
        }
        catch {
            return activityFor(snapshot, { today: today() });
        }
    }
}
//# sourceMappingURL=taak.js.map