/** The other threads of a process, seen from the first one: started, asked what they count, heard, stopped. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { InjectOptions } from 'fastify';
import type { App } from './app.ts';
import type { Municipality } from './foundation/db/types.ts';
import { StartProblem } from './foundation/start-problem.ts';
import type { Figures } from './services/http/figures.ts';
import { connect, type Line } from './thread-calls.ts';
import type { FirstHears, Forwarded, ForwardedAnswer, Raised, ThreadHears, ThreadStart } from './thread-messages.ts';

export interface Threads {
  /** Starts them. Resolves when all listen. @throws StartProblem */
  start(count: number, of: ThreadStart, app: App): Promise<void>;
  /** Of a thread that does not answer: what it counted last, so that no sum ever falls. */
  figures(): Promise<readonly Figures[]>;
  /** @throws when one of them does not answer in time: part of the connections would wait for it */
  refuseHanging(): Promise<void>;
  /**
   * Rights, types or the like were changed: resolves when every thread knows, so that who heard of it is believed by
   * whichever thread is asked next; one that hangs is not waited for. Other processes hear of it from the database.
   */
  raised(municipality: Municipality, epoch: number): Promise<void>;
  /** They let running requests end. */
  stop(): Promise<void>;
}

interface Running {
  readonly worker: Worker;
  readonly line: Line<ThreadHears>;
  readonly ended: Promise<void>;
  listens: boolean;
  /** When it last answered. */
  counted?: Figures;
}

/** For three young spaces of 32 MB, as `--max-semi-space-size=32` gives the first thread. */
const YOUNG_MEGABYTES = 96;

/** @param onLost a thread ended by a fault: what it worked on is gone, and the process ends as by a fault of the first */
export function createThreads(onLost: (error: unknown) => void): Threads {
  const running: Running[] = [];
  let stopping = false;

  const tellOthers = async (of: Worker | undefined, raised: Raised): Promise<void> => {
    const others = running.filter(({ worker, listens }) => listens && worker !== of);
    await Promise.all(others.map(({ line }) => line.askInTime('raised', raised)));
  };

  async function count(one: Running): Promise<Figures | undefined> {
    one.counted = (await one.line.askInTime('figures', undefined)) ?? one.counted;
    return one.counted;
  }

  function startOne(of: ThreadStart, app: App): Promise<void> {
    const worker = new Worker(join(import.meta.dirname, 'thread.js'), {
      workerData: of,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    worker.on('error', onLost);
    worker.on('exit', () => {
      if (!stopping) onLost(new StartProblem('thread', 'A thread of Meent ended; starting again may help.'));
    });
    return new Promise((listening, failed) => {
      const hears: FirstHears = {
        listening() {
          one.listens = true;
          listening();
        },
        failed: (sentence) => failed(new StartProblem('thread', sentence)),
        told({ lines, stored, woken }) {
          for (const line of lines) app.lines.write(line);
          for (const { municipality, commit, leaf } of stored) app.stored.add(municipality, commit, leaf);
          for (const sign of woken) app.wake(sign);
        },
        forward: (request) => answer(app, request),
        async raised(raised) {
          app.engine.parts.snapshots.saw(raised.municipality, raised.epoch);
          await tellOthers(worker, raised);
        },
      };
      const one: Running = {
        worker,
        line: connect<ThreadHears, FirstHears>(worker, hears),
        ended: new Promise((ended) => worker.once('exit', () => ended())),
        listens: false,
      };
      running.push(one);
    });
  }

  return {
    async start(count, of, app) {
      await Promise.all(Array.from({ length: count }, () => startOne(of, app)));
    },
    async figures() {
      const counted = await Promise.all(running.filter(({ listens }) => listens).map(count));
      return counted.filter((figures) => figures !== undefined);
    },
    async refuseHanging() {
      const answers = running.filter(({ listens }) => listens).map(({ line }) => line.askInTime('figures', undefined));
      if ((await Promise.all(answers)).includes(undefined)) throw new Error('a thread does not answer');
    },
    raised: (municipality, epoch) => tellOthers(undefined, { municipality, epoch }),
    async stop() {
      stopping = true;
      await Promise.all(
        running.map(async ({ worker, line, ended, listens }) => {
          if (listens) await Promise.race([line.ask('close', undefined), ended]);
          await worker.terminate();
        }),
      );
    },
  };
}

async function answer({ fastify }: App, { method, url, headers, body }: Forwarded): Promise<ForwardedAnswer> {
  const answer = await fastify.inject({
    method: method as NonNullable<InjectOptions['method']>,
    url,
    headers,
    ...(body && body.length > 0 && { payload: Buffer.from(body) }),
  });
  const kept = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined || OF_THE_CONNECTION.has(name)
      ? []
      : [[name, Array.isArray(value) ? value.map(String) : String(value)] as const],
  );
  return { status: answer.statusCode, headers: Object.fromEntries(kept), body: answer.rawPayload };
}

/** The thread that sends it has another connection. */
const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
