/** The search of the workbench: what an employee finds, what they do not, and what the logbook says of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf } from '../../src/engine/answer.ts';
import { HANDLER, loggedIn, OTHER_TEAM, report, residentsOf } from '../support/at-the-pages.ts';
import { RSIN } from '../support/catalogue.ts';
import { seeder } from '../support/server.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { type Page, type Visitor, visitor } from '../support/visitor.ts';

const SEARCH = '/werk/zoeken';
let meent: TestSite;
let id: string;
beforeAll(async () => {
  meent = await startSite();
  const [resident] = await residentsOf(meent);
  id = await report(await loggedIn(meent, 'resident', resident!), 'Er ligt een omgewaaide fietsoverkapping.');
  await meent.settle();
});
afterAll(() => meent?.stop());

const search = async (me: Visitor, zoek: string, more: Readonly<Record<string, string>> = {}): Promise<Page> =>
  me.submit(await me.get(SEARCH), SEARCH, { zoek, ...more });

test('finds a case by its words, by the end of one and by its number, and says where they stand', async () => {
  const me = await loggedIn(meent, 'employee', HANDLER);
  const page = await search(me, 'overkapping');
  expect(page.status).toBe(200);
  expect(page.text).toContain('1 gevonden');
  expect(page.html).toContain(`/werk/zaken/${id}`);
  expect(page.html).toContain('<mark>fietsoverkapping</mark>');
  const number = /meent-number">([^<]+)</.exec(page.html)![1]!;
  expect((await search(me, number)).html).toContain(`/werk/zaken/${id}`);
  expect((await search(me, 'fietsoverkapping', { toon: 'dicht' })).text).toContain('Wij vonden niets');
});

test('what is looked for is in no address, and stays what it was: text', async () => {
  const me = await loggedIn(meent, 'employee', HANDLER);
  const page = await search(me, '<script>alert(1)</script> melding');
  expect(page.url).toBe(SEARCH);
  expect(page.html).not.toContain('<script>alert');
});

test('pages go by a form that keeps what was asked', async () => {
  const me = await loggedIn(meent, 'employee', HANDLER);
  const [known] = await meent.clone.asOwner<{ municipality: number; zaaktype: string }>(
    'select municipality, zaaktype from meent.zaken_zaak where id = $1',
    [id],
  );
  const caller = seeder(known!.municipality);
  for (let index = 0; index < 21; index++)
    await meent.engine.create(caller, 'zaak', {
      bronorganisatie: RSIN,
      verantwoordelijkeOrganisatie: RSIN,
      zaaktype: addressOf(caller.base, meent.engine.parts.registry.get('zaaktype'), known!.zaaktype),
      startdatum: '2026-03-02',
      omschrijving: `Zwerfvuil ${index}`,
    });
  await meent.settle();
  const first = await search(me, 'zwerfvuil');
  expect(first.text).toContain('Pagina 1 van 2');
  const second = await me.send(SEARCH, {
    ...Object.fromEntries(
      [...first.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    ),
  });
  expect(second.text).toContain('Pagina 2 van 2');
  expect(second.html).toContain('value="zwerfvuil"');
});

test('an empty question says what to do', async () => {
  const me = await loggedIn(meent, 'employee', HANDLER);
  for (const words of ['', ' -- ']) {
    const page = await search(me, words);
    expect(page.status).toBe(400);
    expect(page.text).toContain('Vul in wat u zoekt');
  }
  expect((await search(me, 'x'.repeat(201))).text).toContain('Gebruik minder woorden');
});

test('an employee of another team finds nothing of it; who is not logged in comes to the login', async () => {
  const other = await loggedIn(meent, 'employee', OTHER_TEAM);
  const page = await search(other, 'fietsoverkapping');
  expect(page.text).toContain('Wij vonden niets');
  expect(page.html).not.toContain(id);
  expect((await visitor(meent.app).get(SEARCH)).url).toMatch(/^\/(inloggen|demo\/idp)/);
});

test('the resident sees that somebody looked', async () => {
  const me = await loggedIn(meent, 'employee', HANDLER);
  await search(me, 'fietsoverkapping');
  const rows = await meent.clone.asOwner<{ n: number }>(
    `select count(*)::int as n from meent.log_entry where operation = 'werkbank.zoeken' and kind = 'gezocht' and lines like '%' || $1 || '%'`,
    [id],
  );
  expect(rows[0]!.n).toBeGreaterThan(0);
});
