/** The archive in a browser from start to end, without a script: a list by three people, its declaration, and a package with MDTO. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { weidehoekGemeente } from '../../src/demo/seed/gemeenten.ts';
import { markeer, pakIn } from '../../src/services/archief/overbrenging-taak.ts';
import { type ArchiefParts, voerUit } from '../../src/services/archief/taak.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { complaints, markup, tooWide } from '../support/page-checks.ts';
import { personAt } from '../support/person.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { visitor } from '../support/visitor.ts';
import { unzip } from '../support/zip.ts';

const HOME = '/beheer/archief';

describe.skipIf(browserPath === undefined)('the archive in a browser', () => {
  let meent: TestSite;
  let browser: Browser;
  let base: string;
  let folder: string;
  let parts: ArchiefParts;
  beforeAll(async () => {
    [meent, browser] = await Promise.all([startSite(), launchBrowser()]);
    base = await meent.listen();
    folder = mkdtempSync(join(tmpdir(), 'meent-archief-'));
    parts = { engine: meent.engine, blobs: meent.site.blobs, nameOf: () => 'Weidehoek' };
  });
  afterAll(async () => {
    await browser?.close();
    await meent?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function employee(name: string): Promise<Page> {
    const page = await personAt(browser, base, false);
    await page.goto(HOME);
    await page.getByLabel(name).check();
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL((url) => url.pathname === HOME);
    complaints(page);
    return page;
  }

  /** What is said on the page; every page on the way is a good one. */
  async function says(page: Page, words: string): Promise<void> {
    expect(await page.locator('main').textContent()).toContain(words);
    const fair = [...(await tooWide(page)), ...complaints(page), ...(await markup(page))];
    expect([page.url(), fair]).toEqual([page.url(), []]);
  }

  /** The number of a closed case, whose day is made past. */
  async function overdue(
    asked: { readonly archiefnominatie: string; readonly archiefstatus?: string },
    at: number,
  ): Promise<string> {
    const token = /TOKEN=(\S+)/.exec((await visitor(meent.app).get('/')).text)![1]!;
    const headers = {
      host: 'localhost:8000',
      authorization: `Bearer ${token}`,
      'accept-crs': 'EPSG:4326',
      'content-crs': 'EPSG:4326',
    };
    const all = await meent.app.inject({ url: '/zaken/api/v1/zaken?einddatum__isnull=false', headers });
    const { uuid, identificatie } = all.json().results[at];
    const payload = { ...asked, archiefactiedatum: '2026-01-02' };
    const done = await meent.app.inject({ method: 'PATCH', url: `/zaken/api/v1/zaken/${uuid}`, headers, payload });
    expect([done.statusCode, done.body]).toEqual([200, done.body]);
    return identificatie;
  }

  test('a case is destroyed when three people say so, and the declaration tells of it', async () => {
    const number = await overdue({ archiefnominatie: 'vernietigen' }, 0);
    const maker = await employee('T. Veenstra');
    await maker.goto(`${HOME}/lijsten/nieuw`);
    await maker.getByLabel('Naam van de lijst').fill('Voorjaar');
    await maker.getByRole('button', { name: 'Stel de lijst op' }).click();
    const list = maker.url();
    await says(maker, number);
    // Who made it neither judges nor fixes it.
    expect(await maker.getByRole('button', { name: /beoordeel|vast$/i }).count()).toBe(0);

    const archivist = await employee('M. el Idrissi');
    await archivist.goto(list);
    await archivist.locator('form[action$="/beoordelen"] button').click();
    await says(archivist, 'beoordeeld');
    expect(await archivist.locator('form[action$="/vaststellen"]').count()).toBe(0);

    const secretary = await employee('P. Zijlstra');
    await secretary.goto(list);
    await secretary.locator('form[action$="/vaststellen"] button').click();
    await says(secretary, 'vastgesteld');
    await secretary.locator('form[action$="/uitvoeren"] button').click();
    await says(secretary, 'Het vernietigen is begonnen');
    await voerUit(parts, weidehoekGemeente.id);
    await secretary.goto(list);
    await secretary.locator(`a[href^="${HOME}/verklaringen/"]`).first().click();
    await says(secretary, number);
    await says(await maker.goto(HOME).then(() => maker), 'Voorjaar');
  });

  test('a case that stays for ever goes to the archive as a package with MDTO, and is handed over when that says so', async () => {
    const number = await overdue({ archiefnominatie: 'blijvend_bewaren', archiefstatus: 'gearchiveerd' }, 1);
    const maker = await employee('T. Veenstra');
    await maker.goto(`${HOME}/overbrengingen`);
    const fold = maker.locator('details', { hasText: 'Maak een overbrenging' });
    await fold.locator('summary').click();
    await fold.getByRole('button', { name: 'Maak het pakket' }).click();
    // What was left empty stands at its field, and the form is open.
    expect(await maker.title()).toMatch(/^Fout/);
    await says(maker, 'Vul dit in.');
    await maker.getByLabel('Naam van de overbrenging').fill('Gesloten in 2025');
    await maker.getByLabel('Archief dat het pakket krijgt').fill('Streekarchief Voorbeeldland');
    await maker.getByRole('button', { name: 'Maak het pakket' }).click();
    await says(maker, 'pakket wordt gemaakt');
    await pakIn(parts, weidehoekGemeente.id);
    await maker.goto(`${HOME}/overbrengingen`);
    await says(maker, 'pakket is klaar');

    const [download] = await Promise.all([
      maker.waitForEvent('download'),
      maker.getByRole('link', { name: 'Download het pakket' }).click(),
    ]);
    const path = join(folder, 'pakket.zip');
    await download.saveAs(path);
    const files = unzip(readFileSync(path));
    const mdto = [...files].filter(([name]) => name.endsWith('.mdto.xml')).map(([, data]) => data.toString());
    expect(mdto.length).toBeGreaterThan(0);
    expect(mdto.every((one) => one.includes('<MDTO xmlns="https://www.nationaalarchief.nl/mdto">'))).toBe(true);
    expect(mdto.some((one) => one.includes(number))).toBe(true);

    await maker.locator('summary', { hasText: 'Bevestig de ontvangst' }).click();
    await maker.getByLabel('Kenmerk van de bevestiging').fill('SA-2026-17');
    await maker.getByRole('button', { name: 'Bevestig', exact: true }).click();
    // What was filled in is still there when something else is missing.
    expect(await maker.getByLabel('Kenmerk van de bevestiging').inputValue()).toBe('SA-2026-17');
    await maker.getByLabel('Ontvangen op').fill('2026-06-01');
    await maker.getByRole('button', { name: 'Bevestig', exact: true }).click();
    await says(maker, 'SA-2026-17');
    await markeer(parts, weidehoekGemeente.id);
    await maker.goto(`${HOME}/overbrengingen`);
    await says(maker, 'overgedragen');

    // Twin: who fixes lists makes no package and takes none along.
    const secretary = await employee('P. Zijlstra');
    await secretary.goto(`${HOME}/overbrengingen`);
    await says(secretary, 'Gesloten in 2025');
    expect(await secretary.getByRole('button', { name: 'Maak het pakket' }).count()).toBe(0);
    expect(await secretary.getByRole('link', { name: 'Download het pakket' }).count()).toBe(0);
  });
});
