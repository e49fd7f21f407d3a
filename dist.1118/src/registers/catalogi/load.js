/**
 * Loads a catalogue: each case type with all its parts, and the types of document and decision that it needs, published in one write. What is
 * there already stays; loading the same twice changes nothing. A newer version ends the one before it.
 */
import { atPlace } from '../../engine/compose.js';
import { validateBody } from '../../engine/validate.js';
import { invalid, Problem } from '../../foundation/problems.js';
import { catalogusId } from './catalogus-import-ids.js';
import { PARTS } from './effects/zaaktype.js';
import { itemsFor, placeOf } from './import-items.js';
import { endPrevious, gapsIn, publishDraft } from './rules/publiceren.js';
import { NAME, versionsOf } from './versions.js';
/** @throws permission-denied; a type that cannot be loaded is in the report and leaves nothing behind. */
export async function loadCatalogus(engine, caller, catalogus, target, onLoaded = () => { }) {
    const id = await ensureCatalogus(engine, caller, target);
    const items = itemsFor(caller.municipality, caller.base, id);
    const documents = new Map(catalogus.informatieobjecttypen.map((type) => [type.omschrijving, type]));
    const decisions = new Map((catalogus.besluittypen ?? []).map((type) => [type.omschrijving, type]));
    const typen = [];
    const done = (type) => {
        typen.push(type);
        onLoaded(type);
    };
    for (const type of catalogus.zaaktypen) {
        const about = { soort: 'zaaktype', naam: type.identificatie, omschrijving: type.omschrijving };
        done({ ...about, ...(await load(namesOf(type), type.besluittypen, items.zaaktype(type))) });
    }
    const used = new Set(catalogus.zaaktypen.flatMap(namesOf));
    for (const [omschrijving] of documents) {
        if (used.has(omschrijving))
            continue;
        done({ soort: 'informatieobjecttype', naam: omschrijving, omschrijving, ...(await load([omschrijving], [], [])) });
    }
    return { catalogus: id, typen };
    /** Types that a case type needs, with the documents that hold its decisions. */
    function namesOf(type) {
        const held = type.besluittypen.flatMap((name) => decisions.get(name)?.informatieobjecttypen ?? []);
        const own = type.zaaktypeInformatieobjecttypen.map(({ informatieobjecttype }) => informatieobjecttype);
        return [...new Set([...own, ...held])];
    }
    async function load(documentNames, decisionNames, own) {
        const snapshot = await engine.parts.snapshots.current(caller.municipality);
        const missing = (kind, names, types) => names.flatMap((name) => {
            const type = types.get(name);
            return type && versionsOf(snapshot, kind, id, name).length === 0 ? [type] : [];
        });
        const needed = [
            ...missing('informatieobjecttype', documentNames, documents).map(items.documenttype),
            ...missing('besluittype', decisionNames, decisions).map(items.besluittype),
        ];
        const [first] = own;
        try {
            if (first && snapshot.get(first.resource, first.id)) {
                const differs = own.find((item) => !isStored(engine, caller, snapshot, item));
                if (!differs && partsOf(snapshot, first.id) === own.length - 1)
                    return { status: 'ongewijzigd', redenen: [] };
                return { status: 'geweigerd', redenen: [AFWIJKEND] };
            }
            if (needed.length + own.length === 0)
                return { status: 'ongewijzigd', redenen: [] };
            await engine.compose(caller, {
                operation: 'catalogi.laden',
                items: [...needed, ...own],
                exclusive: `catalogus/${id}`,
                finish: publishAll,
            });
            return { status: 'geladen', redenen: [] };
        }
        catch (error) {
            if (!(error instanceof Problem) || error.status !== 400)
                throw error;
            return { status: 'geweigerd', redenen: error.invalidParams.map(({ name, reason }) => `${name}: ${reason}`) };
        }
    }
}
const AFWIJKEND = 'Deze versie staat er al, met een andere inhoud. Geef de nieuwe versie een latere datum vanaf wanneer zij geldt.';
async function ensureCatalogus(engine, caller, target) {
    const snapshot = await engine.parts.snapshots.current(caller.municipality);
    const found = snapshot
        .all('catalogus')
        .find(({ record }) => record.domein === target.domein && record.rsin === target.rsin);
    if (found)
        return found.id;
    const id = catalogusId(caller.municipality, target.rsin, target.domein);
    await engine.create(caller, 'catalogus', target, { id });
    return id;
}
/** Documents first, then decisions: a type is published only after what it refers to (ztc-012). */
function publishAll(work, made) {
    for (const kind of ['informatieobjecttype', 'besluittype', 'zaaktype'])
        for (const draft of made)
            if (draft.resource.name === kind) {
                // The case type itself is what the report is about.
                const at = kind === 'zaaktype' ? {} : { at: placeOf(kind, String(draft.record[NAME[kind]])) };
                atPlace(at, () => publishOne(work, kind, draft));
            }
}
function publishOne(work, kind, draft) {
    const gaps = gapsIn(work, draft);
    if (gaps.length > 0)
        throw invalid(...gaps);
    endPrevious(work, kind, draft);
    publishDraft(work, draft);
}
/** Whether a record has what the import says. A later version may have ended it. */
function isStored(engine, caller, snapshot, { resource, id, input }) {
    const row = snapshot.get(resource, id);
    if (!row)
        return false;
    const record = validateBody(engine.parts.registry, row.resource, caller.base, input, 'create');
    return Object.keys(input)
        .filter((name) => name !== 'eindeGeldigheid' && row.resource.fields[name])
        .every((name) => JSON.stringify(record[name]) === JSON.stringify(row.record[name]));
}
const partsOf = (snapshot, zaaktype) => PARTS.reduce((sum, kind) => sum + snapshot.related(kind, 'zaaktype', zaaktype).length, 0);
//# sourceMappingURL=load.js.map