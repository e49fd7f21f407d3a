/** Relations by name (historiemodel): taken in as a name or as an address, kept as a name, shown as the version of the day. */
import type { MemoryContext } from '../../engine/filter.ts';
import type { Row, Work } from '../../engine/work.ts';
import { catalogiApi } from './api.ts';
import { byBegin, isValidOn, NAME, publishedOn, type Versioned, versionsOf } from './versions.ts';

const PATH: Readonly<Record<Versioned, string>> = {
  zaaktype: 'zaaktypen',
  informatieobjecttype: 'informatieobjecttypen',
  besluittype: 'besluittypen',
};

/** Clients of version 1.2 and earlier send addresses. One that leads to another catalogue stays an address: ztc-013 refuses it. */
export function toName(work: Work, kind: Versioned, catalogus: unknown, value: string): string {
  const start = `${work.caller.base}${catalogiApi.root}/${PATH[kind]}/`;
  const found = value.startsWith(start) ? work.find(kind, value.slice(start.length))?.record : undefined;
  return found?.catalogus === catalogus ? String(found?.[NAME[kind]]) : value;
}

export const toNames = (work: Work, kind: Versioned, catalogus: unknown, values: unknown): readonly string[] => [
  ...new Set((values as readonly string[]).map((value) => toName(work, kind, catalogus, value))),
];

/**
 * The version that a name stands for in an answer: published and valid today. A concept is being made out of other
 * concepts, so that it shows the newest of any kind.
 */
export function versionFor(
  context: MemoryContext,
  kind: Versioned,
  from: { readonly catalogus: unknown; readonly concept: unknown },
  name: string,
): Row | undefined {
  const catalogus = String(from.catalogus);
  const current = publishedOn(context, kind, catalogus, name, context.today);
  return current ?? (from.concept ? versionsOf(context, kind, catalogus, name).at(-1) : undefined);
}

export const versionsFor = (
  context: MemoryContext,
  kind: Versioned,
  from: { readonly catalogus: unknown; readonly concept: unknown },
  names: unknown,
): readonly Row[] => (names as readonly string[]).flatMap((name) => versionFor(context, kind, from, name) ?? []);

/** Types that name this one, in the version of the day: `zaaktypen` of a besluittype. */
export const namedBy = (
  context: MemoryContext,
  kind: Versioned,
  field: string,
  it: Row,
  name: string,
): readonly Row[] => ofTheDay(context, kind, it, context.related(kind, field, name));

/** Of rows that name a type: what is published and valid on the day; a concept also shows the newest of other names. */
export function ofTheDay(context: MemoryContext, kind: Versioned, it: Row, rows: readonly Row[]): readonly Row[] {
  const near = rows.filter(({ record }) => record.catalogus === it.record.catalogus);
  const current = near.filter(({ record }) => !record.concept && isValidOn(record, context.today));
  if (!it.record.concept) return current;
  const nameOf = ({ record }: Row) => String(record[NAME[kind]]);
  const shown = new Set(current.map(nameOf));
  const newest = new Map(near.toSorted(byBegin).map((row) => [nameOf(row), row]));
  return [...current, ...[...newest].flatMap(([name, row]) => (shown.has(name) ? [] : [row]))];
}
