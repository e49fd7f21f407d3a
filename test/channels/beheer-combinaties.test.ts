/** A manager registers which sources are used together, sees on an application what that opens, and lets it end. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import { action } from '../support/at-the-pages.ts';
import { type ManagedSite, managedSite, WEIDEHOEK } from '../support/manager.ts';
import { type Page, type Visitor, visitor } from '../support/visitor.ts';

let site: ManagedSite;
let manager: Visitor;
beforeAll(async () => {
  site = await managedSite();
  manager = site.manager;
});
afterAll(() => site?.meent.stop());

const ALL = '/beheer/combinaties';
const NEW = '/beheer/combinaties/nieuw';

const applicationCalled = async (label: string) => {
  const snapshot = await site.meent.engine.parts.snapshots.current(WEIDEHOEK);
  return snapshot.all('applicatie').find(({ record }) => record.label === label)!.id;
};

const fields = (more: Readonly<Record<string, string>> = {}) => ({
  naam: 'Bomen en wie erom vroeg',
  identificatie: 'bomen-en-vragers',
  activiteit: 'omgevingsvergunning',
  'bron-zaken': 'ja',
  'bron-objecten': 'ja',
  'soort-zaken-naam': 'ja',
  'soort-zaken-behandeling': 'ja',
  'soort-objecten-plaats': 'ja',
  categorieenGegevens: 'naam, boom',
  gebruiktDoor: 'De afdeling Groen',
  'grond.wet': 'Omgevingswet',
  'grond.artikel': '5.1',
  dpia: 'Niet nodig: het gaat om bomen',
  toelichting: 'Wij zoeken op om welke boom het gaat.',
  beginGeldigheid: today(),
  ...more,
});

test('the demo’s combinations stand in the list, the public register has them too, and nobody is closed', async () => {
  const page = await manager.get(ALL);
  expect(page.text).toContain('Hulp bij schulden en uw huishouden');
  expect(page.text).toContain('geldt nu');
  const list = await site.meent.app.inject({
    url: '/registers/api/v1/combinaties',
    headers: { host: 'localhost:8000' },
  });
  expect(list.statusCode).toBe(200);
  expect(list.json().results.length).toBeGreaterThan(8);
  expect(list.body).not.toMatch(/"demo"|werkbank|ontvangers/);
  expect((await manager.get('/beheer')).text).not.toContain('mag niets meer lezen');
  // Residents and other employees have no such page.
  const other = visitor(site.meent.app);
  await other.login('employee', 'S\\. Akkerman');
  expect((await other.get(ALL)).status).toBe(403);
  expect((await other.get(NEW)).status).toBe(403);
});

test('one that is wrong comes back with its faults at the fields and what was typed', async () => {
  const empty = await manager.submit(await manager.get(NEW), NEW, fields({ naam: '' }));
  expect([empty.status, empty.text]).toEqual([400, expect.stringContaining('Naam: Vul dit in.')]);
  const wrong = await manager.submit(empty, NEW, { naam: 'Bomen', 'bron-objecten': '' });
  expect(wrong.status).toBe(400);
  for (const said of ['Noem twee of meer verschillende bronnen.', 'Noem wie de combinatie gebruikt.'])
    expect(wrong.text).toContain(said);
  expect(wrong.html).toContain('value="bomen-en-vragers"');
  expect(wrong.html).toMatch(/id="bron-zaken"[^>]*checked/);
  for (const field of ['bronnen', 'ontvangers']) expect(wrong.html).toContain(`href="#${field}"`);
});

test('one is made, gives its application what it covers, and takes it away on the day that it ends', async () => {
  const demo = await applicationCalled('Demo met alle rechten');
  const made = await manager.submit(await manager.get(NEW), NEW, fields({ [`voor-${demo}`]: 'ja' }));
  expect(made.text).toContain('De combinatie is vastgelegd');
  expect(made.text).toContain('De gemeente gebruikt gegevens uit zaken en gegevens over objecten samen');
  expect(made.text).toContain('uit zaken: naam en vraag, aanvraag of melding en wat ermee gebeurt');
  expect(made.text).toContain('Demo met alle rechten');
  expect(made.text).toContain('E. Brandsma');
  expect(made.text).not.toContain('Verwijder deze combinatie');

  const refused = await manager.submit(made, action(made, 'einde'), { einde: addDays(today(), -3) });
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('niet eerder')]);
  const later = await manager.submit(refused, action(refused, 'einde'), { einde: addDays(today(), 20) });
  expect(later.text).toContain('De combinatie eindigt.');
  expect((await manager.get('/beheer')).text).toContain('Bomen en wie erom vroeg loopt af op');
  // A form of before that says so.
  const late = await manager.submit(made, action(made, 'einde'), { einde: today() });
  expect(late.text).toContain('Iemand anders was u voor.');
  const ended = await manager.submit(late, action(late, 'einde'), { einde: today() });
  expect(ended.text).toContain('voorbij');
  expect(ended.text).not.toContain('Laat deze combinatie eindigen');
});

test('one that begins later can go again', async () => {
  const demo = await applicationCalled('Demo met alle rechten');
  const begin = addDays(today(), 10);
  const page = await manager.submit(
    await manager.get(NEW),
    NEW,
    fields({ identificatie: 'later', beginGeldigheid: begin, [`voor-${demo}`]: 'ja' }),
  );
  expect(page.text).toContain('begint later');
  const gone = await manager.submit(page, action(page, 'weg'));
  expect(gone.url).toBe(ALL);
  expect((await manager.get(page.url)).status).toBe(404);
});

test('on the page of a role stands what it reads for what; without its combination it reads nothing of it', async () => {
  const role = await applicationCalled('Werkbank: behandelaar, Openbare ruimte');
  const rowsOf = (page: Page) => page.text.slice(page.text.indexOf('Wat mag samen'));
  const before = await manager.get(`/beheer/applicaties/${role}`);
  expect(rowsOf(before)).toContain('Uw melding en wie u bent');
  const handler = visitor(site.meent.app);
  await handler.login('employee', 'S\\. Akkerman');
  const cases = async () =>
    ((await handler.get('/werk?lijst=team')).html.match(/\/werk\/zaken\/[0-9a-f-]{36}/g) ?? []).length;
  expect(await cases()).toBeGreaterThan(0);

  const list = await manager.get(ALL);
  const to = /href="(\/beheer\/combinaties\/[0-9a-f-]{36})"[^>]*>\s*(?:<[^>]*>)?Uw melding en wie/.exec(list.html)![1]!;
  const page = await manager.get(to);
  await manager.submit(page, action(page, 'einde'), { einde: today() });
  expect(rowsOf(await manager.get(`/beheer/applicaties/${role}`))).toContain('dicht');
  expect((await manager.get('/beheer')).text).toContain('Werkbank: behandelaar, Openbare ruimte mag niets meer lezen');
  expect(await cases()).toBe(0);
});
