/** What only a browser shows: that the markup is nested well, that the pages work without scripts, and what scripts add. */
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { ORIGIN, siteContext } from '../support/site.ts';
import { pageNames, renderAll } from './samples/all.ts';

/** Elements that the server wrote; the parser makes more or fewer when they are nested wrongly. */
const elementsIn = (html: string): number => [...html.matchAll(/<[a-z][a-z0-9]*[\s>/]/gi)].length;

describe.skipIf(browserPath === undefined)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test('what the server writes is what the browser reads', async () => {
    const html = renderAll('nl', 'meent');
    const page = await (await siteContext(browser, html, { javaScriptEnabled: false })).newPage();
    for (const [name, text] of html) {
      await page.setContent(text);
      expect(await page.locator('*').count(), name).toBe(elementsIn(text));
    }
  });

  test('an error summary has the focus without a script, and its links go to the fields', async () => {
    const context = await siteContext(browser, renderAll('nl', 'meent'), { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/melden-wat-fout`);
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.locator('.meent-error-summary:focus').count()).toBe(1);
    await page.getByRole('link', { name: 'Vertel in een paar woorden' }).click();
    expect(await page.locator('#omschrijving').isVisible()).toBe(true);
    expect(new URL(page.url()).hash).toBe('#omschrijving');
  });

  test('without a script nothing is shown that does not work', async () => {
    const context = await siteContext(browser, renderAll('nl', 'meent'), { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/melden-waar`);
    expect(await page.getByRole('button', { name: 'Gebruik de plek' }).count()).toBe(0);
    await page.goto(`${ORIGIN}/api-lijst`);
    expect(await page.getByRole('button', { name: 'Stuur het verzoek' }).count()).toBe(0);
  });

  test('the island `copy` puts a command on the clipboard', async () => {
    const context = await siteContext(browser, renderAll('nl', 'meent'));
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/begin`);
    await page.getByRole('button', { name: 'Kopieer' }).click();
    // The page is not on https here, so the browser offers no clipboard: then the text is selected.
    await expect.poll(() => page.locator('.meent-code__said').textContent()).toContain('geselecteerd');
    expect(await page.evaluate(() => String(getSelection()))).toContain('curl "http://localhost:8000');
  });

  test('the island `place` fills the two fields from a press on the map, and moves the pin when they change', async () => {
    const context = await siteContext(browser, renderAll('nl', 'meent'));
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/melden-waar`);
    await page.locator('.meent-map__svg--live').click({ position: { x: 5, y: 5 } });
    expect(Number(await page.inputValue('#lengtegraad'))).toBeCloseTo(5.1, 2);
    expect(Number(await page.inputValue('#breedtegraad'))).toBeCloseTo(52.086, 3);
    await page.fill('#lengtegraad', '9');
    expect(await page.locator('[data-pin]').isVisible()).toBe(false);
  });

  test('the island `request` sends what the form holds, and shows the answer', async () => {
    const context = await siteContext(browser, renderAll('nl', 'meent'));
    const page = await context.newPage();
    const asked: string[] = [];
    await page.route('**/zaken/api/v1/**', (route) => {
      const request = route.request();
      asked.push(
        `${request.method()} ${request.url()} ${request.headers().authorization?.slice(0, 9)} ${request.headers()['accept-crs']}`,
      );
      return route.fulfill({ status: 200, contentType: 'application/json', body: '{"count":0}' });
    });
    await page.goto(`${ORIGIN}/api-lijst`);
    await page.locator('[name="query:identificatie"]').fill('WH 1');
    await page.getByRole('button', { name: 'Stuur het verzoek' }).click();
    await expect.poll(() => page.locator('[data-answer] code').textContent()).toBe('{\n  "count": 0\n}');
    expect(asked).toEqual([`GET ${ORIGIN}/zaken/api/v1/zaken?identificatie=WH+1 Bearer ey EPSG:4326`]);
  });

  test('the island `leave` asks before answers are lost, and not when they are sent', async () => {
    const context = await siteContext(browser, renderAll('nl', 'meent'));
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      return dialog.accept();
    });
    await page.goto(`${ORIGIN}/melden-wat`);
    await page.fill('#omschrijving', 'Een losse tegel');
    await page.goto(`${ORIGIN}/begin`);
    expect(asked).toEqual(['beforeunload']);
  });

  // For people: `MEENT_SCREENSHOTS=folder npx vitest run test/channels/ui-browser.test.ts`; MEENT_PAGES=a,b for a few.
  test.runIf(process.env.MEENT_SCREENSHOTS)('screenshots', { timeout: 600_000 }, async () => {
    const folder = resolve(process.env.MEENT_SCREENSHOTS!);
    for (const theme of ['meent', 'kade'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await (await siteContext(browser, renderAll('nl', theme), { colorScheme })).newPage();
        for (const name of process.env.MEENT_PAGES?.split(',') ?? pageNames) {
          for (const width of [360, 768, 1280]) {
            await page.setViewportSize({ width, height: 900 });
            await page.goto(`${ORIGIN}/${name}`);
            await page.evaluate(() => document.fonts.ready);
            await page.screenshot({ path: `${folder}/${name}-${theme}-${colorScheme}-${width}.png`, fullPage: true });
          }
        }
      }
    }
  });
});
