/** Pages as the registers fill them, held against what holds for every page (WCAG 2.2 AA, from 320 px, sound markup). */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { problemsOf } from '../support/page-checks.ts';
import { logIn, personAt } from '../support/person.ts';
import { startSite, type TestSite } from '../support/site-server.ts';

describe.skipIf(browserPath === undefined)('pages with real data', () => {
  let meent: TestSite;
  let browser: Browser;
  let base: string;
  beforeAll(async () => {
    [meent, browser] = await Promise.all([startSite(), launchBrowser()]);
    base = await meent.listen();
  });
  afterAll(async () => {
    await browser?.close();
    await meent?.stop();
  });

  test('are good for a resident', async () => {
    const page = await personAt(browser, base);
    await logIn(page, '/mijn');
    await page.goto('/mijn/zaken');
    const zaak = await page.locator('main a[href^="/mijn/zaken/"]').first().getAttribute('href');
    const found: string[] = [];
    for (const url of ['/', '/mijn', zaak!, '/mijn/berichten', '/mijn/wie-keek', '/mijn/brp/wat', '/melden/wat'])
      found.push(...(await problemsOf(page, url)).map((problem) => `${url}: ${problem}`));
    expect(found).toEqual([]);
  });

  test('are good for an employee', async () => {
    const page = await personAt(browser, base);
    await logIn(page, '/werk', 'S. Akkerman');
    await page.goto('/werk?lijst=team');
    const work = await page.locator('main a[href^="/werk/zaken/"]').first().getAttribute('href');
    const found: string[] = [];
    for (const url of ['/werk?lijst=team', work!, '/bestaat-niet'])
      found.push(...(await problemsOf(page, url)).map((problem) => `${url}: ${problem}`));
    expect(found).toEqual([]);
  });
});
