/** What the API gives to who logged in with more than a password alone, the pages do not give for less. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { type Visitor, visitor } from '../support/visitor.ts';

let meent: TestSite;
let low: Visitor;
let high: Visitor;
beforeAll(async () => {
  meent = await startSite();
  const [name] = await residentsOf(meent);
  [low, high] = [visitor(meent.app), visitor(meent.app)];
  expect((await low.login('resident', name!, 'laag')).url).toBe('/mijn');
  expect((await high.login('resident', name!, 'substantieel')).url).toBe('/mijn');
});
afterAll(() => meent?.stop());

test.each([
  '/mijn/machtigingen',
  '/mijn/machtigingen/geven',
  '/mijn/brp/wat',
  '/mijn/gegevens/zaken',
  '/mijn/meenemen',
])('%s asks to log in again, surer; twin: who did so is there', async (url) => {
  const asked = await low.get(url);
  expect(asked.url).not.toBe(url);
  expect(asked.text).not.toContain('Uitloggen');
  const there = await high.get(url);
  expect([there.status, there.url]).toEqual([200, url]);
});

test('twin: what is open to any login stays open', async () => {
  for (const url of ['/mijn', '/mijn/zaken', '/mijn/keuzes', '/mijn/avg'])
    expect((await low.get(url)).url, url).toBe(url);
});
