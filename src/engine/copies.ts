/**
 * Copies of whole records that are here, many in one statement, for demonstrations and measurements: a record with its
 * parts, under other ids, another number and about another person. PostgreSQL makes the rows; what differs between two
 * copies is put together there of pieces, all else is the same constant. Bodies, columns, counters, change records and log
 * entries are what the same number of writes would leave; nothing is told to anybody.
 */
import { createHash } from 'node:crypto';
import { now } from '../foundation/clock.ts';
import type { Queryable } from '../foundation/db/types.ts';
import { newId } from '../foundation/ids.ts';
import type { Caller } from '../gate/context.ts';
import { sealerOf } from './body.ts';
import { columnsOf, snake } from './columns.ts';
import { countedDates } from './count-dates.ts';
import type { EngineParts } from './engine.ts';
import { logEntry } from './log.ts';
import type { Resource } from './resource.ts';
import { isNewest } from './settled.ts';
import { arrayLiteral } from './store-rows.ts';
import type { Row } from './work.ts';

/** The id of copy n of a main record is this and twelve hex digits. */
export const COPY_PREFIX = '01900000-0000-7000-8000-';

/** Somebody whom copies are about. */
export interface Person {
  readonly hash: string;
  readonly sealed: string;
}

export interface Copies {
  /** As in the logbook. */
  readonly operation: string;
  /** In turn: copy n is of the one at `n % from.length`. */
  readonly from: readonly Original[];
  /** Copies `first` up to and including `last`. */
  readonly first: number;
  readonly last: number;
  /** Put before the number of the copy: `DEMO-`. */
  readonly number: string;
  readonly people: readonly Person[];
  /** A date of the main record that lies further back, a day per round of the originals, and after `days` begins again. */
  readonly spread?: { readonly field: string; readonly days: number };
}

/** A main record and its parts, and the ids in them. */
export interface Original {
  readonly rows: readonly [Row, ...Row[]];
  /** Keyed hash of the one person that it is about, and how bodies hold the sealed value of that. */
  readonly subject: string;
  readonly sealed: readonly string[];
}

/**
 * The records among these that can be copied: about one person, and without relations that another register mirrors.
 * @param purpose of the keyed hash by which a person is found
 */
export async function originals(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  ids: readonly string[],
  purpose: string,
): Promise<readonly Original[]> {
  const { registry, loader, keys } = parts;
  const kinds = registry.all.filter((one) => one.parent && one.fields[one.parent]!.to![0] === resource.name);
  // The other side of a mirror lies beside what is copied.
  const sides = new Set(registry.all.flatMap(({ mirrors = [] }) => mirrors.map(({ resource: side }) => side)));
  const sealer = sealerOf(keys, caller.municipality);
  const found: Original[] = [];
  for (const id of ids) {
    const loaded = await loader.load(caller, [
      { resource: resource.name, id },
      ...kinds.map(({ name, parent }) => ({ resource: name, where: parent!, is: id })),
    ]);
    const main = loaded.find((row) => row.id === id);
    const others = loaded.filter((row) => row !== main);
    const subjects = (main?.columns.r_subjects as readonly string[] | null) ?? [];
    const mirrored = others.some(({ resource: { mirrors, name } }) => mirrors || sides.has(name));
    if (!main || subjects.length !== 1 || mirrored) continue;
    const sealed = new Set([...loaded].flatMap(({ body }) => body.match(SEALED) ?? []));
    const theirs = [...sealed].filter((one) =>
      keys.everyHash(caller.municipality, purpose, sealer.unseal(one.slice(1, -1))).includes(subjects[0]!),
    );
    found.push({ rows: [main, ...others], subject: subjects[0]!, sealed: theirs });
  }
  return found;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the marker is a control character on purpose
const SEALED = /\x02[^\x02]*\x02/g;

/** All of these copies, or none. @throws Error for originals that have no number of their own */
export async function copy(parts: EngineParts, caller: Caller, copies: Copies, tx: Queryable): Promise<void> {
  for (const [index, original] of copies.from.entries()) {
    const step = copies.from.length;
    const numbers: number[] = [];
    for (let n = copies.first; n <= copies.last; n++) if (n % step === index) numbers.push(n);
    if (numbers.length > 0) await copyOne(parts, caller, copies, original, numbers, tx);
  }
}

/** Names that stand for what differs, in the rows of `n`. */
type Tokens = ReadonlyMap<string, string>;

async function copyOne(
  { logbook }: Pick<EngineParts, 'logbook'>,
  caller: Caller,
  { number: prefix, people, operation, spread, from }: Copies,
  { rows, subject, sealed }: Original,
  numbers: readonly number[],
  tx: Queryable,
): Promise<void> {
  const [main] = rows;
  const { number } = main.resource;
  if (!number) throw new Error(`${main.resource.name} has no number`);
  const given = String(main.record[number.field]);
  const date = spread && textOf(main.record[spread.field]);
  const values: unknown[] = [caller.municipality];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const about = numbers.map((n) => people[n % people.length]!);
  const tokens: Tokens = new Map([
    ...rows.map(({ id }, at): [string, string] => [id, `n.t${at}`]),
    [`"${given}"`, `'"' || n.number || '"'`],
    ...(date
      ? [[`"${spread!.field}":"${date}"`, `'"${spread!.field}":"' || n.date || '"'`] satisfies [string, string]]
      : []),
    [subject, 'n.hash'],
    ...sealed.map((one): [string, string] => [one, 'n.sealed']),
  ]);
  const ids = rows.map(
    ({ id }, at) => `${bind(at === 0 ? COPY_PREFIX : partPrefix(id))}::text || lpad(to_hex(i), 12, '0') as t${at}`,
  );
  const dated = date
    ? `, (${bind(date)}::date - (i / ${bind(from.length)}::int % ${bind(spread!.days)}::int)::int)::text as date`
    : '';
  const ctes = [
    `n as materialized (select i, ${bind(prefix)}::text || i as number${dated}, hash, sealed, ${ids.join(', ')} from unnest(${bind(numbers)}::bigint[], ${bind(about.map(({ hash }) => hash))}::text[], ${bind(about.map((one) => `\x02${one.sealed}\x02`))}::text[]) as g(i, hash, sealed))`,
  ];
  const changes: string[] = [];
  for (const [at, row] of rows.entries()) {
    const columns = columnsOf(row.resource);
    const stored = columns.map(([name, { type }]) =>
      at === 0 && date && name === snake(spread!.field)
        ? `n.date::${type}`
        : columnSql(row.columns[name], type, tokens, given, bind),
    );
    ctes.push(
      `d${at} as materialized (select ${textSql(row.body, tokens, bind)} as body, n.* from n)`,
      `w${at} as (insert into ${row.resource.table} (${['municipality', 'id', 'version', 'body', 'body_version', ...columns.map(([name]) => name)].join(', ')}) select ${['$1', `n.t${at}::uuid`, '1', 'n.body', `${bind(row.bodyVersion)}::smallint`, ...stored].join(', ')} from d${at} n)`,
    );
    const label = row.resource.label?.(row.record) ?? row.id;
    const told = label
      .split(given)
      .map((part) => textSql(part, tokens, bind))
      .join(' || n.number || ');
    // In the order of the parts, so that a history reads as it was made.
    const id = `${bind(`${newId().slice(0, 14)}7${String(at).padStart(3, '0')}-8000-`)}::text || lpad(to_hex(i), 12, '0')`;
    changes.push(
      `select (${id})::uuid, ${bind(row.resource.name)}::text, n.t${at}::uuid, n.t0::uuid, n.body, ${told}, jsonb_build_array(n.hash) from d${at} n`,
    );
  }
  ctes.push(
    `changed as (insert into engine_change (municipality, id, resource, record, main, after, label, subjects, main_resource, action, implied, version, at, application, application_label, remark, trace, activity, moved)
 select $1, x.*, ${bind(main.resource.name)}, 'create', false, 1, ${bind(now().toISOString())}::timestamptz, ${bind(caller.application.id)}, ${bind(caller.application.label)}, ${bind(caller.remark ?? '')}, ${bind(caller.trace.traceId)}, ${bind(caller.activity.id)}, true from (${changes.join(' union all ')}) x returning id)`,
    'queued as (insert into engine_change_queue (municipality, changes) select $1, array_agg(id) from changed)',
  );
  for (const [at, row] of rows.entries()) {
    const { rights, name } = row.resource;
    if (!rights) continue;
    const of = (column: string | undefined): unknown => (column ? (row.columns[snake(column)] ?? null) : null);
    const disturbed = isNewest(COPY_PREFIX.padEnd(36, '0')) ? 0 : numbers.length;
    const dates = countedDates(row.resource).flatMap((field) => {
      const day = row.columns[field] ?? null;
      const moves = at === 0 && date && field === snake(spread!.field);
      if (!moves && day === null) return [];
      return `select ${bind(field)}::text as field, ${moves ? 'n.date' : bind(day)}::date as day, count(*) as amount from n group by 2`;
    });
    const dated =
      dates.length > 0 ? `(${dates.join(' union all ')})` : '(select null::text, null::date, 0 where false)';
    ctes.push(
      `c${at} as (insert into engine_count_delta (municipality, resource, type, level, delta, disturbed, fields, days, amounts) select $1, ${bind(name)}, ${bind(of(rights.type))}::uuid, ${bind(of(rights.level))}::smallint, ${bind(numbers.length)}::int, ${bind(disturbed)}::int, array_agg(x.field), array_agg(x.day), array_agg(x.amount::int) from ${dated} as x(field, day, amount))`,
    );
  }
  const lines = numbers.map((n, at) => ({
    subject: about[at]!.hash,
    resource: main.resource.name,
    id: `${COPY_PREFIX}${n.toString(16).padStart(12, '0')}`,
  }));
  const log = logbook.asCte([logEntry(caller, operation, 'aangemaakt', lines)], values.length + 1);
  values.push(...log.values);
  await tx.query({ text: `with ${[...ctes, log.insert].join(',\n')}\nselect` }, values);
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Copies of one part lie behind one another in its index. */
function partPrefix(id: string): string {
  const hex = createHash('sha1').update(id).digest('hex');
  return `0191${hex.slice(0, 4)}-${hex.slice(4, 8)}-7${hex.slice(8, 11)}-8${hex.slice(11, 14)}-`;
}

/** A text as pieces: what is the same in every copy, and what is not. */
function textSql(text: string, tokens: Tokens, bind: (value: unknown) => string): string {
  const pieces: string[] = [];
  let rest = text;
  while (rest !== '') {
    const next = [...tokens.keys()]
      .map((token) => ({ token, at: rest.indexOf(token) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    if (next.at > 0) pieces.push(`${bind(rest.slice(0, next.at))}::text`);
    pieces.push(tokens.get(next.token)!);
    rest = rest.slice(next.at + next.token.length);
  }
  if (rest !== '' || pieces.length === 0) pieces.push(`${bind(rest)}::text`);
  return `(${pieces.join(' || ')})`;
}

function columnSql(
  value: unknown,
  type: string,
  tokens: Tokens,
  given: string,
  bind: (value: unknown) => string,
): string {
  const known = (one: unknown): string | undefined =>
    one === given ? 'n.number' : typeof one === 'string' ? tokens.get(one) : undefined;
  if (Array.isArray(value)) {
    if (!value.some(known)) return `${bind(arrayLiteral(value))}::text::${type}`;
    return `array[${value.map((one) => known(one) ?? `${bind(one)}::text`).join(', ')}]::${type}`;
  }
  const token = known(value);
  return token ? `(${token})::${type}` : `${bind(value ?? null)}::${type}`;
}
