/** What is measured, against what, and how good it must be. The logbook is always on. */
import { COPY_PREFIX } from '../src/engine/copies.ts';
import { atLeast, atMost, type Benchmark } from './benchmark.ts';
import { decisions } from './decisions.ts';
import { documentBenchmarks } from './documents.ts';
import { startFloor } from './floor-http.ts';
import { growthBenchmarks } from './growth.ts';
import { loadLines } from './load-lines.ts';
import { logbookBenchmarks } from './logbook.ts';
import { mixBenchmarks } from './mix/mix.ts';
import { nodeBenchmarks, storedCase } from './node.ts';
import { notifyBenchmarks } from './notify.ts';
import { pageBenchmarks } from './pages.ts';
import { pssOfTree, timeOfTree } from './processes.ts';
import { createScript, listScript, readScript, unchangedScript } from './scripts.ts';
import { pgbench, ratio, wrk, wrkCount } from './tools.ts';
import { wholeCase } from './whole-case.ts';
import type { World } from './world.ts';

/** GET of one case, another one each time; the floor fetches the same body by its key. */
const readOne: Benchmark = {
  name: 'read_one_vs_pgbench',
  unit: 'ratio',
  ...atLeast(0.14),
  run(world) {
    const script = readScript(world);
    const floor = world.file(
      'read.sql',
      `\\set i random(1, ${world.cases})\nselect body from meent.zaken_zaak where municipality = ${world.municipality} and id = ('${COPY_PREFIX}' || lpad(to_hex(:i::int), 12, '0'))::uuid;\n`,
    );
    return ratio(
      (seconds) => wrk(world.url, script, seconds),
      (clients, seconds) => pgbench(world.target, floor, clients, seconds),
    );
  },
};

/** A page of a hundred cases with an exact count, rights on 20 case types; the floor fetches a hundred bodies and the count. */
const list100: Benchmark = {
  name: 'list100_vs_pgbench',
  unit: 'ratio',
  ...atLeast(0.4),
  async run(world) {
    const script = listScript(world);
    const floor = world.file(
      'list.sql',
      `\\set o random(0, 19)\nselect body, (select sum(total) from meent.engine_count where municipality = ${world.municipality} and resource = 'zaak') from meent.zaken_zaak where municipality = ${world.municipality} order by id desc limit 100 offset :o::int * 100;\n`,
    );
    return ratio(
      (seconds) => wrk(world.url, script, seconds),
      (clients, seconds) => pgbench(world.target, floor, clients, seconds),
    );
  },
};

/** POST of a case; the floor inserts the same bytes by the same key, as durably. */
const create: Benchmark = {
  name: 'create_vs_pgbench',
  unit: 'ratio',
  ...atLeast(0.15),
  async run(world) {
    const script = await createScript(world);
    await world.sql(
      'create table if not exists meent.bench_floor (municipality int, id uuid, body text, primary key (municipality, id))',
    );
    const stored = (await storedCase(world)).replaceAll(/[^\x20-\x7e]|['\\:]/g, ' ');
    const floor = world.file(
      'create.sql',
      `insert into meent.bench_floor values (${world.municipality}, gen_random_uuid(), '${stored}');\n`,
    );
    return ratio(
      (seconds) => wrk(world.url, script, seconds),
      (clients, seconds) => pgbench(world.target, floor, clients, seconds),
    );
  },
};

/** Whole cases (a case, who asked for it, a property, its first status), a line each, in one request; per second. */
const bulkLoad: Benchmark = {
  name: 'bulk_load_per_s',
  unit: 'cases/s',
  // What a machine reaches on which others work too; there is no floor that does the same.
  ...atLeast(600),
  async run(world) {
    const line = `${JSON.stringify(await wholeCase(world))}\n`;
    const rates: number[] = [];
    for (let round = 0; round < 5; round++) {
      const began = performance.now();
      await loadLines(
        world,
        Array.from({ length: LINES }, () => line),
      );
      rates.push(LINES / ((performance.now() - began) / 1000));
    }
    return rates.toSorted((a, b) => a - b)[2]!;
  },
};

const LINES = 1_000;

/** Memory of all processes, a minute after the start, shared pages counted once. */
const idle: Benchmark = {
  name: 'idle_mb',
  unit: 'MB',
  ...atMost(400),
  async run(world) {
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    return pssOfTree(world.process.pid!);
  },
};

const warmStart: Benchmark = {
  name: 'warm_start_s',
  unit: 's',
  ...atMost(4),
  run: (world) => Promise.resolve(world.warmStart),
};

/** A case that did not change since, with its entry in the logbook; the floor is an empty answer of node:http. */
const notModified: Benchmark = {
  name: 'not_modified_vs_node_http',
  unit: 'ratio',
  ...atLeast(0.12),
  async run(world) {
    const script = await unchangedScript(world);
    const floor = await startFloor();
    try {
      return await ratio(
        (seconds) => wrk(world.url, script, seconds),
        (clients, seconds) => wrk(floor.url, world.file('floor.lua', ''), seconds, clients),
      );
    } finally {
      await floor.close();
    }
  },
};

const MEASURED_SECONDS = 3;

/** Microseconds of processor time per request, of program and database together, until a second after the last. */
async function costOf(world: World, script: string): Promise<number> {
  await wrk(world.url, script, 1);
  const before = timeOfTree(world.process.pid!);
  const requests = await wrkCount(world.url, script, MEASURED_SECONDS);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const after = timeOfTree(world.process.pid!);
  const program = ((after.program - before.program) / requests) * 1e6;
  const database = ((after.database - before.database) / requests) * 1e6;
  process.stderr.write(`program ${program.toFixed(0)} us, database ${database.toFixed(0)} us; `);
  return program + database;
}

/** What the logbook costs per request: the same load on the same data, with it and with one that writes nothing. */
const logCost = (name: string, most: number, scriptOf: (world: World) => string): Benchmark => ({
  name,
  unit: 'us',
  ...atMost(most),
  async run(world) {
    const whole = await costOf(world, scriptOf(world));
    await world.restart({ without: 'logbook' });
    const without = await costOf(world, scriptOf(world));
    await world.restart({});
    return whole - without;
  },
});

/** What filling a world says of itself: cases with their parts, changes and lines in the logbook. */
const loadDemo: Benchmark = {
  name: 'load_demo_per_s',
  unit: 'cases/s',
  ...atLeast(3_500),
  before: async (small) => {
    loaded = await small.fill(FILLED);
  },
  run: () => (loaded === undefined ? Promise.reject(new Error('no case was made')) : Promise.resolve(loaded)),
};

/** As many as every world has that is measured in. */
const FILLED = 100_000;
let loaded: number | undefined;

/**
 * idle comes first: it wants a program that has not worked yet. What only reads comes before what writes, since the index of
 * words works through what was written. In a small world the filling comes last.
 */
export const benchmarks: readonly Benchmark[] = [
  warmStart,
  idle,
  readOne,
  list100,
  notModified,
  ...nodeBenchmarks.reading,
  logCost('log_cost_read_us', 90, readScript),
  logCost('log_cost_list_us', 400, listScript),
  ...logbookBenchmarks,
  ...pageBenchmarks,
  ...growthBenchmarks,
  ...mixBenchmarks,
  create,
  ...nodeBenchmarks.writing,
  bulkLoad,
  ...notifyBenchmarks,
  ...documentBenchmarks,
  loadDemo,
  decisions,
];
