/** A functional manager keeps the register of activities; everybody reads it; a handler sees what they look for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import { action, HANDLER, loggedIn } from '../support/at-the-pages.ts';
import { type ManagedSite, managedSite } from '../support/manager.ts';
import { linksOf, type Page, type Visitor, visitor } from '../support/visitor.ts';

let site: ManagedSite;
let manager: Visitor;
beforeAll(async () => {
  site = await managedSite();
  manager = site.manager;
});
afterAll(() => site?.meent.stop());

const ALL = '/beheer/activiteiten';
const NEW = {
  identificatie: 'straatfeest',
  naam: 'Straatfeesten',
  doel: 'beslissen over uw straatfeest',
  grondToelichting: 'De burgemeester houdt de orde: Gemeentewet artikel 172; AVG artikel 6, eerste lid, onder e.',
  grondArtikelen: 'AVG artikel 6 lid 1 onder e\nGemeentewet artikel 172 lid 1',
  categorieenGegevens: 'naam, adres',
  gebruikt: 'zaken\npersonen: naam, geboorte.datum',
  verwerkers: 'Drukker: drukt brieven.',
  bewaartermijn: '5 jaar',
  bewaargrond: 'Selectielijst 11.1',
};
const open = async (name: string): Promise<Page> => {
  const { html } = await manager.get(ALL);
  const [, href] = [...html.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].find(([, , text]) => text === name)!;
  return manager.get(href!);
};
const stored = async (naam: string) =>
  (await site.api('GET', '/registers/api/v1/verwerkingsactiviteiten'))
    .json<{ results: Record<string, unknown>[] }>()
    .results.filter((one) => one.naam === naam);

describe('an activity', () => {
  test('is made from what people type, and what is wrong comes back at its field', async () => {
    const form = await manager.get(`${ALL}/nieuw`);
    const wrong = await manager.submit(form, `${ALL}/nieuw`, {
      ...NEW,
      grondArtikelen: '',
      gebruikt: 'zaken: burgerservicenummer',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('id="grondArtikelen-fout"');
    expect(wrong.html).toContain('id="gebruikt-fout"');
    const page = await manager.submit(wrong, `${ALL}/nieuw`, { ...NEW, beginGeldigheid: today() });
    expect(page.status).toBe(200);
    for (const word of ['Straatfeesten', 'geldt nu', 'Gemeentewet artikel 172 lid 1', 'personen: naam, geboorte.datum'])
      expect(page.text).toContain(word);
    expect(await stored('Straatfeesten')).toMatchObject([
      {
        grondArtikelen: [
          { wet: 'AVG', artikel: '6', lid: '1', onderdeel: 'e' },
          { wet: 'Gemeentewet', artikel: '172', lid: '1', onderdeel: '' },
        ],
        gebruikt: [
          { bron: 'zaken', velden: [] },
          { bron: 'personen', velden: ['naam', 'geboorte.datum'] },
        ],
        verwerkers: [{ naam: 'Drukker', rol: 'drukt brieven.' }],
        bewaartermijn: 'P5Y',
        fgContact: null,
      },
    ]);
  });

  test('gets a next version; the one before it stays as it was and ends; both are compared', async () => {
    const page = await open('Straatfeesten');
    const next = await manager.get(`${page.url}/versie`);
    expect(next.html).toContain('Gemeentewet artikel 172 lid 1');
    const late = await manager.submit(next, `${page.url}/versie`, { naam: 'Feesten', beginGeldigheid: today() });
    expect([late.status, late.html]).toEqual([400, expect.stringContaining('id="beginGeldigheid-fout"')]);
    const made = await manager.submit(next, `${page.url}/versie`, { naam: 'Feesten' });
    expect([made.status, made.text]).toEqual([200, expect.stringContaining('begint nog')]);
    const [before] = await stored('Straatfeesten');
    expect(before).toMatchObject({ eindeGeldigheid: addDays(today(), 1), doel: NEW.doel });
    const compared = await manager.get(`${made.url}/vergelijk?met=${page.url.slice(-36)}`);
    expect(compared.text).toContain('Straatfeesten');
    expect(compared.text).toContain('Feesten');
    expect(compared.text).not.toContain('drukt brieven');
    // Twin: what has begun is not removed, what has not is.
    expect((await manager.get(page.url)).html).not.toContain(`${page.url}/weg`);
    const gone = await manager.submit(made, action(made, 'weg'));
    expect(gone.url).toBe(ALL);
    expect(await stored('Feesten')).toEqual([]);
  });

  test('ends on a day to come, and not today', async () => {
    const page = await open('Straatfeesten');
    const now = await manager.submit(page, `${page.url}/einde`, { eindeGeldigheid: today() });
    expect([now.status, now.html]).toEqual([400, expect.stringContaining('id="eindeGeldigheid-fout"')]);
    const day = addDays(today(), 30);
    await manager.submit(page, `${page.url}/einde`, { eindeGeldigheid: day });
    expect(await stored('Straatfeesten')).toMatchObject([{ eindeGeldigheid: day }]);
  });

  test('says who works under it, and how it is secured to who may know', async () => {
    const page = await open('Meldingen openbare ruimte behandelen');
    for (const word of ['Meent: pagina’s voor inwoners', 'Werkbank: ', 'MOR', 'versleuteld'])
      expect(page.text).toContain(word);
  });
});

test('nobody else manages them', async () => {
  const handler = await loggedIn(site.meent, 'employee', HANDLER);
  for (const url of [ALL, `${ALL}/nieuw`, (await open('Straatfeesten')).url])
    expect([url, (await handler.get(url)).status]).toEqual([url, 403]);
});

test('everybody reads why, in words; twin: not how it is secured', async () => {
  const { url } = await open('Hulp geven bij geldproblemen');
  const anybody = visitor(site.meent.app);
  const page = await anybody.get(`/waarom/${url.slice(-36)}`);
  expect(page.status).toBe(200);
  for (const word of ['helpen bij uw geldproblemen', 'Wet gemeentelijke schuldhulpverlening', 'vijf jaar'])
    expect(page.text).toContain(word);
  expect(page.text).not.toContain('versleuteld');
  expect((await anybody.get('/waarom/0197b0f0-0000-7000-8000-000000000000')).status).toBe(404);
  expect((await anybody.get('/waarom/onzin')).status).toBe(404);
  const english = await anybody.get(`/waarom/${url.slice(-36)}?taal=en`);
  expect(english.status).toBe(200);
});

describe('what somebody may do about it stands there too', () => {
  const why = async (naam: string) => visitor(site.meent.app).get(`/waarom/${(await open(naam)).url.slice(-36)}`);
  const [OBJECT, WITHDRAW] = ['U mag bezwaar maken tegen dit gebruik.', 'U mag uw toestemming altijd intrekken.'];

  test.each([
    ['Hulp geven bij geldproblemen', [OBJECT], [WITHDRAW]],
    ['Nieuws over uw buurt sturen', [WITHDRAW], [OBJECT]],
    // The law leaves no choice.
    ['Gegevens uit de basisregistratie gebruiken', [], [OBJECT, WITHDRAW]],
  ])('%s', async (naam, said, unsaid) => {
    const page = await why(naam);
    for (const words of ['laten wissen', 'een klacht sturen aan de Autoriteit Persoonsgegevens', ...said])
      expect(page.text).toContain(words);
    for (const words of unsaid) expect(page.text).not.toContain(words);
    expect(page.html).toContain('href="/mijn/avg"');
  });

  test('and whether the risks were looked into', async () => {
    expect((await why('Hulp geven bij geldproblemen')).text).toMatch(/Klaar op 22 juni 2023\.\s*Financiële gegevens/);
    expect((await why('Nieuws over uw buurt sturen')).text).toMatch(/Niet nodig\.\s*Naam en adres/);
  });
});

test('a handler sees for which activity they look at a case', async () => {
  const handler = await loggedIn(site.meent, 'employee', HANDLER);
  const list = await handler.get('/werk?lijst=team');
  const href = linksOf(list).find((one) => one.startsWith('/werk/zaken/'))!;
  expect((await handler.get(href)).text).toContain('Doel: Meldingen openbare ruimte behandelen');
});

describe('security measures', () => {
  const MEASURE = { omschrijving: 'Wie inlogt, gebruikt twee stappen.', soort: 'technisch', norm: '8.05' };

  test('are recorded and ended by who may; what is wrong comes back at its field', async () => {
    const page = await open('Inwoners en medewerkers helpen');
    const wrong = await manager.submit(page, action(page, 'maatregel'), { omschrijving: '', soort: '' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('id="omschrijving-fout"');
    const made = await manager.submit(page, action(page, 'maatregel'), { ...MEASURE, beginGeldigheid: today() });
    expect(made.text).toContain('De maatregel is vastgelegd');
    expect(made.text).toContain(MEASURE.omschrijving);
    const ended = await manager.submit(made, action(made, 'maatregel-einde'));
    expect(ended.text).toContain('De maatregel eindigt morgen');
    // The open register says nothing of it.
    const open_ = await site.api('GET', '/registers/api/v1/verwerkingsactiviteiten');
    expect(open_.body).not.toContain(MEASURE.omschrijving);
    const handler = await loggedIn(site.meent, 'employee', HANDLER);
    expect((await handler.send(action(page, 'maatregel'), MEASURE)).status).toBe(403);
  });
});
