/** A functional manager gives applications and employees their data, secret and rights; what comes too late keeps what was typed. */
import { createSigner } from 'fast-jwt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import { gegevensVan } from '../../src/services/gegevens.ts';
import {
  changeApplication,
  changeLastDay,
  makeApplication,
} from '../../src/services/operations/manage-applications.ts';
import { action, loggedIn } from '../support/at-the-pages.ts';
import { HANDLER, idIn, type ManagedSite, managedSite } from '../support/manager.ts';
import { seeder } from '../support/server.ts';
import { formsOf, type Page, type Visitor } from '../support/visitor.ts';

let site: ManagedSite;
let manager: Visitor;
beforeAll(async () => {
  site = await managedSite();
  manager = site.manager;
});
afterAll(() => site?.meent.stop());

const choice = (page: Page, label: string): string =>
  new RegExp(`<option value="([^"]+)"[^>]*>${label}<`).exec(page.html)?.[1] ?? '';

const tokenOf = (clientId: string, secret: string): string =>
  createSigner({ key: secret, algorithm: 'HS256' })({
    iss: clientId,
    iat: Math.floor(Date.now() / 1000),
    client_id: clientId,
    user_id: '',
    user_representation: '',
  });

const cases = (token: string) =>
  site.meent.app.inject({
    url: '/zaken/api/v1/zaken',
    headers: { host: 'localhost:8000', authorization: `Bearer ${token}`, 'accept-crs': 'EPSG:4326' },
  });

test('a new application, its secret, its first call, more rights after a preview, and the end of it', async () => {
  let page = await manager.get('/beheer/applicaties/nieuw');
  const empty = await manager.submit(page, '/beheer/applicaties/nieuw');
  expect(empty.status).toBe(400);
  expect(empty.text).toContain('Kies waar het recht over gaat.');

  const about = choice(page, 'Zaken: Melding openbare ruimte');
  const activity = /name="(doel-[0-9a-f-]{36})"[^>]*>\s*<label[^>]*>Inwoners en medewerkers helpen/.exec(
    page.html,
  )![1]!;
  page = await manager.submit(page, '/beheer/applicaties/nieuw', {
    naam: 'Meldingen op de kaart',
    clientids: 'kaart',
    [activity]: 'ja',
    waarover: about,
    mag: 'lezen',
    niveau: 'openbaar',
  });
  expect(page.text).toContain('De applicatie is er.');
  expect(page.text).toContain('kan niet inloggen');
  const own = page.url;
  expect(page.text).toContain('E. Brandsma');

  const given = await manager.submit(page, `${own}/geheim`);
  const secret = /<code[^>]*>([\w-]{40,})<\/code>/.exec(given.html)![1]!;
  expect(given.headers['cache-control']).toBe('no-store');
  expect((await manager.get(own)).html).not.toContain(secret);
  const first = await cases(tokenOf('kaart', secret));
  expect(first.statusCode).toBe(200);
  const before = first.json<{ count: number }>().count;

  page = await manager.get(own);
  const preview = await manager.submit(page, `${own}/rechten`, {
    weg: '',
    waarover: about,
    mag: 'lezen',
    niveau: 'zaakvertrouwelijk',
  });
  expect(preview.status).toBe(200);
  expect(preview.text).toContain('Er is nog niets gewijzigd.');
  expect((await cases(tokenOf('kaart', secret))).json<{ count: number }>().count).toBe(before);
  const more = Number(/(\d+) erbij zichtbaar/.exec(preview.text)![1]);
  expect(more).toBeGreaterThan(0);
  const saved = await manager.submit(preview, `${own}/rechten-opslaan`);
  expect(saved.text).toContain('De rechten zijn gewijzigd');
  expect((await cases(tokenOf('kaart', secret))).json<{ count: number }>().count).toBe(before + more);

  // The page that was counted before that change may not be saved any more.
  const late = await manager.submit(preview, `${own}/rechten-opslaan`);
  expect([late.status, late.text]).toEqual([400, expect.stringContaining('Iemand anders wijzigde deze applicatie.')]);
  expect(late.text).toContain('Er is straks evenveel te zien als nu.');

  const renewed = await manager.submit(await manager.get(`${own}/geheim`), `${own}/geheim`);
  const second = /<code[^>]*>([\w-]{40,})<\/code>/.exec(renewed.html)![1]!;
  expect((await cases(tokenOf('kaart', secret))).statusCode).toBe(401);
  expect((await cases(tokenOf('kaart', second))).statusCode).toBe(200);
  const stopped = await manager.submit(await manager.get(`${own}/stop`), `${own}/stop`);
  expect(stopped.text).toContain('Het geheim is ingetrokken');
  expect((await cases(tokenOf('kaart', second))).statusCode).toBe(401);

  const changes = await site.meent.clone.asOwner<{ user_id: string }>(
    `select distinct user_id from meent.engine_change where resource = 'applicatie' and record = $1`,
    [own.slice(-36)],
  );
  expect(changes).toEqual([{ user_id: 'm-0601' }]);
  await manager.submit(await manager.get(`${own}/weg`), `${own}/weg`);
  expect((await manager.get(own)).status).toBe(404);
});

const NEW = '/beheer/applicaties/nieuw';

const activityCalled = (snapshot: Snapshot, naam: string) =>
  snapshot.all('verwerkingsactiviteit').find(({ record }) => record.naam === naam)!;

describe('a preview tells what calls would get', () => {
  const right = async (page: Page, more: Readonly<Record<string, string>> = {}) => {
    const about = choice(await manager.get(NEW), 'Zaken: Melding openbare ruimte');
    return manager.submit(page, `${page.url}/rechten`, {
      weg: '',
      waarover: about,
      mag: 'lezen',
      niveau: 'zaakvertrouwelijk',
      ...more,
    });
  };

  test('under the rules of now, with their reason; twin: without the rule', async () => {
    const page = await make('Regelproef');
    const rules = '/beheer/regels/nieuw';
    const proposed = await manager.submit(await manager.get(rules), rules, {
      naam: 'Regelproef dicht',
      identificatie: 'regelproef-dicht',
      effect: 'verbied',
      reden: 'Dit programma ziet even geen zaken.',
      'voor.applicaties': 'regelproef',
      'over.gegevens': 'zaak',
    });
    const open = await right(page);
    expect(Number(/(\d+) erbij zichtbaar/.exec(open.text)![1])).toBeGreaterThan(0);
    const secretary = await loggedIn(site.meent, 'employee', 'P\\. Zijlstra');
    await secretary.submit(await secretary.get(proposed.url), `${proposed.url}/vaststellen`);
    const shut = await right(page);
    expect(shut.text).not.toContain('erbij zichtbaar');
    expect(shut.text).toContain('Niet alles van dit recht werkt nu');
    expect(shut.text).toContain('Dit programma ziet even geen zaken.');
  });

  test('says that a combination is missing, and saves nothing then', async () => {
    const page = await make('Bronnenproef');
    const first = await right(page);
    const saved = await manager.submit(first, `${page.url}/rechten-opslaan`);
    expect(saved.text).toContain('De rechten zijn gewijzigd');
    const refused = await right(saved, { waarover: 'orc/*', niveau: '' });
    expect(refused.text).toContain('Dit kan nog niet worden opgeslagen');
    expect(refused.text).toContain('objecten, zaken');
    expect(refused.html).not.toContain('Sla deze rechten op');
  });

  test('says which data stay out by a combination that names less than the activity uses; twin: by one that names all', async () => {
    const { engine } = site.meent;
    const pages = new Map([
      ['smalproef', await make('Smalproef')],
      ['breedproef', await make('Breedproef')],
    ]);
    const activity = activityCalled(
      await engine.parts.snapshots.current(235_878_593),
      'Inwoners en medewerkers helpen',
    );
    const shown = new Map<string, Page>();
    for (const [client, at] of pages) {
      const all = gegevensVan(activity.record, ['zaken', 'objecten']);
      await engine.create(seeder(235_878_593), 'combinatie', {
        identificatie: `proef-${client}`,
        naam: `Proef ${client}`,
        activiteit: activity.record.identificatie,
        bronnen: ['zaken', 'objecten'],
        gegevens: all.map(({ bron, categorieen }) => ({
          bron,
          categorieen: client === 'smalproef' && bron === 'zaken' ? ['behandeling'] : categorieen,
        })),
        categorieenGegevens: ['naam, boom'],
        ontvangers: [client],
        gebruiktDoor: 'De proef',
        grond: { wet: 'Algemene wet bestuursrecht', artikel: '3:2' },
        dpia: 'Niet nodig: fictief',
        toelichting: 'Wij proberen dit.',
        beginGeldigheid: '2026-01-01',
      });
      const first = await right(at, { activiteit: activity.id });
      expect(first.text).not.toContain('Deze gegevens blijven weg');
      const saved = await manager.submit(first, `${at.url}/rechten-opslaan`);
      shown.set(client, await right(saved, { waarover: 'orc/*', niveau: '', activiteit: activity.id }));
    }
    const narrow = shown.get('smalproef')!;
    expect(narrow.text).toContain('Deze gegevens blijven weg');
    expect(narrow.text).toMatch(/bij zaken[^.]* noemt Proef smalproef niet: [^.]*\bnaam\b/i);
    expect(narrow.text).not.toMatch(/noemt Proef smalproef niet: [^.]*vraag, aanvraag of melding/);
    // Nothing is refused by it, and what is known already is not said again.
    const saved = await manager.submit(narrow, `${narrow.url.replace(/\/rechten$/, '')}/rechten-opslaan`);
    expect(saved.text).toContain('De rechten zijn gewijzigd');
    expect((await right(saved, { waarover: 'nrc', niveau: '' })).text).not.toContain('Deze gegevens blijven weg');
    expect(shown.get('breedproef')!.text).not.toContain('Deze gegevens blijven weg');
    expect(shown.get('breedproef')!.text).not.toContain('Dit kan nog niet');
  });

  test('gives a right for one purpose, beside the same right for another', async () => {
    const page = await make('Doelproef');
    const activity = choice(page, 'Horeca[^<]*') || choice(page, 'Inwoners en medewerkers helpen');
    const one = await manager.submit(await right(page, { activiteit: activity }), `${page.url}/rechten-opslaan`);
    expect(one.text).toContain('De rechten zijn gewijzigd');
    const both = await manager.submit(await right(one), `${page.url}/rechten-opslaan`);
    const stored = await site.meent.engine.parts.snapshots.current(235_878_593);
    const rights = stored.get('applicatie', idIn(page.url))!.record.autorisaties as readonly Record<string, unknown>[];
    const onCases = rights.filter(({ component }) => component === 'zrc');
    expect(onCases.map(({ verwerkingsactiviteit }) => verwerkingsactiviteit || '').sort()).toEqual(['', activity]);
    // The same again replaces the one for that purpose alone.
    await manager.submit(
      await right(both, { activiteit: activity, niveau: 'openbaar' }),
      `${page.url}/rechten-opslaan`,
    );
    const after = (await site.meent.engine.parts.snapshots.current(235_878_593)).get('applicatie', idIn(page.url))!;
    expect((after.record.autorisaties as readonly unknown[]).length).toBe(rights.length);
  });
});

async function make(name: string): Promise<Page> {
  const form = await manager.get(NEW);
  return manager.submit(form, NEW, { naam: name, clientids: name.toLowerCase(), waarover: 'ztc', mag: 'lezen' });
}

describe('what ends an application at once', () => {
  const withSecret = async (name: string) => {
    const page = await make(name);
    const given = await manager.submit(page, `${page.url}/geheim`);
    const secret = /<code[^>]*>([\w-]{40,})<\/code>/.exec(given.html)![1]!;
    const status = async () => (await cases(tokenOf(name.toLowerCase(), secret))).statusCode;
    return { own: page.url, status };
  };

  test('is asked on a page of its own, which does nothing by itself', async () => {
    const { own, status } = await withSecret('Zeker');
    const works = await status();
    expect(works).not.toBe(401);
    const page = await manager.get(own);
    expect(formsOf(page).map(({ action: to }) => to)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/\/(geheim|stop|weg)$/)]),
    );
    for (const [ending, says] of [
      ['geheim', 'Het oude geheim werkt dan niet meer.'],
      ['stop', 'Niemand kan dan nog met deze applicatie werken.'],
      ['weg', 'Dit is niet terug te draaien.'],
    ] as const) {
      const asked = await manager.get(`${own}/${ending}`);
      expect([asked.status, asked.text]).toEqual([200, expect.stringContaining(says)]);
      expect(asked.text).toContain('Dit werkt meteen');
      expect(asked.text).toContain('zeker');
    }
    expect(await status()).toBe(works);
    await manager.submit(await manager.get(`${own}/stop`), `${own}/stop`);
    expect(await status()).toBe(401);
    // Pressed twice is told the same, and what is over is not asked again.
    expect((await manager.get(`${own}/stop`)).url).toBe(own);
    expect((await manager.get(`${own}/geheim`)).url).toBe(own);
  });

  test('changes nothing when it comes from another page than the one that asks, or somebody else changed it since', async () => {
    const { own, status } = await withSecret('Onzeker');
    const works = await status();
    const asked = await manager.get(`${own}/stop`);
    const renewal = await manager.get(`${own}/geheim`);
    const removal = await manager.get(`${own}/weg`);
    const unsure = await manager.submit(renewal, `${own}/geheim`, { zeker: '' });
    expect([unsure.url, unsure.text]).toEqual([`${own}/geheim`, expect.stringContaining('Dit werkt meteen')]);
    for (const [page, ending] of [
      [asked, 'stop'],
      [removal, 'weg'],
    ] as const)
      expect((await manager.submit(page, `${own}/${ending}`, { stand: '' })).text).toContain('Iemand anders');
    const shown = await manager.get(own);
    await manager.submit(shown, action(shown, 'gegevens'), { naam: 'Onzeker en hernoemd' });
    for (const [page, ending] of [
      [asked, 'stop'],
      [removal, 'weg'],
    ] as const) {
      const late = await manager.submit(page, `${own}/${ending}`);
      expect([late.url, late.text]).toEqual([own, expect.stringContaining('Iemand anders')]);
    }
    expect(await status()).toBe(works);
    await manager.submit(await manager.get(`${own}/weg`), `${own}/weg`);
    expect(await status()).toBe(401);
  });
});

describe('a form of an application that comes too late', () => {
  test('keeps its data as it was typed, and says what the other changed', async () => {
    const page = await make('Vensters');
    const boxes = Object.keys(formsOf(page).find((one) => one.action.endsWith('/gegevens'))!.values).flatMap((name) =>
      name.startsWith('was.doel-') ? [name.slice(4)] : [],
    );
    const [first, second] = boxes as [string, string];
    const to = action(page, 'gegevens');
    await manager.submit(page, to, { naam: 'Vensters van de eerste', [first]: 'ja' });
    const late = await manager.submit(page, to, { clientids: 'vensters\r\nvensters-proef', [second]: 'ja' });
    expect([late.status, late.text]).toEqual([400, expect.stringContaining('Iemand anders was u voor.')]);
    const form = formsOf(late).find((one) => one.action === to)!;
    expect(form.values).toMatchObject({
      naam: 'Vensters van de eerste',
      clientids: 'vensters\nvensters-proef',
      [first]: 'ja',
      [second]: 'ja',
    });
    expect(late.text).toContain('Vensters van de eerste');
    expect((await manager.get(page.url)).text).not.toContain('vensters-proef');
    const saved = await manager.submit(late, to);
    expect(saved.text).toContain('Bewaard');
    expect(saved.text).toContain('vensters, vensters-proef');
    expect(saved.text).toContain('Vensters van de eerste');
    // A form that says nothing has seen nothing.
    const silent = await manager.submit(saved, to, { stand: '', naam: 'Van niemand' });
    expect(silent.text).toContain('Iemand anders was u voor.');
  });

  test('with a fault says which field it is in, and keeps the rest', async () => {
    const page = await make('Fouten');
    const wrong = await manager.submit(page, action(page, 'gegevens'), { naam: '', clientids: 'fouten\nmeer' });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('Naam: Vul dit in.')]);
    expect(formsOf(wrong).find((one) => one.action.endsWith('/gegevens'))!.values.clientids).toBe('fouten\nmeer');
    expect(wrong.html).toMatch(/<details class="meent-action meent-after" open/);
    const unsaid = await manager.submit(page, action(page, 'rechten'), { weg: '', waarover: 'nrc' });
    expect([unsaid.status, unsaid.text]).toEqual([400, expect.stringContaining('Kies wat de applicatie mag.')]);
    expect(unsaid.html).toMatch(/<option value="nrc" selected/);
  });

  test('is counted again when it gives rights, and given with what it says then', async () => {
    const page = await make('Geteld');
    const preview = await manager.submit(page, `${page.url}/rechten`, { weg: '', waarover: 'nrc', mag: 'lezen' });
    await manager.submit(page, action(page, 'gegevens'), { naam: 'Geteld en hernoemd' });
    const late = await manager.submit(preview, `${page.url}/rechten-opslaan`);
    expect([late.status, late.text]).toEqual([400, expect.stringContaining('Iemand anders wijzigde deze applicatie.')]);
    expect((await manager.get(page.url)).text).not.toContain('notificaties.consumeren');
    const saved = await manager.submit(late, `${page.url}/rechten-opslaan`);
    expect(saved.text).toContain('De rechten zijn gewijzigd');
    expect(saved.text).toContain('Geteld en hernoemd');
    expect(saved.text).toContain('Abonnementen');
  });

  test('keeps the last day of an employee that was typed', async () => {
    const to = '/beheer/applicaties/medewerker';
    const wrong = await manager.submit(await manager.get(to), to, {
      nummer: 'm-0303',
      laatstedag: '2000-01-01',
      waarover: 'ztc',
      mag: 'lezen',
    });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('nog niet voorbij')]);
    expect(wrong.html).toContain('value="m-0303"');
    const page = await manager.submit(wrong, to, { laatstedag: addDays(today(), 10) });
    const last = action(page, 'laatste-dag');
    await manager.submit(page, last, { laatstedag: addDays(today(), 20) });
    const late = await manager.submit(page, last, { laatstedag: addDays(today(), 30) });
    expect([late.status, late.text]).toEqual([400, expect.stringContaining('Iemand anders was u voor.')]);
    expect(late.html).toContain(`value="${addDays(today(), 30)}"`);
    const passed = await manager.submit(late, last, { laatstedag: '2000-01-01' });
    expect([passed.status, passed.html]).toEqual([400, expect.stringContaining('value="2000-01-01"')]);
    const saved = await manager.submit(passed, last, { laatstedag: addDays(today(), 30) });
    expect(saved.text).toContain('Bewaard');
  });
});

test('what a register refuses is marked as Dutch on an English page, and what the page itself says is not', async () => {
  const english = manager.copy();
  const form = await english.get(`${NEW}?taal=en`);
  const taken = await english.submit(form, NEW, { naam: 'Own', clientids: 'meent-own', waarover: 'ztc', mag: 'lezen' });
  expect(taken.status).toBe(400);
  expect(taken.html.match(/<span lang="nl">Namen die met meent-/g)).toHaveLength(2);
  const empty = await english.submit(form, NEW, { naam: '', clientids: 'eigen', waarover: 'ztc', mag: 'lezen' });
  expect(empty.text).toContain('Fill this in.');
  expect(empty.html).not.toContain('<span lang="nl">Fill');
});

test('who is no manager makes and changes no application, whatever page it came from', async () => {
  const id = idIn((await make('Van een ander')).url);
  const { engine } = site.meent;
  const caller = await site.caller(HANDLER);
  const data = { label: 'Van mij', clientIds: ['van-mij'], activities: [] };
  for (const refused of [
    () => makeApplication(engine, caller, { ...data, first: { about: 'ztc', may: 'lezen', level: '' } }),
    () => changeApplication(engine, caller, id, { ...data, stand: '1' }),
    () => changeLastDay(engine, caller, id, { lastDay: '', stand: '1' }),
  ])
    await expect((async () => refused())()).rejects.toMatchObject({ code: 'permission-denied' });
});
