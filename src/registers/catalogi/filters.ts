/** Query parameters that several resources of the Catalogi API have. All are tests in memory. */
import { choice, date, type Field, flag, relation } from '../../engine/fields.ts';
import type { Filter, MemoryContext } from '../../engine/filter.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import { isValidOn } from './versions.ts';

type Filters = Readonly<Record<string, Filter>>;

export const memory = (
  test: (row: Row, value: string, context: MemoryContext) => boolean,
  value?: Field,
  of?: readonly string[],
): Filter => ({
  kind: 'memory',
  test,
  ...(value ? { value } : {}),
  ...(of ? { of } : {}),
});

export const equals = (field: string, value?: Field): Filter =>
  memory(({ record }, asked) => String(record[field]) === asked, value);

export const oneOf = (field: string): Filter =>
  memory(({ record }, asked) => asked.split(',').some((one) => one.trim() === record[field]));

/** A name means a type of the same catalogue: one of that name elsewhere is another. */
export const inCatalogus = (record: Record_, type: Record_ | undefined): type is Record_ =>
  type !== undefined && type.catalogus === record.catalogus;

const status = (isConcept: (row: Row, context: MemoryContext) => boolean): Filter => ({
  kind: 'memory',
  value: choice(['alles', 'concept', 'definitief']),
  default: 'definitief',
  of: ['concept'],
  test: (row, asked, context) => asked === 'alles' || isConcept(row, context) === (asked === 'concept'),
});

/** The record that says from when to when a row is valid, and whether it is published. */
const versionOf = (row: Row, context: MemoryContext): Record_ =>
  row.record.zaaktype === undefined
    ? row.record
    : (context.get('zaaktype', String(row.record.zaaktype))?.record ?? row.record);

export const statusFilter: Filters = { status: status((row, context) => versionOf(row, context).concept === true) };

const geldigheid = memory((row, day, context) => isValidOn(versionOf(row, context), day), date(), [
  'beginGeldigheid',
  'eindeGeldigheid',
]);

/** Of zaaktype, informatieobjecttype and besluittype. */
export const typeFilters: Filters = {
  catalogus: equals('catalogus', relation('catalogus')),
  ...statusFilter,
  datumGeldigheid: geldigheid,
};

/** Of the parts of a zaaktype. */
export const partFilters: Filters = {
  zaaktype: equals('zaaktype', relation('zaaktype')),
  zaaktypeIdentificatie: memory((row, asked, context) => versionOf(row, context).identificatie === asked, undefined, [
    'zaaktype',
  ]),
  ...statusFilter,
  datumGeldigheid: geldigheid,
};

export const trueOrFalse = (field: string): Filter => equals(field, flag());
