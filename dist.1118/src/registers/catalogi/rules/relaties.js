/** Where relations between types may lead. */
import { catalogusOf, related, zaaktypeOf } from '../related.js';
import { NAME } from '../versions.js';
const values = (value) => (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null && one !== '');
/**
 * ztc-011, ztc-013: a relation by name leads to a type in the same catalogue, published or not. What is named may change its
 * name or go while it is a concept (ztc-009): a name that stood here before keeps nobody from ending or mending what has it.
 */
export const namedInCatalogus = (field, kind) => ({
    number: 'ztc-011',
    on: ['create', 'update'],
    check(work, it) {
        const catalogus = catalogusOf(work, it);
        const stood = new Set(isInPlace(it) ? values(it.before.record[field]) : []);
        const named = values(it.record[field]).filter((name) => !stood.has(name));
        return named.flatMap((name) => nameFault(work, kind, catalogus, field, String(name)));
    },
});
/** Its names lead to the same catalogue as before. */
const isInPlace = ({ before, record }) => before !== undefined && before.record.catalogus === record.catalogus && before.record.zaaktype === record.zaaktype;
function nameFault(work, kind, catalogus, field, name) {
    const versions = related(work, kind, NAME[kind], name);
    if (versions.some(({ record }) => record.catalogus === catalogus))
        return [];
    const elsewhere = versions.length > 0 || work.snapshot.get(kind, name.slice(-36)) !== undefined;
    return [
        elsewhere
            ? {
                name: 'nonFieldErrors',
                code: 'relations-incorrect-catalogus',
                reason: `${field} verwijst naar een andere catalogus. Kies een type uit de eigen catalogus.`,
            }
            : {
                name: field,
                code: 'does_not_exist',
                reason: `In deze catalogus bestaat geen ${kind} met deze ${NAME[kind]}.`,
            },
    ];
}
/** ztc-013: the parts of a case type keep to one catalogue, so that an address elsewhere is refused. */
export const deelzaaktypenInCatalogus = {
    number: 'ztc-013',
    on: ['create', 'update'],
    check(_, it) {
        // Names in the own catalogue have replaced addresses; an identificatie may be of a type that is still to come.
        return values(it.record.deelzaaktypen).some((value) => String(value).includes('://'))
            ? {
                name: 'deelzaaktypen',
                code: 'relations-incorrect-catalogus',
                reason: 'Een deelzaaktype moet in dezelfde catalogus staan als het zaaktype.',
            }
            : undefined;
    },
};
/** ztc-013: `catalogus` on a part is deprecated; given, it is the one of the case type. */
export const catalogusVanZaaktype = {
    number: 'ztc-013',
    on: ['create', 'update'],
    check(work, it) {
        const given = it.record.catalogus;
        if (!given || given === zaaktypeOf(work, it)?.record.catalogus)
            return undefined;
        return {
            name: 'nonFieldErrors',
            code: 'relations-incorrect-catalogus',
            reason: 'catalogus is niet de catalogus van het zaaktype. Laat het veld weg.',
        };
    },
};
/** ztc-013: a status type or result type that a part names belongs to the same version of the case type. */
export const vanHetzelfdeZaaktype = (field, kind) => ({
    number: 'ztc-013',
    on: ['create', 'update'],
    check: (work, it) => values(it.record[field]).flatMap((id) => {
        const found = work.find(kind, id);
        if (!found)
            return [{ name: field, code: 'does_not_exist', reason: `Dit ${kind} bestaat niet.` }];
        if (found.record.zaaktype === it.record.zaaktype)
            return [];
        return [
            {
                name: 'nonFieldErrors',
                code: 'relations-incorrect-zaaktype',
                reason: `${field} hoort bij een ander zaaktype.`,
            },
        ];
    }),
});
/** The catalogue that a type is put in must be there. */
export const catalogusBestaat = {
    number: 'ztc-013',
    on: ['create', 'update'],
    check: (work, it) => work.find('catalogus', it.record.catalogus)
        ? undefined
        : { name: 'catalogus', code: 'does_not_exist', reason: 'Deze catalogus bestaat niet.' },
};
//# sourceMappingURL=relaties.js.map