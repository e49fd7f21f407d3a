/** What a resident asks of their own data at the portal, and what a privacy officer does with it; without a script. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAvgRequest } from '../../src/demo/seed/avg.ts';
import { HANDLER, loggedIn, residentsOf } from '../support/at-the-pages.ts';
import { keys } from '../support/server.ts';
import { REFERENTIE, startSite, type TestSite, WEIDEHOEK } from '../support/site-server.ts';
import type { Page, Visitor } from '../support/visitor.ts';

const NEW = '/mijn/avg/nieuw';
const OFFICER = 'N\\. Haddad';
let meent: TestSite;
let noor: Visitor;
beforeAll(async () => {
  meent = await startSite();
  await makeAvgRequest(meent.engine, keys, WEIDEHOEK, REFERENTIE);
  noor = await loggedIn(meent, 'resident', '');
});
afterAll(() => meent?.stop());

/** Through the questions to the receipt. */
async function vraag(soort: string, about: Readonly<Record<string, string>>, data: Readonly<Record<string, string>>) {
  const what = await noor.submit(await noor.get(NEW), NEW, { soort });
  const waarover = await noor.submit(what, NEW, about);
  const check = await noor.submit(waarover, NEW, data);
  expect(check.text, check.url).toContain('Klopt dit?');
  return noor.submit(check, NEW, {});
}

test('the demo has a request that runs', async () => {
  const page = await noor.get('/mijn/avg');
  expect(page.text).toContain('Mijn gegevens laten verbeteren of aanvullen');
  expect(page.text).toContain('Wij bekijken het');
});

test('a request goes by four pages, with what was answered kept, to a page with its term', async () => {
  const page = await vraag('inzage', { activiteit: '' }, { toelichting: 'Wat weet u van mij?' });
  expect(page.url).toMatch(/^\/mijn\/avg\/[0-9a-f-]{36}$/);
  expect(page.text).toContain('Wij hebben uw verzoek ontvangen.');
  expect(page.text).toContain('Wat weet u van mij?');
  expect(page.text).toContain('AVG artikel 15');
  const withdrawn = await noor.submit(page, `${page.url}/intrekken`, {});
  expect(withdrawn.text).toContain('Uw verzoek is ingetrokken.');
  expect(withdrawn.html).not.toContain('/intrekken"');
});

test('a form sent twice at once is one request; with the number of a case in it, it tells nothing of that case', async () => {
  const [, second] = await residentsOf(meent);
  const other = await loggedIn(meent, 'resident', second!);
  const whole = { soort: 'inzage', stap: 'controle' };
  const page = await other.get(NEW);
  const [one, two] = await Promise.all([other.submit(page, NEW, whole), other.submit(page, NEW, whole)]);
  expect([one.status, one.url]).toEqual([200, two.url]);
  const theirs = await meent.clone.asOwner<{ id: string }>('select id from meent.zaken_zaak order by id limit 3', []);
  const nowhere = ['00000000-0000-0000-0000-000000000000', '0190a000-0000-7000-8000-000000000000'];
  const answers = new Set<string>();
  for (const verzoek of [...theirs.map(({ id }) => id), ...nowhere]) {
    const made = await other.submit(await other.get(NEW), NEW, { ...whole, verzoek });
    expect(made.url, made.text).toMatch(/^\/mijn\/avg\/[0-9a-f-]{36}$/);
    answers.add(made.url);
  }
  expect(answers.size).toBe(theirs.length + nowhere.length);
});

test('what cannot be asked is not offered, with the reason; what is missing stands at its field', async () => {
  const what = await noor.submit(await noor.get(NEW), NEW, {});
  expect(what.status).toBe(400);
  expect(what.html).toContain('href="#soort"');
  const about = await noor.submit(await noor.get(NEW), NEW, { soort: 'bezwaar' });
  expect(about.html).not.toContain('value="burgerzaken"');
  expect(about.html).toContain('value="melding-openbare-ruimte"');
  expect(about.text).toContain('De gemeente moet dit van de wet');
  const data = await noor.submit(about, NEW, { activiteit: 'melding-openbare-ruimte' });
  const without = await noor.submit(data, NEW, { toelichting: '' });
  expect(without.status).toBe(400);
  expect(without.html).toContain('href="#toelichting"');
});

test('the privacy officer decides, and the resident reads what and how to object', async () => {
  const asked = await vraag('inzage', { activiteit: '' }, { toelichting: '' });
  const officer = await loggedIn(meent, 'employee', OFFICER);
  const url = asked.url.replace('/mijn', '/werk');
  expect((await officer.get('/werk/avg')).html).toContain(url);
  const open = await officer.get(url);
  const extended = await officer.submit(open, `${url}/verlengen`, { 'verlengen-reden': 'Het zijn veel zaken.' });
  expect(extended.text, extended.url).toContain('Dit is vastgelegd.');
  const wrong = await officer.submit(extended, `${url}/beslissen`, { uitkomst0: 'geweigerd' });
  expect(wrong.status).toBe(400);
  expect(wrong.html).toContain('href="#weigering0"');
  expect(wrong.html).toContain('href="#uitleg0"');
  const done: Page = await officer.submit(wrong, `${url}/beslissen`, {
    uitkomst0: 'geweigerd',
    weigering0: 'geen-gegevens',
    uitleg0: 'Wij hebben niets van u.',
  });
  expect(done.text).toContain('Besloten');
  const read = await noor.get(asked.url);
  expect(read.text).toContain('Wij hebben niets van u.');
  expect(read.text).toContain('Niet eens met dit besluit?');
  expect(read.text).toContain('Autoriteit Persoonsgegevens');
});

test('what there is more than a page of is counted and goes on; what is decided is found again', async () => {
  const asked = await vraag('inzage', { activiteit: '' }, { toelichting: '' });
  const officer = await loggedIn(meent, 'employee', OFFICER);
  const copies = `insert into meent.avgverzoeken_avgverzoek
    select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
    from meent.avgverzoeken_avgverzoek a, generate_series(1, 100) where a.id = $1 returning id`;
  const made = await meent.clone.asOwner<{ id: string }>(copies, [asked.url.split('/').at(-1)]);
  const first = await officer.get('/werk/avg');
  const countOn = ({ text }: Page) => Number(/(\d+) vra(?:ag|gen) over eigen gegevens/.exec(text)![1]);
  const count = countOn(first);
  expect(count).toBeGreaterThan(100);
  const rows = ({ html }: Page) => html.split('scope="row"').length - 1;
  expect(rows(first)).toBe(100);
  const second = await officer.get('/werk/avg?toon=lopend&pagina=2');
  expect(first.html).toContain('href="/werk/avg?toon=lopend&amp;pagina=2"');
  expect(rows(second)).toBe(count - 100);
  const kind = await officer.get('/werk/avg?soort=inzage&pagina=2');
  expect(countOn(kind)).toBeLessThan(count);
  expect(rows(kind)).toBe(countOn(kind) - 100);
  expect((await officer.get('/werk/avg?pagina=9')).status).toBe(404);
  const decided = await officer.get('/werk/avg?toon=besloten');
  expect(decided.text).toContain('Besluit van');
  expect(decided.text).toContain('Besloten');
  expect(decided.html).not.toContain(asked.url.replace('/mijn', '/werk'));
  await meent.clone.asOwner('delete from meent.avgverzoeken_avgverzoek where id = any($1)', [made.map(({ id }) => id)]);
});

test('twin: another resident finds nothing there, another employee neither', async () => {
  const asked = await vraag('inzage', { activiteit: '' }, { toelichting: '' });
  const handler = await loggedIn(meent, 'employee', HANDLER);
  const closed = await handler.get('/werk/avg');
  expect(closed.status).toBe(403);
  expect(closed.text).toContain('Uw rol geeft geen recht op AVG-vragen. Vraag het uw beheerder.');
  expect((await handler.get(asked.url.replace('/mijn', '/werk'))).status).toBe(404);
  const other = await loggedIn(meent, 'resident', (await residentsOf(meent))[1]!);
  expect((await other.get('/mijn/avg')).html).not.toContain(asked.url);
  expect((await other.get(asked.url)).status).toBe(404);
});
