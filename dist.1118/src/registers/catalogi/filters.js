/** Query parameters that several resources of the Catalogi API have. All are tests in memory. */
import { choice, date, flag, relation } from '../../engine/fields.js';
import { isValidOn } from './versions.js';
export const memory = (test, value, of) => ({
    kind: 'memory',
    test,
    ...(value ? { value } : {}),
    ...(of ? { of } : {}),
});
export const equals = (field, value) => memory(({ record }, asked) => String(record[field]) === asked, value);
export const oneOf = (field) => memory(({ record }, asked) => asked.split(',').some((one) => one.trim() === record[field]));
/** A name means a type of the same catalogue: one of that name elsewhere is another. */
export const inCatalogus = (record, type) => type !== undefined && type.catalogus === record.catalogus;
const status = (isConcept) => ({
    kind: 'memory',
    value: choice(['alles', 'concept', 'definitief']),
    default: 'definitief',
    of: ['concept'],
    test: (row, asked, context) => asked === 'alles' || isConcept(row, context) === (asked === 'concept'),
});
/** The record that says from when to when a row is valid, and whether it is published. */
const versionOf = (row, context) => row.record.zaaktype === undefined
    ? row.record
    : (context.get('zaaktype', String(row.record.zaaktype))?.record ?? row.record);
export const statusFilter = { status: status((row, context) => versionOf(row, context).concept === true) };
const geldigheid = memory((row, day, context) => isValidOn(versionOf(row, context), day), date(), [
    'beginGeldigheid',
    'eindeGeldigheid',
]);
/** Of zaaktype, informatieobjecttype and besluittype. */
export const typeFilters = {
    catalogus: equals('catalogus', relation('catalogus')),
    ...statusFilter,
    datumGeldigheid: geldigheid,
};
/** Of the parts of a zaaktype. */
export const partFilters = {
    zaaktype: equals('zaaktype', relation('zaaktype')),
    zaaktypeIdentificatie: memory((row, asked, context) => versionOf(row, context).identificatie === asked, undefined, [
        'zaaktype',
    ]),
    ...statusFilter,
    datumGeldigheid: geldigheid,
};
export const trueOrFalse = (field) => equals(field, flag());
//# sourceMappingURL=filters.js.map