/** A queue on a clone, workers on it, and what they were given. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Database } from '../../src/foundation/db/types.ts';
import { type JobsOptions, makeJobs } from '../../src/foundation/jobs/jobs.ts';
import type { Job, Jobs } from '../../src/foundation/types.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

export let clone: Clone;
export let db: Database;
export const started: Jobs[] = [];

/** An empty queue for each test. */
export function startJobs(): void {
  beforeAll(async () => {
    clone = await cloneDatabase();
    db = clone.open();
  });
  afterAll(() => clone.drop());
  beforeEach(async () => {
    await clone.asOwner('truncate meent.job');
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((jobs) => jobs.stop(0)));
  });
}

/** A worker whose poll is an hour away, so that only what must wake it does. */
export function worker(options: JobsOptions = {}, database = db): Jobs {
  const jobs = makeJobs(database, { pollMs: 3_600_000, ...options });
  started.push(jobs);
  return jobs;
}

export interface Payload {
  readonly zaak: string;
}
export const job = (zaak: string, more: object = {}) => ({
  queue: 'mail',
  municipality: 7,
  payload: { zaak },
  ...more,
});

/** Collects what a handler is given, and lets a test wait for the next. */
export function inbox() {
  const got: Job<Payload>[] = [];
  let tell = (): void => {};
  return {
    got,
    take: (one: Job<Payload>): void => {
      got.push(one);
      tell();
    },
    async count(count: number): Promise<void> {
      while (got.length < count) {
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
      }
    },
  };
}

export const rows = () =>
  clone.asOwner<{ queue: string; attempt: number; state: string; last_error: string; leased: boolean; wait: number }>(
    `select queue, attempt, state, last_error, lease_until is not null as leased,
       extract(epoch from run_at - now())::float8 as wait from meent.job order by created_at`,
  );
export const due = () => clone.asOwner(`update meent.job set run_at = now()`);

export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}
export const empty = () => until(async () => (await rows()).length === 0);
