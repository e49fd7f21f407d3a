/** Every page with sample data in a real browser: axe finds nothing, nothing scrolls sideways, the markup holds together. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage } from '../../src/channels/ui/render.tsx';
import type { Language } from '../../src/channels/ui/texts/language.ts';
import type { ThemeName } from '../../src/channels/ui/theme/themes.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { ORIGIN, siteContext } from '../support/site.ts';
import { frontPages } from './samples/front.tsx';
import { portalPages } from './samples/portal.tsx';
import { sampleUi } from './samples/ui.ts';
import { workbenchPages } from './samples/workbench.tsx';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const samples = [...frontPages, ...portalPages, ...workbenchPages];
const names = samples.map(({ name }) => name);

const render = (language: Language, theme: ThemeName): ReadonlyMap<string, string> =>
  new Map(samples.map(({ name, page, ui }) => [name, renderPage(sampleUi(language, theme, ui), page)]));

/** Runs in the browser: what is wrong with the document that was read, one line each. */
function problemsOfMarkup(): string[] {
  const problems: string[] = [];
  const all = [...document.querySelectorAll('*')];
  const ids = all.map((element) => element.id).filter(Boolean);
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) problems.push(`id ${id} twice`);
  for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      for (const id of element.getAttribute(name)!.split(' '))
        if (!ids.includes(id)) problems.push(`${name}=${id} leads nowhere`);
    }
  }
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const id = link.getAttribute('href')!.slice(1);
    if (id && !ids.includes(id)) problems.push(`#${id} leads nowhere`);
  }
  if (document.querySelectorAll('h1').length !== 1) problems.push('not one h1');
  if (document.querySelectorAll('.nl-button--primary').length > 4) problems.push('too many primary buttons');
  for (const element of all) {
    for (const { name } of element.attributes)
      if (name === 'style' || name.startsWith('on')) problems.push(`inline ${name}`);
  }
  if (/undefined|\[object|NaN|null,|\{[a-z]+\}/.test(document.body.textContent)) problems.push('a hole in a text');
  return problems;
}

/** Elements that the server wrote; the parser makes more or fewer when they are nested wrongly. */
const elementsIn = (html: string): number => [...html.matchAll(/<[a-z][a-z0-9]*[\s>/]/g)].length;

const sideways = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe is a global of the page
    const { violations: found } = await (globalThis as any).axe.run();
    return found.flatMap((rule: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
      rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
  });
}

describe.skipIf(browserPath === undefined)('pages in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  describe.each([
    ['nl', 'meent', 'light'],
    ['en', 'kade', 'dark'],
  ] as const)('in %s, theme %s, %s', (language, theme, colorScheme) => {
    const html = render(language, theme);
    let context: BrowserContext;
    let page: Page;
    const refused: string[] = [];
    beforeAll(async () => {
      context = await siteContext(browser, html, { colorScheme, viewport: { width: 320, height: 800 } });
      page = await context.newPage();
      page.on('console', (message) => {
        if (/Content Security Policy|Failed to load/.test(message.text())) refused.push(message.text());
      });
      page.on('pageerror', (error) => refused.push(error.message));
    });
    afterAll(() => context.close());

    test.each(names)('%s', async (name) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.goto(`${ORIGIN}/${name}`);
      expect(await page.evaluate(sideways), 'sideways scroll at 320 px').toBe(0);
      expect(await page.evaluate(problemsOfMarkup)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await violations(page)).toEqual([]);
      expect(refused.splice(0), 'refused by the content security policy').toEqual([]);
    });
  });

  test('what the server writes is what the browser reads', async () => {
    const html = render('nl', 'meent');
    const context = await siteContext(browser, html, { javaScriptEnabled: false });
    const page = await context.newPage();
    for (const [name, text] of html) {
      await page.setContent(text);
      expect(await page.locator('*').count(), name).toBe(elementsIn(text));
    }
    await context.close();
  });

  test('an error summary has the focus without a script', async () => {
    const context = await siteContext(browser, render('nl', 'meent'), { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/melden-wat-fout`);
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.locator('.meent-error-summary:focus').count()).toBe(1);
    await context.close();
  });

  test('islands: a block of code can be copied, a place can be pointed at', async () => {
    const context = await siteContext(browser, render('nl', 'meent'));
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/begin`);
    await expect.poll(() => page.getByRole('button', { name: 'Kopieer' }).count()).toBe(1);
    await page.goto(`${ORIGIN}/melden-waar`);
    await page.locator('.meent-map__svg--live').click({ position: { x: 5, y: 5 } });
    expect(Number(await page.inputValue('#lengtegraad'))).toBeCloseTo(5.1, 2);
    await context.close();
  });

  // For people: `MEENT_SCREENSHOTS=folder npx vitest run test/channels/ui.test.ts`.
  test.runIf(process.env.MEENT_SCREENSHOTS)('screenshots', { timeout: 600_000 }, async () => {
    const folder = resolve(process.env.MEENT_SCREENSHOTS!);
    const wanted = process.env.MEENT_PAGES?.split(',') ?? names;
    for (const theme of ['meent', 'kade'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await siteContext(browser, render('nl', theme), { colorScheme });
        const page = await context.newPage();
        for (const name of wanted) {
          for (const width of [360, 768, 1280]) {
            await page.setViewportSize({ width, height: 900 });
            await page.goto(`${ORIGIN}/${name}`);
            await page.evaluate(() => document.fonts.ready);
            await page.screenshot({ path: `${folder}/${name}-${theme}-${colorScheme}-${width}.png`, fullPage: true });
          }
        }
        await context.close();
      }
    }
  });
});
