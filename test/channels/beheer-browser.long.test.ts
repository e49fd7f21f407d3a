/** A functional manager in a browser, by keyboard alone and without scripts; and the pages with real data, in two languages. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { problemsOf } from '../support/page-checks.ts';
import { personAt } from '../support/person.ts';
import { startSite, type TestSite } from '../support/site-server.ts';

const MOST_STOPS = 150;

/** Tabs to what has this name, and presses it. */
async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return (element?.labels?.[0] ?? element)?.textContent?.trim();
    });
    if (found === name) return;
  }
  throw new Error(`${name} is not reached on ${page.url()}`);
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

/** The first choice that begins with these letters. */
async function choose(page: Page, name: string, letters: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(letters);
}

async function managerAt(browser: Browser, base: string, scripts: boolean): Promise<Page> {
  const page = await personAt(browser, base, scripts);
  await page.goto('/werk');
  await page.getByLabel('E. Brandsma').check();
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL((url) => url.pathname === '/beheer');
  return page;
}

const GOOD = '{ "type": "object", "properties": { "hoogte": { "type": "number" } } }';

describe.skipIf(browserPath === undefined)('a functional manager in a browser', () => {
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

  test('makes an object type, mends its schema, looks at an example and publishes it, by keyboard and without scripts', async () => {
    const page = await managerAt(browser, base, false);
    await page.goto('/beheer/objecttypen');
    await press(page, 'Maak een objecttype');
    await fill(page, 'Naam van één', 'Lantaarnpaal');
    await fill(page, 'Naam van meer', 'Lantaarnpalen');
    await press(page, 'Maak het objecttype');
    await press(page, 'Maak een nieuwe versie');
    await fill(page, 'JSON-schema', GOOD.replace('}', ''));
    await press(page, 'Bewaar het concept');
    // The summary has the focus, and its link leads to the text that is wrong.
    const summary = page.getByRole('alert');
    expect(await summary.textContent()).toContain('Regel 1, teken');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#schema');
    expect(await page.locator('.meent-fault mark').count()).toBe(1);
    await page.getByLabel('JSON-schema').fill(GOOD);
    await press(page, 'Bekijk een voorbeeld');
    expect(await page.locator('main').textContent()).toContain('"hoogte": 0.5');
    await press(page, 'Bewaar het concept');
    expect(new URL(page.url()).pathname).toMatch(/\/versies\/1$/);
    await press(page, 'Publiceer dit concept');
    expect(await page.locator('main').textContent()).toContain('De versie is gepubliceerd');
  });

  test('makes a case type and publishes it, by keyboard and without scripts; after a fault the focus is on what is wrong', async () => {
    const page = await managerAt(browser, base, false);
    await page.goto('/beheer/zaaktypen');
    await press(page, 'Maak een zaaktype');
    await fill(page, 'Naam', 'Straatfeest');
    await press(page, 'Maak het concept');
    expect(await page.title()).toMatch(/^Fout/);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#identificatie');
    expect(await page.getByLabel('Naam').inputValue()).toBe('Straatfeest');
    for (const [name, text] of [
      ['Nummer', 'SF-1'],
      ['Doel', 'Een veilig feest.'],
      ['Aanleiding', 'Een melding.'],
      ['Onderwerp', 'Feest'],
    ] as const)
      await fill(page, name, text);
    await page.getByLabel('Geldt vanaf').fill(today());
    await choose(page, 'Komt van buiten of van binnen', 'e');
    for (const [name, text] of [
      ['Wat de aanvrager doet', 'melden'],
      ['Wat de behandelaar doet', 'beoordelen'],
      ['Verantwoordelijke', 'Vergunningen'],
      ['Werkproces', 'Melden'],
      ['Doorlooptijd', '8 weken'],
    ] as const)
      await fill(page, name, text);
    await choose(page, 'Vertrouwelijkheid', 'o');
    await choose(page, 'Procestype van de selectielijst (hoeft niet)', '1');
    await press(page, 'Maak het concept');
    for (const [add, name] of [
      ['Voeg een status toe', 'Ontvangen'],
      ['Voeg een status toe', 'Klaar'],
      ['Voeg een resultaat toe', 'Akkoord'],
      ['Voeg een rol toe', 'Melder'],
    ] as const) {
      await press(page, add);
      await fill(page, 'Naam', name);
      if (name === 'Akkoord') {
        await choose(page, 'Soort resultaat', 'a');
        await choose(page, 'Selectielijst', '1');
      }
      if (name === 'Melder') await choose(page, 'Soort', 'i');
      await press(page, 'Bewaar');
    }
    await press(page, 'Publiceer dit concept');
    expect(await page.locator('main').textContent()).toContain('De versie is gepubliceerd');
  });

  test.each(['nl', 'en'])('finds pages with real data good, in %s', async (language) => {
    const page = await managerAt(browser, base, true);
    await page.goto(`/beheer/objecttypen?taal=${language}`);
    const first = async (list: string): Promise<string> => {
      await page.goto(list);
      return (await page.locator('main table a').first().getAttribute('href'))!;
    };
    const object = await first('/beheer/objecttypen');
    const urls = [
      '/beheer/zaaktypen',
      await first('/beheer/zaaktypen'),
      '/beheer/zaaktypen/nieuw',
      '/beheer/rechten?wat=documenten',
      '/beheer/besluittypen',
      await first('/beheer/besluittypen'),
      await first('/beheer/informatieobjecttypen'),
      object,
      `${object}/versies/nieuw`,
      '/beheer/applicaties/medewerker',
    ];
    const found: string[] = [];
    for (const url of urls)
      found.push(
        ...(await problemsOf(page, url, language === 'nl' ? 'everything' : 'colour and language')).map(
          (problem) => `${url}: ${problem}`,
        ),
      );
    expect(found).toEqual([]);
  });

  test('the hours at the foot of a page are in its language', async () => {
    const page = await personAt(browser, base);
    await page.goto('/?taal=en');
    const foot = page.locator('footer');
    expect(await foot.textContent()).toContain('Monday to Friday from 9:00 to 16:00.');
    expect(await foot.textContent()).not.toContain('Maandag');
    await page.goto('/?taal=nl');
    expect(await foot.textContent()).toContain('Maandag tot en met vrijdag van 9.00 tot 16.00 uur.');
  });
});
