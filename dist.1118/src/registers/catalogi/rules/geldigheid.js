/** From when to when a version is valid. */
import { related, zaaktypeOf } from '../related.js';
import { NAME } from '../versions.js';
/** A version ends on or after the day on which it begins. */
export const beginVoorEinde = {
    number: 'ztc-geldigheid',
    on: ['create', 'update'],
    check(_, { record }) {
        if (record.eindeGeldigheid === null || String(record.eindeGeldigheid) >= String(record.beginGeldigheid))
            return undefined;
        return {
            name: 'nonFieldErrors',
            code: 'date-mismatch',
            reason: 'eindeGeldigheid ligt voor beginGeldigheid. Kies een latere einddatum.',
        };
    },
};
/** Dates of a part are those of its case type. */
export const beginVanZaaktype = {
    number: 'ztc-geldigheid',
    on: ['create', 'update'],
    check(work, it) {
        const given = it.record.beginGeldigheid;
        const zaaktype = zaaktypeOf(work, it);
        if (!given || !zaaktype || given === zaaktype.record.beginGeldigheid)
            return undefined;
        return {
            name: 'beginGeldigheid',
            code: 'invalid-begingeldigheid',
            reason: `Het zaaktype geldt vanaf ${zaaktype.record.beginGeldigheid}. Vul die datum in of laat het veld weg.`,
        };
    },
};
/** ztc-016: published versions of one type never overlap; both the first and the last day count. */
export const ztc016 = {
    number: 'ztc-016',
    on: ['create', 'update'],
    check: (work, it) => (it.record.concept ? undefined : overlap(work, it)),
};
/** Why this version may not be published beside the others. */
export function overlap(work, it) {
    const kind = it.resource.name;
    const { record } = it;
    const other = related(work, kind, NAME[kind], String(record[NAME[kind]])).find((one) => one.id !== it.id &&
        one.record.catalogus === record.catalogus &&
        !one.record.concept &&
        begins(one) <= ends(it) &&
        begins(it) <= ends(one));
    if (!other)
        return undefined;
    const ended = it.before && !it.before.record.concept && it.before.record.eindeGeldigheid !== record.eindeGeldigheid;
    return {
        name: ended ? 'eindeGeldigheid' : 'beginGeldigheid',
        code: 'overlap',
        reason: `Er is al een gepubliceerde versie die geldt vanaf ${begins(other)}. Geef die eerst een einddatum.`,
    };
}
const begins = ({ record }) => String(record.beginGeldigheid);
const ends = ({ record }) => record.eindeGeldigheid === null ? '9999-12-31' : String(record.eindeGeldigheid);
//# sourceMappingURL=geldigheid.js.map