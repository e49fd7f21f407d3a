/** A transfer of cases that are kept for ever: made, received by the archive, or withdrawn. */
import { accessOf, accessSql, reachOf } from '../../engine/access.js';
import { isWhole, reasonsOf } from '../../engine/leave-out.js';
import { validateBody } from '../../engine/validate.js';
import { today } from '../../foundation/clock.js';
import { isUuid } from '../../foundation/ids.js';
import { invalid, Problem } from '../../foundation/problems.js';
import { hasScope } from '../../gate/conditions.js';
import { isApart } from '../../gate/rights.js';
import { schermRegelAf } from '../../registers/afgeschermde-regels.js';
import { naamVan, OVERBRENGEN } from '../../registers/archief/index.js';
import { contentOf, sendContent } from '../../registers/documenten/index.js';
import { grondVan } from '../../registers/zaken/grond.js';
import { log, maySee } from '../operations/door.js';
import { dagIn, samen } from './body.js';
import { inPakket } from './pakket.js';
import { selectieIn } from './selectie.js';
import { inStaat, stap } from './stap.js';
const OVERBRENGING = 'overbrenging';
const REGEL = 'overbrengingsregel';
const PAKKET = 'archief.overbrenging.pakket';
/** A package is one file; more cases go in the next. */
export const MEESTE_IN_PAKKET = 200;
/** @throws invalid when nothing may go. */
export async function maakOverbrenging(engine, caller, input) {
    const { parts } = engine;
    if (!hasScope(caller.rights, 'meent', [OVERBRENGEN]))
        throw new Problem('permission-denied');
    const given = validateBody(parts.registry, parts.registry.get(OVERBRENGING), caller.base, input, 'create');
    const zaken = await teBewaren(engine, caller, await selectieIn(engine, caller, given));
    await log(engine, caller, 'archief.overbrenging.opstellen', 'gezocht', zaken);
    if (zaken.length === 0)
        throw invalid({
            name: 'nonFieldErrors',
            code: 'no-cases',
            reason: 'Er is nu geen zaak die kan worden overgebracht. Zo’n zaak is afgesloten en gearchiveerd, wordt blijvend bewaard, en haar archiefactiedatum is bereikt.',
        });
    return engine.composeAnswer(caller, {
        operation: 'archief.overbrenging.opstellen',
        items: [{ resource: OVERBRENGING, input }],
        finish(work, [it]) {
            work.change(it, { gemaaktDoor: naamVan(caller), zaken: zaken.length });
            for (const zaak of zaken) {
                const { identificatie, bronorganisatie, zaaktype, zaaktypeOmschrijving, startdatum, einddatum } = grondVan(work.snapshot, zaak.record, undefined);
                const regel = work.create(REGEL, {
                    overbrenging: it.id,
                    zaakId: zaak.id,
                    identificatie,
                    bronorganisatie,
                    zaaktype,
                    zaaktypeOmschrijving,
                    startdatum,
                    einddatum,
                    status: 'opgenomen',
                    reden: '',
                });
                schermRegelAf(work, regel, isApart(zaak.columns.r_level));
            }
        },
    }, ([row], written) => parts.answer.ofRow(caller, row, written, 201));
}
async function teBewaren(engine, caller, { zaaktypen, vanaf, totEnMet }) {
    const { registry, reader, db } = engine.parts;
    const zaak = registry.get('zaak');
    const reach = reachOf(registry, zaak);
    const values = [caller.municipality, totEnMet && totEnMet < today() ? totEnMet : today()];
    const bind = (value) => `$${values.push(value)}`;
    const allowed = accessSql(reach, accessOf(caller, zaak, zaak.scopes.read ?? []), bind);
    const types = zaaktypen.length > 0 ? `and t.zaaktype = any(${bind(zaaktypen)}::uuid[])` : '';
    const since = vanaf ? `and t.archiefactiedatum >= ${bind(vanaf)}::date` : '';
    const text = `select to_json(r) as row from (select ${reach.select} from ${reach.from} where t.municipality = $1 and ${allowed} ${types} ${since}
 and t.archiefnominatie = 'blijvend_bewaren' and t.archiefactiedatum <= $2::date and t.einddatum is not null and t.archiefstatus = 'gearchiveerd'
 and not exists (select 1 from archief_overbrengingsregel r where r.municipality = $1 and r.actief = t.id)
 order by t.archiefactiedatum, t.id limit ${MEESTE_IN_PAKKET}) r`;
    const rows = await db
        .in(caller)
        .query(engine.parts.statement('archief', text), values);
    return rows.map(({ row }) => reader(zaak, caller.municipality, row));
}
function kenmerkIn(body) {
    const { kenmerk } = (body ?? {});
    if (typeof kenmerk === 'string' && kenmerk.trim() !== '' && kenmerk.length <= 200)
        return kenmerk.trim();
    const reason = 'Vul het kenmerk van de ontvangstbevestiging in (hoogstens 200 tekens).';
    throw invalid({ name: 'kenmerk', code: 'required', reason });
}
/** The archive said that it has the package: the cases become `overgedragen`, by the job. */
export function bevestig(engine, caller, id, body) {
    const [kenmerk, ontvangenOp] = samen(() => kenmerkIn(body), () => dagIn(body, 'ontvangenOp', (dag) => dag <= today(), 'Vul de dag van ontvangst in, tot en met vandaag.'));
    return stap(engine, caller, {
        resource: OVERBRENGING,
        id,
        operation: 'archief.overbrenging.ontvangst',
        scopes: [OVERBRENGEN],
        async load() {
            await leesbareZaken(engine, caller, id, 'archief.overbrenging.ontvangst');
            return [];
        },
        act(work, it) {
            inStaat(it, ['klaar'], 'Alleen van een pakket dat klaar is, kunt u de ontvangst bevestigen.');
            work.change(it, {
                status: 'ontvangen',
                ontvangenOp,
                ontvangstkenmerk: kenmerk,
                ontvangstDoor: naamVan(caller),
            });
        },
    });
}
/** The package goes; the cases may go in another. */
export const trekOverbrengingIn = (engine, caller, id, reden) => stap(engine, caller, {
    resource: OVERBRENGING,
    id,
    operation: 'archief.overbrenging.intrekken',
    scopes: [OVERBRENGEN],
    load: () => engine.parts.loader.load(caller, [{ resource: REGEL, where: OVERBRENGING, is: id }]),
    act(work, it) {
        inStaat(it, ['wordt_gemaakt', 'klaar'], 'Deze overbrenging kunt u niet meer intrekken.');
        work.change(it, { status: 'ingetrokken', ingetrokkenDoor: naamVan(caller), redenIntrekking: reden });
        work.setColumns(it, { inhoud: null });
        for (const regel of work.filter(REGEL, ({ record }) => record.status === 'opgenomen'))
            work.change(regel, { status: 'ingetrokken' });
    },
});
/**
 * The package, whole or from where a download was broken off, for who may transfer and may read all that is in it: pages and
 * API come here alike. The line in the logbook names whom the cases are about.
 * @throws permission-denied, not-found, wrong-state
 */
export async function stuurPakket(engine, blobs, { caller, params, range, ifRange }) {
    const id = params.id;
    if (!hasScope(caller.rights, 'meent', [OVERBRENGEN]))
        throw new Problem('permission-denied');
    if (!isUuid(id))
        throw new Problem('not-found');
    const [it] = await engine.parts.loader.load(caller, [{ resource: OVERBRENGING, id }]);
    if (!it)
        throw new Problem('not-found');
    const content = contentOf(it.columns);
    if (!content)
        throw new Problem('wrong-state', 'Het pakket is er nog niet, of is er niet meer.');
    const zaken = await leesbaarPakket(engine, caller, id);
    return sendContent(blobs, caller.municipality, content, {
        headers: {
            'content-type': 'application/zip',
            'content-disposition': `attachment; filename="overbrenging-${id}.zip"`,
        },
        ...(range === undefined ? {} : { range }),
        ...(ifRange === undefined ? {} : { ifRange }),
        log: () => log(engine, caller, PAKKET, 'geexporteerd', zaken),
    });
}
/** The cases of a transfer, for who may read all of them. @throws permission-denied */
async function leesbareZaken(engine, caller, id, operation) {
    const { loader } = engine.parts;
    const regels = await loader.load(caller, [{ resource: REGEL, where: OVERBRENGING, is: id }]);
    const zaken = await loader.load(caller, regels.map(({ record }) => ({ resource: 'zaak', id: String(record.zaakId) })));
    const unseen = zaken.filter((row) => !maySee(caller, row));
    if (unseen.length === 0)
        return { zaken, weg: regels.length - zaken.length };
    await log(engine, caller, operation, 'geweigerd', unseen);
    throw new Problem('permission-denied', `In dit pakket zitten ${unseen.length} zaken die u niet mag lezen. Vraag iemand die dat wel mag.`);
}
/**
 * The job that made the package saw everything, and nothing can be left out of a file that is there. So each record in it is held
 * against who asks, as its own door would: right, level, rule, and the fields that the activity or the combination says.
 * @returns the cases @throws permission-denied, wrong-state
 */
async function leesbaarPakket(engine, caller, id) {
    const { zaken, weg } = await leesbareZaken(engine, caller, id, PAKKET);
    if (weg > 0)
        throw new Problem('wrong-state', 'Een zaak uit dit pakket is er niet meer. Trek het pakket in en maak een nieuw pakket.');
    const [closed, partly] = [new Map(), new Set()];
    for (const zaak of zaken)
        for (const row of (await inPakket(engine, caller, zaak.id))?.ofCase ?? []) {
            if (!maySee(caller, row))
                closed.set(row.resource, [...(closed.get(row.resource) ?? []), row]);
            else if (!isWhole(caller, row))
                partly.add(row.resource);
        }
    if (closed.size === 0 && partly.size === 0)
        return zaken;
    const unseen = [...closed.values()].flat();
    await log(engine, caller, PAKKET, 'geweigerd', unseen.length > 0 ? unseen : zaken);
    throw new Problem('permission-denied', waaromNiet(caller, closed, partly));
}
/** What is missing, and what to do: a right is given to the application, data are named by the activity. */
function waaromNiet(caller, closed, partly) {
    const gesloten = [...closed].map(([{ name, scopes }, { length }]) => `${length} keer ${name} (recht: ${(scopes.read ?? []).join(' of ')})`);
    const redenen = new Set([...partly].flatMap((resource) => reasonsOf(caller, resource)));
    return [
        'Wie dit pakket downloadt, krijgt alles wat erin zit, en u mag dat niet allemaal zien.',
        ...(gesloten.length > 0 ? [`Niet voor u: ${gesloten.join(', ')}, of dit is vertrouwelijker dan u mag lezen.`] : []),
        ...(partly.size > 0 ? [`Niet helemaal voor u: ${[...partly].map(({ name }) => name).join(', ')}.`] : []),
        ...redenen,
        'Vraag iemand die het wel mag, of vraag de beheerder om dit te regelen.',
    ].join(' ');
}
//# sourceMappingURL=overbrenging.js.map