/** Every form at which a resident gives data says for what, on what ground and how long it is kept (AVG 13); each its own activity. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loggedIn, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import type { Page, Visitor } from '../support/visitor.ts';

let meent: TestSite;
let resident: Visitor;
beforeAll(async () => {
  meent = await startSite();
  resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[1]!);
});
afterAll(() => meent?.stop());

const brp = async (): Promise<Page> =>
  resident.submit(await resident.get('/mijn/brp'), '/mijn/brp/wat', { soort: 'correctie' });

const FORMS: readonly (readonly [string, () => Promise<Page>, activity: RegExp, ground: RegExp])[] = [
  ['a request about data', () => resident.get('/mijn/avg/nieuw'), /verzoeken/i, /AVG artikel 1[25]/],
  ['what is asked of burgerzaken', brp, /basisregistratie/i, /Wet basisregistratie personen artikel 2\.55/],
  [
    'the reason of it',
    async () => resident.submit(await brp(), '/mijn/brp/onderwerp', { onderwerp: 'naam' }),
    /basisregistratie/i,
    /Wet basisregistratie personen artikel 2\.55/,
  ],
  ['a mandate', () => resident.get('/mijn/machtigingen/geven'), /helpen|machtig/i, /artikel/],
  ['consent', () => resident.get('/mijn/keuzes/kies/activiteit/buurtnieuws'), /nieuws/i, /U kiest zelf of u dit wilt/],
];

test.each(FORMS)('%s', async (_, open, activity, ground) => {
  const page = await open();
  expect(page.status).toBe(200);
  expect(page.text).toContain('Waarom wij dit vragen, en hoelang wij het bewaren');
  const why = await resident.get(/href="(\/waarom\/[^"]+)"[^>]*>\s*Waarom wij dit vragen/.exec(page.html)![1]!);
  expect(why.status).toBe(200);
  expect(why.text).toMatch(activity);
  expect(why.text).toMatch(ground);
  expect(why.text).toContain('Hoe lang');
  const english = await resident.copy().get(`${page.url}?taal=en`);
  expect(english.text).toContain('Why we ask this, and how long we keep it');
});

test('twin: a page that asks nothing says nothing of it', async () => {
  for (const url of ['/mijn', '/mijn/gegevens', '/mijn/avg'])
    expect((await resident.get(url)).text).not.toContain('Waarom wij dit vragen');
});
