/**
 * What a call costs in the large world, as a multiple of what it costs in one of SMALL cases: the same call with as many
 * hits, for other records each time, warm. The cost is the processor time of program and database together, so that neither
 * wrk nor somebody else on the machine counts. The value is that of the client for whom it grows most.
 */
import { COPY_PREFIX } from '../src/engine/copies.ts';
import { atMost, type Benchmark, tell } from './benchmark.ts';
import { anyOf, type Call } from './lua.ts';
import { HITS, makeProbes, probes } from './probes.ts';
import { timeOfTree } from './processes.ts';
import { callAs } from './tokens.ts';
import { wrkCount } from './tools.ts';
import type { World } from './world.ts';

/** A way to ask, by its name. */
type Ways = Readonly<Record<string, (world: World) => Promise<readonly Call[]>>>;

const clients = (world: World): Readonly<Record<string, string>> => ({
  broad: world.token,
  narrow: world.narrowToken,
  single: world.singleToken,
});

const ZAKEN = '/zaken/api/v1/zaken';

/** @param most what it may cost, against the small world */
function growth(name: string, most: number, ways: Ways): Benchmark {
  let small: Costs | undefined;
  let again: Costs | undefined;
  return {
    name,
    unit: 'ratio',
    ...atMost(most),
    async before(world) {
      [again, small] = await twice(name, ways, world);
    },
    async run(world) {
      const [, large] = await twice(name, ways, world);
      const grown = [...large].map(([way, cost]) => {
        const [less, other] = [small!.get(way)!, again!.get(way)!];
        return { way, times: whole(cost) / whole(less), said: saying(cost, less), still: whole(less) / whole(other) };
      });
      for (const { way, times, said, still } of grown)
        tell(`${way} ${times.toFixed(2)} (${said}; of the same size twice ${still.toFixed(2)});`);
      return Math.max(...grown.map(({ times }) => times));
    },
  };
}

/** Of a call, in microseconds. */
interface Cost {
  readonly program: number;
  readonly database: number;
}

const whole = ({ program, database }: Cost): number => program + database;

/** Growth of the program is none of the size: that of the database may be. */
const saying = (large: Cost, small: Cost): string =>
  (['program', 'database'] as const)
    .map((part) => `${part} ${small[part].toFixed(0)} to ${large[part].toFixed(0)} us`)
    .join(', ');

type Costs = ReadonlyMap<string, Cost>;

/** In both worlds the second time counts: in the first the program is still being compiled, and what is asked comes from disk. */
const twice = async (name: string, ways: Ways, world: World): Promise<readonly [Costs, Costs]> => [
  await costs(name, ways, world),
  await costs(name, ways, world),
];

/** For each way and client. */
async function costs(name: string, ways: Ways, world: World): Promise<Costs> {
  const found = new Map<string, Cost>();
  for (const [way, callsOf] of Object.entries(ways)) {
    const calls = await callsOf(world);
    for (const [client, token] of Object.entries(clients(world))) {
      const script = world.file(`${name}.lua`, anyOf(token, calls));
      // What is asked is the same for each client, so it is warm for the others.
      if (token === world.token) await warm(world, script);
      found.set([way, client].filter(Boolean).join(' '), await costOf(world, script));
    }
  }
  return found;
}

/** So many calls and the program is compiled for them, however long a busy machine takes over it. */
const WARM_CALLS = 3_000;
const WARM_SECONDS = 2;
const MOST_ROUNDS = 4;

async function warm(world: World, script: string): Promise<void> {
  let made = 0;
  for (let round = 0; round < MOST_ROUNDS && made < WARM_CALLS; round++)
    made += await wrkCount(world.url, script, WARM_SECONDS);
}

/** With fewer, what the program does besides would count as theirs. */
const FEW = 50;

async function costOf(world: World, script: string): Promise<Cost> {
  for (const seconds of [1, 5]) {
    const before = timeOfTree(world.process.pid!);
    const requests = await wrkCount(world.url, script, seconds);
    const after = timeOfTree(world.process.pid!);
    const each = (spent: number): number => (spent / requests) * 1e6;
    if (requests >= FEW)
      return {
        program: each(after.program - before.program),
        database: each(after.database - before.database),
      };
  }
  throw new Error(`fewer than ${FEW} calls were answered in five seconds; the machine is too busy to measure`);
}

const KEYS = 5_000;

/** Cases from all over the world, of the type that every client may see. */
async function anyCase(world: World): Promise<readonly Call[]> {
  const ids = Array.from({ length: KEYS * 10 }, () => 1 + Math.floor(Math.random() * world.cases));
  const found = await world.sql<{ id: string }>(
    `select id from meent.zaken_zaak where municipality = ${world.municipality} and zaaktype = '${(await world.zaaktype()).slice(-36)}'
 and id = any (select ('${COPY_PREFIX}' || lpad(to_hex(n), 12, '0'))::uuid from unnest('{${ids.join(',')}}'::int[]) as n)`,
  );
  if (found.length === 0) throw new Error('no copy of a case is of the type that every client may see');
  return inDisorder(found.slice(0, KEYS)).map(({ id }) => ({ method: 'GET', path: `${ZAKEN}/${id}` }));
}

const inDisorder = <Item>(items: readonly Item[]): readonly Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** The calls, after one of them gave as many hits as it should: a search that finds nothing is fast and measures nothing. */
async function finding(world: World, calls: readonly Call[], countOf: 'count' | 'aantal'): Promise<readonly Call[]> {
  const { method, path, body } = calls[0]!;
  const answer = (await callAs(world.token, world.url, method, path, body)) as Record<string, number>;
  if (answer[countOf] !== HITS) throw new Error(`${method} ${path} found ${answer[countOf]}, not ${HITS}`);
  return calls;
}

const asPerson = async (world: World): Promise<readonly Call[]> => {
  await makeProbes(world);
  const filter = 'rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn';
  return finding(
    world,
    probes.map(({ bsn }) => ({ method: 'GET', path: `${ZAKEN}?${filter}=${bsn}` })),
    'count',
  );
};

const byTypeAndDate = async (world: World): Promise<readonly Call[]> => {
  await makeProbes(world);
  const zaaktype = encodeURIComponent(await world.zaaktype());
  return finding(
    world,
    probes.map(({ day }) => ({ method: 'GET', path: `${ZAKEN}?zaaktype=${zaaktype}&startdatum=${day}` })),
    'count',
  );
};

const byWord = async (world: World): Promise<readonly Call[]> => {
  await makeProbes(world);
  return finding(
    world,
    probes.map(({ word }) => ({ method: 'POST', path: '/meent/api/v1/zoeken', body: { zoekterm: word } })),
    'aantal',
  );
};

const PAGES = 5;

const newCase = async (world: World): Promise<readonly Call[]> => [
  {
    method: 'POST',
    path: ZAKEN,
    body: {
      bronorganisatie: '002220647',
      verantwoordelijkeOrganisatie: '002220647',
      zaaktype: await world.zaaktype(),
      startdatum: '2026-01-05',
      omschrijving: 'Losse stoeptegel',
    },
  },
];

export const growthBenchmarks: readonly Benchmark[] = [
  growth('growth_read', 1.3, { '': anyCase }),
  growth('growth_filter', 1.3, { person: asPerson, 'type and date': byTypeAndDate }),
  growth('growth_search', 1.3, { '': byWord }),
  growth('growth_list', 1.5, {
    '': () =>
      Promise.resolve(Array.from({ length: PAGES }, (_, at) => ({ method: 'GET', path: `${ZAKEN}?page=${at + 1}` }))),
  }),
  growth('growth_create', 1.3, { '': newCase }),
];
