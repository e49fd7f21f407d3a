/**
 * Versions of a type: records with one name in one catalogue, each valid from `beginGeldigheid` up to and including
 * `eindeGeldigheid`. Relations between types go by that name; which version is meant depends on the day.
 */
import { date } from '../../engine/fields.js';
/** The field that names a type, the same in each of its versions. */
export const NAME = {
    zaaktype: 'identificatie',
    informatieobjecttype: 'omschrijving',
    besluittype: 'omschrijving',
};
/** Every version, concepts too, oldest first. */
export function versionsOf(lookup, kind, catalogus, name) {
    return lookup
        .related(kind, NAME[kind], name)
        .filter(({ record }) => record.catalogus === catalogus)
        .sort(byBegin);
}
const begin = ({ record }) => String(record.beginGeldigheid);
/** Oldest first. */
export const byBegin = (a, b) => begin(a) < begin(b) ? -1 : begin(a) > begin(b) ? 1 : a.id < b.id ? -1 : 1;
/** Both days included (ztc-016); no end is no limit. */
export const isValidOn = (record, date) => String(record.beginGeldigheid) <= date && (record.eindeGeldigheid === null || String(record.eindeGeldigheid) >= date);
/** The published version that is valid on a date (`YYYY-MM-DD`). */
export const publishedOn = (lookup, kind, catalogus, name, date) => versionsOf(lookup, kind, catalogus, name).find(({ record }) => !record.concept && isValidOn(record, date));
/**
 * The case types with an identificatie that are in force on a date, of each catalogue that has one: an archive that was taken over may
 * bring its own beside ours. The one that began last comes first; of two of one day the same one each time.
 */
export const zaaktypenOn = (lookup, identificatie, date) => lookup
    .related('zaaktype', 'identificatie', identificatie)
    .filter(({ record }) => !record.concept && isValidOn(record, date))
    .toSorted((a, b) => begin(b).localeCompare(begin(a)) || (a.id < b.id ? -1 : 1));
/** The first of them. */
export const zaaktypeOn = (lookup, identificatie, date) => zaaktypenOn(lookup, identificatie, date)[0];
/** What `lifetime` gives. */
export const showsLifetime = { beginObject: date({ nullable: true }), eindeObject: date({ nullable: true }) };
/** First and last day on which a type could be used, over all its versions. */
export function lifetime(lookup, kind, { record }) {
    const versions = versionsOf(lookup, kind, String(record.catalogus), String(record[NAME[kind]]));
    const ends = versions.map((version) => version.record.eindeGeldigheid);
    return {
        beginObject: versions[0]?.record.beginGeldigheid ?? record.beginGeldigheid,
        eindeObject: ends.includes(null) ? null : (ends.map(String).sort().at(-1) ?? null),
    };
}
//# sourceMappingURL=versions.js.map