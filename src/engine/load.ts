/** Loads the rows that a write needs in one statement, whatever tables they are in. */
import type { Database, Statement } from '../foundation/db/types.ts';
import { Problem } from '../foundation/problems.ts';
import { SHIELD } from '../gate/rights.ts';
import { asksChoices, reachOf, testedColumns } from './access.ts';
import { columnsOf, snake } from './columns.ts';
import type { Asking } from './gather.ts';
import type { Registry } from './registry.ts';
import type { Need, Resource, Values } from './resource.ts';
import type { RowReader } from './rows.ts';
import type { Row } from './work.ts';

export interface Loader {
  /** Rows of every need, in no order; a row that two needs name comes once. Cached resources are left to the snapshot. */
  load(errand: Asking, needs: readonly Need[]): Promise<readonly Row[]>;
  /** The same for what goes, or is handed over, as a whole: what was left behind would never be found again. @throws wrong-state */
  whole(errand: Asking, needs: readonly Need[]): Promise<readonly Row[]>;
  /**
   * The same where all of it together stays within the bound; nothing where it does not. Of one moment. Rows that give values
   * to another need (`in`) are a need themselves, so that they count.
   */
  within(errand: Asking, needs: readonly Need[], bound: Bound): Promise<readonly Row[] | undefined>;
  /** Those of one parent, in the order of their ids, above `after`: as many as stay within the bound, and at least one. */
  after(errand: Asking, of: Children, after: string, bound: Bound): Promise<readonly Row[]>;
  /** A record and the chain of parents that carry its rights, in one statement. */
  withParents(errand: Asking, resource: Resource, id: string): Promise<readonly Row[]>;
}

/** Of what is held at once. */
export interface Bound {
  readonly rows: number;
  /** Of their bodies. */
  readonly bytes: number;
}

export interface Children {
  readonly resource: string;
  readonly where: string;
  readonly is: string;
}

/** From here on needs that differ in one value alone are one branch, so that a whole case is not a statement of hundreds. */
const MANY = 4;

function together(needs: readonly Need[]): readonly Need[] {
  return [...Map.groupBy(needs, shapeOf).values()].flatMap((some): readonly Need[] => {
    const [first] = some;
    if (!first || some.length < MANY) return [...new Map(some.map((need) => [askedIn(need), need])).values()];
    const any = [...new Set(some.flatMap(askedIn))];
    return 'id' in first ? [{ resource: first.resource, any }] : [withAny(first, any)];
  });
}

const askedIn = (need: Need | Values): string | readonly string[] =>
  'id' in need ? need.id : 'in' in need ? askedIn(need.in) : 'is' in need ? need.is : need.any;

/** What a need asks, its value apart; one that names many already has no like. */
const shapeOf = (need: Need): unknown =>
  'id' in need ? need.resource : isOfMany(need) ? need : JSON.stringify(withAny(need, []));

const isOfMany = (values: Values): boolean => ('in' in values ? isOfMany(values.in) : 'any' in values);

function withAny<Of extends Values>(values: Of, any: readonly string[]): Of {
  if ('in' in values) return { ...values, in: withAny(values.in, any) };
  const { is: _, ...rest } = values as Of & { readonly is?: string };
  return { ...rest, any } as unknown as Of;
}

/** Of one need, for each record that it is about. Guards a call against a case with a hundred thousand children. */
export const MOST_ROWS = 5_000;
/** Of each resource, in what goes as a whole. One statement holds all of it. */
const MOST_WHOLE = 20_000;

/** Of each value, rows that a shield covers and as many that none does: enough that one stays, however much goes in one write. */
export const MOST_EACH = 1_000;

const isWhole = (need: Need): boolean => 'whole' in need;

/** How many records the need is about. */
const aboutOf = (values: Values): number =>
  'any' in values ? values.any.length : 'in' in values ? aboutOf(values.in) : 1;

/** What more is needed for, or for many records, comes in too many shapes to be prepared. */
const MOST_PREPARED = 8;
const isUsual = (needs: readonly Need[]): boolean =>
  needs.length <= MOST_PREPARED && needs.every((need) => 'id' in need || aboutOf(need) === 1);

const isInOrder = ({ indexes = [] }: Resource, where: string): boolean =>
  indexes.some((fields) => fields.length === 1 && fields[0] === where);

interface Raw extends Record<string, unknown> {
  readonly resource: string;
  readonly row: Record<string, unknown>;
}

export function createLoader(
  db: Database,
  registry: Registry,
  reader: RowReader,
  /** A statement that is prepared: to read and plan these takes up to five times as long as to run them. */
  prepared: (kind: string, text: string) => Statement,
): Loader {
  /** One branch of the union: the row and, beside it, the dimensions of its rights. */
  const branch = (chosen: boolean, resource: Resource, condition: string, most: number | 'all' = MOST_ROWS): string => {
    const reach = reachOf(registry, resource);
    const columns = testedColumns(reach.select, reach, chosen);
    return `select '${resource.name}' as resource, to_json(r) as row from (select ${columns} from ${reach.from} where t.municipality = $1 and ${condition} limit ${most}) r`;
  };

  /** Of each value by itself: one that is in very many keeps no other from being found. */
  const eachBranch = (
    chosen: boolean,
    resource: Resource,
    where: string,
    values: Values,
    bind: (value: unknown) => string,
  ): string => {
    const reach = reachOf(registry, resource);
    const columns = testedColumns(reach.select, reach, chosen);
    const about =
      'in' in values
        ? `select distinct value from (${sourceOf(values.in, bind)}) source`
        : 'is' in values
          ? `select ${bind(values.is)}::uuid as value`
          : `select distinct unnest(${bind(values.any)}::uuid[]) as value`;
    const some = ['<', '>='].map(
      (level) =>
        `(select ${columns} from ${reach.from} where t.municipality = $1 and t.${snake(where)} = about.value and ${reach.dimensions.level} ${level} ${SHIELD} limit ${MOST_EACH})`,
    );
    return `select '${resource.name}' as resource, to_json(r) as row from (${about}) about cross join lateral (${some.join(' union all ')}) r`;
  };

  /** @param most of values that other rows give: a plan counts on no more of them */
  const among = (values: Values, bind: (value: unknown) => string, most = ''): string => {
    if ('is' in values) return `= ${bind(values.is)}`;
    if ('any' in values) return `= any(${bind(values.any)})`;
    return `in (${sourceOf(values.in, bind)}${most})`;
  };

  /** The values that a column of other rows has. */
  const sourceOf = (of: Extract<Values, { readonly in: unknown }>['in'], bind: (value: unknown) => string): string => {
    const from = registry.get(of.resource);
    const column = snake(of.column);
    const type = columnsOf(from).find(([name]) => name === column)?.[1].type;
    return `select ${type?.endsWith('[]') ? `unnest(l.${column})` : `l.${column}`} as value from ${from.table} l where l.municipality = $1 and l.${snake(of.where)} ${among(of, bind)}`;
  };

  const condition = (need: Need, bind: (value: unknown) => string, most?: string): string => {
    if ('id' in need) return `t.id = ${bind(need.id)}::uuid`;
    return `t.${snake(need.where ?? 'id')} ${among(need, bind, most)}`;
  };

  async function run(
    errand: Asking,
    branches: readonly string[],
    values: readonly unknown[],
    usual: boolean,
  ): Promise<readonly Row[]> {
    const text = branches.join('\nunion all\n');
    const { municipality } = errand;
    const statement = usual ? prepared('load', text) : { text };
    return read(errand, await db.in(errand).query<Raw>(statement, [municipality, ...values]));
  }

  function read({ municipality }: Asking, rows: readonly Raw[]): readonly Row[] {
    const found = new Map<string, Row>();
    for (const { resource, row } of rows)
      found.set(`${resource}/${row.id}`, reader(registry.get(resource), municipality, row));
    return [...found.values()];
  }

  async function load(errand: Asking, needs: readonly Need[]): Promise<readonly Row[]> {
    const wanted = needs.filter(({ resource }) => !registry.get(resource).cached);
    if (wanted.length === 0) return [];
    const values: unknown[] = [];
    const joined = together(wanted);
    const branches = joined.map((need) => {
      const bind = (value: unknown) => `$${values.push(value) + 1}`;
      if ('each' in need) return eachBranch(asksChoices(errand), registry.get(need.resource), need.where!, need, bind);
      return branch(
        asksChoices(errand),
        registry.get(need.resource),
        condition(need, bind),
        isWhole(need) ? MOST_WHOLE + 1 : MOST_ROWS * ('id' in need ? 1 : aboutOf(need)),
      );
    });
    const rows = await run(errand, branches, values, isUsual(joined));
    const whole = new Set(joined.filter(isWhole).map(({ resource }) => resource));
    for (const [{ name }, some] of Map.groupBy(rows, ({ resource }) => resource))
      if (whole.has(name) && some.length > MOST_WHOLE)
        throw new Problem(
          'wrong-state',
          `Hier hoort zo veel bij (meer dan ${MOST_WHOLE} keer ${name}) dat het niet in één keer kan. Haal eerst daarvan weg.`,
        );
    return rows;
  }

  async function within(errand: Asking, needs: readonly Need[], bound: Bound): Promise<readonly Row[] | undefined> {
    const values: unknown[] = [errand.municipality, bound.rows, bound.bytes];
    const joined = together(needs);
    const asked = joined.map((need) => ({
      resource: registry.get(need.resource),
      where: condition(need, (value) => `$${values.push(value)}`, ' limit $2 + 1'),
    }));
    const weights = asked.map(
      ({ resource, where }) =>
        `select count(*) as n, coalesce(sum(octet_length(b.body)), 0) as bytes from (select t.body from ${resource.table} t where t.municipality = $1 and ${where} limit $2 + 1) b`,
    );
    // Nothing of a table is read again where it does not fit: the condition is one for the whole branch.
    const branches = asked.map(({ resource, where }) =>
      branch(asksChoices(errand), resource, `${where} and (select ok from fits)`, 'all'),
    );
    const text = `with fits as materialized (select sum(w.n) <= $2 and sum(w.bytes) <= $3 as ok from (${weights.join(' union all ')}) w)
${[...branches, `select '' as resource, to_json(f) as row from fits f`].join('\nunion all\n')}`;
    const statement = isUsual(joined) ? prepared('load_within', text) : { text };
    const rows = await db.in(errand).query<Raw>(statement, values);
    if (rows.some(({ resource, row }) => resource === '' && row.ok !== true)) return undefined;
    return read(
      errand,
      rows.filter(({ resource }) => resource !== ''),
    );
  }

  async function after(
    errand: Asking,
    { resource: name, where, is }: Children,
    id: string,
    { rows: most, bytes }: Bound,
  ): Promise<readonly Row[]> {
    const resource = registry.get(name);
    const reach = reachOf(registry, resource);
    // Ids first, and by the parent: a walk along all ids of the municipality finds the few of one parent late. Where no index
    // has them in their order, all of this parent are named, from the unique index alone, and put in order.
    const text = `with own as materialized (select o.id from ${resource.table} o where o.municipality = $1 and o.${snake(where)} = $2 and o.id > $3::uuid${isInOrder(resource, where) ? ' order by o.id limit $4' : ''}),
piece as (select id from own order by id limit $4)
select '${name}' as resource, to_json(r) as row from (
  select q.* from (select p.*, sum(octet_length(p.body)) over (order by p.id) - octet_length(p.body) as r_before from (
    select ${testedColumns(reach.select, reach, asksChoices(errand))} from ${reach.from} where t.municipality = $1 and t.id in (select id from piece)) p) q
  where q.r_before < $5) r`;
    const values = [errand.municipality, is, id, most, bytes];
    const rows = await db.in(errand).query<Raw>(prepared('load_after', text), values);
    return read(errand, rows).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  return {
    load,
    within,
    after,
    whole: (errand, needs) =>
      load(
        errand,
        needs.map((need) => ('id' in need || 'each' in need ? need : { ...need, whole: true })),
      ),
    withParents(errand, resource, id) {
      const branches = [branch(asksChoices(errand), resource, 't.id = $2::uuid')];
      let chain = 'select $2::uuid as id';
      for (let it = resource; it.parent; ) {
        const parent = registry.get(it.fields[it.parent]!.to![0]!);
        chain = `select c.${snake(it.parent)} as id from ${it.table} c where c.municipality = $1 and c.id = (${chain})`;
        branches.push(branch(asksChoices(errand), parent, `t.id = (${chain})`));
        it = parent;
      }
      return run(errand, branches, [id], true);
    },
  };
}
