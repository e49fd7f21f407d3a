/** Jobs over PostgreSQL: every process may add, claim and finish; what a killed process held is claimed again. */
import type { Database } from '../db/types.ts';
import { newId } from '../ids.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Job, Jobs } from '../types.ts';
import { DEFAULT_ATTEMPTS } from './backoff.ts';
import { makeQueue, type Queue } from './queue.ts';
import { ADD, CHANNEL, HOLD, RENEW } from './statements.ts';

export interface JobsOptions {
  /** After this time without renewal the process that claimed a job counts as gone. */
  readonly leaseMs?: number;
  /** How often to look for jobs whose time has come, and for what no notification told of. */
  readonly pollMs?: number;
  readonly log?: Pick<Logger, 'warn' | 'error'>;
}

const DEFAULT_PARALLEL = 4;
const DEFAULT_GRACE_MS = 10_000;

export function makeJobs(db: Database, options: JobsOptions = {}): Jobs {
  const { leaseMs = 30_000, pollMs = 5_000, log } = options;
  const queues = new Map<string, Queue>();
  let timers: NodeJS.Timeout[] = [];
  let listening: Promise<() => Promise<void>> | undefined;
  let started = false;

  async function renew(): Promise<void> {
    const claimed = [...queues.values()].flatMap((queue) => queue.running());
    if (claimed.length === 0) return;
    await db.node.query(RENEW, [claimed.map((job) => job.id), claimed.map((job) => job.attempt), leaseMs]);
  }

  function wakeAll(): void {
    for (const queue of queues.values()) queue.wake();
  }

  function listen(): void {
    if (listening) return;
    listening = db.listen(CHANNEL, (name) => (name === '' ? wakeAll() : queues.get(name)?.wake()));
    // What was added before the channel was open told nobody. When it does not open, the next poll tries again.
    listening.then(wakeAll, () => {
      listening = undefined;
    });
  }

  return {
    async add(q, { queue, municipality, payload, at, key }) {
      const values = [newId(), queue, municipality, JSON.stringify(payload ?? null), at ?? null, key ?? null];
      for (;;) {
        const added = await q.query(ADD, values);
        if (added.length > 0 || key === undefined) return;
        const held = await q.query(HOLD, [queue, municipality, key]);
        // Claimed in between: it may have read what was before, so the job is added after all.
        if (held.length > 0) return;
      }
    },
    handle(name, handler, { attempts = DEFAULT_ATTEMPTS, parallel = DEFAULT_PARALLEL } = {}) {
      if (queues.has(name)) throw new Error(`queue ${name} has a handler already`);
      const queue = makeQueue({
        name,
        handler: handler as (job: Job<never>) => Promise<void>,
        attempts,
        parallel,
        leaseMs,
        db: db.node,
        log,
      });
      queues.set(name, queue);
      if (started) queue.wake();
    },
    start() {
      if (started) return;
      started = true;
      const poll = (): void => {
        listen();
        wakeAll();
      };
      timers = [
        setInterval(poll, pollMs),
        setInterval(() => renew().catch(() => log?.warn('job-lease-not-renewed')), leaseMs / 3),
      ];
      poll();
    },
    async stop(graceMs = DEFAULT_GRACE_MS) {
      if (!started) return;
      started = false;
      const [polling, renewing] = timers;
      clearInterval(polling);
      let grace: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        grace = setTimeout(resolve, graceMs);
      });
      await Promise.race([Promise.all([...queues.values()].map((queue) => queue.drain())), patience]);
      clearTimeout(grace);
      clearInterval(renewing);
      const stopListening = await listening?.catch(() => undefined);
      listening = undefined;
      await stopListening?.();
    },
  };
}
