/** One who asks many pages waits for themselves, is told so on a page, and keeps nobody else waiting. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressAsker } from '../../src/services/turns.ts';
import { loggedIn, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { visitor } from '../support/visitor.ts';

let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

test('an address whose calls fill its queue gets a page that says to wait; who is logged in does not', async () => {
  const resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
  const { calls } = meent.site.turns;
  const asker = addressAsker('127.0.0.1');
  const leave = await calls.enter(asker, 150);
  const waiting = Array.from({ length: 500 }, () => calls.enter(asker, 4));
  const refused = await visitor(meent.app).get('/melden/wat');
  expect(refused.status).toBe(429);
  expect(refused.headers['retry-after']).toMatch(/^\d+$/);
  expect(refused.text).toContain('Probeer het');
  expect((await resident.get('/mijn')).status).toBe(200);
  leave();
  for (const turn of waiting) (await turn)();
  expect((await visitor(meent.app).get('/melden/wat')).status).toBe(200);
  expect(calls.state().waiting).toBe(0);
});
