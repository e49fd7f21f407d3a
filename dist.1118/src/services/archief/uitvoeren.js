/**
 * Carrying a list out, a case at a time. Each case goes in one statement with all that belongs to it and the note on the
 * list that it went, so a process that is killed leaves nobody's half case: another goes on with the next.
 */
import { authorize } from '../../engine/authorize.js';
import { existing } from '../../engine/change.js';
import { needsOfRemovals } from '../../engine/children.js';
import { judge } from '../../engine/judge.js';
import { loadRemoval } from '../../engine/needs.js';
import { Problem } from '../../foundation/problems.js';
import { waaromNiet } from './doel.js';
const DOCUMENT = 'enkelvoudiginformatieobject';
const REGEL = 'vernietigingsregel';
/** What became of a case; `undefined`: somebody else did it meanwhile. */
export async function vernietigZaak(engine, caller, regelId, zaakId) {
    const { parts } = engine;
    const zaakResource = parts.registry.get('zaak');
    let gewijzigd = false;
    let gone = false;
    await engine.run({
        caller,
        resource: parts.registry.get(REGEL),
        operation: 'archief.vernietigen',
        kind: 'verwijderd',
        scopes: parts.registry.get(REGEL).scopes.update,
        exclusive: `zaak/${zaakId}`,
        async load(work) {
            work.load(await existing(parts, caller, parts.registry.get(REGEL), regelId));
            const rows = await existing(parts, caller, zaakResource, zaakId).catch(absent);
            gone = rows === undefined;
            if (!rows) {
                work.load(await parts.loader.load(caller, [{ resource: 'vernietiging', where: 'zaakId', is: zaakId }]));
                return;
            }
            work.load(rows);
            await loadRemoval(parts, work, work.find('zaak', zaakId), documentsOf(engine, zaakId));
            gewijzigd = await changedSince(engine, caller, work, zaakId);
        },
        act(work) {
            const regel = work.find(REGEL, regelId);
            regel.implied = false;
            const lijst = work.find('vernietigingslijst', regel.record.vernietigingslijst);
            if (regel.record.status !== 'opgenomen' || lijst.record.status !== 'wordt_uitgevoerd')
                return regel;
            if (gone)
                return goneAlready(work, regel);
            const zaak = work.find('zaak', zaakId);
            const deelzaken = work.filter('zaak', (one) => one.record.hoofdzaak === zaakId);
            const waarom = waaromNiet(zaak, work.today) ??
                deelzaken
                    .map((one) => waaromNiet(one, work.today))
                    .find(Boolean)
                    ?.replace(/^/, 'Een deelzaak mag niet weg. ') ??
                (gewijzigd || Number(regel.columns.zaakversie) !== zaak.before.version
                    ? 'De zaak is gewijzigd nadat zij op de lijst kwam.'
                    : undefined);
            if (waarom)
                return vervalt(work, regel, waarom);
            const locked = goingDocuments(work, [zaak, ...deelzaken]).find(({ columns }) => columns.lock);
            if (locked)
                return vervalt(work, regel, 'Iemand werkt nog aan een document van de zaak.');
            return removeWhole(engine, work, { regel, zaak, lijst });
        },
    });
}
/** What a rule refused stays, and the list says so. */
export async function laatVervallen(engine, caller, regelId, reden) {
    const resource = engine.parts.registry.get(REGEL);
    await engine.run({
        caller,
        resource,
        operation: 'archief.vernietigingsregel.vervallen',
        kind: 'gewijzigd',
        scopes: resource.scopes.update,
        exclusive: `${REGEL}/${regelId}`,
        load: async (work) => work.load(await existing(engine.parts, caller, resource, regelId)),
        act: (work) => vervalt(work, work.find(REGEL, regelId), reden),
    });
}
const absent = (error) => {
    if (error instanceof Problem && error.code === 'not-found')
        return undefined;
    throw error;
};
/** Removed by somebody, or by a list that was applied again after a restore: there is a record of that. */
function goneAlready(work, regel) {
    const record = work.filter('vernietiging', () => true)[0];
    if (!record)
        return vervalt(work, regel, 'De zaak bestaat niet meer.');
    if (record.record.wijze === 'vernietigingslijst')
        return vervalt(work, regel, 'De zaak is met een andere lijst vernietigd.');
    return vervalt(work, regel, 'De zaak is intussen los verwijderd.');
}
function vervalt(work, regel, reden) {
    work.change(regel, { status: 'vervallen', reden, gewijzigdOp: work.at.toISOString(), gewijzigdDoor: 'Meent' });
    return regel;
}
/** Case, sub-cases, decisions and their parts, and the documents that nothing else uses. Returns the case, whom it was about. */
function removeWhole({ parts }, work, { regel, zaak, lijst }) {
    const documents = work.filter(DOCUMENT, () => true);
    zaak.implied = false;
    authorize(parts, work, zaak, zaak.resource.scopes.delete, 'delete');
    work.remove(zaak);
    judge(parts, work, zaak, 'delete');
    const going = documents.filter((one) => !isUsed(work, one));
    for (const document of going) {
        document.implied = false;
        work.remove(document);
        judge(parts, work, document, 'delete');
    }
    for (const note of work.filter('vernietiging', ({ action }) => action === 'create'))
        work.change(note, {
            wijze: 'vernietigingslijst',
            vernietigingslijst: lijst.id,
            door: lijst.record.vastgesteldDoor,
            // Documents are counted with the case on the list: two sub-cases may share one.
            ...(note.record.zaakId === zaak.id
                ? {
                    documenten: going.length,
                    documentenBehouden: documents.length - going.length,
                    besluiten: gone(work, 'besluit'),
                }
                : { documenten: 0, documentenBehouden: 0, besluiten: 0 }),
        });
    work.change(regel, {
        status: 'vernietigd',
        documenten: going.length,
        documentenBehouden: documents.length - going.length,
        gewijzigdOp: work.at.toISOString(),
        gewijzigdDoor: 'Meent',
    });
    const inhoud = work.drafts
        .filter(({ action, columns }) => action === 'delete' && Array.isArray(columns.inhoud))
        .flatMap(({ columns }) => columns.inhoud);
    work.setColumns(regel, { inhoud: [...new Set(inhoud.map((piece) => piece.split('/')[0]))] });
    return zaak;
}
const gone = (work, resource) => work.drafts.filter((draft) => draft.resource.name === resource && draft.action === 'delete').length;
/** Something that stays still points at it. */
const isUsed = (work, document) => work.filter('objectinformatieobject', ({ record }) => record.informatieobject === document.id).length > 0;
/** Documents that belong to these cases and their decisions alone. */
function goingDocuments(work, zaken) {
    const leaving = new Set([...zaken, ...work.filter('besluit', ({ record }) => zaken.some(({ id }) => id === record.zaak))].map(({ resource, id }) => `${resource.name}/${id}`));
    return work.filter(DOCUMENT, (document) => work
        .filter('objectinformatieobject', ({ record }) => record.informatieobject === document.id)
        .every(({ record }) => leaving.has(String(record.object))));
}
/** The documents of a case, of its sub-cases and of their decisions, with all that goes when one goes. */
function documentsOf({ parts: { registry } }, zaak) {
    const cases = [
        { is: zaak },
        { in: { resource: 'zaak', column: 'id', where: 'hoofdzaak', is: zaak } },
    ];
    const ways = cases.flatMap((of) => [
        { in: { resource: 'zaakinformatieobject', column: 'informatieobject', where: 'zaak', ...of } },
        {
            in: {
                resource: 'besluitinformatieobject',
                column: 'informatieobject',
                where: 'besluit',
                in: { resource: 'besluit', column: 'id', where: 'zaak', ...of },
            },
        },
    ]);
    return ways.flatMap((ids) => needsOfRemovals(registry, registry.get(DOCUMENT), ids));
}
const CHANGED = {
    name: 'archief_gewijzigd',
    text: `select exists (select 1 from engine_change c where c.municipality = $1 and c.main = any($2::uuid[]) and not c.implied and c.at > $3::timestamptz) as changed`,
};
/**
 * A part of the case, a decision or a document changed since it was put on the list: nobody judged what it says now. What
 * follows from another record does not count: a document of two cases on one list loses its relation to the first.
 */
async function changedSince({ parts }, caller, work, zaak) {
    const mains = new Set(['zaak', 'besluit', DOCUMENT]);
    const ids = work.drafts.filter(({ resource }) => mains.has(resource.name)).map(({ id }) => id);
    const lijst = work.filter('vernietigingslijst', () => true)[0];
    const rows = await parts.db
        .in(caller)
        .query(CHANGED, [
        caller.municipality,
        [...new Set([zaak, ...ids])],
        lijst.record.opgesteldOp,
    ]);
    return rows[0].changed;
}
//# sourceMappingURL=uitvoeren.js.map