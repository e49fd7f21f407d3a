/** Reports of doubt in the workbench: made, looked into, done; and who may do which. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HANDLER, loggedIn } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import type { Page, Visitor } from '../support/visitor.ts';

const DOUBTS = '/werk/terugmeldingen';
const LEADER = 'W\\. van Hoorn';
const bsn = '999993653';
let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

const meld = async (me: Visitor, more: Readonly<Record<string, string>> = {}): Promise<Page> =>
  me.submit(await me.get(DOUBTS), `${DOUBTS}/nieuw`, {
    burgerservicenummer: bsn,
    gegeven: 'verblijfplaats.verblijfadres',
    toelichting: 'De post komt terug.',
    voorstel: 'Kievitsloot 3',
    ...more,
  });

test('a doubt is reported with a number in no address, and comes on the list without one', async () => {
  const me = await loggedIn(meent, 'employee', HANDLER);
  const page = await meld(me);
  expect(page.status, page.text).toBe(200);
  expect(page.text).toContain('Uw twijfel is gemeld.');
  expect(page.url).toMatch(/^\/werk\/terugmeldingen\/[0-9a-f-]{36}$/);
  expect(page.text).toContain('De post komt terug.');
  expect(page.text).toContain('behandelaar, Openbare ruimte');
  const list = await me.get(DOUBTS);
  expect(list.html).toContain(page.url);
  expect(list.text).not.toContain(bsn);
  // Who reports does not look into it.
  expect(page.html).not.toContain('name="status"');
});

test('what is wrong stands at its field, and what was typed stays', async () => {
  const me = await loggedIn(meent, 'employee', HANDLER);
  const page = await meld(me, { burgerservicenummer: '123456789', toelichting: '' });
  expect(page.status).toBe(400);
  expect(page.html).toContain('href="#burgerservicenummer"');
  expect(page.html).toContain('href="#toelichting"');
  expect(page.html).toContain('value="Kievitsloot 3"');
  expect(page.url).toBe(`${DOUBTS}/nieuw`);
});

test('who may look into it says what happens, until it is done', async () => {
  const handler = await loggedIn(meent, 'employee', HANDLER);
  const { url } = await meld(handler);
  const leader = await loggedIn(meent, 'employee', LEADER);
  const open = await leader.get(url);
  const looking = await leader.submit(open, url, { status: 'in_onderzoek', uitkomst: '' });
  expect(looking.text).toContain('In onderzoek sinds');
  const without = await leader.submit(looking, url, { status: 'gecorrigeerd', uitkomst: '' });
  expect(without.status).toBe(400);
  expect(without.html).toContain('href="#uitkomst"');
  const done = await leader.submit(without, url, { status: 'gecorrigeerd', uitkomst: 'Het adres is veranderd.' });
  expect(done.text).toContain('Het adres is veranderd.');
  expect(done.html).not.toContain('name="status"');
  expect((await leader.get(DOUBTS)).html).not.toContain(url);
  expect((await leader.get(`${DOUBTS}?toon=dicht`)).html).toContain(url);
});

test('the page tells who has no right, and a report stays closed to them', async () => {
  const handler = await loggedIn(meent, 'employee', HANDLER);
  const { url } = await meld(handler);
  const other = await loggedIn(meent, 'employee', 'T\\. Veenstra');
  const closed = await other.get(DOUBTS);
  expect(closed.status).toBe(403);
  expect(closed.text).toContain('Uw rol geeft geen recht op terugmeldingen');
  expect((await other.get(url)).status).toBe(403);
});
