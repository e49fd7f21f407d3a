/** What comes of the daily check reaches who runs it, whatever somebody writes in the table that it is kept in. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeJobs } from '../../src/foundation/jobs/jobs.ts';
import { hurry } from '../../src/foundation/jobs/operator.ts';
import { lastVerified, VERIFY_QUEUE, verifyDaily } from '../../src/logbook/verify-daily.ts';
import { keys, type LogbookOnClone, logbookOnClone } from './support.ts';

const MUNICIPALITY = 7;
let log: LogbookOnClone;
beforeAll(async () => {
  log = await logbookOnClone();
  await log.clone.asOwner('insert into meent.municipality (id) values ($1)', [MUNICIPALITY]);
  await log.fill(10);
  await log.settle();
});
afterAll(() => log.clone.drop());

function start() {
  const told: unknown[] = [];
  const jobs = makeJobs(log.db, { pollMs: 20 });
  const daily = verifyDaily(jobs, log.db, { keys, kept: () => [] }, (...what) => told.push(what));
  return { told, jobs, daily };
}
const last = () => lastVerified(log.db.log, MUNICIPALITY, keys);

test('a log that was changed is told, counted and kept; twin: one that was not', async () => {
  const { told, jobs, daily } = start();
  jobs.start();
  await daily.plan(MUNICIPALITY);
  await expect.poll(last).toMatchObject({ entries: 10, findings: 0 });
  expect(await daily.findings()).toBe(0);
  expect(await daily.ageSeconds()).toBeLessThan(60);
  expect(told).toEqual([]);

  await log.rewrite(MUNICIPALITY, 3, (one) => [{ ...one, preimage: one.preimage.replace('werkplek', 'anders') }]);
  await hurry(log.db.node, VERIFY_QUEUE, MUNICIPALITY);
  await expect.poll(() => told).toEqual([[MUNICIPALITY, 1]]);
  await jobs.stop();
  expect(await last()).toMatchObject({ findings: 1 });

  // Somebody writes that nothing was found, and then takes the row away.
  await log.clone.asOwner('update meent.log_verification set findings = 0');
  expect(await last()).toBeUndefined();
  expect(await daily.findings()).toBe(1);
  await log.clone.asOwner('delete from meent.log_verification');
  expect(await daily.findings()).toBe(1);
});

test('a check that does not come has its age, also when a row says that it came', async () => {
  const { daily } = start();
  await log.clone.asOwner(
    `insert into meent.log_verification (municipality, at, entries, findings, mark) values ($1, now(), 10, 0, 'x')`,
    [MUNICIPALITY],
  );
  const before = await daily.ageSeconds();
  await new Promise((done) => setTimeout(done, 20));
  expect(await daily.ageSeconds()).toBeGreaterThan(before);
});
