/** Jobs that fail, and workers that die or are slow: each job is done once, or kept for an operator. */
import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../src/foundation/jobs/backoff.ts';
import { failedJobs, queueStates, retryFailed } from '../../src/foundation/jobs/operator.ts';
import { CLAIM } from '../../src/foundation/jobs/statements.ts';
import { Problem } from '../../src/foundation/problems.ts';
import {
  clone,
  db,
  due,
  empty,
  inbox,
  job,
  type Payload,
  rows,
  started,
  startJobs,
  until,
  worker,
} from './job-queue.ts';

startJobs();

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
