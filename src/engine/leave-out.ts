/**
 * Fields that a rule leaves out of what a caller sees. They are gone from every body that is made of the record (one, list,
 * expand, search, export, history, the answer of a write), have their empty value on pages, and may not be asked for: a
 * filter, an order or words would tell what they hold.
 */

import { invalid, Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import { type Except, isKept } from '../gate/excepts.ts';
import type { Rights } from '../gate/rights.ts';
import { dutiesOf, isAbout, placeOf } from '../gate/rules.ts';
import { parseRaw, renderRaw } from './body.ts';
import { insideOf, SEALED_INSIDE } from './categories.ts';
import { camel } from './columns.ts';
import { dimensionsOf } from './dimensions.ts';
import { defaultOf, type Field, type Fields } from './fields.ts';
import type { Record_, Resource } from './resource.ts';
import type { Row } from './work.ts';

interface LeftOut extends Except {
  readonly fields: readonly string[];
}

const NONE: readonly LeftOut[] = [];
const workedOut = new WeakMap<Rights, Map<Resource, readonly LeftOut[]>>();

/** What is left out of records of a kind for this caller: by rules, and of what its activity or combination does not say. */
function leftOut({ rights }: Pick<Caller, 'rights'>, resource: Resource): readonly LeftOut[] {
  if (!rights.rules && !rights.leaves) return NONE;
  const byResource = workedOut.get(rights) ?? new Map<Resource, readonly LeftOut[]>();
  workedOut.set(rights, byResource);
  const known = byResource.get(resource);
  if (known) return known;
  const scopes = resource.scopes.read ?? resource.scopes.list ?? [''];
  const found = dutiesOf(rights)
    .filter(({ what }) =>
      scopes.some((scope) => isAbout(what, ...placeOf(resource.api.component, scope), resource.name)),
    )
    .map(({ what: { types, untyped, from }, leaveOut = [] }) => ({
      fields: leaveOut,
      ...(untyped ? { untyped } : {}),
      ...(types ? { types } : {}),
      ...(from ? { from } : {}),
    }));
  byResource.set(resource, found);
  return found;
}

type Seen = Pick<Row, 'resource' | 'columns' | 'record'>;
interface Dimensions {
  readonly r_type?: string | null;
  readonly r_level?: number | null;
}

const definedOf = (some: Readonly<Record<string, unknown>>): Dimensions =>
  Object.fromEntries(['r_type', 'r_level'].flatMap((name) => (some[name] === undefined ? [] : [[name, some[name]]])));

/** Whether anything is left out of some record of this kind. */
export const leavesOut = (caller: Caller, resource: Resource): boolean => leftOut(caller, resource).length > 0;

/**
 * Paths that are left out of this record. What was written just now has no type and level beside it: then the record
 * tells them, and where it does not, it is taken to be what the rule names.
 */
function pathsFor(caller: Caller, row: Seen): readonly string[] {
  const { resource, columns } = row;
  const some = leftOut(caller, resource);
  // The record of a stored row is parsed when it is asked for, so only where a rule leaves something out.
  if (some.length === 0) return [];
  const { r_type: type, r_level: level } = { ...definedOf(dimensionsOf(resource, row.record)), ...definedOf(columns) };
  const isMeant = (one: LeftOut): boolean =>
    isKept(
      {
        ...(one.types && type !== undefined ? { types: one.types } : {}),
        ...(one.untyped ? { untyped: one.untyped } : {}),
        ...(one.from && level !== undefined ? { from: one.from } : {}),
      },
      { ...(type === undefined ? {} : { type }), ...(level === undefined ? {} : { level }) },
    );
  return some.filter(isMeant).flatMap(({ fields }) => fields);
}

/** A stored body, markers and all, as this caller sees it. */
export function bodyFor(caller: Caller, row: Seen, stored: string): string {
  const paths = pathsFor(caller, row);
  return paths.length === 0 ? stored : renderRaw(less(parseRaw(stored), paths, row.resource.fields));
}

/** Stands for a record as a whole, of a kind that is kept back. */
export const WHOLE = '*';

/** What is left out of some record of this kind, and of which, as texts to compare. */
export const leftIn = (caller: Caller, resource: Resource): readonly string[] => [
  ...(isForbidden(caller, resource) ? [WHOLE] : []),
  ...leftOut(caller, resource).flatMap(({ fields, types, from }) =>
    fields.map((field) => JSON.stringify([field, types ? [...types].sort() : null, from ?? null])),
  ),
];

/** A record as it was given to somebody, less all that is left out of any of its kind. */
export const withoutLeft = (caller: Caller, resource: Resource, value: unknown): unknown =>
  less(
    value,
    leftOut(caller, resource).flatMap(({ fields }) => fields),
    resource.fields,
  );

const less = (value: unknown, paths: readonly string[], fields: Fields): unknown =>
  paths.reduce<unknown>((left, path) => lessPath(left, path.split('.'), { kind: 'group', fields }), value);

function lessPath(value: unknown, [name, ...inside]: readonly string[], field: Field | undefined): unknown {
  if (Array.isArray(value)) return value.map((one) => lessPath(one, [name!, ...inside], field));
  if (name === SEALED_INSIDE && field?.tells) return lessTold(value, field.tells);
  if (typeof value !== 'object' || value === null) return value;
  if (name === SEALED_INSIDE) return lessSealed(value, field?.seals);
  if (!Object.hasOwn(value, name!)) return value;
  const { [name!]: own, ...rest } = value as Record<string, unknown>;
  const of = field && insideOf(field)?.[name!];
  return inside.length === 0 ? rest : { ...value, [name!]: lessPath(own, inside, of) };
}

/** Data of any shape without the numbers of persons in it, sealed as it is stored or open as it goes out. */
function lessSealed(value: unknown, seals: Field['seals'], names: readonly string[] = []): unknown {
  const isOut = (one: unknown, at: readonly string[]): boolean =>
    typeof one === 'string' && one !== '' && (one.startsWith('\x02') || seals?.(at, one) === true);
  if (Array.isArray(value))
    return value.filter((one) => !isOut(one, names)).map((one) => lessSealed(one, seals, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, one]) => !isOut(one, [...names, name]))
      .map(([name, one]) => [name, lessSealed(one, seals, [...names, name])]),
  );
}

/** An address that leads to somebody by their number is as one that was never filled in. */
const lessTold = (value: unknown, tells: NonNullable<Field['tells']>): unknown =>
  typeof value === 'string' && tells(value) ? '' : value;

/** A row as pages see it: what is left out has the value of what was never filled in. */
export function seenBy(caller: Caller, row: Row): Row {
  const paths = pathsFor(caller, row);
  if (paths.length === 0) return row;
  let record: Record_ | undefined;
  const { resource, id, version, body, bodyVersion, columns } = row;
  const seen: Row = {
    resource,
    id,
    version,
    body,
    bodyVersion,
    columns: Object.fromEntries(Object.entries(columns).filter(([column]) => !paths.includes(camel(column)))),
    get record() {
      record ??= paths.reduce((left, path) => emptied(left, resource.fields, path.split('.')), row.record);
      return record;
    },
  };
  wholes.set(seen, row);
  return seen;
}

const wholes = new WeakMap<Row, Row>();

/** What is left out is left out of what is shown. What is decided (who has a case) goes by the row as it is; nothing of this is shown. */
export const wholeOf = (row: Row): Row => wholes.get(row) ?? row;

function emptied(record: Record_, fields: Fields, [name, ...inside]: readonly string[]): Record_ {
  const field: Field | undefined = fields[name!];
  if (!field || !Object.hasOwn(record, name!)) return record;
  const value = record[name!];
  if (inside.length === 0) return { ...record, [name!]: defaultOf(field) };
  if (inside[0] === SEALED_INSIDE)
    return { ...record, [name!]: field.tells ? lessTold(value, field.tells) : lessSealed(value, field.seals) };
  const of = insideOf(field);
  if (!of || typeof value !== 'object' || value === null) return record;
  const next = Array.isArray(value)
    ? value.map((one) => emptied(one as Record_, of, inside))
    : emptied(value as Record_, of, inside);
  return { ...record, [name!]: next };
}

/** Whether this record is left as it is. */
export const isWhole = (caller: Caller, row: Row): boolean => pathsFor(caller, row).length === 0;

/** Whether a property of this record may not be followed either. */
export const isLeftOut = (caller: Caller, row: Row, property: string): boolean =>
  pathsFor(caller, row).includes(property);

/** First names of what is left out of any record of a kind. */
export const leftOutNames = (caller: Pick<Caller, 'rights'>, resource: Resource): Set<string> =>
  new Set(
    leftOut(caller, resource).flatMap(({ fields }) =>
      fields.filter((field) => !field.endsWith(SEALED_INSIDE)).map((field) => field.split('.')[0]!),
    ),
  );

/** Fields that are left out where they lead to somebody by their number, as this value does. */
const numbersTold = (caller: Caller, resource: Resource, value: string): readonly string[] =>
  Object.entries(resource.fields).flatMap(([name, { tells }]) =>
    tells?.(value) && leftOut(caller, resource).some(({ fields }) => fields.includes(`${name}.${SEALED_INSIDE}`))
      ? [name]
      : [],
  );

/** A filter or an order that is asked for: the name of the parameter, and its columns. */
export interface AskedBy {
  readonly name: string;
  readonly columns: readonly string[];
  readonly of?: readonly string[];
  /** Of a filter; an address may have a number of somebody in it. */
  readonly value?: string;
  /** The resource whose fields it goes by, when that is a child. */
  readonly child?: Resource;
}

/** Fields that an answer tells of. A column may hold what was worked out of a field: then the parameter is called after it. */
export function toldBy(
  { fields, columns: shown = {}, projects = {} }: Resource,
  { name, columns, of }: AskedBy,
): readonly string[] | undefined {
  if (of) return of;
  const own = columns.map(camel);
  if (own.length > 0 && own.every((column) => column === 'id')) return NOTHING;
  const told = [...own, ...name.split('__')].filter(
    (one) => Object.hasOwn(fields, one) || shown[one]?.shows !== undefined || Object.hasOwn(projects, one),
  );
  return told.length > 0 ? told : undefined;
}

const NOTHING: readonly string[] = [];

/** @throws permission-denied for a filter or an order that goes by what is left out, or by a child that is kept back */
export function refuseAsked(caller: Caller, resource: Resource, asked: readonly AskedBy[]): void {
  if (!caller.rights.rules && !caller.rights.leaves) return;
  const tells = (one: AskedBy): boolean => {
    const of = one.child ?? resource;
    if (one.child && isForbidden(caller, one.child)) return true;
    const names = leftOutNames(caller, of);
    if (one.value !== undefined) for (const field of numbersTold(caller, of, one.value)) names.add(field);
    if (names.size === 0) return false;
    const told = toldBy(of, one);
    return told === undefined || told.some((field) => names.has(field));
  };
  const told = asked.find(tells);
  if (told) throw new Problem('permission-denied', [NOT_ASKED, ...reasonsOf(caller, told.child ?? resource)].join(' '));
}

const NOT_ASKED = 'U vraagt naar een veld dat u niet mag zien. Zoeken of ordenen op dat veld kan dan ook niet.';

/** Of what the activity or the combination does not say, why: whoever keeps the register can mend it. */
export const reasonsOf = ({ rights }: Pick<Caller, 'rights'>, resource: Resource): readonly string[] => [
  ...new Set(
    (rights.leaves ?? []).filter(({ what }) => what.resources?.includes(resource.name)).map(({ reason }) => reason),
  ),
];

/** Whether a rule keeps back this kind by its name, whatever it does with what the record is part of. */
export const isForbidden = ({ rights }: Pick<Caller, 'rights'>, { name }: Pick<Resource, 'name'>): boolean =>
  rights.rules?.some(({ effect, what }) => effect === 'verbied' && what.resources?.includes(name)) ?? false;

/** Whether records that tie two others together may be gone along: these fields of them say which. */
export const isTied = (caller: Caller, resource: Resource, fields: readonly string[]): boolean => {
  if (isForbidden(caller, resource)) return false;
  const names = leftOutNames(caller, resource);
  return !fields.some((field) => names.has(field));
};

/** Words of a record are not told apart by field: who may not see one of the fields finds no record by words. */
export const isFound = (caller: Caller, resource: Resource): boolean => {
  const { fields = {}, parts = [] } = resource.search ?? {};
  const names = leftOutNames(caller, resource);
  const below = parts.some(
    ({ resource: part, value }) =>
      isForbidden(caller, { name: part }) ||
      dutiesOf(caller.rights).some(({ what, leaveOut }) => what.resources?.includes(part) && leaveOut?.includes(value)),
  );
  return !below && !Object.keys(fields).some((name) => names.has(name));
};

/** An address that leads to nobody is seen. */
function isHeld({ resource, record }: Row, path: string): boolean {
  const [name, inside] = path.split('.');
  const { tells } = resource.fields[name!] ?? {};
  return !tells || inside !== SEALED_INSIDE || tells(String(record[name!] ?? ''));
}

const NOT_WHOLE =
  'U ziet niet alle velden van dit gegeven, dus u kunt het niet in zijn geheel vervangen. Wijzig met PATCH wat u wel ziet.';

/**
 * Who does not see a field does not write it either: a patch that names it is refused, and so is a record in place of the
 * whole. @throws permission-denied, invalid
 */
export function refuseUnseen(caller: Caller, row: Row, mode: 'update' | 'patch', given: unknown): void {
  const paths = pathsFor(caller, row).filter((path) => isHeld(row, path));
  if (paths.length === 0) return;
  if (mode === 'update')
    throw new Problem('permission-denied', [NOT_WHOLE, ...reasonsOf(caller, row.resource)].join(' '));
  const named = [...new Set(paths.map((path) => path.split('.')[0]!))].filter((name) =>
    Object.hasOwn(Object(given), name),
  );
  if (named.length > 0)
    throw invalid(
      ...named.map((name) => ({ name, code: 'not-seen', reason: 'U mag dit veld niet zien, dus ook niet wijzigen.' })),
    );
}
