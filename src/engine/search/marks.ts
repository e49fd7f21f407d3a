/**
 * Marks: what narrows a search, as words in the index. Rights that open one type of a hundred would otherwise be tested on
 * every record that has the words. They only make the index name fewer records: the statement around it decides.
 */
import type { Municipality } from '../../foundation/db/types.ts';
import { type Access, accessFor } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { snake } from '../columns.ts';
import type { Resource } from '../resource.ts';
import type { Row } from '../work.ts';
import type { SearchIn } from './search.ts';
import type { Total } from './totals.ts';

const municipalityMark = (municipality: Municipality): string => `m:${municipality}`;
const kindMark = (resource: string): string => `k:${resource}`;
const typeMark = (type: unknown): string => `t:${type}`;
const OPEN = 'o:open';
const CLOSED = 'o:dicht';
const yearMark = (year: string): string => `y:${year}`;

/** Columns that its marks are made of. */
export const markColumns = ({ rights, open, search }: Resource): readonly string[] => [
  ...new Set([rights?.type, open?.while, search?.date].flatMap((column) => (column ? [snake(column)] : []))),
];

/** Of a stored record. */
export function marksOf(municipality: Municipality, { resource, columns }: Row): readonly string[] {
  const { rights, open, search } = resource;
  const value = (column: string | undefined): unknown => (column ? columns[snake(column)] : undefined);
  const [type, date] = [value(rights?.type), value(search?.date)];
  return [
    municipalityMark(municipality),
    kindMark(resource.name),
    ...(type ? [typeMark(type)] : []),
    ...(open ? [(value(open.while) ?? null) === null ? OPEN : CLOSED] : []),
    ...(date ? [yearMark(yearOf(date))] : []),
  ];
}

/** More types than this narrow little, and a longer query costs more than it saves. */
const MOST_TYPES = 200;
const MOST_YEARS = 20;

/** A tsquery that every record which the caller may find has. @param totals how many records there are of each kind */
export function withinOf(
  caller: Caller,
  resources: readonly Resource[],
  { of }: Pick<SearchIn, 'of'>,
  totals: ReadonlyMap<string, Total>,
): string {
  const kinds = resources.map((resource) => {
    const access = accessFor(caller.rights, resource.api.component, resource.scopes.list ?? [], resource.name);
    const own = of?.resource === resource.name ? of : undefined;
    return all([
      quote(kindMark(resource.name)),
      typesSql(resource, access, totals.get(resource.name)),
      ...(own?.types ? [any(own.types.slice(0, MOST_TYPES + 1).map(typeMark), MOST_TYPES)] : []),
      ...(own?.open === undefined ? [] : [quote(own.open ? OPEN : CLOSED)]),
      yearsSql(own?.from, own?.until),
    ]);
  });
  return all([quote(municipalityMark(caller.municipality)), `(${kinds.join(' | ')})`]);
}

/** Types that hold more than this part of all records narrow little, and cost the index a test of each of them. */
const LARGE_SHARE = 0.2;

/** By type, where each way in names types that are a small part of all; nothing where a right goes by other things. */
function typesSql({ rights }: Resource, access: Access, total: Total | undefined): string {
  if (access === 'everything' || !rights?.type) return '';
  const types = new Set<string>();
  for (const branch of access) {
    if (!branch.types || branch.subject !== undefined || branch.ready) return '';
    for (const type of branch.types) types.add(type);
  }
  const share =
    total && total.all > 0 ? [...types].reduce((sum, type) => sum + (total.ofType.get(type) ?? 0), 0) / total.all : 0;
  return share > LARGE_SHARE ? '' : any([...types].map(typeMark), MOST_TYPES);
}

function yearsSql(from: string | undefined, until: string | undefined): string {
  if (!from || !until) return '';
  const [first, last] = [Number(yearOf(from)), Number(yearOf(until))];
  if (last < first || last - first >= MOST_YEARS) return '';
  return any(
    Array.from({ length: last - first + 1 }, (_, index) => yearMark(String(first + index))),
    MOST_YEARS,
  );
}

/** A date comes as text or as an instant. */
const yearOf = (date: unknown): string => (date instanceof Date ? date.toISOString() : String(date)).slice(0, 4);

const quote = (mark: string): string => `'${mark.replaceAll("'", '')}'`;
const all = (parts: readonly string[]): string => parts.filter(Boolean).join(' & ');
const any = (marks: readonly string[], most: number): string =>
  marks.length === 0 || marks.length > most ? '' : `(${marks.map(quote).join(' | ')})`;
