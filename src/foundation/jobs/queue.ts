import { DatabaseProblem } from '../db/problem.ts';
import type { Queryable } from '../db/types.ts';
import { errorCode } from '../error-code.ts';
import { createLanes } from '../lanes.ts';
import type { Logger } from '../telemetry/logger.ts';
import { followTrace, type Trace } from '../telemetry/trace.ts';
import type { Job } from '../types.ts';
import { backoffMs } from './backoff.ts';
import { CLAIM, type Claimed, DONE, FAIL, RETRY } from './statements.ts';

export interface QueueOptions {
  readonly name: string;
  readonly handler: (job: Job<never>) => Promise<void>;
  readonly attempts: number;
  readonly parallel: number;
  readonly leaseMs: number;
  readonly db: Queryable;
  readonly log: Pick<Logger, 'warn' | 'error'> | undefined;
}

export interface Queue {
  /** Looks for work, as far as there is room. */
  wake(): void;
  /** Claimed and not finished. */
  running(): readonly Claimed[];
  /** Takes no new work; resolves when what was claimed is finished. */
  drain(): Promise<void>;
}

interface Ended {
  readonly job: Claimed;
  readonly told: () => void;
  readonly failed: (error: unknown) => void;
}

const traceIdOf = (trace: Trace | undefined) => (trace ? { traceId: trace.traceId } : {});

/** The jobs of one queue that this process works on. */
export function makeQueue({ name, handler, attempts, parallel, leaseMs, db, log }: QueueOptions): Queue {
  const running = new Map<Claimed, Promise<void>>();
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let draining = false;

  // What ends together goes in one statement, and makes room together: so it is claimed, and reads and writes, together.
  const ended = createLanes<Ended>({
    mostRunning: 2,
    worth: parallel,
    take: (waiting) => waiting.length,
    async run(some) {
      try {
        await db.query(DONE, [some.map(({ job }) => job.id), some.map(({ job }) => job.attempt)]);
        for (const { told } of some) told();
      } catch (error) {
        for (const { failed } of some) failed(error);
      }
    },
  });
  const end = (job: Claimed): Promise<void> =>
    new Promise((told, failed) => {
      ended.add('', { job, told, failed });
    });

  function wake(): void {
    lookAgain = true;
    looking ??= look().finally(() => {
      looking = undefined;
      // Woken between the last look and this line.
      if (lookAgain && !draining && running.size < parallel) wake();
    });
  }

  async function look(): Promise<void> {
    await new Promise(setImmediate);
    while (lookAgain && !draining && running.size < parallel) {
      lookAgain = false;
      const room = parallel - running.size;
      try {
        const claimed = await db.query<Claimed & object>(CLAIM, [name, room, leaseMs]);
        for (const job of claimed) running.set(job, work(job));
        if (claimed.length === room) lookAgain = true;
      } catch (error) {
        // The next poll tries again; the request path tells the operator that the database is away.
        log?.warn('job-claim-failed', { queue: name, errorCode: errorCode(error) });
      }
    }
  }

  async function work(job: Claimed): Promise<void> {
    try {
      await finish(job);
    } catch (error) {
      // The lease ends by itself and the job is claimed again.
      log?.warn('job-finish-failed', { queue: name, attempt: job.attempt, errorCode: errorCode(error) });
    } finally {
      running.delete(job);
      if (lookAgain) wake();
    }
  }

  async function finish(job: Claimed): Promise<void> {
    const trace = followTrace(job);
    const fields = {
      queue: name,
      attempt: job.attempt,
      municipality: job.municipality ?? undefined,
      ...traceIdOf(trace),
    };
    // Claimed more often than it may be tried: every process that tried it was killed, so this one does not try.
    if (job.attempt > attempts) {
      await db.query(FAIL, [job.id, job.attempt, 'killed']);
      log?.error('job-failed', { ...fields, errorCode: 'killed' });
      return;
    }
    try {
      const { sampled: _, ...claimed } = job;
      await handler({ ...claimed, trace } as Job<never>);
    } catch (error) {
      const code = errorCode(error);
      if (job.attempt < attempts) {
        await retry(job, code);
        log?.warn('job-retried', { ...fields, errorCode: code });
      } else {
        await db.query(FAIL, [job.id, job.attempt, code]);
        log?.error('job-failed', { ...fields, errorCode: code });
      }
      return;
    }
    await end(job);
  }

  async function retry(job: Claimed, code: string): Promise<void> {
    const values = [job.id, job.attempt, backoffMs(job.attempt), code];
    try {
      await db.query(RETRY, values);
    } catch (error) {
      // The same key was added between looking for it and going back to waiting: now it is found.
      if (!(error instanceof DatabaseProblem && error.sqlState === '23505')) throw error;
      await db.query(RETRY, values);
    }
  }

  return {
    wake,
    running: () => [...running.keys()],
    async drain() {
      draining = true;
      await looking;
      await Promise.all(running.values());
    },
  };
}
