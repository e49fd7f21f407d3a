/** The end of a list: the last content is gone, and the declaration says so. */
import { existing } from '../../engine/change.js';
import { dateInNetherlands } from '../../foundation/clock.js';
import { newId } from '../../foundation/ids.js';
import { destroyContent } from '../../registers/documenten/index.js';
import { log } from '../operations/door.js';
import { verklaringVan, vernietigdMet } from './verklaring.js';
import { grondslagOp, WIJZE } from './wet.js';
const LIJST = 'vernietigingslijst';
const REGEL = 'vernietigingsregel';
/** @returns false while content of it must wait. */
export async function rondAf({ engine, blobs, organisatie }, caller, lijstId) {
    const { parts } = engine;
    const resource = parts.registry.get(LIJST);
    const regels = await parts.loader.load(caller, [{ resource: REGEL, where: LIJST, is: lijstId }]);
    const digests = [...new Set(regels.flatMap(({ columns }) => columns.inhoud ?? []))];
    const waiting = new Set(await destroyContent({ db: parts.db, blobs }, caller.municipality, digests));
    const zaken = await vernietigdMet(engine, caller, lijstId);
    if (waiting.size === 0)
        await log(engine, caller, 'archief.vernietigingsverklaring', 'aangemaakt', []);
    await engine.run({
        caller,
        resource,
        operation: 'archief.vernietigingslijst.afronden',
        kind: 'gewijzigd',
        scopes: resource.scopes.create,
        exclusive: `${LIJST}/${lijstId}`,
        async load(work) {
            work.load(await existing(parts, caller, resource, lijstId));
            work.load(regels);
        },
        act(work) {
            const lijst = work.find(LIJST, lijstId);
            for (const regel of work.filter(REGEL, ({ columns }) => Array.isArray(columns.inhoud))) {
                const left = regel.columns.inhoud.filter((digest) => waiting.has(digest));
                if (left.length < regel.columns.inhoud.length)
                    work.setColumns(regel, { inhoud: left.length > 0 ? left : null });
            }
            if (waiting.size > 0 || lijst.record.status !== 'wordt_uitgevoerd')
                return lijst;
            const voltooidOp = work.at.toISOString();
            const total = (name) => zaken.reduce((sum, { record }) => sum + Number(record[name] ?? 0), 0);
            const hoofd = {
                naam: lijst.record.naam,
                organisatie,
                grondslag: grondslagOp(dateInNetherlands(work.at)),
                wijze: WIJZE,
                opgesteldDoor: lijst.record.opgesteldDoor,
                beoordeeldDoor: lijst.record.beoordeeldDoor,
                vastgesteldDoor: lijst.record.vastgesteldDoor,
                vastgesteldOp: lijst.record.vastgesteldOp,
                begonnenOp: lijst.record.gestartOp,
                voltooidOp,
                zaken: zaken.length,
                documenten: total('documenten'),
                documentenBehouden: total('documentenBehouden'),
                besluiten: total('besluiten'),
                nietVernietigd: regels.filter(({ record }) => record.status !== 'vernietigd').length,
            };
            const id = newId();
            const { controlegetal } = verklaringVan(id, lijstId, hoofd, zaken);
            work.create('vernietigingsverklaring', { ...hoofd, vernietigingslijst: lijstId, controlegetal }, { id });
            lijst.implied = false;
            work.change(lijst, { status: 'uitgevoerd', uitgevoerdOp: voltooidOp, verklaring: id });
            return lijst;
        },
    });
    return waiting.size === 0;
}
//# sourceMappingURL=afronden.js.map