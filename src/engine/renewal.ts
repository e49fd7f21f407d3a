/**
 * Renders bodies of earlier versions again, with the columns that follow from them: a walk along the primary key, a few
 * rows at a time, that goes on where it was. It changes nothing that a caller sees, since a read renders an old body in the
 * same way: so no version, change record, notification or log line. It waits for nobody: a row that somebody is writing is
 * left to the next walk. So is a body that cannot be read: it stops no other.
 */
import type { Municipality, Queryable } from '../foundation/db/types.ts';
import { bodyVersionOf, columnsOf, snake } from './columns.ts';
import { countedDates, datedIn } from './count-dates.ts';
import type { EngineParts } from './engine.ts';
import { keysOf } from './key-order.ts';
import type { Resource } from './resource.ts';
import { rowColumns } from './rows.ts';
import { arrayLiteral } from './store-rows.ts';
import type { Row } from './work.ts';

/** Rows that are looked at in one statement, and that are written in one: a writer of one of them waits so long. */
const WINDOW = 1_000;
const SLICE = 100;

const FIRST = '00000000-0000-0000-0000-000000000000';

/** `more`: the walk is not at its end. `again`: it is, and there was something to do. `clean`: there was nothing. */
export type Step = 'more' | 'again' | 'clean';

type Parts = Pick<EngineParts, 'db' | 'registry' | 'reader' | 'keys'>;

interface Walk {
  readonly after: string;
  readonly found: number;
  /** The walk before it found nothing. */
  readonly done: boolean;
}

/** One window of a walk. */
export const renewSome = async (parts: Parts, municipality: Municipality, resource: Resource): Promise<Step> =>
  (await renewWindow(parts, municipality, resource)).step;

/** With how many bodies of it were written. */
export async function renewWindow(
  parts: Parts,
  municipality: Municipality,
  resource: Resource,
): Promise<{ readonly step: Step; readonly renewed: number }> {
  const db = parts.db.in(municipality);
  const walk = await goOn(db, municipality, resource);
  // A later version of the program renders these bodies: they are newer than this one can make.
  if (!walk) return { step: 'clean', renewed: 0 };
  const window = await db.query<{ id: string; old: boolean }>(
    {
      name: `renewal_window_${resource.name}`,
      text: `select id, body_version between $3 and $4 as old from ${resource.table} where municipality = $1 and id > $2 order by id limit ${WINDOW}`,
    },
    [municipality, walk.after, ...olderThan(resource)],
  );
  const ids = window.filter(({ old }) => old).map(({ id }) => id);
  let renewed = 0;
  for (let at = 0; at < ids.length; at += SLICE)
    renewed += await renewRows(parts, municipality, resource, ids.slice(at, at + SLICE));
  const ended = window.length < WINDOW;
  await db.query(MOVED, [
    municipality,
    resource.name,
    bodyVersionOf(resource),
    walk.after,
    ended ? FIRST : window.at(-1)!.id,
    ids.length,
    renewed,
    ended,
  ]);
  if (!ended) return { step: 'more', renewed };
  return { step: walk.found + ids.length > 0 ? 'again' : 'clean', renewed };
}

/** Bounds of `body_version` that `isOlder` holds for. */
const olderThan = (resource: Resource): readonly [number, number] => {
  const own = bodyVersionOf(resource);
  return [-own, own - 1];
};

/** Where the walk is; at its start what is left is counted. Nothing when a later version is at work. */
async function goOn(db: Queryable, municipality: Municipality, resource: Resource): Promise<Walk | undefined> {
  const version = bodyVersionOf(resource);
  const [walk] = await db.query<Walk>(BEGUN, [municipality, resource.name, version, FIRST]);
  if (!walk) return undefined;
  if (walk.after !== FIRST) return { ...walk, found: Number(walk.found) };
  const remaining = walk.done ? 0 : await countOld(db, municipality, resource);
  await db.query(COUNTED, [municipality, resource.name, version, remaining]);
  return { ...walk, found: 0 };
}

/** Null where it takes longer than a statement may: then nobody knows how much is left, and it is done all the same. */
async function countOld(db: Queryable, municipality: Municipality, resource: Resource): Promise<number | null> {
  try {
    const [row] = await db.query<{ count: number }>(
      {
        name: `renewal_count_${resource.name}`,
        text: `select count(*) as count from ${resource.table} where municipality = $1 and body_version between $2 and $3`,
      },
      [municipality, ...olderThan(resource)],
    );
    return Number(row!.count);
  } catch {
    return null;
  }
}

const COUNTED = {
  name: 'renewal_counted',
  text: 'update engine_renewal set found = 0, remaining = $4 where municipality = $1 and resource = $2 and version = $3',
};

const BEGUN = {
  name: 'renewal_begun',
  text: `insert into engine_renewal as r (municipality, resource, version, after) values ($1, $2, $3, $4)
 on conflict (municipality, resource) do update set version = excluded.version,
  after = case when r.version = excluded.version then r.after else excluded.after end,
  renewed = case when r.version = excluded.version then r.renewed else 0 end,
  since = case when r.version = excluded.version then r.since else now() end,
  done_at = case when r.version = excluded.version then r.done_at end
 where r.version <= excluded.version
 returning after, found, done_at is not null as done`,
};

const MOVED = {
  name: 'renewal_moved',
  text: `update engine_renewal set after = $5, found = found + $6, renewed = renewed + $7,
  remaining = case when $8 and found + $6 = 0 then 0 else greatest(remaining - $7, 0) end,
  done_at = case when found + $6 > 0 then null when $8 then now() else done_at end
 where municipality = $1 and resource = $2 and version = $3 and after = $4`,
};

/** Returns how many were written: not those that were changed or held meanwhile, nor those that cannot be read. */
async function renewRows(
  parts: Parts,
  municipality: Municipality,
  resource: Resource,
  ids: readonly string[],
): Promise<number> {
  const db = parts.db.in(municipality);
  const raws = await db.query(
    {
      name: `renewal_rows_${resource.name}`,
      text: `select ${rowColumns(parts.registry, resource)} from ${resource.table} t where t.municipality = $1 and t.id = any($2::uuid[]) and t.body_version between $3 and $4`,
    },
    [municipality, ids, ...olderThan(resource)],
  );
  if (raws.length === 0) return 0;
  const rows = raws.flatMap((raw) => readable(() => parts.reader(resource, municipality, raw)));
  if (rows.length === 0) return 0;
  const hash = (purpose: string, clear: string): string => parts.keys.hash(municipality, purpose, clear);
  const values: unknown[] = [municipality, ...olderThan(resource)];
  const text = renewalSql(resource, rows, { hash }, (value) => `$${values.push(value)}`);
  const [written] = await db.query<{ count: number }>({ name: `renewal_${resource.name}`, text }, values);
  return Number(written?.count ?? 0);
}

/** Empty for a body that is damaged, or sealed with a key that is gone: a read of it fails in the same way, and tells. */
function readable(read: () => Row): readonly Row[] {
  try {
    const row = read();
    // Columns follow from the record: one that cannot be opened fails here, and alone.
    return row.record ? [row] : [];
  } catch {
    return [];
  }
}

function renewalSql(
  resource: Resource,
  rows: readonly Row[],
  work: { readonly hash: (purpose: string, clear: string) => string },
  bind: (value: unknown) => string,
): string {
  const list = (of: (row: Row) => unknown, type: string): string => `${bind(rows.map(of))}::${type}[]`;
  const names = ['id', 'guard', 'body'];
  const lists = [
    list(({ id }) => id, 'uuid'),
    list(({ version }) => version, 'bigint'),
    list(({ body }) => body, 'text'),
  ];
  const sets = ['body = x.body', `body_version = ${bind(bodyVersionOf(resource))}::smallint`];
  const after = new Map<string, (row: Row) => unknown>();
  for (const [name, { type, from, default: value }] of columnsOf(resource)) {
    const array = type.endsWith('[]');
    if (from) {
      after.set(name, (row) => from(row.record, work, row.columns));
      names.push(name);
      lists.push(
        list(
          (row) =>
            array ? arrayLiteral(from(row.record, work, row.columns)) : (from(row.record, work, row.columns) ?? null),
          array ? 'text' : type,
        ),
      );
      sets.push(`${name} = x.${name}${array ? `::${type}` : ''}`);
    } else if (value !== undefined)
      sets.push(`${name} = coalesce(t.${name}, ${bind(array ? arrayLiteral(value) : value)}::${type})`);
  }
  const free = `free as materialized (select t.id as free_id from ${resource.table} t join unnest(${lists.slice(0, 2).join(', ')}) as g(id, guard) on t.id = g.id
 where t.municipality = $1 and t.version = g.guard and t.body_version between $2 and $3 order by t.id for update of t skip locked)`;
  const written = `written as (update ${resource.table} t set ${sets.join(', ')} from free, unnest(${lists.join(', ')}) as x(${names.join(', ')})
 where t.municipality = $1 and t.id = free_id and x.id = free_id returning t.id)`;
  const parts = [free, written, ...countedSql(resource, after, list)];
  return `with ${parts.join(',\n')}\nselect count(*) as count from written`;
}

/**
 * A type or level that follows from a new field moves its row from one counter to another; so does a column that lists are
 * ordered by, to the same one: no place in them holds any more.
 */
function countedSql(
  resource: Resource,
  after: ReadonlyMap<string, (row: Row) => unknown>,
  list: (of: (row: Row) => unknown, type: string) => string,
): readonly string[] {
  const { rights, name } = resource;
  if (!rights) return [];
  const was = (row: Row, column: string | undefined): unknown => (column ? (row.columns[snake(column)] ?? null) : null);
  const is = (row: Row, column: string | undefined): unknown => {
    const from = column && after.get(snake(column));
    return from ? (from(row) ?? null) : was(row, column);
  };
  const keys = (of: typeof is) => (row: Row) => JSON.stringify(keysOf(resource).map(({ column }) => of(row, column)));
  const dated = (of: typeof is, what: 'field' | 'day') => (row: Row) =>
    arrayLiteral(
      datedIn(resource, Object.fromEntries(countedDates(resource).map((name) => [name, of(row, name)])), 1).map(
        (one) => one[what],
      ),
    );
  const lists = [
    list(({ id }) => id, 'uuid'),
    ...[was, is].flatMap((of) => [
      list((row) => of(row, rights.type), 'uuid'),
      list((row) => of(row, rights.level), 'smallint'),
      list(keys(of), 'text'),
      list(dated(of, 'field'), 'text'),
      list(dated(of, 'day'), 'text'),
    ]),
  ];
  const names = ['type', 'level', 'keys', 'fields', 'days'];
  const all = (which: string): string => names.map((one) => `${which}_${one}`).join(', ');
  return [
    `counted as (insert into engine_count_delta (municipality, resource, type, level, delta, disturbed, fields, days, amounts)
 select $1, '${name}', d.type, d.level, d.delta, d.disturbed, d.fields::text[], d.days::date[], array_fill(d.delta, array[cardinality(d.days::text[])])
 from unnest(${lists.join(', ')}) as c(id, ${all('old')}, ${all('new')})
 join written on written.id = c.id
 cross join lateral (values (c.old_type, c.old_level, -1, 1, c.old_fields, c.old_days), (c.new_type, c.new_level, 1, 0, c.new_fields, c.new_days)) as d(type, level, delta, disturbed, fields, days)
 where (${all('c.old')}) is distinct from (${all('c.new')}))`,
  ];
}

export interface RenewalState {
  readonly resource: string;
  readonly version: number;
  /** Bodies of an earlier version; null where there is too much to count. */
  readonly remaining: number | null;
  readonly renewed: number;
  readonly since: Date;
  /** When a walk found nothing more; null while one of a municipality is under way. */
  readonly doneAt: Date | null;
}

/** Per resource, over all municipalities. @param log may look across municipalities */
export const renewalStates = (log: Queryable): Promise<RenewalState[]> =>
  log.query<RenewalState>({
    name: 'renewal_states',
    text: `select resource, version, case when bool_and(remaining is not null) then sum(remaining)::float8 end as remaining, sum(renewed)::float8 as renewed, min(since) as since,
  case when bool_and(done_at is not null) then max(done_at) end as "doneAt"
 from engine_renewal group by resource, version order by resource, version`,
  });
