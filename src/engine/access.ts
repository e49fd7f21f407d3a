/**
 * How a resource's rows are reached: the joins that bring the dimensions of a right, the owners and the data subjects of
 * a row. One place, so that one, list, count, search, expand and sub-resources cannot each have their own idea of it.
 */
import { Problem } from '../foundation/problems.ts';
import { type Access, accessFor, allows, type RowDimensions } from '../gate/conditions.ts';
import { type Dimensions, toSql } from '../gate/conditions-sql.ts';
import type { Caller } from '../gate/context.ts';
import * as said from '../gate/refusal.ts';
import type { Rights } from '../gate/rights.ts';
import { snake } from './columns.ts';
import type { Registry } from './registry.ts';
import type { Link, OperationName, Resource } from './resource.ts';
import { answerColumns, rowColumns } from './rows.ts';
import type { Row } from './work.ts';

/** The SQL pieces of a resource, made once per resource. The own row is `t`, the row that carries the rights `p`. */
export interface Reach {
  readonly from: string;
  /** Every column of the row, with the dimensions of its rights and its data subjects: for writes and pages of people. */
  readonly select: string;
  /** What an answer is made of: the body and what is shown beside it, and the data subjects for the logbook. */
  readonly answer: string;
  /** The same beside `rights`, without body and child ids where `same` (an SQL text) is true: whoever asks has them. */
  readonly answerUnless: (same: string) => string;
  /** The data subjects alone, as an array. */
  readonly subjects: string;
  /** The type that a right goes by, where there is one. */
  readonly type?: string;
  /** The dimensions of a right, as columns, for rows whose rights are tested in memory. */
  readonly rights: string;
  /** One more of them, asked for only by who has rights that rest on choices of residents. */
  readonly choices: string;
  readonly dimensions: Dimensions;
}

/** The resource whose row carries rights, state and owners: itself, where it has what narrows them, or its parent (of its parent). */
export function carrierOf(registry: Registry, resource: Resource): Resource {
  return resource.parent && !resource.rights
    ? carrierOf(registry, registry.get(resource.fields[resource.parent]!.to![0]!))
    : resource;
}

const reaches = new WeakMap<Registry, Map<Resource, Reach>>();

export function reachOf(registry: Registry, resource: Resource): Reach {
  let known = reaches.get(registry);
  if (!known) {
    known = new Map();
    reaches.set(registry, known);
  }
  const reach = known.get(resource) ?? makeReach(registry, resource);
  known.set(resource, reach);
  return reach;
}

function makeReach(registry: Registry, resource: Resource): Reach {
  const carrier = carrierOf(registry, resource);
  const joined = carrier !== resource;
  const p = joined ? 'p' : 't';
  const join = joined
    ? ` join ${carrier.table} p on p.municipality = t.municipality and p.id = t.${snake(resource.parent!)}`
    : '';
  const type = carrier.rights?.type && `${p}.${snake(carrier.rights.type)}`;
  const level = carrier.rights?.level && `${p}.${snake(carrier.rights.level)}`;
  const ready = carrier.rights?.ready && `${p}.${snake(carrier.rights.ready)}`;
  const restricted = carrier.rights?.restricted && `${p}.${snake(carrier.rights.restricted)}`;
  const subjects = subjectsSql(registry, resource, p);
  const owners = shownSql(resource, ownersSql(registry, carrier, p));
  const named = recordsSql(registry, carrier, p);
  const chosen = chosenSql(registry, resource, p);
  const beside = `, ${subjects} as r_subjects${type ? `, ${type} as r_type` : ''}`;
  const rights = `${type ?? 'null::uuid'} as r_type${level ? `, ${level} as r_level` : ''}${restricted ? `, ${restricted} as r_restricted` : ''}, ${ready ?? 'null::boolean'} as r_ready, ${owners.array} as r_owners, ${named.array} as r_records`;
  return {
    from: `${resource.table} t${join}`,
    select: `${rowColumns(registry, resource)}, ${rights}, ${subjects} as r_subjects`,
    answer: `${answerColumns(registry, resource)}${beside}`,
    answerUnless: (same) =>
      `${answerColumns(registry, resource, (column) => `case when ${same} then null else t.${column} end as ${column}`)}, ${subjects} as r_subjects`,
    subjects,
    ...(type ? { type } : {}),
    rights,
    choices: `${chosen?.array ?? 'null::text[]'} as r_choices`,
    dimensions: {
      ...(type ? { type } : {}),
      ...(level ? { level } : {}),
      ...(ready ? { ready } : {}),
      ...(restricted ? { restricted } : {}),
      ...(owners.condition ? { subject: owners.condition } : {}),
      records: named.condition,
      ...(chosen ? { choice: chosen.condition } : {}),
    },
  };
}

type Owners = ReturnType<typeof ownersSql>;

/** Some records of a case are not for whom the case belongs to. */
function shownSql({ shownToOwners }: Resource, { array, condition }: Owners): Owners {
  if (!shownToOwners) return { array, ...(condition ? { condition } : {}) };
  const shown = `t.${snake(shownToOwners)}`;
  return {
    array: `case when ${shown} then ${array} end`,
    ...(condition ? { condition: (parameter) => `${shown} and ${condition(parameter)}` } : {}),
  };
}

function subjectsSql(registry: Registry, resource: Resource, p: string): string {
  const { subjects } = resource;
  if (!subjects) return `'{}'::text[]`;
  if (subjects.kind === 'column') return `t.${snake(subjects.column)}`;
  const from = subjects.kind === 'parent' ? carrierOf(registry, resource).subjects : subjects;
  if (from?.kind === 'linked')
    return linkedSql(registry, from.links, 'subjects', `${subjects.kind === 'parent' ? p : 't'}.id`);
  return `${p}.${snake(subjectColumn(carrierOf(registry, resource)))}`;
}

const subjectColumn = (resource: Resource): string => {
  if (resource.subjects?.kind !== 'column') throw new Error(`${resource.name} keeps no subjects in a column`);
  return resource.subjects.column;
};

/** Collects whom the records are about (or belong to) that a record is linked to: a document's cases and decisions. */
function linkedSql(
  registry: Registry,
  links: readonly Link[],
  what: 'subjects' | 'owners',
  id: string,
  alias = 'l',
): string {
  const ways = links.map(({ resource, here, there, target }) => {
    const to = registry.get(target);
    const from = `${registry.get(resource).table} ${alias}`;
    const where = `${alias}.municipality = t.municipality and ${alias}.${snake(here)} = ${id}`;
    if (to.subjects?.kind === 'linked') {
      const inner = linkedSql(registry, to.subjects.links, what, `${alias}.${snake(there)}`, `${alias}l`);
      return `select s from ${from} cross join unnest(${inner}) s where ${where}`;
    }
    const column = `${alias}z.${what === 'owners' ? 'owners' : snake(subjectColumn(to))}`;
    return `select s from ${from} join ${to.table} ${alias}z on ${alias}z.municipality = ${alias}.municipality and ${alias}z.id = ${alias}.${snake(there)} cross join unnest(${column}) s where ${where}`;
  });
  return `array(${ways.length === 1 ? ways[0]!.replace('select s', 'select distinct s') : ways.join(' union ')})`;
}

/** That the record with this id belongs to a subject of whom `is` holds; nothing for a kind that belongs to nobody. */
function belongsSql(
  registry: Registry,
  { owners, subjects }: Resource,
  id: string,
  is: string,
  alias = 'o',
): string | undefined {
  if (owners && 'resource' in owners)
    return `${id} in (select ${alias}.${snake(owners.link)} from ${registry.get(owners.resource).table} ${alias} where ${alias}.municipality = $1 and ${alias}.${snake(owners.column)} ${is})`;
  if (subjects?.kind !== 'linked') return undefined;
  const ways = subjects.links.flatMap(({ resource, here, there, target }) => {
    const way = belongsSql(registry, registry.get(target), `${alias}.${snake(there)}`, is, `${alias}o`);
    return way
      ? [
          `select ${alias}.${snake(here)} from ${registry.get(resource).table} ${alias} where ${alias}.municipality = $1 and ${way}`,
        ]
      : [];
  });
  // One list of ids, that leads: of several with `or` between them the planner reads every row.
  return ways.length === 0 ? undefined : `${id} in (${ways.join(' union all ')})`;
}

function ownersSql(
  registry: Registry,
  carrier: Resource,
  p: string,
): { readonly array: string; readonly condition?: (parameter: string) => string } {
  const { owners, subjects } = carrier;
  if (owners && 'own' in owners) {
    const column = `${p}.${snake(owners.own)}`;
    return { array: `array[${column}]`, condition: (parameter) => `${column} = ${parameter}` };
  }
  if (belongsSql(registry, carrier, `${p}.id`, '') === undefined) return { array: `null::text[]` };
  return {
    // A document belongs to whom its cases belong to.
    array: subjects?.kind === 'linked' ? linkedSql(registry, subjects.links, 'owners', `${p}.id`) : `${p}.owners`,
    condition: (parameter) => belongsSql(registry, carrier, `${p}.id`, `= ${parameter}`)!,
  };
}

/**
 * Which choices everybody made whom a row is about. What is one person's own is theirs to choose, whoever else it names; of
 * a case, a document or an object it takes all who are in it, and one of them to be who it belongs to, where it belongs to
 * somebody. Read in the statement of the row itself: what is taken back closes the next statement of every process.
 */
function chosenSql(
  registry: Registry,
  resource: Resource,
  p: string,
): { readonly array: string; readonly condition: (parameter: string) => string } | undefined {
  const told = registry.all.find(({ choices }) => choices);
  if (!told) return undefined;
  const [subject, choice] = [snake(told.choices!.subject), snake(told.choices!.choice)];
  const from = `from ${told.table} c where c.municipality = $1`;
  const whoChose = (parameter: string): string => `in (select c.${subject} ${from} and c.${choice} = ${parameter})`;
  const carrier = carrierOf(registry, resource);
  if (carrier.owners && 'own' in carrier.owners) {
    const own = `${p}.${snake(carrier.owners.own)}`;
    return {
      array: `array(select c.${choice} ${from} and c.${subject} = ${own} and c.${choice} is not null)`,
      condition: (parameter) => `${own} ${whoChose(parameter)}`,
    };
  }
  if (!carrier.subjects) return undefined;
  const about =
    carrier.subjects.kind === 'column'
      ? `${p}.${snake(carrier.subjects.column)}`
      : linkedSql(registry, carrier.subjects.kind === 'linked' ? carrier.subjects.links : [], 'subjects', `${p}.id`);
  const belongs = belongsSql(registry, carrier, `${p}.id`, '') !== undefined;
  const owners = belongs ? ownersSql(registry, carrier, p).array : about;
  return {
    array: `case when cardinality(${owners}) > 0 then array(select c.${choice} ${from} and c.${subject} = any(${about}) and c.${choice} is not null group by c.${choice} having count(*) = (select count(distinct s) from unnest(${about}) s)) end`,
    condition: (parameter) =>
      `(${belongs ? belongsSql(registry, carrier, `${p}.id`, whoChose(parameter)) : `cardinality(${about}) > 0`} and not exists (select from unnest(${about}) s(subject) where not exists (select ${from} and c.${choice} = ${parameter} and c.${subject} = s.subject)))`,
  };
}

/** The columns of a row that is tested in memory, for who asks. */
export const testedColumns = (columns: string, { choices }: Reach, asksChoices: boolean): string =>
  asksChoices ? `${columns}, ${choices}` : columns;

/** Whether rights rest on choices of residents, so that each row has to tell of them. */
export const asksChoices = ({ rights }: { readonly rights?: Pick<Rights, 'chosen'> | undefined }): boolean =>
  rights?.chosen === true;

/** Which records a row is, for a right that names some: itself, or those that it is linked to. */
function recordsSql(
  registry: Registry,
  carrier: Resource,
  p: string,
): { readonly array: string; readonly condition: (parameter: string) => string } {
  return {
    array:
      carrier.subjects?.kind === 'linked'
        ? `array(${linkedIds(registry, carrier.subjects.links, `${p}.id`).join(' union ')})::text[]`
        : `array[${p}.id]::text[]`,
    condition: (parameter) => isNamedSql(registry, carrier, `${p}.id`, parameter),
  };
}

function linkedIds(registry: Registry, links: readonly Link[], id: string, alias = 'n'): readonly string[] {
  return links.flatMap(({ resource, here, there, target }): readonly string[] => {
    const { subjects } = registry.get(target);
    const from = `${registry.get(resource).table} ${alias}`;
    const where = `${alias}.municipality = t.municipality and ${alias}.${snake(here)} = ${id}`;
    const at = `${alias}.${snake(there)}`;
    return subjects?.kind === 'linked'
      ? linkedIds(registry, subjects.links, at, `${alias}n`).map(
          (inner) => `select x.id from ${from} cross join lateral (${inner}) x(id) where ${where}`,
        )
      : [`select ${at} from ${from} where ${where}`];
  });
}

function isNamedSql(registry: Registry, { subjects }: Resource, id: string, parameter: string, alias = 'n'): string {
  if (subjects?.kind !== 'linked') return `${id} = any(${parameter})`;
  const ways = subjects.links.map(({ resource, here, there, target }) => {
    const inner = isNamedSql(registry, registry.get(target), `${alias}.${snake(there)}`, parameter, `${alias}n`);
    return `${id} in (select ${alias}.${snake(here)} from ${registry.get(resource).table} ${alias} where ${alias}.municipality = $1 and ${inner})`;
  });
  return `(${ways.join(' or ')})`;
}

/** What this caller may reach of a resource for one of these scopes. */
export const accessOf = (caller: Caller, resource: Resource, scopes: readonly string[]): Access =>
  accessFor(caller.rights, resource.api.component, scopes, resource.name);

/** Refuses who may do this on no record at all, with the reason where a right that is there does not hold. @throws permission-denied */
export function requireScope({ rights }: Caller, resource: Resource, scopes: readonly string[]): void {
  const refused = said.refusalOf(rights, resource.api.component, scopes, resource.name);
  if (refused) throw refused;
}

/** Renders the access of a caller as SQL on the aliases of `reachOf`. */
export const accessSql = (reach: Reach, access: Access, bind: (value: unknown) => string): string =>
  toSql(access, reach.dimensions, bind);

/** The same access on a row that was selected with `reach.select`. */
export const allowsRow = (access: Access, columns: Readonly<Record<string, unknown>>): boolean =>
  allows(access, dimensionsIn(columns));

const dimensionsIn = (columns: Readonly<Record<string, unknown>>): RowDimensions => ({
  type: columns.r_type as string | null,
  ...(columns.r_level === undefined ? {} : { level: columns.r_level as number | null }),
  ready: columns.r_ready as boolean | null,
  ...(Array.isArray(columns.r_restricted) ? { restricted: columns.r_restricted as string[] } : {}),
  ...(Array.isArray(columns.r_owners) ? { owners: columns.r_owners as string[] } : {}),
  ...(Array.isArray(columns.r_records) ? { records: columns.r_records as string[] } : {}),
  ...(Array.isArray(columns.r_choices) ? { choices: columns.r_choices as string[] } : {}),
});

/** Said when it is the activity of the call, or a rule, that closes what the caller has a right on. */
export const whyClosed = (
  { rights }: Pick<Caller, 'rights'>,
  { api, name }: Pick<Resource, 'api' | 'name'>,
  scopes: readonly string[],
  columns?: Readonly<Record<string, unknown>>,
): string | undefined => said.whyClosed(rights, api.component, scopes, name, columns && dimensionsIn(columns));

export const refusal = (...of: Parameters<typeof whyClosed>): Problem =>
  new Problem('permission-denied', whyClosed(...of));

/** Who may do one of these with a record may know of it. */
const KNOWN_BY = ['read', 'create', 'update', 'patch'] as const satisfies readonly OperationName[];

/**
 * Whether the caller may know of a stored record. To who may not, an address that leads to it leads nowhere. What lives in
 * a snapshot is known to who may read any of it.
 */
export function mayKnow(caller: Caller, { resource, columns }: Pick<Row, 'resource' | 'columns'>): boolean {
  if (resource.cached && resource.public?.includes('read')) return true;
  const access = accessOf(
    caller,
    resource,
    KNOWN_BY.flatMap((operation) => resource.scopes[operation] ?? []),
  );
  return access === 'everything' || (resource.cached ? access.length > 0 : allowsRow(access, columns));
}
