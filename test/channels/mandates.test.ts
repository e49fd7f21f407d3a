/** Acting for another at the pages: given and taken, said on every page, and over in the middle of a session. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loggedIn, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite, WEIDEHOEK } from '../support/site-server.ts';
import { formsOf, linksOf, type Page, type Visitor } from '../support/visitor.ts';
import { codeOn } from './entries-mandates.ts';

const LIST = '/mijn/machtigingen';
const ACT = `${LIST}/namens`;

let meent: TestSite;
let residents: readonly string[];
let gever: Visitor;
let ander: Visitor;
beforeAll(async () => {
  meent = await startSite();
  residents = await residentsOf(meent);
  // Those at the end are there for what follows from the law; the first have cases.
  [gever, ander] = [await loggedIn(meent, 'resident', residents[0]!), await loggedIn(meent, 'resident', residents[1]!)];
});
afterAll(() => meent?.stop());

const report = async (who: Visitor, words: string): Promise<Page> => {
  let page = await who.submit(await who.get('/melden'), '/melden/wat', {
    categorie: 'Stoep en weg',
    omschrijving: words,
  });
  page = await who.submit(page, '/melden/waar', { adres: 'Kievitsloot 3' });
  page = await who.submit(page, '/melden/foto');
  page = await who.submit(page, '/melden/gegevens');
  return who.submit(page, '/melden/controle');
};
const caseOn = ({ html }: Page): string => /\/mijn\/zaken\/([0-9a-f-]{36})/.exec(html)![1]!;

/** The box of a theme on the page where one gives. */
const boxOf = ({ html }: Page, theme: string): string =>
  new RegExp(`name="(dienst-\\d+)"[^>]*>\\s*<label[^>]*>Alles over ${theme}`).exec(html)![1]!;

async function give(theme: string, also: Readonly<Record<string, string>> = {}): Promise<string> {
  const page = await gever.get(`${LIST}/geven`);
  return codeOn(await gever.submit(page, `${LIST}/geven`, { [boxOf(page, theme)]: 'ja', ...also }));
}
async function take(code: string): Promise<Page> {
  const page = await ander.submit(await ander.get(LIST), `${LIST}/code`, { code });
  return ander.submit(page, `${LIST}/aanvaarden`);
}
/** The last that was taken. */
async function act(): Promise<Page> {
  const page = await ander.get(LIST);
  const forms = formsOf(page).filter(({ action, values }) => action === ACT && values.namens?.startsWith('mandaat:'));
  return ander.submit({ ...page, html: formHtml(page, forms.at(-1)!.values.namens!) }, ACT);
}
const formHtml = ({ html }: Page, namens: string): string =>
  [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([one]) => one).find((one) => one.includes(namens))!;
const stop = async (): Promise<Page> => ander.submit(await ander.get(LIST), ACT, { namens: '' });
const endAll = async (): Promise<void> => {
  for (;;) {
    const page = await gever.get(LIST);
    if (!formsOf(page).some(({ action }) => action === `${LIST}/einde`)) return;
    await gever.submit(page, `${LIST}/einde`);
  }
};

describe('from giving to ending', () => {
  test('a code is shown once, the other accepts, and both see with whom they have to do', async () => {
    await endAll();
    const code = await give('Buurt en straat');
    expect((await gever.get(LIST)).text).toContain('Niemand gebruikte de code nog');
    expect((await gever.get(LIST)).html).not.toContain(code);
    const page = await ander.submit(await ander.get(LIST), `${LIST}/code`, { code });
    expect(page.text).toContain('Buurt en straat');
    expect(page.url).not.toContain(code);
    const done = await ander.submit(page, `${LIST}/aanvaarden`);
    expect(done.text).toContain('U kunt nu iets voor de ander doen');
    expect((await gever.get(LIST)).text).toContain('gemachtigde');
  });

  test('what is wrong stands at its field, with what was filled in', async () => {
    const page = await gever.submit(await gever.get(`${LIST}/geven`), `${LIST}/geven`, {
      'ook-berichten': 'ja',
      totEnMet: '2020-01-01',
    });
    expect(page.status).toBe(400);
    expect(page.text).toContain('Kies waarvoor de ander iets voor u mag doen');
    expect(page.html).toMatch(/name="ook-berichten"[^>]*checked/);
    const wrong = await ander.submit(await ander.get(LIST), `${LIST}/code`, { code: 'ABCD-EFGH-JKMN' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('Deze code is er niet');
  });

  test('every page says for whom; only the services of the mandate are there; it ends in the middle', async () => {
    await endAll();
    const own = caseOn(await report(gever, 'Deze tegel is van de gever.'));
    await meent.settle();
    await take(await give('Buurt en straat'));
    const home = await act();
    expect(home.text).toContain('U doet dit voor');
    for (const url of ['/mijn', '/mijn/zaken', `/mijn/zaken/${own}`, LIST, '/melden/wat', '/']) {
      const page = await ander.get(url);
      expect(page.status, url).toBe(200);
      expect(page.text, url).toContain('U doet dit voor');
    }
    // Not given: messages, and who looked. Neither is offered, nor there by its address.
    expect(linksOf(home)).not.toContain('/mijn/wie-keek');
    for (const url of ['/mijn/berichten', '/mijn/wie-keek', '/mijn/wie-keek/bewijs']) {
      const page = await ander.get(url);
      expect(page.status, url).toBe(403);
      expect(page.text).toContain('Dit hoort niet bij uw machtiging');
      expect(page.text).toContain('U doet dit voor');
      // The way back to oneself, and to what the mandate does open.
      expect(page.text).toContain('Kies dan boven aan deze pagina ‘Stop hiermee’.');
      expect(page.text).toContain('Naar de zaken van');
      expect(page.text).not.toContain('Naar uw zaken');
    }
    const caseOf = await ander.get(`/mijn/zaken/${own}`);
    expect(caseOf.text).toContain('Deze tegel is van de gever.');
    // What the other did is not said of the reader.
    expect(caseOf.text).toContain('De zaak begon.');
    expect(caseOf.text).not.toContain('U begon deze zaak');

    // A case of another service is not there.
    const [other] = await meent.clone.asOwner<{ id: string }>(
      `select z.id from meent.zaken_zaak z join meent.zaken_rol r on r.municipality = z.municipality and r.zaak = z.id
       where z.municipality = ${WEIDEHOEK.id} and r.owner = (select owner from meent.zaken_rol where zaak = '${own}' and owner is not null)
       and z.zaaktype <> (select zaaktype from meent.zaken_zaak where id = '${own}') limit 1`,
    );
    if (other) expect((await ander.get(`/mijn/zaken/${other.id}`)).status).toBe(404);

    await endAll();
    for (const url of ['/mijn', `/mijn/zaken/${own}`, '/melden/wat']) {
      const page = await ander.get(url);
      expect(page.status, url).toBe(403);
      expect(page.text, url).toContain('is gestopt');
      expect(page.text, url).not.toContain('Deze tegel is van de gever.');
    }
    const on = await ander.submit(await ander.get('/mijn'), ACT);
    expect(on.text).toContain('weer dingen voor uzelf');
    expect((await ander.get('/mijn')).text).not.toContain('is gestopt');
    expect((await ander.get(`/mijn/zaken/${own}`)).status).toBe(404);
  });

  test('with the rights of the AVG and without the data, the menu leads to those rights, and no way leads to the data', async () => {
    const menuOf = ({ html }: Page) => /<nav class="utrecht-nav-bar"[\s\S]*?<\/nav>/.exec(html)![0];
    await endAll();
    await take(await give('Buurt en straat', { 'ook-avg': 'ja' }));
    const home = await act();
    expect(menuOf(home)).toContain('href="/mijn/avg"');
    for (const at of ['/mijn', '/mijn/avg', '/mijn/avg/nieuw', '/mijn/zaken']) {
      const page = await ander.get(at);
      expect(page.status, at).toBe(200);
      expect(linksOf(page), at).toContain('/mijn/avg');
      for (const closed of ['/mijn/gegevens', '/mijn/meenemen', '/mijn/wie-keek', '/mijn/keuzes'])
        expect(linksOf(page), at).not.toContain(closed);
    }
    // Twin: behind the addresses that are not shown is a refusal that says why.
    for (const closed of ['/mijn/gegevens', '/mijn/gegevens/zaken', '/mijn/meenemen']) {
      const page = await ander.get(closed);
      expect(page.status, closed).toBe(403);
      expect(page.text).toContain('Dit hoort niet bij uw machtiging');
    }
    await stop();
    await endAll();
    // Twin: with the data too, the menu leads to those.
    await take(await give('Buurt en straat', { 'ook-avg': 'ja', 'ook-gegevens': 'ja' }));
    const both = await act();
    expect(menuOf(both)).toContain('href="/mijn/gegevens"');
    expect(menuOf(both)).not.toContain('href="/mijn/avg"');
    await stop();
    await endAll();
  });

  test('a report for another is the other’s, with both in the case; and nothing of it is left when the mandate ends', async () => {
    await endAll();
    await take(await give('Buurt en straat'));
    await act();
    const id = caseOn(await report(ander, 'Gemeld voor een ander.'));
    await stop();
    expect((await gever.get(`/mijn/zaken/${id}`)).text).toContain('Gemeld voor een ander.');
    expect((await ander.get(`/mijn/zaken/${id}`)).status).toBe(404);
    const roles = await meent.clone.asOwner<{ body: string; owner: string | null; subject: string }>(
      `select body, owner, subject from meent.zaken_rol where municipality = ${WEIDEHOEK.id} and zaak = '${id}' order by id`,
    );
    expect(roles.map(({ body }) => /"indicatieMachtiging":"(\w+)"/.exec(body)?.[1]).sort()).toEqual([
      'gemachtigde',
      'machtiginggever',
    ]);
    expect(roles.filter(({ owner }) => owner !== null)).toHaveLength(1);
    expect(new Set(roles.map(({ subject }) => subject)).size).toBe(2);
    const [change] = await meent.clone.asOwner<{ remark: string }>(
      `select remark from meent.engine_change where record = '${id}' and action = 'create'`,
    );
    expect(change!.remark).toMatch(/^Namens een ander: vrijwillig, machtiging [0-9a-f-]{36}$/);
    await meent.settle();
    const looked = (await gever.get('/mijn/wie-keek')).text;
    expect(looked).toContain('Iemand die u machtigde');
    // By kind, never by name.
    expect(looked).not.toContain(residents[1]!);
    await endAll();
  });

  test('a report that was begun for oneself is not sent for another', async () => {
    await endAll();
    const page = await ander.submit(await ander.get('/melden'), '/melden/wat', {
      categorie: 'Stoep en weg',
      omschrijving: 'Voor mezelf begonnen.',
    });
    await ander.submit(page, '/melden/waar', { adres: 'Kievitsloot 3' });
    await take(await give('Buurt en straat'));
    await act();
    expect((await ander.get('/melden/wat')).html).not.toContain('Voor mezelf begonnen.');
    await stop();
    expect((await ander.get('/melden/wat')).html).toContain('Voor mezelf begonnen.');
    await endAll();
  });

  test('twin: a mandate for something else has no reports', async () => {
    await endAll();
    await take(await give('Geld en schulden', { 'ook-berichten': 'ja' }));
    const home = await act();
    expect(linksOf(home)).not.toContain('/melden');
    expect((await ander.get('/melden/wat')).status).toBe(403);
    expect((await ander.get('/mijn/berichten')).status).toBe(200);
    await stop();
    await endAll();
  });

  test('who acts gives and takes nothing meanwhile', async () => {
    await endAll();
    await take(await give('Buurt en straat'));
    const open = await ander.get(`${LIST}/geven`);
    await act();
    expect((await ander.get(`${LIST}/geven`)).status).toBe(403);
    const late = await ander.submit(open, `${LIST}/geven`, { 'dienst-1': 'ja' });
    expect(late.status).toBe(403);
    await stop();
    await endAll();
  });

  test.each(['brp', 'gegevens', 'keuzes', 'avg'])(
    'what is for oneself is not asked meanwhile: %s; twin: before it is',
    async (page) => {
      await endAll();
      await take(await give('Buurt en straat'));
      const before = await ander.get(`/mijn/${page}`);
      expect(before.status).toBe(200);
      await act();
      expect((await ander.get(`/mijn/${page}`)).status).toBe(403);
      expect((await ander.get('/mijn')).html).not.toContain(`href="/mijn/${page}"`);
      await stop();
      await endAll();
    },
  );
});

/** Through the questions, in words about the other, to the case of the other. */
async function asksBrp(parent: Visitor, first: Page): Promise<void> {
  const topic = await parent.submit(first, '/mijn/brp/wat', { soort: 'uittreksel' });
  expect(topic.text).not.toMatch(/\b(over mij|Mijn naam)\b/);
  const check = await parent.submit(topic, '/mijn/brp/onderwerp', { onderwerp: 'alles' });
  expect(check.text).toMatch(/Klopt het verzoek\?.*Voor wie/s);
  const done = await parent.submit(check, '/mijn/brp/controle');
  expect([done.status, done.url]).toEqual([200, '/mijn/brp/klaar']);
  expect(done.text).toContain('Wij hebben het verzoek voor ');
}

describe('what follows from the law, in the demo', () => {
  const someone = (words: RegExp): Promise<Visitor> =>
    loggedIn(meent, 'resident', residents.find((name) => words.test(name))!);

  test('a parent acts for a child under 16 with who looked, and for one of 16 or 17 without', async () => {
    const page = await visitorPage();
    const parents = [
      ...page.html.matchAll(/<label[^>]*>([^<,]+)[^<]*<[\s\S]*?een kind onder en een kind boven de 16/g),
    ];
    const name = /<label[^>]*>([^<,]+)(?:(?!<label)[\s\S])*?een kind onder en een kind boven de 16/.exec(
      page.html,
    )?.[1];
    expect(parents.length, 'the demo has such a parent').toBeGreaterThan(0);
    const parent = await someone(new RegExp(name!));
    const list = await parent.get(LIST);
    const forms = formsOf(list).filter(({ action, values }) => action === ACT && values.namens?.startsWith('gezag:'));
    expect(forms.length).toBeGreaterThanOrEqual(2);
    // Of the young one too: it does not all last until 18.
    expect(list.text.split('Vanaf 16 jaar regelt een kind zelf wie zijn gegevens ziet.').length - 1).toBe(forms.length);
    const statuses: number[] = [];
    for (const { values } of forms) {
      const before = await parent.get(LIST);
      await parent.submit({ ...before, html: formHtml(before, values.namens!) }, ACT);
      expect((await parent.get('/mijn/zaken')).status).toBe(200);
      statuses.push((await parent.get('/mijn/wie-keek')).status);
      const brp = await parent.get('/mijn/brp');
      expect([brp.status, linksOf(await parent.get('/mijn')).includes('/mijn/brp')]).toEqual([
        statuses.at(-1),
        brp.status === 200,
      ]);
      if (brp.status === 200) await asksBrp(parent, brp);
      await parent.submit(await parent.get(LIST), ACT, { namens: '' });
    }
    expect(new Set(statuses)).toEqual(new Set([200, 403]));
  });

  test('a parent chooses, asks and takes along for a child under 16, in words about the child; the child undoes it', async () => {
    const page = await visitorPage();
    const name = /<label[^>]*>([^<,]+)(?:(?!<label)[\s\S])*?een kind onder en een kind boven de 16/.exec(
      page.html,
    )![1]!;
    const parent = await someone(new RegExp(name));
    const list = await parent.get(LIST);
    const forms = formsOf(list).filter(({ action, values }) => action === ACT && values.namens?.startsWith('gezag:'));
    const open: string[] = [];
    for (const { values } of forms) {
      const before = await parent.get(LIST);
      await parent.submit({ ...before, html: formHtml(before, values.namens!) }, ACT);
      const shown = linksOf(await parent.get('/mijn'));
      const all = ['/mijn/gegevens', '/mijn/keuzes', '/mijn/avg'];
      const statuses = await Promise.all([...all, '/mijn/meenemen'].map(async (at) => (await parent.get(at)).status));
      if (shown.includes('/mijn/gegevens')) {
        expect([...new Set(statuses)]).toEqual([200]);
        open.push(values.namens!);
      } else {
        // Twin: of one of 16 or 17 there is no door, and behind it a refusal that says why.
        expect([...new Set(statuses)]).toEqual([403]);
        for (const at of all) expect(shown).not.toContain(at);
        expect((await parent.get('/mijn/keuzes')).text).toContain('niet met deze machtiging');
      }
      await parent.submit(await parent.get(LIST), ACT, { namens: '' });
    }
    expect(open).toHaveLength(1);

    const self = await parent.get('/mijn/keuzes/kies/activiteit/buurtnieuws');
    const before = await parent.get(LIST);
    await parent.submit({ ...before, html: formHtml(before, open[0]!) }, ACT);
    for (const at of ['/mijn/gegevens', '/mijn/keuzes', '/mijn/avg', '/mijn/meenemen']) {
      const { text } = await parent.get(at);
      expect(text).toContain('U doet dit voor');
      expect(text).toMatch(/(De gegevens van|bij|De rechten van|Neem de gegevens van) Zoey/);
      expect((await parent.get(`${at}?taal=en`)).text).toMatch(/(data|rights) of Zoey|pass for Zoey/);
      await parent.get('/mijn?taal=nl');
    }
    const KIES = '/mijn/keuzes/kies/activiteit/buurtnieuws';
    // Opened for oneself it is not sent for the child.
    const mixed = await parent.submit(self, KIES);
    expect([mixed.status, mixed.text]).toEqual([409, expect.stringContaining('voor iemand anders')]);
    const given = await parent.submit(await parent.get(KIES), KIES);
    expect(given.text).toContain('U gaf toestemming voor Zoey');
    expect(given.text).toContain('Gekozen door: ouder of voogd');

    let step = await parent.submit(await parent.get('/mijn/avg/nieuw'), '/mijn/avg/nieuw', { soort: 'inzage' });
    step = await parent.submit(step, '/mijn/avg/nieuw');
    step = await parent.submit(step, '/mijn/avg/nieuw', { toelichting: 'Wat is er bekend?' });
    expect(step.text).toContain('De gegevens van Zoey');
    const sent = await parent.submit(step, '/mijn/avg/nieuw');
    expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('Wij hebben het verzoek voor Zoey')]);
    expect(sent.text).toContain('ouder of voogd');
    const withdrawn = await parent.submit(sent, `${sent.url}/intrekken`);
    expect(withdrawn.text).toContain('Het verzoek is ingetrokken');

    const stale = await parent.get('/mijn/meenemen');
    const file = await parent.submit(stale, '/mijn/meenemen');
    expect(file.headers['content-type']).toBe('application/zip');
    await parent.submit(await parent.get(LIST), ACT, { namens: '' });
    // Of the child, opened for the child: not as oneself.
    expect((await parent.submit(stale, '/mijn/meenemen')).status).toBe(409);
    expect((await parent.get(sent.url)).status).toBe(404);
    expect((await parent.get('/mijn/keuzes')).text).not.toContain('Gekozen door');
  });

  const visitorPage = async (): Promise<Page> => {
    const { visitor } = await import('../support/visitor.ts');
    return visitor(meent.app).get('/inloggen/bewoner');
  };
});
