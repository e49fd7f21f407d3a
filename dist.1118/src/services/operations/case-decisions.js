import { today } from '../../foundation/clock.js';
import { accessFor, allows, hasScope } from '../../gate/conditions.js';
import { publishedOn } from '../../registers/catalogi/versions.js';
import { ofKind, related, text, textOrNull, urlOf } from './door.js';
const DOCUMENT = 'enkelvoudiginformatieobject';
export async function decisionsOf(engine, caller, zaak) {
    if (!hasScope(caller.rights, 'brc', ['besluiten.lezen']))
        return { besluiten: [], relations: [], documents: [] };
    const { rows } = await engine.rows(caller, 'besluit', { zaak: urlOf(engine, caller, 'zaak', zaak.id) });
    const relations = await Promise.all(rows.map(({ id }) => engine.rows(caller, 'besluitinformatieobject', { besluit: urlOf(engine, caller, 'besluit', id) }))).then((pages) => pages.flatMap((page) => page.rows));
    return {
        besluiten: rows.toSorted((a, b) => text(b.record.datum).localeCompare(text(a.record.datum))),
        relations,
        documents: ofKind(await related(engine, caller, relations, ['informatieobject']), DOCUMENT),
    };
}
/** A decision works towards a resident once it is made known: from the day that it was sent or published (Awb 3:40). */
const isMadeKnown = ({ record }) => [record.verzenddatum, record.publicatiedatum].some((day) => text(day) !== '' && text(day) <= today());
/** Those that were made known, with their documents; and the documents that hold nothing but what was not. */
export function knownOf({ besluiten, relations, documents, }) {
    const known = besluiten.filter(isMadeKnown);
    const ids = new Set(known.map(({ id }) => id));
    const shown = relations.filter(({ record }) => ids.has(record.besluit));
    const held = new Set(shown.map(({ record }) => record.informatieobject));
    const withheld = relations.map(({ record }) => text(record.informatieobject)).filter((id) => !held.has(id));
    return {
        besluiten: known,
        relations: shown,
        documents: documents.filter(({ id }) => held.has(id)),
        withheld: new Set(withheld),
    };
}
export function decisionOf(snapshot, besluit, { relations, documents }) {
    const { record } = besluit;
    const [ends, organ, words, objectUntil] = [
        textOrNull(record.vervaldatum),
        textOrNull(record.bestuursorgaan),
        textOrNull(record.toelichting),
        textOrNull(record.uiterlijkeReactiedatum),
    ];
    const held = new Set(relations.filter((one) => one.record.besluit === besluit.id).map((one) => one.record.informatieobject));
    return {
        id: besluit.id,
        title: text(snapshot.get('besluittype', text(record.besluittype))?.record.omschrijving),
        date: text(record.datum),
        starts: text(record.ingangsdatum),
        ...(ends ? { ends } : {}),
        ...(organ ? { organ } : {}),
        ...(words ? { words } : {}),
        ...(objectUntil ? { objectUntil } : {}),
        documents: documents.filter(({ id }) => held.has(id)).map(({ id }) => id),
    };
}
/** Documents of the case, and those that hold its decisions; each once, newest first. */
export const withHeld = (documents, { documents: held }) => [...new Map([...documents, ...held].map((row) => [row.id, row])).values()].toSorted((a, b) => text(b.record.beginRegistratie).localeCompare(text(a.record.beginRegistratie)));
/** Types of decision that the case type knows by name, in the version of today, that this caller may take. */
export function decisionTypesOf(snapshot, caller, zaak) {
    const zaaktype = snapshot.get('zaaktype', text(zaak.record.zaaktype))?.record;
    const access = accessFor(caller.rights, 'brc', ['besluiten.aanmaken']);
    return (zaaktype?.besluittypen ?? []).flatMap((name) => {
        const type = publishedOn(snapshot, 'besluittype', text(zaaktype?.catalogus), name, today());
        return type && allows(access, { type: type.id }) ? [type] : [];
    });
}
//# sourceMappingURL=case-decisions.js.map