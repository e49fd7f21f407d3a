import { addDuration } from '../../foundation/days.js';
import { moment, ofKind, text, textOrNull } from './door.js';
/** Status types of a case type, from first to last. */
export const statustypenOf = (snapshot, zaaktype) => snapshot
    .related('statustype', 'zaaktype', zaaktype)
    .toSorted((a, b) => Number(a.record.volgnummer) - Number(b.record.volgnummer));
/** In the words of the status type for residents; its name when it has none. */
export const statusWords = (statustype) => text(statustype?.record.statustekst) || text(statustype?.record.omschrijving);
/** Statuses of a case, oldest first. */
export const statusesOf = (rows, zaak) => ofKind(rows, 'status')
    .filter(({ record }) => record.zaak === zaak)
    .toSorted((a, b) => text(a.record.datumStatusGezet).localeCompare(text(b.record.datumStatusGezet)));
/** The status type of the status that the case has now. */
export function currentType(snapshot, zaak, rows) {
    const status = ofKind(rows, 'status').find(({ id }) => id === zaak.columns.status);
    return status && snapshot.get('statustype', String(status.record.statustype));
}
/** How far it has come: the place of the status it has among those of its type. */
export function pathOf(snapshot, zaak, rows) {
    const types = statustypenOf(snapshot, String(zaak.record.zaaktype));
    const at = types.findIndex(({ id }) => id === currentType(snapshot, zaak, rows)?.id);
    return { total: Math.max(types.length, 1), done: zaak.record.einddatum ? Math.max(types.length, 1) : at + 1 };
}
/** @param statuses those of this case, oldest first. A status type that was passed over is left out. */
export function stepsOf(snapshot, zaak, statuses) {
    const types = statustypenOf(snapshot, String(zaak.record.zaaktype));
    const last = statuses.at(-1);
    const now = types.findIndex(({ id }) => id === last?.record.statustype);
    const closed = Boolean(zaak.record.einddatum);
    return types.flatMap((type, index) => {
        const set = statuses.findLast(({ record }) => record.statustype === type.id);
        const title = text(type.record.omschrijving);
        if (index > now) {
            if (closed)
                return [];
            const date = latestDate(zaak, types, index);
            return [{ title, state: 'next', ...(date ? { date } : {}) }];
        }
        if (!set)
            return [];
        const words = text(set.record.statustoelichting) || text(type.record.statustekst);
        return [
            {
                title,
                state: index === now && !closed ? 'current' : 'done',
                date: moment(set.record.datumStatusGezet),
                ...(words ? { text: words } : {}),
            },
        ];
    });
}
/** The end of the case at the latest, or the start plus the time that the steps up to here may take. */
function latestDate(zaak, types, index) {
    const end = deadlineOf(zaak);
    if (index === types.length - 1)
        return end;
    const times = types.slice(0, index + 1).map(({ record }) => text(record.doorlooptijd));
    if (times.some((time) => !/^P[^T]+$/.test(time)))
        return undefined;
    const date = times.reduce(addDuration, text(zaak.record.startdatum));
    return end && end < date ? end : date;
}
/** The day on which a case must be done: by law, else as planned. */
export const deadlineOf = (zaak) => textOrNull(zaak.record.uiterlijkeEinddatumAfdoening) ?? textOrNull(zaak.record.einddatumGepland) ?? undefined;
/** What the resident calls it, after what they did (`handelingInitiator` of the case type). */
export function nounOf(snapshot, zaaktype) {
    const type = snapshot.get('zaaktype', zaaktype)?.record;
    return nounFor(text(type?.handelingInitiator), text(type?.omschrijving));
}
/** @param act often says no more than `Indienen` or `Starten`; then the name of the type tells what is handed in. */
export function nounFor(act, name) {
    if (/^meld/i.test(act))
        return 'melding';
    if (/^aanvra/i.test(act))
        return 'aanvraag';
    if (/^verzoek/i.test(act))
        return 'verzoek';
    if (/melding\b/i.test(name))
        return 'melding';
    if (/(aanvraag|vergunning|ontheffing)\b/i.test(name))
        return 'aanvraag';
    if (/verzoek\b/i.test(name))
        return 'verzoek';
    return 'zaak';
}
export const titleOf = (snapshot, zaak) => text(zaak.record.omschrijving) || text(snapshot.get('zaaktype', String(zaak.record.zaaktype))?.record.omschrijving);
const ORGANS = {
    college: 'het college van burgemeester en wethouders',
    burgemeester: 'de burgemeester',
    raad: 'de gemeenteraad',
};
/** An administrative organ as people read it. */
export const organWords = (organ) => ORGANS[organ] ?? `de ${organ}`;
export const propertyOf = (rows, name) => textOrNull(ofKind(rows, 'zaakeigenschap').find(({ record }) => record.naam === name)?.record.waarde) ?? undefined;
/** The place of a case that lies at one point, to a decimetre, in the words of the form of a report. */
export function pointWords(zaak) {
    const { type, coordinates } = (zaak.record.zaakgeometrie ?? {});
    if (type !== 'Point' || !coordinates)
        return undefined;
    const [lon, lat] = coordinates.map((degrees) => String(Number(degrees.toFixed(6))).replace('.', ','));
    return `Breedtegraad ${lat}; lengtegraad ${lon}`;
}
//# sourceMappingURL=case-words.js.map