/** Versions of an activity follow each other and are never overwritten: a log line names one, and it stays as it was. */
import { isDeepStrictEqual } from 'node:util';
export const periode = {
    number: 'meent-activiteit-001',
    on: ['create', 'update'],
    check(_work, { record }) {
        return record.eindeGeldigheid && String(record.eindeGeldigheid) <= String(record.beginGeldigheid)
            ? { name: 'eindeGeldigheid', code: 'invalid', reason: 'Het einde moet na het begin liggen.' }
            : undefined;
    },
};
const FOREVER = '9999-12-31';
const overlaps = (one, other) => String(one.beginGeldigheid) < String(other.eindeGeldigheid ?? FOREVER) &&
    String(other.beginGeldigheid) < String(one.eindeGeldigheid ?? FOREVER);
/** Versions as they are with this write: several may be written at once. */
function others({ snapshot, filter }, it) {
    const written = filter(it.resource.name, ({ action }) => action !== 'none');
    const now = new Map(snapshot.all(it.resource.name).map((row) => [row.id, row]));
    for (const draft of written)
        now.set(draft.id, draft);
    now.delete(it.id);
    return [...now.values()].map(({ record }) => record);
}
/** Two versions that hold on one day would make it unclear for which purpose data was used. */
export const geenOverlap = {
    number: 'meent-activiteit-002',
    on: ['create', 'update'],
    check(work, it) {
        return others(work, it).some((record) => record.identificatie === it.record.identificatie && overlaps(it.record, record))
            ? {
                name: 'beginGeldigheid',
                code: 'overlap',
                reason: 'Een andere versie geldt in deze periode. Geef die eerst een einde.',
            }
            : undefined;
    },
};
/** A case type has one activity on a day, or the log line of a case could name either. */
export const eenPerZaaktype = {
    number: 'meent-activiteit-003',
    on: ['create', 'update'],
    check(work, it) {
        const own = it.record.zaaktypen;
        if (own.length === 0)
            return undefined;
        const taken = new Map(others(work, it)
            .filter((record) => record.identificatie !== it.record.identificatie && overlaps(it.record, record))
            .flatMap((record) => record.zaaktypen.map((one) => [one, record.naam])));
        return own.flatMap((one, index) => taken.has(one)
            ? {
                name: `zaaktypen.${index}`,
                code: 'unique',
                reason: `Dit zaaktype hoort in deze periode al bij: ${taken.get(one)}.`,
            }
            : own.indexOf(one) === index
                ? []
                : { name: `zaaktypen.${index}`, code: 'unique', reason: 'Dit zaaktype staat er al.' });
    },
};
const hasBegun = (record, today) => String(record.beginGeldigheid) <= today;
const KEPT = 'wijzigen-niet-toegelaten';
/** What has begun may have been named in a log line: it only ends, and not before tomorrow. A correction is a next version. */
export const begonnen = {
    number: 'meent-activiteit-004',
    on: ['update'],
    check({ today }, { before, record }) {
        if (!before || !hasBegun(before.record, today))
            return undefined;
        const changed = Object.keys(record).filter((name) => !isDeepStrictEqual(record[name], before.record[name]));
        const [end, until] = [before.record.eindeGeldigheid, record.eindeGeldigheid];
        const faults = changed
            .filter((name) => name !== 'eindeGeldigheid')
            .map((name) => ({
            name,
            code: KEPT,
            reason: 'Deze versie is begonnen en verandert niet meer. Geef haar een einde en maak een nieuwe versie.',
        }));
        if (!changed.includes('eindeGeldigheid'))
            return faults;
        if (end && String(end) <= today)
            return [...faults, { name: 'eindeGeldigheid', code: KEPT, reason: 'Deze versie is al geëindigd.' }];
        return until && String(until) <= today
            ? [...faults, { name: 'eindeGeldigheid', code: KEPT, reason: 'Kies een dag na vandaag: vandaag geldt zij nog.' }]
            : faults;
    },
};
export const begonnenWeg = {
    number: 'meent-activiteit-004',
    on: ['delete'],
    check: ({ today }, { record }) => hasBegun(record, today)
        ? {
            name: 'nonFieldErrors',
            code: KEPT,
            reason: 'Deze versie is begonnen en blijft te lezen. Geef haar een einde.',
        }
        : undefined,
};
/** What a version says is judged when it is said: giving an end to one of before a rule is no new saying. */
export const isSaid = ({ before, record }) => !before ||
    Object.keys(record).some((name) => name !== 'eindeGeldigheid' && !isDeepStrictEqual(record[name], before.record[name]));
//# sourceMappingURL=rules.js.map