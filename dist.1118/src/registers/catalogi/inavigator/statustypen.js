import { child, children, duration, text, yes } from './element.js';
import { shorten } from './findings.js';
/** The phases of a process in i-Navigator, first to last. */
const FASEN = [
    'Initiatiefase',
    'Informatiefase',
    'Consultatiefase',
    'Besluitvormingsfase',
    'Uitvoeringsfase',
    'Afrondingsfase',
];
/**
 * Status types in order. The Catalogi API derives the end status from the highest volgnummer, and setting it closes the
 * case. In i-Navigator a status that was added later has a higher number than "Afgehandeld", so the phase goes first.
 */
export function statustypen(proces, fasen, found) {
    let shortened = 0;
    const checks = { ...found, adapt: () => void shortened++ };
    const elements = children(proces, 'statustypen').toSorted((a, b) => volgnummer(a) - volgnummer(b));
    const result = elements.map((element) => statustype(element, checks, found));
    if (shortened > 0) {
        found.adapt('statustypen/checks', `Bij de controlevragen ingekort tot wat de standaard toestaat: ${shortened} ${shortened === 1 ? 'tekst' : 'teksten'}.`);
    }
    if (result.length === 0) {
        found.refuse('statustypen', 'Er zijn geen statustypen. Voeg in i-Navigator minstens een begin- en een eindstatus toe.');
    }
    const double = result.find((type, at) => result[at - 1]?.volgnummer === type.volgnummer)?.volgnummer;
    if (double !== undefined) {
        found.refuse('statustypen', `Volgnummer ${double} komt twee keer voor. Geef elk statustype een eigen volgnummer.`);
    }
    return inPhases(result, phases(elements, fasen), found);
}
const volgnummer = (element) => Number(element.attributes.volgnummer);
/** Phase of each element; a status without one belongs with the status before it. */
function phases(elements, fasen) {
    let last = 0;
    return elements.map((element) => {
        const phase = FASEN.indexOf(fasen.get(element.attributes['soort-id'] ?? '') ?? '');
        if (phase >= 0)
            last = phase;
        return last;
    });
}
function inPhases(types, fase, found) {
    if (fase.every((phase, at) => at === 0 || phase >= fase[at - 1]))
        return types;
    const order = types.map((_, at) => at).toSorted((a, b) => fase[a] - fase[b] || a - b);
    const sorted = order.map((at, index) => ({ ...types[at], volgnummer: index + 1 }));
    found.adapt('statustypen', `De volgnummers volgen niet de fasen van het proces. Ze zijn vernieuwd; de eindstatus is "${sorted.at(-1).omschrijving}".`);
    return sorted;
}
function statustype(element, checks, found) {
    const velden = child(element, 'velden') ?? element;
    const naam = text(velden, 'naam');
    const at = `statustypen/${naam || element.attributes.id || '?'}`;
    const number = volgnummer(element);
    if (!naam)
        found.refuse(`${at}/naam`, 'De naam van het statustype is leeg. Vul de naam in.');
    if (!Number.isInteger(number) || number < 1 || number > 9999) {
        found.refuse(`${at}@volgnummer`, 'Het volgnummer is geen getal van 1 tot en met 9999. Vul een geldig nummer in.');
    }
    const doorlooptijd = duration(velden, 'standaard-doorlooptijd');
    if (doorlooptijd === undefined) {
        found.adapt(`${at}/standaard-doorlooptijd`, 'De doorlooptijd van dit statustype is geen termijn en is leeg gelaten.');
    }
    return {
        volgnummer: number,
        omschrijving: shorten(found, `${at}/naam`, naam, 80),
        omschrijvingGeneriek: shorten(found, `${at}/naam-model`, text(velden, 'naam-model'), 80),
        statustekst: shorten(found, `${at}/bericht`, text(velden, 'bericht'), 1000),
        toelichting: shorten(found, `${at}/toelichting`, text(velden, 'toelichting'), 1000) || null,
        informeren: text(velden, 'zichtbaarheid').toLowerCase() === 'extern',
        doorlooptijd: doorlooptijd ?? null,
        checklistitemStatustype: checklist(element, checks),
    };
}
/** Of the many questions only the number of shortened texts is told: see statustypen(). */
function checklist(statustype, found) {
    return children(statustype, 'checks').flatMap((check) => {
        const velden = child(check, 'velden') ?? check;
        const vraag = text(velden, 'vraag') || text(velden, 'naam');
        if (!vraag)
            return [];
        return [
            {
                itemnaam: shorten(found, 'naam', text(velden, 'naam') || vraag, 30),
                toelichting: text(velden, 'toelichting').slice(0, 1000) || null,
                vraagstelling: shorten(found, 'vraag', vraag, 255),
                verplicht: yes(velden, 'verplicht'),
            },
        ];
    });
}
//# sourceMappingURL=statustypen.js.map