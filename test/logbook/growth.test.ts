/** The measure of who fills the log: against the busiest day of before, and not for what is little. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import { LEAST, logGrowth } from '../../src/logbook/growth.ts';
import { type LogbookOnClone, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log.clone.drop());

const entries = (municipality: number, daysAgo: number, count: number, activity = 'a') =>
  log.clone.asOwner(
    'insert into meent.log_count (municipality, day, activity, organ, entries) values ($1, $2, $3, $4, $5)',
    [municipality, addDays(today(), -daysAgo), activity, 'college', count],
  );
const growth = () => logGrowth(log.db.log);

it('is how many times the busiest day of before; without days before, and below what fills anything, it is nothing', async () => {
  expect(await growth()).toBe(0);
  await entries(801, 0, LEAST * 9);
  expect(await growth()).toBe(0);
  // Longer ago than is compared with.
  await entries(801, 29, LEAST);
  expect(await growth()).toBe(0);
  await entries(802, 0, LEAST - 1);
  await entries(802, 1, 10);
  expect(await growth()).toBe(0);
  await entries(803, 0, LEAST);
  await entries(803, 0, LEAST * 2, 'b');
  await entries(803, 3, LEAST / 2);
  await entries(803, 3, LEAST / 2, 'b');
  await entries(803, 28, LEAST / 4);
  expect(await growth()).toBe(3);
});
