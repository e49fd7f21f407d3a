import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/foundation/db/types.ts';
import { backoffMs } from '../../src/foundation/jobs/backoff.ts';
import { type JobsOptions, makeJobs } from '../../src/foundation/jobs/jobs.ts';
import { failedJobs, queueStates, retryFailed } from '../../src/foundation/jobs/operator.ts';
import { CLAIM } from '../../src/foundation/jobs/statements.ts';
import { Problem } from '../../src/foundation/problems.ts';
import type { Job, Jobs } from '../../src/foundation/types.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

let clone: Clone;
let db: Database;
const started: Jobs[] = [];

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

/** A worker whose poll is an hour away, so that only what must wake it does. */
function worker(options: JobsOptions = {}, database = db): Jobs {
  const jobs = makeJobs(database, { pollMs: 3_600_000, ...options });
  started.push(jobs);
  return jobs;
}

interface Payload {
  readonly zaak: string;
}
const job = (zaak: string, more: object = {}) => ({ queue: 'mail', municipality: 7, payload: { zaak }, ...more });

/** Collects what a handler is given, and lets a test wait for the next. */
function inbox() {
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

const rows = () =>
  clone.asOwner<{ queue: string; attempt: number; state: string; last_error: string; leased: boolean; wait: number }>(
    `select queue, attempt, state, last_error, lease_until is not null as leased,
       extract(epoch from run_at - now())::float8 as wait from meent.job order by created_at`,
  );
const due = () => clone.asOwner(`update meent.job set run_at = now()`);

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}
const empty = () => until(async () => (await rows()).length === 0);

describe('a job', () => {
  it('wakes its handler, carries its payload, and is gone when it is done', async () => {
    const jobs = worker();
    const box = inbox();
    jobs.handle<Payload>('mail', async (one) => box.take(one));
    jobs.start();
    await jobs.add(db.node, job('a'));
    await box.count(1);
    expect(box.got[0]).toMatchObject({ municipality: 7, payload: { zaak: 'a' }, attempt: 1 });
    await empty();
  });

  it('that was added before the start is found', async () => {
    const jobs = worker();
    await jobs.add(db.node, { queue: 'mail', municipality: null, payload: undefined });
    const box = inbox();
    jobs.handle<Payload>('mail', async (one) => box.take(one));
    jobs.start();
    await box.count(1);
    expect(box.got[0]).toMatchObject({ municipality: null, payload: null });
  });

  it('belongs to the transaction that adds it', async () => {
    const jobs = worker();
    const box = inbox();
    jobs.handle<Payload>('mail', async (one) => box.take(one));
    jobs.start();
    const failing = db.transaction(7, async (tx) => {
      await jobs.add(tx, job('never'));
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await db.transaction(7, (tx) => jobs.add(tx, job('kept')));
    await box.count(1);
    expect(box.got.map((one) => one.payload.zaak)).toEqual(['kept']);
  });

  it('with a time waits for it, and a poll finds it then', async () => {
    const jobs = worker({ pollMs: 30 });
    const box = inbox();
    jobs.handle<Payload>('mail', async (one) => box.take(one));
    jobs.start();
    await jobs.add(db.node, job('later', { at: new Date(Date.now() + 86_400_000) }));
    await jobs.add(db.node, job('now'));
    await box.count(1);
    expect(box.got.map((one) => one.payload.zaak)).toEqual(['now']);
    await due();
    await box.count(2);
    expect(box.got[1]!.payload.zaak).toBe('later');
  });

  it('without a handler here waits for a process that has one', async () => {
    const jobs = worker();
    jobs.start();
    await jobs.add(db.node, job('a'));
    const box = inbox();
    jobs.handle<Payload>('mail', async (one) => box.take(one));
    await box.count(1);
  });
});

describe('a key', () => {
  it('that is waiting is not added twice; another queue or municipality is another key', async () => {
    const jobs = worker();
    for (const more of [
      {},
      {},
      { municipality: 8 },
      { municipality: null },
      { municipality: null },
      { queue: 'sms' },
    ]) {
      await jobs.add(db.node, job('a', { key: 'k', ...more }));
    }
    expect((await rows()).length).toBe(4);
  });

  it('that is running is added again', async () => {
    const jobs = worker();
    const box = inbox();
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    jobs.handle<Payload>('mail', async (one) => {
      box.take(one);
      await finished;
    });
    jobs.start();
    await jobs.add(db.node, job('first', { key: 'k' }));
    await box.count(1);
    await jobs.add(db.node, job('second', { key: 'k' }));
    await box.count(2);
    finish();
    await empty();
  });

  it('is not claimed while a writer that relies on it has not committed', async () => {
    const jobs = worker();
    await jobs.add(db.node, job('a', { key: 'k' }));
    await db.transaction(7, async (tx) => {
      await jobs.add(tx, job('a', { key: 'k' }));
      // Two writers do not wait for each other.
      await db.transaction(8, (other) => jobs.add(other, job('a', { key: 'k' })));
      expect(await db.node.query(CLAIM, ['mail', 1, 1000])).toEqual([]);
    });
    expect((await db.node.query(CLAIM, ['mail', 1, 1000])).length).toBe(1);
  });

  it('that fails while it was added again becomes one job, with the attempts it had', async () => {
    const jobs = worker();
    const box = inbox();
    jobs.handle<Payload>(
      'mail',
      async (one) => {
        await jobs.add(db.node, job('again', { key: 'k', at: new Date(Date.now() + 1) }));
        box.take(one);
        throw new Problem('unavailable');
      },
      { parallel: 1 },
    );
    jobs.start();
    await jobs.add(db.node, job('first', { key: 'k' }));
    await box.count(1);
    await until(async () => (await rows()).length === 1);
    expect((await rows())[0]).toMatchObject({ attempt: 1, last_error: 'unavailable', state: 'open', leased: false });
    expect((await rows())[0]!.wait).toBeGreaterThan(1);
  });
});

describe('a job that fails', () => {
  it('is tried again later, longer each time, and the error is a code', async () => {
    const jobs = worker({ pollMs: 30 });
    const box = inbox();
    jobs.handle<Payload>('mail', async (one) => {
      box.take(one);
      if (one.attempt < 3) throw Object.assign(new Error('999990019 heeft geen adres'), { code: 'ECONNREFUSED' });
    });
    jobs.start();
    await jobs.add(db.node, job('a'));
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 2; attempt++) {
      await box.count(attempt);
      await until(async () => (await rows())[0]?.leased === false);
      const [row] = await rows();
      expect(row).toMatchObject({ attempt, last_error: 'ECONNREFUSED', state: 'open' });
      waits.push(row!.wait);
      await due();
    }
    await box.count(3);
    await empty();
    expect(waits[0]).toBeGreaterThan(3);
    expect(waits[1]).toBeGreaterThan(2 * waits[0]!);
  });

  it('for good is kept for an operator, who lets it start over', async () => {
    const jobs = worker();
    const box = inbox();
    let broken = true;
    jobs.handle<Payload>(
      'mail',
      async (one) => {
        box.take(one);
        if (broken) throw new Problem('not-found');
      },
      { attempts: 1 },
    );
    jobs.start();
    await jobs.add(db.node, job('a', { key: 'k' }));
    await until(async () => (await failedJobs(db.node)).length === 1);
    const [failed] = await failedJobs(db.node);
    expect(failed).toMatchObject({ queue: 'mail', municipality: 7, attempt: 1, lastError: 'not-found' });
    expect(await queueStates(db.node)).toEqual([{ queue: 'mail', waiting: 0, failed: 1, oldestSeconds: 0 }]);
    broken = false;
    expect(await retryFailed(db.node, failed!.id)).toBe(true);
    expect(await retryFailed(db.node, failed!.id)).toBe(false);
    await box.count(2);
    await empty();
    expect(box.got[1]).toMatchObject({ payload: { zaak: 'a' }, attempt: 1 });
  });

  it('comes back ten times over 24 hours', () => {
    const waits = Array.from({ length: 9 }, (_, index) => backoffMs(index + 1, 0.5));
    expect(waits[0]).toBe(5_000);
    expect(waits.reduce((sum, wait) => sum + wait) / 3_600_000).toBeCloseTo(24, 0);
    expect(backoffMs(3, 0)).toBeLessThan(backoffMs(3, 1));
    expect(backoffMs(40, 1)).toBeLessThanOrEqual(1.1 * 86_400_000);
  });
});

describe('several workers', () => {
  it('share the work, each job once, and no more at a time than allowed', async () => {
    const box = inbox();
    let busy = 0;
    let most = 0;
    for (const database of [db, clone.open()]) {
      const jobs = worker({}, database);
      jobs.handle<Payload>(
        'mail',
        async (one) => {
          most = Math.max(most, ++busy);
          await new Promise((resolve) => setTimeout(resolve, 1));
          busy--;
          box.take(one);
        },
        { parallel: 3 },
      );
      jobs.start();
    }
    await Promise.all(Array.from({ length: 120 }, (_, index) => started[0]!.add(db.node, job(String(index)))));
    await box.count(120);
    await empty();
    expect(new Set(box.got.map((one) => one.payload.zaak)).size).toBe(120);
    expect(box.got.length).toBe(120);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(6);
  });

  it('claim again what a killed process held, when its lease has ended', async () => {
    const jobs = worker({ pollMs: 20 });
    await jobs.add(db.node, job('a'));
    // The process that claims this one is never heard of again.
    expect((await db.node.query(CLAIM, ['mail', 1, 200])).length).toBe(1);
    const box = inbox();
    jobs.handle<Payload>('mail', async (one) => box.take(one));
    jobs.start();
    await box.count(1);
    expect(box.got[0]).toMatchObject({ payload: { zaak: 'a' }, attempt: 2 });
    await empty();
  });

  it('do not claim what is slow but alive: its lease is renewed', async () => {
    const box = inbox();
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    for (const database of [db, clone.open()]) {
      const jobs = worker({ pollMs: 20, leaseMs: 150 }, database);
      jobs.handle<Payload>('mail', async (one) => {
        box.take(one);
        await finished;
      });
      jobs.start();
    }
    await started[0]!.add(db.node, job('slow'));
    await box.count(1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(box.got.length).toBe(1);
    finish();
    await empty();
  });

  it('keep a job that kills every process that tries it as failed, without trying it again', async () => {
    const jobs = worker();
    await jobs.add(db.node, job('poison'));
    await clone.asOwner(`update meent.job set attempt = 3, lease_until = now() - interval '1 second'`);
    const box = inbox();
    jobs.handle<Payload>('mail', async (one) => box.take(one), { attempts: 3 });
    jobs.start();
    await until(async () => (await failedJobs(db.node)).length === 1);
    expect((await failedJobs(db.node))[0]).toMatchObject({ lastError: 'killed' });
    expect(box.got).toEqual([]);
  });

  it('do not finish a job that another has claimed since', async () => {
    const jobs = worker();
    const box = inbox();
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    jobs.handle<Payload>('mail', async (one) => {
      box.take(one);
      await finished;
    });
    jobs.start();
    await jobs.add(db.node, job('a'));
    await box.count(1);
    await clone.asOwner('update meent.job set attempt = 2');
    finish();
    await jobs.stop();
    expect(await rows()).toMatchObject([{ attempt: 2, state: 'open' }]);
  });
});

describe('stopping', () => {
  it('waits for what is running and takes nothing new', async () => {
    const jobs = worker();
    const box = inbox();
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    jobs.handle<Payload>(
      'mail',
      async (one) => {
        box.take(one);
        await finished;
      },
      { parallel: 1 },
    );
    jobs.start();
    await jobs.add(db.node, job('first'));
    await box.count(1);
    await jobs.add(db.node, job('second'));
    let stopped = false;
    const stopping = jobs.stop().then(() => {
      stopped = true;
    });
    await jobs.add(db.node, job('third'));
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(box.got.length).toBe(1);
    expect((await rows()).map((row) => row.attempt)).toEqual([0, 0]);
  });

  it('gives up on a handler that does not end', async () => {
    const jobs = worker();
    const box = inbox();
    jobs.handle<Payload>('mail', async (one) => {
      box.take(one);
      await new Promise(() => {});
    });
    jobs.start();
    await jobs.add(db.node, job('a'));
    await box.count(1);
    await jobs.stop(20);
    expect(await rows()).toMatchObject([{ attempt: 1, leased: true, state: 'open' }]);
  });
});

it('a queue has one handler', () => {
  const jobs = worker();
  jobs.handle('mail', async () => {});
  expect(() => jobs.handle('mail', async () => {})).toThrow('has a handler already');
});

it('claiming uses the index, also with a hundred thousand jobs waiting', async () => {
  await clone.asOwner(`
    insert into meent.job (id, queue, payload, run_at)
    select gen_random_uuid(), 'q' || n % 20, '{}', now() + n * interval '1 second' from generate_series(1, 100000) n`);
  await clone.asOwner('analyze meent.job');
  const plan = await clone.asOwner<{ 'QUERY PLAN': string }>(
    `explain ${CLAIM.text
      .replaceAll(/from job|update job/g, (found) => found.replace('job', 'meent.job job'))
      .replace('$1', `'q1'`)
      .replace('$2', '4')
      .replace('$3', '1000')}`,
  );
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toContain('Index Scan using job_claim');
  expect(text).not.toContain('Seq Scan');
});
