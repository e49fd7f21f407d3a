/**
 * `node dist/bench/layers.js [--trees DIST,DIST] [--only NAME,NAME] [--rounds N] [--cases N]`: an answer taken apart. Bursts of
 * load on a server for each layer (layer-server.ts), in turn, and in turn with those of other trees of the program where
 * they are named; microseconds of the processor per request. Of the answering thread the lowest tenth of many short slices, of all
 * threads and of PostgreSQL the least of the bursts: on a machine that others use, time on the clock says nothing, and more of the
 * processor than at the best moments is what the others cost.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Burst } from './layer-server.ts';
import { headers, REPORT } from './lua.ts';
import { newCase, posted } from './new-case.ts';
import { timeOfTree } from './processes.ts';
import { environmentOf } from './program.ts';
import { requireTools, wrkCount } from './tools.ts';
import { closeWorlds, openWorld, type World } from './world.ts';

const argument = (name: string): string | undefined =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;

const trees = (argument('--trees')?.split(',') ?? [join(import.meta.dirname, '..')]).map((tree) => resolve(tree));
const rounds = Number(argument('--rounds') ?? 6);
const cases = Number(argument('--cases') ?? 20_000);
const only = argument('--only')?.split(',');
/** Requests to a layer before it is measured. */
const WARM = 8_000;

interface Started {
  readonly child: ChildProcess;
  readonly ports: Readonly<Record<string, number>>;
  readonly etag: string;
  readonly first: string;
}

const next = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done, failed) => {
    const ended = (code: number | null): void => failed(new Error(`the layers ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      done(message as T);
    });
  });

type NewCase = Awaited<ReturnType<typeof newCase>>;

async function begin(tree: string, data: string, { token, narrowToken }: World, made: NewCase): Promise<Started> {
  const child = fork(join(tree, 'bench/layer-server.js'), [JSON.stringify({ token, narrowToken, newCase: made })], {
    env: environmentOf(data),
    execArgv: ['--max-semi-space-size=32', ...(process.env.NODE_ARGUMENTS?.split(' ') ?? [])],
  });
  return { child, ...(await next<Omit<Started, 'child'>>(child)) };
}

interface Layer {
  readonly name: string;
  readonly port: string;
  /** For each tree. */
  readonly scripts: readonly string[];
}

function layersOf(world: World, started: readonly Started[], made: NewCase): readonly Layer[] {
  const path = `/zaken/api/v1/zaken/${started[0]!.first}`;
  const same = started.map(({ etag }, index) =>
    world.file(
      `same${index}.lua`,
      `${headers(world.token)}wrk.path = "${path}"\nwrk.headers["If-None-Match"] = [==[${etag}]==]\n`,
    ),
  );
  const any = world.file(
    'any.lua',
    `${headers(world.token)}request = function() return wrk.format("GET", "${path.slice(0, -12)}" .. string.format("%012x", math.random(1, ${world.cases}))) end\n`,
  );
  const page = world.file(
    'page.lua',
    `${headers(world.narrowToken)}request = function() return wrk.format("GET", "/zaken/api/v1/zaken?page=" .. math.random(1, 20)) end\n`,
  );
  const post = started.map(({ ports }, index) => {
    // Its type is at the address that is called.
    const body = { ...made, zaaktype: `http://localhost:${ports.all}${new URL(made.zaaktype).pathname}` };
    return world.file(`post${index}.lua`, `${headers(world.token)}${posted(body)}${REPORT}`);
  });
  const of = (scripts: readonly string[], names: Readonly<Record<string, string>>): readonly Layer[] =>
    Object.entries(names).map(([name, port]) => ({ name, port, scripts }));
  const alike = (script: string): readonly string[] => started.map(() => script);
  return [
    ...of(same, {
      bare: 'bare',
      headers: 'headers',
      row: 'row',
      entry: 'entry',
      engine304: 'engine304',
      all304: 'all',
    }),
    ...of(alike(any), { bare200: 'bare200', engine200: 'engine200', all200: 'all' }),
    ...of(post, { bare201: 'bare201', engine201: 'engine201', all201: 'all' }),
    ...of(alike(page), { barePage: 'barePage', enginePage: 'enginePage', allPage: 'all' }),
  ].filter(({ name }) => only?.includes(name) ?? true);
}

interface Costs {
  readonly slices: number[];
  readonly all: number[];
  readonly database: number[];
}

const lowestTenth = (costs: readonly number[]): number =>
  costs.toSorted((a, b) => a - b)[Math.floor(costs.length / 10)] ?? Number.NaN;

await requireTools();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => closeWorlds().finally(() => process.exit(1)));
const data = join(import.meta.dirname, '../../.cache/bench/layers');
try {
  const world = await openWorld(cases, data);
  const made = await newCase(world);
  // One after the other: a start is heavy, and several at once keep each other from the database.
  const started: Started[] = [];
  for (const tree of trees) started.push(await begin(tree, data, world, made));
  const layers = layersOf(world, started, made);
  const known = new Map<string, Costs>();
  const costsOf = (key: string): Costs => {
    const costs = known.get(key) ?? { slices: [], all: [], database: [] };
    known.set(key, costs);
    return costs;
  };
  // By number: on a crowded machine it takes many seconds until the program is compiled as it is when it is at work.
  for (const { port, scripts } of layers)
    for (const [index, { ports }] of started.entries())
      for (let answered = 0; answered < WARM; )
        answered += await wrkCount(`http://localhost:${ports[port]}`, scripts[index]!, 2);
  for (let round = 0; round < rounds; round += 1)
    for (const { name, port, scripts } of layers)
      for (const [index, { child, ports }] of started.entries()) {
        child.send(name.endsWith('Page') ? 'begin pages' : 'begin');
        await next(child);
        const before = timeOfTree(world.process.pid!).database;
        const requests = await wrkCount(`http://localhost:${ports[port]}`, scripts[index]!, 1);
        child.send('end');
        const { slices, all } = await next<Burst>(child);
        const database = (timeOfTree(world.process.pid!).database - before) * 1e6;
        const costs = costsOf(`${name} ${index}`);
        costs.slices.push(...slices);
        costs.all.push(all / requests);
        costs.database.push(database / requests);
      }
  console.log('thread that answers, all threads, PostgreSQL; in microseconds');
  for (const { name } of layers)
    console.log(
      name.padEnd(12),
      ...started.map((_, index) => {
        const { slices, all, database } = costsOf(`${name} ${index}`);
        return [lowestTenth(slices), Math.min(...all), Math.min(...database)]
          .map((cost) => cost.toFixed(1).padStart(8))
          .join('');
      }),
    );
  for (const { child } of started) child.disconnect();
} finally {
  await closeWorlds();
}
