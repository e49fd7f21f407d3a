/**
 * The logbook by itself, in a database of its own on the server of the world: durable entries, salted lines with the lists of
 * people, how far those lists are behind, and what the page of one resident costs when there are more lines. All of it as the
 * program does it, in this process.
 */
import { createDatabase } from '../src/foundation/db/database.ts';
import { migrate } from '../src/foundation/db/migrate.ts';
import { type Target, withDatabase } from '../src/foundation/db/target.ts';
import type { Database } from '../src/foundation/db/types.ts';
import { newId } from '../src/foundation/ids.ts';
import { makeKeys } from '../src/foundation/keys/keys.ts';
import { newRing } from '../src/foundation/keys/ring.ts';
import { createLogbook, type RunningLogbook } from '../src/logbook/append.ts';
import { numberEntries } from '../src/logbook/number.ts';
import { looksAt } from '../src/logbook/read.ts';
import { createSequencer, type Sequencer } from '../src/logbook/sequencer.ts';
import type { LogEntry } from '../src/logbook/types.ts';
import { waitingSeconds } from '../src/logbook/waiting.ts';
import { NOTHING_WITHHELD } from '../src/logbook/withheld.ts';
import { atLeast, atMost, type Benchmark, tell } from './benchmark.ts';
import { asOwner } from './owner.ts';
import { timeOfTree } from './processes.ts';
import type { World } from './world.ts';

const MUNICIPALITY = 7;
const keys = makeKeys(newRing('demo', '2026-01-01T00:00:00.000Z'));

interface OwnLog {
  readonly db: Database;
  readonly logbook: RunningLogbook;
  readonly sequencer: Sequencer;
  /** Until every line is in the list of its person. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

async function openLog(world: World): Promise<OwnLog> {
  const name = `meent_bench_log_${newId().slice(-12)}`;
  const server: Target = world.owner;
  const owner = await asOwner(server);
  await owner.query(`create database ${name}`);
  const target = withDatabase(server, name);
  await migrate(target);
  const db = createDatabase(target);
  const sequencer = createSequencer({
    db,
    tasks: [numberEntries(keys)],
    onError: (error) => {
      throw error;
    },
  });
  const logbook = createLogbook({ db, keys, onAppended: () => sequencer.wake('entries') });
  sequencer.start();
  return {
    db,
    logbook,
    sequencer,
    async settle() {
      await logbook.idle();
      while ((await waitingSeconds(db.log)) > 0) await pause(50);
    },
    async close() {
      await sequencer.stop();
      await db.close();
      await owner.query(`drop database ${name} with (force)`);
      await owner.end();
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const subjectOf = (person: number): string => keys.hash(MUNICIPALITY, 'bsn', String(person));

const entryOf = (lines: LogEntry['lines']): LogEntry => ({
  municipality: MUNICIPALITY,
  id: newId(),
  operation: 'zaken.zaak.list',
  kind: 'getoond',
  activity: '0190b7a2-0000-7000-8000-000000000001',
  organ: 'college',
  application: 'werkplek',
  actorRole: 'behandelaar, Openbare ruimte',
  trace: '4bf92f3577b34da6a3ce929d0e0e4736',
  span: '00f067aa0ba902b7',
  lines,
});

/** As an employee's read leaves it: with who acted. */
function append(
  { logbook }: Pick<Awaited<ReturnType<typeof openLog>>, 'logbook'>,
  lines: LogEntry['lines'],
): Promise<void> {
  const entry = entryOf(lines);
  return logbook.append(entry, { entry: entry.id, employee: 'medewerker-0101' });
}

/** As many at once as callers of a busy municipality: what waits together is one commit. */
const CALLERS = 256;
const MEASURED_MS = 5_000;

/** Calls `work` by so many callers, each again when it is done, until the time is over. Returns how often. */
async function during(ms: number, work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + ms;
  let count = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < end) {
      await work();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return count;
}

/** Hashes are made once: whoever has a row has its hash already. */
const people = (count: number): readonly string[] => Array.from({ length: count }, (_, person) => subjectOf(person));
const anyOf = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)]!;

/** Answers of one person each, as reads are. The sequencer numbers them meanwhile. */
const answers: Benchmark = {
  name: 'log_answers_per_s',
  unit: 'answers/s',
  ...atLeast(5_000),
  async run(world) {
    const log = await openLog(world);
    try {
      const subjects = people(10_000);
      const one = () => append(log, [{ subject: anyOf(subjects), resource: 'zaak', id: newId() }]);
      await during(1_000, one);
      return (await during(MEASURED_MS, one)) / (MEASURED_MS / 1_000);
    } finally {
      await log.close();
    }
  },
};

const PAGE = 100;

/** Pages of a hundred people, up to where every line stands in the list of its person. */
const subjectLines: Benchmark = {
  name: 'log_subject_lines_per_s',
  unit: 'lines/s',
  ...atLeast(20_000),
  async run(world) {
    const log = await openLog(world);
    try {
      const subjects = people(10_000);
      const page = () => append(log, linesOf(subjects, PAGE));
      await during(1_000, page);
      await log.settle();
      const began = performance.now();
      const count = await during(MEASURED_MS, page);
      await log.settle();
      return (count * PAGE) / ((performance.now() - began) / 1_000);
    } finally {
      await log.close();
    }
  },
};

const linesOf = (subjects: readonly string[], count: number): LogEntry['lines'] =>
  Array.from({ length: count }, () => ({ subject: anyOf(subjects), resource: 'zaak', id: newId() }));

const RATE = 5_000;
const LINES_EACH = 4;
const TICK_MS = 20;

/** The longest that an entry waits for its number at the two rates above together. */
const lag: Benchmark = {
  name: 'log_lag_s',
  unit: 's',
  ...atMost(1),
  async run(world) {
    const log = await openLog(world);
    try {
      const subjects = people(10_000);
      let worst = 0;
      let sent = 0;
      let done = false;
      // Beside the sending, so that neither waits for the other.
      const watching = (async () => {
        while (!done) {
          worst = Math.max(worst, await waitingSeconds(log.db.log));
          await pause(TICK_MS);
        }
      })();
      const began = performance.now();
      for (let spent = 0; spent < MEASURED_MS; spent = performance.now() - began) {
        const due = Math.floor((spent * RATE) / 1_000);
        for (; sent < due; sent += 1) void append(log, linesOf(subjects, LINES_EACH));
        await pause(TICK_MS);
      }
      tell(`${Math.round(sent / (MEASURED_MS / 1_000))} answers a second of ${LINES_EACH} lines;`);
      await log.settle();
      done = true;
      await watching;
      return worst;
    } finally {
      await log.close();
    }
  },
};

const FEW_LINES = 100_000;
const MANY_LINES = 1_000_000;
const MOST_LINES = 10_000_000;
/** Of one person, in both. */
const LINES_OF_ONE = 100;
const PAGES = 400;

/** A resident's page of lines, where there are many more of others: program and database together. */
const growth: Benchmark = {
  name: 'growth_loglines',
  unit: 'ratio',
  ...atMost(1.3),
  async run(world) {
    const log = await openLog(world);
    try {
      const large = world.cases >= 1_000_000 ? MOST_LINES : MANY_LINES;
      await fill(log, 0, FEW_LINES);
      const small = await costOfPages(world, log, FEW_LINES);
      await fill(log, FEW_LINES, large);
      const grown = await costOfPages(world, log, large);
      tell(`${small.toFixed(0)} us at ${FEW_LINES}, ${grown.toFixed(0)} us at ${large};`);
      return grown / small;
    } finally {
      await log.close();
    }
  },
};

/** People come with lines, so that each has as many as before. */
async function fill(log: OwnLog, from: number, to: number): Promise<void> {
  const subjects = people(to / LINES_OF_ONE).slice(from / LINES_OF_ONE);
  for (let made = from; made < to; ) {
    const some: Promise<void>[] = [];
    for (; some.length < CALLERS && made < to; made += PAGE)
      some.push(log.logbook.append(entryOf(linesOf(subjects, PAGE))));
    await Promise.all(some);
  }
  await log.settle();
}

async function costOfPages(world: World, log: OwnLog, lines: number): Promise<number> {
  const subjects = people(lines / LINES_OF_ONE);
  const page = () => looksAt(log.db.in(MUNICIPALITY), MUNICIPALITY, anyOf(subjects), NOTHING_WITHHELD, { limit: 50 });
  for (let n = 0; n < PAGES / 4; n += 1) await page();
  const before = { own: process.cpuUsage(), database: timeOfTree(world.process.pid!).database };
  for (let n = 0; n < PAGES; n += 1) await page();
  const own = process.cpuUsage(before.own);
  const database = (timeOfTree(world.process.pid!).database - before.database) * 1e6;
  return (own.user + own.system + database) / PAGES;
}

export const logbookBenchmarks: readonly Benchmark[] = [answers, subjectLines, lag, growth];
