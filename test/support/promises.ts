/** Whether a Meent keeps what it told a crowd: each fault is a sentence, so that one run shows all of them. */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { clientConfig, type Target } from '../../src/foundation/db/target.ts';
import { zaak } from '../../src/registers/zaken/zaak.ts';
import { wrongDates } from './counted-dates.ts';
import { type Answered, type Attempt, ask, jsonOf, type Ledger, send, type World } from './crowd.ts';

export type Sql = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** As whoever owns the server, past row-level security. */
export async function withSql<T>(target: Target, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(target, 'owner', 'meent test'));
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(async (text, values = []) => (await client.query(text, [...values])).rows as never);
  } finally {
    await client.end();
  }
}

/** Everything at once: it may take a moment before the last is numbered and counted. */
export async function brokenPromises(world: World, sql: Sql, ledger: Ledger): Promise<string[]> {
  const faults = [...ledger.wrong];
  faults.push(...(await isThere(world, ledger.written)));
  faults.push(...(await repeats(world, ledger)));
  await settled(sql);
  faults.push(...(await once(sql, ledger)));
  faults.push(...(await logged(sql, ledger)));
  faults.push(...(await numbered(sql)));
  faults.push(...(await counted(world, sql)));
  return faults;
}

async function isThere(world: World, written: readonly Answered[]): Promise<string[]> {
  return several(written, async ({ kind, url, json, mark, bytes }) => {
    const answer = await ask(world, 'GET', url);
    if (answer.status !== 200) return `${kind} ${url} was promised and answers ${answer.status}`;
    const now = jsonOf(answer);
    const field = MARKED[kind];
    if (now[field] !== mark) return `${kind} ${url} has ${field} ${now[field]}`;
    if (kind === 'zaak' && now.identificatie !== json.identificatie) return `${url} changed its number`;
    if (!bytes) return undefined;
    const content = await ask(world, 'GET', `${url}/download`);
    return content.status === 200 && content.bytes.equals(bytes)
      ? undefined
      : `the content of ${url} is not what was sent: ${content.status}`;
  });
}

const MARKED = {
  zaak: 'omschrijving',
  status: 'statustoelichting',
  rol: 'roltoelichting',
  document: 'titel',
  zaakinformatieobject: 'titel',
} as const;

const TABLES = {
  zaak: 'zaken_zaak',
  status: 'zaken_status',
  rol: 'zaken_rol',
  document: 'documenten_enkelvoudiginformatieobject',
  zaakinformatieobject: 'zaken_zaakinformatieobject',
} as const;

/** The same key gives the first answer; what was broken off and had a key is done now, at most once. */
async function repeats(world: World, { written, unsure }: Ledger): Promise<string[]> {
  const again = await several(
    written.filter(({ key }) => key),
    async (one) => {
      const answer = await send(world, one);
      return answer.status === 201 && JSON.stringify(jsonOf(answer)) === JSON.stringify(one.json)
        ? undefined
        : `${one.kind} ${one.url} again with its key: ${answer.status} ${answer.bytes}`;
    },
  );
  const finished = await several(
    unsure.filter(({ key }) => key),
    async (one) => {
      const { status, bytes } = await send(world, one);
      return status === 201 ? undefined : `${one.kind} that was broken off cannot be finished: ${status} ${bytes}`;
    },
  );
  return [...again, ...finished];
}

/** What was promised is there once; what was broken off at most once, and exactly once when it was finished by its key. */
async function once(sql: Sql, { written, unsure }: Ledger): Promise<string[]> {
  const faults: string[] = [];
  for (const [kind, some] of Map.groupBy([...written, ...unsure], (one: Attempt) => one.kind)) {
    const rows = await sql<{ mark: string; times: number }>(
      `select mark, count(*)::int as times from unnest($1::text[]) mark join ${TABLES[kind]} on strpos(body, mark) > 0 group by 1`,
      [some.map(({ mark }) => mark)],
    );
    const found = new Map(rows.map(({ mark, times }) => [mark, times]));
    for (const one of some) {
      const times = found.get(one.mark) ?? 0;
      const free = !('url' in one) && one.key === undefined;
      if (free ? times > 1 : times !== 1) faults.push(`${kind} ${one.mark} is there ${times} times`);
    }
  }
  const numbers = await sql<{ identificatie: string }>(
    'select identificatie from zaken_zaak group by municipality, bronorganisatie, identificatie having count(*) > 1',
  );
  return [...faults, ...numbers.map(({ identificatie }) => `number ${identificatie} was given twice`)];
}

async function logged(sql: Sql, { written, read }: Ledger): Promise<string[]> {
  const missing = async (traces: readonly string[], text: string): Promise<string[]> => {
    const rows = await sql<{ trace: string }>(text, [traces]);
    const found = new Set(rows.map(({ trace }) => trace));
    return traces.filter((trace) => !found.has(trace));
  };
  const answers = [...read, ...written.map(({ traceId }) => traceId)];
  const unlogged = await missing(
    answers,
    `select preimage::jsonb ->> 'trace' as trace from log_entry where preimage::jsonb ->> 'trace' = any($1)`,
  );
  const unchanged = await missing(
    written.map(({ traceId }) => traceId),
    `select trace from engine_change where trace = any($1) and action = 'create' and not implied`,
  );
  return [
    ...unlogged.map((trace) => `answer of trace ${trace} has no log entry`),
    ...unchanged.map((trace) => `write of trace ${trace} has no change record`),
  ];
}

const QUEUED = `select (select count(*) from engine_change_queue) + (select count(*) from log_queue)
 + (select count(*) from engine_count_delta) as waiting`;

async function settled(sql: Sql): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (Number((await sql<{ waiting: string }>(QUEUED))[0]!.waiting) === 0) return;
    await wait(100);
  }
}

/**
 * Every change and every entry has its number, once, and no number is skipped. The program is at work meanwhile (jobs make
 * messages, and each leaves an entry), so a look that falls between an entry and its number is taken again.
 */
async function numbered(sql: Sql): Promise<string[]> {
  for (let tries = 1; ; tries++) {
    const faults = await unnumbered(sql);
    if (faults.length === 0 || tries === 30) return faults;
    await wait(200);
  }
}

async function unnumbered(sql: Sql): Promise<string[]> {
  const rows = await sql<{ what: string; all: number; numbered: number; from: number; to: number }>(`
select 'changes' as what, (select count(*) from engine_change c where c.municipality = n.municipality)::int as all,
  count(distinct change)::int as numbered, min(number)::int as from, max(number)::int as to
from engine_change_number n group by municipality
union all
select 'log entries', count(*)::int, count(distinct position)::int, min(position)::int + 1, max(position)::int + 1
from log_entry group by municipality`);
  return rows
    .filter(({ all, numbered, from, to }) => !(all === numbered && from === 1 && to === all))
    .map(({ what, all, numbered, from, to }) => `${all} ${what}, ${numbered} with a number, from ${from} to ${to}`);
}

async function counted(world: World, sql: Sql): Promise<string[]> {
  const lists = [
    ['/zaken/api/v1/zaken', 'zaken_zaak', 'zaak'],
    [
      '/documenten/api/v1/enkelvoudiginformatieobjecten',
      'documenten_enkelvoudiginformatieobject',
      'enkelvoudiginformatieobject',
    ],
  ] as const;
  const faults: string[] = [];
  for (const [path, table, resource] of lists) {
    const { count } = jsonOf(await ask(world, 'GET', path));
    const [{ rows, counters } = { rows: -1, counters: -1 }] = await sql<{ rows: number; counters: number }>(
      `select (select count(*) from ${table} where municipality = m.id)::int as rows,
 (select sum(total) from engine_count where municipality = m.id and resource = $1)::int as counters
from (select municipality as id from municipality_attribute where kind = 'host' and value = 'localhost') m`,
      [resource],
    );
    if (count !== rows || counters !== rows)
      faults.push(`${path} says ${count}, the counters say ${counters}, and there are ${rows}`);
  }
  const dates = await wrongDates(sql, zaak);
  if (dates.length > 0) faults.push(`counters by date say something else of ${JSON.stringify(dates.slice(0, 5))}`);
  return faults;
}

/** A few at a time; what is no fault is left out. */
async function several<T>(list: readonly T[], check: (one: T) => Promise<string | undefined>): Promise<string[]> {
  const waiting = [...list];
  const faults: string[] = [];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const fault = await check(one);
      if (fault) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return faults;
}
