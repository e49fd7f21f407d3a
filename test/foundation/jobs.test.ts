/** Jobs: added, found, done once under their key, and waited for at the end. */
import { describe, expect, it } from 'vitest';
import { CLAIM } from '../../src/foundation/jobs/statements.ts';
import { Problem } from '../../src/foundation/problems.ts';
import { clone, db, due, empty, inbox, job, type Payload, rows, startJobs, until, worker } from './job-queue.ts';

startJobs();

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
