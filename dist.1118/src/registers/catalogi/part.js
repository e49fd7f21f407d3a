/** What the parts of a case type share: they belong to one version of it, and live and are dated with it. */
import { date, relation, text } from '../../engine/fields.js';
import { showsLifetime } from './versions.js';
export const zaaktype = relation('zaaktype', { required: true, column: true });
/** Given for clients that send back what they read; checked, never kept: the case type says it. */
export const dates = {
    beginGeldigheid: date({ nullable: true, writeOnly: true }),
    eindeGeldigheid: date({ nullable: true, writeOnly: true }),
};
/** Deprecated in the standard; checked when given (ztc-013). */
export const catalogus = relation('catalogus', { nullable: true, writeOnly: true });
/** What `ofZaaktype` and `withDates` give. */
export const showsZaaktype = { zaaktypeIdentificatie: text(50), catalogus: relation('catalogus') };
export const showsDates = {
    ...showsZaaktype,
    beginGeldigheid: date(),
    eindeGeldigheid: date({ nullable: true }),
    ...showsLifetime,
};
export function ofZaaktype(row, context) {
    const record = context.get('zaaktype', String(row.record.zaaktype))?.record;
    return {
        zaaktypeIdentificatie: record?.identificatie ?? '',
        catalogus: context.get('catalogus', String(record?.catalogus)),
    };
}
export function withDates(row, context) {
    const record = context.get('zaaktype', String(row.record.zaaktype))?.record;
    const beginGeldigheid = record?.beginGeldigheid ?? null;
    const eindeGeldigheid = record?.eindeGeldigheid ?? null;
    return {
        ...ofZaaktype(row, context),
        beginGeldigheid,
        eindeGeldigheid,
        beginObject: beginGeldigheid,
        eindeObject: eindeGeldigheid,
    };
}
//# sourceMappingURL=part.js.map