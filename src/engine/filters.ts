/** Query parameters to conditions, by the declared filters. An unknown parameter is refused by name. */

import { today } from '../foundation/clock.ts';
import { isUuid } from '../foundation/ids.ts';
import { invalid, Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import { LEVEL_OF, SHIELD } from '../gate/rights.ts';
import { columnsOf, snake } from './columns.ts';
import type { EngineParts } from './engine.ts';
import type { Field } from './fields.ts';
import type { Filter } from './filter.ts';
import { isDate, isUrl, toInstant } from './formats.ts';
import { anywhereSql, type Inside, insideSql, parseInside } from './inside.ts';
import { type AskedBy, refuseAsked } from './leave-out.ts';
import type { ListOptions, Query } from './list.ts';
import { partSql } from './parts.ts';
import { type Area, areaOf } from './places.ts';
import { unseen } from './planned-once.ts';
import type { Resource } from './resource.ts';
import { shownSql } from './timeline.ts';

type MemoryFilter = Extract<Filter, { kind: 'memory' }>;
type SqlFilter = Exclude<Filter, MemoryFilter>;

export interface Parsed {
  readonly filters: readonly { readonly filter: SqlFilter; readonly type: string; readonly value: unknown }[];
  readonly memory: readonly { readonly filter: MemoryFilter; readonly value: string }[];
  readonly ordering: readonly Ordering[];
  readonly page: number;
  readonly size: number;
  readonly expand: readonly string[];
}

export interface Ordering {
  readonly column: string;
  /** Leads to what is ordered by inside a JSON column. */
  readonly path?: readonly string[];
  readonly descending: boolean;
}

/** Records on a page, where the caller does not say. */
export const PAGE_SIZE = 100;

const MOST_PAGES = 1_000_000;

/** @throws unknown-parameters, invalid, not-found for a page that cannot be. */
export function parseFilters(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  query: Query,
  { parentId, kind, wholeTimeline }: Pick<ListOptions, 'parentId' | 'kind' | 'wholeTimeline'> = {},
): Parsed {
  const elsewhere = kind === 'gezocht' ? 'list' : 'search';
  const filters: { filter: SqlFilter; type: string; value: unknown }[] = [];
  const memory: { filter: MemoryFilter; value: string }[] = [];
  let ordering: Parsed['ordering'] = [];
  let page = 1;
  let size = PAGE_SIZE;
  let expand: readonly string[] = [];
  const unknown: string[] = [];
  const asked: AskedBy[] = [];
  for (const [name, value] of Object.entries(query)) {
    // A parameter called `constructor` is not a filter.
    const known = Object.hasOwn(resource.filters ?? {}, name) ? resource.filters![name] : undefined;
    const filter = known?.only === elsewhere ? undefined : known;
    if (filter) asked.push({ ...askedBy(parts, name, filter), value });
    if (filter?.kind === 'memory') memory.push({ filter, value: memoryValue(parts, caller, name, filter, value) });
    else if (filter) filters.push(parseFilter(parts, caller, resource, name, filter, value));
    else if (name === 'page' && !resource.unpaged) page = parsePage(value);
    else if (name === 'pageSize' && resource.mostPerPage) size = parseSize(value, resource.mostPerPage);
    else if (name === 'expand')
      expand = value
        .split(',')
        .map((path) => path.trim())
        .filter(Boolean);
    else if (name === 'ordering' && (resource.ordering ?? resource.orderBy)) {
      ordering = parseOrdering(resource, value);
      const names = value.split(',').map((one) => one.trim().replace(/^-/, ''));
      asked.push(...ordering.map(({ column }, at) => ({ name: names[at]!, columns: [column] })));
    } else unknown.push(name);
  }
  if (unknown.length > 0) {
    const invalidParams = unknown.map((name) => ({
      name: 'nonFieldErrors',
      code: 'unknown-parameters',
      reason: `Onbekende parameter: ${name.slice(0, 80)}.`,
    }));
    throw new Problem('unknown-parameters', `Onbekend: ${unknown.map((name) => name.slice(0, 80)).join(', ')}.`, {
      invalidParams,
    });
  }
  refuseAsked(caller, resource, asked);
  if (resource.timeline && !wholeTimeline) showOne(filters);
  for (const [name, filter] of Object.entries(resource.filters ?? {}))
    if (filter.kind === 'memory' && filter.default !== undefined && !(name in query))
      memory.push({ filter, value: filter.default });
  if (parentId !== undefined)
    filters.push({
      filter: { kind: 'compare', column: resource.parent!, operator: '=' },
      type: 'uuid',
      value: parentId,
    });
  return { filters, memory, ordering, page, size, expand };
}

function askedBy({ registry }: EngineParts, name: string, filter: Filter): AskedBy {
  const columns = 'columns' in filter ? filter.columns : 'column' in filter ? [filter.column] : [];
  return {
    name,
    columns,
    ...(filter.of ? { of: filter.of } : {}),
    ...(filter.kind === 'child' ? { child: registry.get(filter.resource) } : {}),
  };
}

/** Of a timeline one record a parent is shown: as of a day, of one of two kinds. @throws invalid */
function showOne(filters: Parsed['filters'][number][]): void {
  const days = filters.filter(({ filter }) => filter.kind === 'heldOn' || filter.kind === 'knownOn');
  if (days.length > 1)
    throw invalid({
      name: 'nonFieldErrors',
      code: 'invalid-date-query-params',
      reason: 'Vraag naar wat op een dag gold, of naar wat op een dag bekend was. Niet naar allebei.',
    });
  if (days.length === 0) filters.push({ filter: { kind: 'heldOn' }, type: 'date', value: today() });
}

function parsePage(value: string): number {
  const page = Number(value);
  if (!/^\d+$/.test(value) || page < 1 || page > MOST_PAGES)
    throw new Problem('not-found', 'Deze pagina bestaat niet.');
  return page;
}

function parseSize(value: string, most: number): number {
  const size = Number(value);
  if (!/^\d+$/.test(value) || size < 1 || size > most)
    throw invalid({ name: 'pageSize', code: 'invalid', reason: `Vul een geheel getal in van 1 tot en met ${most}.` });
  return size;
}

const MOST_ORDERINGS = 10;

function parseOrdering({ ordering = [], orderBy }: Resource, value: string): Parsed['ordering'] {
  const names = orderBy?.names ?? Object.fromEntries(ordering.map((name) => [name, name]));
  const { prefix, column: json } = orderBy?.inside ?? {};
  const asked = value.split(',').map((one) => one.trim());
  if (asked.length > MOST_ORDERINGS)
    throw invalid({ name: 'ordering', code: 'invalid', reason: `Geef hoogstens ${MOST_ORDERINGS} namen.` });
  return asked.map((one) => {
    const descending = one.startsWith('-');
    const name = descending ? one.slice(1) : one;
    const path = prefix && name.startsWith(prefix) ? name.slice(prefix.length).split('__') : undefined;
    if (path && !path.includes(''))
      return { column: json!, path: path.map((part) => cleanText('ordering', part)), descending };
    if (!Object.hasOwn(names, name)) {
      const choices = [...Object.keys(names), ...(prefix ? [`${prefix}...`] : [])].join(', ');
      throw invalid({ name: 'ordering', code: 'invalid_choice', reason: `Kies uit: ${choices}.` });
    }
    return { column: names[name]!, descending };
  });
}

function parseFilter(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  name: string,
  filter: SqlFilter,
  value: string,
): Parsed['filters'][number] {
  switch (filter.kind) {
    case 'isnull':
      if (!/^(true|false)$/i.test(value)) throw invalid({ name, code: 'invalid', reason: 'Vul true of false in.' });
      return { filter, type: 'boolean', value: value.toLowerCase() === 'true' };
    case 'level': {
      const level = LEVEL_OF.get(value);
      if (level === undefined)
        throw invalid({ name, code: 'invalid_choice', reason: 'Dit is geen vertrouwelijkheidaanduiding.' });
      return { filter, type: 'smallint', value: level };
    }
    case 'contains':
      return { filter, type: 'text', value: cleanText(name, value) };
    case 'within':
      return { filter, type: 'polygon[]', value: areaOf(name, value) };
    case 'inside': {
      const hashes = (purpose: string, clear: string) => parts.keys.everyHash(caller.municipality, purpose, clear);
      return { filter, type: 'jsonb', value: parseInside(name, filter, value, hashes) };
    }
    case 'anywhere':
      return { filter, type: 'text', value: cleanText(name, value).normalize('NFC') };
    case 'heldOn':
    case 'knownOn':
      if (!isDate(value)) throw invalid({ name, code: 'invalid', reason: 'Vul een datum in als JJJJ-MM-DD.' });
      return { filter, type: 'date', value };
    case 'hashed': {
      const asked = filter.many ? value.split(',').map((one) => one.trim()) : [value];
      const hashed = asked.flatMap((one) => parts.keys.everyHash(caller.municipality, filter.purpose, one));
      return { filter, type: 'text', value: hashed };
    }
    case 'wildcard':
      return { filter, type: 'text', value: likeOf(filter.fold(cleanText(name, value))) };
    case 'child': {
      const child = parts.registry.get(filter.resource);
      const type = typeOf(child, filter.column);
      return {
        filter,
        type,
        value: filter.hash
          ? parts.keys.everyHash(caller.municipality, filter.hash, value)
          : parseValue(parts, caller, child, name, filter.column, type, value),
      };
    }
    default: {
      const type = typeOf(resource, filter.column);
      if (filter.operator === 'in')
        return {
          filter,
          type,
          value: value
            .split(',')
            .map((one) => parseValue(parts, caller, resource, name, filter.column, type, one.trim())),
        };
      if (filter.operator === 'overlaps') return { filter, type, value: value.split(',').map((one) => one.trim()) };
      return { filter, type, value: parseValue(parts, caller, resource, name, filter.column, type, value) };
    }
  }
}

function typeOf(resource: Resource, column: string): string {
  if (column === 'id') return 'uuid';
  const found = columnsOf(resource).find(([name]) => name === snake(column));
  if (!found) throw new Error(`${resource.name} has no column ${column}`);
  return found[1].type;
}

/** A parameter's text as the value of its column. Relations are given as addresses and compared as ids. */
function parseValue(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  name: string,
  column: string,
  type: string,
  value: string,
): unknown {
  const bad = (reason: string) => invalid({ name, code: 'invalid', reason });
  const field = resource.fields[column];
  if (field?.kind === 'relation') return relationValue(parts, caller, field, name, value);
  if (field?.kind === 'choice') return chosen(field, name, value);
  if (field?.kind === 'url') return address(name, value);
  cleanText(name, value);
  if ((type === 'uuid' || field?.kind === 'uuid') && !isUuid(value)) throw bad('Vul een UUID in, in kleine letters.');
  if (type === 'date' && !isDate(value)) throw bad('Vul een datum in als JJJJ-MM-DD.');
  if (type === 'timestamptz') {
    // A plus sign in an address reads as a space.
    const instant = toInstant(value.replace(' ', '+'));
    if (instant === undefined) throw bad('Vul een tijdstip in als JJJJ-MM-DDTuu:mm:ssZ.');
    return instant;
  }
  if (type === 'boolean') {
    if (!/^(true|false)$/i.test(value)) throw bad('Vul true of false in.');
    return value.toLowerCase() === 'true';
  }
  if ((type === 'bigint' || type === 'integer') && !/^-?\d{1,15}$/.test(value)) throw bad('Vul een geheel getal in.');
  return value;
}

/** A `*` at an end stands for anything; every other character for itself. */
function likeOf(text: string): string {
  const literal = (part: string): string => part.replace(/[\\%_]/g, '\\$&');
  const [, before, inner, after] = /^(\*?)(.*?)(\*?)$/s.exec(text)!;
  return `${before ? '%' : ''}${literal(inner!)}${after ? '%' : ''}`;
}

/** @throws invalid for text that no column can hold */
function cleanText(name: string, value: string): string {
  if (!value.includes('\u0000') && value.isWellFormed()) return value;
  throw invalid({ name, code: 'invalid', reason: 'De waarde bevat een teken dat niet mag.' });
}

/** An address as the id of a record here. One that leads nowhere here matches nothing. */
function relationValue(parts: EngineParts, caller: Caller, field: Field, name: string, value: string): string {
  const own = value.startsWith(`${caller.base}/`) ? parts.registry.resolve(value.slice(caller.base.length)) : undefined;
  if (own && field.to!.includes(own.resource.name)) return own.id;
  if (!URL.canParse(value)) throw noAddress(name);
  return field.external ? value : NOWHERE;
}

/** An address that is kept as it was given. */
function address(name: string, value: string): string {
  if (!isUrl(value)) throw noAddress(name);
  return value;
}

const noAddress = (name: string) => invalid({ name, code: 'invalid', reason: 'Vul een volledig webadres in.' });

function chosen(field: Field, name: string, value: string): string {
  if (field.choices!.includes(value)) return value;
  throw invalid({ name, code: 'invalid_choice', reason: `Kies uit: ${field.choices!.join(', ')}.` });
}

function memoryValue(parts: EngineParts, caller: Caller, name: string, filter: MemoryFilter, value: string): string {
  switch (filter.value?.kind) {
    case 'relation':
      return relationValue(parts, caller, filter.value, name, value);
    case 'choice':
      return chosen(filter.value, name, value);
    case 'url':
      return address(name, value);
    case 'date':
      if (!isDate(value)) throw invalid({ name, code: 'invalid', reason: 'Vul een datum in als JJJJ-MM-DD.' });
      return value;
    case 'flag':
      if (!/^(true|false)$/i.test(value)) throw invalid({ name, code: 'invalid', reason: 'Vul true of false in.' });
      return value.toLowerCase();
    default:
      return value;
  }
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** One parsed filter as SQL on the aliases of `reachOf`. */
export function filterSql(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  { filter, type, value }: Parsed['filters'][number],
  bind: (value: unknown) => string,
): string {
  switch (filter.kind) {
    case 'isnull':
      return `t.${snake(filter.column)} is ${value ? '' : 'not '}null`;
    case 'contains':
      // In the order of people, so that É and é are the same letter too.
      return `position(lower(${bind(value)}::text collate "und-x-icu") in lower(t.${snake(filter.column)} collate "und-x-icu")) > 0`;
    case 'within': {
      const { outer, holes, holeOf } = value as Area;
      return `t.id in (select ${filter.function}($1, ${bind(outer)}::polygon[], ${bind(holes)}::polygon[], ${bind(holeOf)}::int[]))`;
    }
    case 'inside':
      return (value as readonly Inside[])
        .flatMap((one) => [partSql(caller, resource, one.path[0], bind), insideSql(filter, one, bind)])
        .join(' and ');
    case 'anywhere':
      return `${partSql(caller, resource, undefined, bind)} and ${anywhereSql(snake(filter.column), String(value), bind)}`;
    case 'heldOn':
    case 'knownOn':
      return shownSql(resource, filter.kind, String(value), bind);
    case 'hashed':
      // One value leaves the order of an index as it is; an array does not.
      return filter.many || (value as readonly string[]).length > 1
        ? `t.${snake(filter.column)} = any(${bind(value)}::text[])`
        : `t.${snake(filter.column)} = ${bind((value as readonly string[])[0])}`;
    case 'wildcard': {
      const like = bind(value);
      return `(${filter.columns.map((column) => `t.${snake(column)} like ${like}::text`).join(' or ')})`;
    }
    case 'level':
      // A shielded row has its own level still.
      return `t.${snake(filter.column)} % ${SHIELD} <= ${bind(value)}::smallint`;
    case 'child': {
      const child = parts.registry.get(filter.resource);
      // A person has few rows, whoever it is: a plan for this one costs four times what it finds.
      const is = filter.hash ? `any(${unseen(`${bind(value)}::${type}[]`)}::${type}[])` : `${bind(value)}::${type}`;
      return `t.id in (select c.${snake(filter.link)} from ${child.table} c where c.municipality = $1 and c.${snake(filter.column)} = ${is})`;
    }
    default: {
      const column = `t.${snake(filter.column)}`;
      if (filter.operator === 'in') return `${column} = any(${bind(value)}::${type}[])`;
      if (filter.operator === 'overlaps') return `${column} @> ${bind(value)}::${type}`;
      return `${column} ${filter.operator} ${bind(value)}::${type}`;
    }
  }
}
