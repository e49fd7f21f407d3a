import { dateInNetherlands } from '../foundation/clock.js';
import { isValidOn, STANDAARD } from './activiteiten/index.js';
export const BEPERKING = 'gegevensbeperking';
/** Of a resource whose rows follow: the activities for which they may not be used, and whether that is all of them. */
export const beperkt = {
    beperkt: { type: 'text[]' },
    dicht: { type: 'boolean' },
};
/** Said to who would destroy what is kept for whom it is about. */
export const BEPERKT_BLIJFT = 'Het gebruik van deze zaak is beperkt op verzoek van de inwoner: zij blijft bewaard (AVG artikel 18, eerste lid). Beslis eerst op het verzoek, of hef de beperking op.';
const beperkingenIn = ({ snapshot, hashes }) => 
// With other keys there are other hashes of the same people.
snapshot.derive(`beperkingen.wie ${hashes('bsn', '').join(' ')}`, (of) => perPersoon(hashes, of.all(BEPERKING)));
/** Identificaties of the activities that anybody restricted. */
export const beperkteActiviteiten = (snapshot) => snapshot.derive('beperkingen.activiteiten', (of) => new Set(of.all(BEPERKING).map(({ record }) => String(record.activiteit))));
/** True where somebody restricted anything at all; elsewhere nobody looks further. */
export const wordtBeperkt = ({ snapshot, filter }) => snapshot.all(BEPERKING).length > 0 || filter(BEPERKING, () => true).length > 0;
const perPersoon = (hashes, all) => {
    const found = new Map();
    for (const { record } of all) {
        const one = { activiteit: String(record.activiteit), sinds: dateInNetherlands(new Date(String(record.sinds))) };
        for (const subject of hashes('bsn', String(record.burgerservicenummer)))
            found.set(subject, [...(found.get(subject) ?? []), one]);
    }
    return found;
};
/** Whether this person restricted the use of their data for an activity. */
export const isBeperkt = (work, burgerservicenummer, activiteit) => (beperkingenIn(work).get(work.hash('bsn', burgerservicenummer)) ?? []).some((one) => one.activiteit === activiteit);
/** As it is after this write. */
function naDezeWrite(work) {
    const touched = work.drafts.filter(({ resource }) => resource.name === BEPERKING);
    if (touched.every(({ action }) => action === 'none'))
        return beperkingenIn(work);
    const ids = new Set(touched.map(({ id }) => id));
    return perPersoon(work.hashes, [
        ...work.snapshot.all(BEPERKING).filter(({ id }) => !ids.has(id)),
        ...touched.filter(({ action }) => action !== 'delete'),
    ]);
}
export const markIn = ({ columns }) => ({
    beperkt: columns.beperkt ?? null,
    dicht: columns.dicht || null,
});
/** A row says what holds for it; nothing is written where it says so already. */
export function markeer(work, draft, { beperkt, dicht }) {
    const is = markIn(draft);
    const next = beperkt?.length ? beperkt.toSorted() : null;
    if (String(is.beperkt) === String(next) && Boolean(is.dicht) === Boolean(dicht))
        return;
    work.setColumns(draft, { beperkt: next, dicht: dicht || null });
}
/** The mark of a case follows from who has a part in it. */
export function beperkZaak(work, zaak) {
    const { subjects, owners } = zaak.columns;
    if (!wordtBeperkt(work) && !zaak.columns.beperkt)
        return;
    const all = naDezeWrite(work);
    const begonnen = String(zaak.record.registratiedatum);
    const beperkt = [
        ...new Set((subjects ?? []).flatMap((subject) => (all.get(subject) ?? [])
            // Who asks for something new after that gives data for it: with their consent it may be used (18, second paragraph).
            .filter(({ sinds }) => !(owners?.includes(subject) && begonnen > sinds))
            .map(({ activiteit }) => activiteit))),
    ];
    markeer(work, zaak, { beperkt, dicht: beperkt.includes(activiteitVan(work, String(zaak.record.zaaktype))) });
}
/** A person is used for what each activity uses persons for: nothing is shut for all of them. */
export function beperkPersoon(work, persoon) {
    if (!wordtBeperkt(work) && !persoon.columns.beperkt)
        return;
    const subject = work.hash('bsn', String(persoon.record.burgerservicenummer));
    const beperkt = [...new Set((naDezeWrite(work).get(subject) ?? []).map(({ activiteit }) => activiteit))];
    markeer(work, persoon, { beperkt, dicht: null });
}
/** Identificatie of what cases of this type are for. */
function activiteitVan({ snapshot, today }, zaaktype) {
    const name = snapshot.get('zaaktype', zaaktype)?.record.identificatie;
    const own = name === undefined ? [] : snapshot.related('verwerkingsactiviteit', 'zaaktypen', String(name));
    return String(own.find(({ record }) => isValidOn(record, today))?.record.identificatie ?? STANDAARD);
}
//# sourceMappingURL=beperking.js.map