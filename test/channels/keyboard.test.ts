/** Pages that are worked with by keyboard alone, on a screen of 320 px: what has the focus is seen, and nothing loses it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HANDLER, loggedIn, report, residentsOf } from '../support/at-the-pages.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { sideways, violations } from '../support/page-checks.ts';
import { startSite, type TestSite } from '../support/site-server.ts';

const MOST_STOPS = 120;

interface Stop {
  readonly name: string;
  /** What is wrong with the focus here; empty when it is seen. */
  readonly wrong: readonly string[];
}

/** In the browser: what has the focus, and whether a person sees that. */
function stopHere(): Stop {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: '', wrong: [] };
  const labels = (element as HTMLInputElement).labels;
  const name = (labels?.length ? labels[0]!.textContent : (element.getAttribute('aria-label') ?? element.textContent))
    .replace(/\s+/g, ' ')
    .trim();
  const wrong: string[] = [];
  const box = element.getBoundingClientRect();
  // Of a card the ring is around the whole: it belongs to what lies over it.
  const hasRing = [undefined, '::after'].some((pseudo) => {
    const { outlineStyle, outlineWidth, content } = getComputedStyle(element, pseudo);
    return (
      outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && (pseudo === undefined || content !== 'none')
    );
  });
  if (!hasRing) wrong.push('no ring');
  if (box.width < 1 || box.height < 1) wrong.push('no size');
  if (box.right < 1 || box.left > innerWidth - 1) wrong.push('beside the screen');
  if (box.bottom < 1 || box.top > innerHeight - 1) wrong.push('above or below the screen');
  const top = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2),
    Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 2),
  );
  if (
    top &&
    !element.contains(top) &&
    !top.contains(element) &&
    !(labels && [...labels].some((one) => one.contains(top)))
  )
    wrong.push(`under ${top.tagName} ${top.className}`);
  return { name, wrong };
}

async function next(page: Page): Promise<Stop> {
  await page.keyboard.press('Tab');
  return page.evaluate(stopHere);
}

/** Tabs until what has this name has the focus. Every stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let i = 0; i < MOST_STOPS; i++) {
    const stop = await next(page);
    expect([page.url(), stop.name, stop.wrong]).toEqual([page.url(), stop.name, []]);
    if (name.test(stop.name)) return;
    passed.push(stop.name);
  }
  throw new Error(`nothing called ${name} on ${page.url()}, only ${passed.join(' | ')}`);
}

async function press(page: Page, name: RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
  await page.waitForLoadState('load');
}

/** Goes and waits for the page that comes. */
async function follow(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

async function type(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

describe.skipIf(browserPath === undefined)('by keyboard alone', () => {
  let meent: TestSite;
  let browser: Browser;
  let origin: string;
  let folder: string;
  beforeAll(async () => {
    meent = await startSite();
    browser = await launchBrowser();
    origin = await meent.listen();
    folder = mkdtempSync(join(tmpdir(), 'meent-keyboard-'));
    writeFileSync(join(folder, 'werkbon.pdf'), '%PDF-1.4 proef');
  });
  afterAll(async () => {
    await browser?.close();
    await meent?.stop();
    rmSync(folder, { recursive: true });
  });

  /** @param session cookie of who is logged in */
  const open = async (session?: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'nl-NL' });
    if (session) await context.addCookies([{ name: 'meent', value: session, url: origin }]);
    return context.newPage();
  };

  test('an employee takes a case, adds a document, sets the status and closes it', async () => {
    const resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
    const id = await report(resident, 'Met het toetsenbord.');
    const page = await open((await loggedIn(meent, 'employee', HANDLER)).cookie('meent'));
    const isFair = async () => {
      expect([page.url(), await violations(page)]).toEqual([page.url(), []]);
      expect([page.url(), await page.evaluate(sideways, '100%')]).toEqual([page.url(), 0]);
    };
    /** What came of it stands first in the title, which is read out first, and in a status. */
    const isTold = async (what: string) => {
      expect(await page.title()).toMatch(new RegExp(`^${what}`));
      expect(await page.getByRole('status').textContent()).toContain(what);
      await isFair();
    };
    await page.goto(`${origin}/werk?lijst=team`);
    await isFair();
    await follow(page, /^Stoep en weg, Kievitsloot 3/);
    await follow(page, /^Pak deze zaak op/);
    await isTold('De zaak staat nu op uw lijst');
    expect(page.url()).toContain(id);

    await press(page, /^Voeg een document toe/);
    await tabTo(page, /^Bestand/);
    // The window in which a file is chosen is the browser's own.
    await page.locator('input[type=file]:focus').setInputFiles(join(folder, 'werkbon.pdf'));
    await type(page, /^Titel/, 'Werkbon');
    await type(page, /^Soort document/, 'Terug');
    await follow(page, /^Voeg toe/);
    await isTold('Het document staat bij de zaak');

    await press(page, /^Ingepland/, 'Space');
    await type(page, /^Toelichting/, 'De stratenmaker komt dinsdag.');
    await follow(page, /^Zet de status/);
    await isTold('De status is gezet');

    await press(page, /^Rond de zaak af/);
    await follow(page, /^Rond (de zaak )?af/);
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('meent-error-summary');
    await isFair();
    await press(page, /^Kies een resultaat/);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('resultaattype');
    await page.keyboard.press('Space');
    await follow(page, /^Rond (de zaak )?af/);
    await isTold('De zaak is afgerond');
  });

  test('a resident who forgets an answer is taken to the question', async () => {
    const page = await open();
    await page.goto(`${origin}/melden`);
    await follow(page, /^Naar vraag 2/);
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('meent-error-summary');
    expect(await violations(page)).toEqual([]);
    await press(page, /^Kies waar het om gaat/);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('categorie');
    await page.keyboard.press('Space');
    await type(page, /^Wat ziet u/, 'Een losse tegel.');
    await follow(page, /^Naar vraag 2/);
    expect(page.url()).toBe(`${origin}/melden/waar`);
  });

  test('no page is wider than the screen, with the names that there really are', async () => {
    const page = await open();
    for (const path of ['/', '/api', '/api/documenten', '/melden/wat', '/inloggen']) {
      await page.goto(origin + path);
      expect([path, await page.evaluate(sideways, '100%')]).toEqual([path, 0]);
    }
  });

  test('words that a municipality made up are said to be Dutch on an English page', async () => {
    const page = await open();
    await page.goto(`${origin}/melden/wat?taal=en`);
    const languages = await page
      .locator('label[for^="categorie"]')
      .evaluateAll((labels) => labels.map((label) => label.getAttribute('lang')));
    expect(languages.length).toBeGreaterThan(3);
    expect(new Set(languages)).toEqual(new Set(['nl']));
    await page.goto(`${origin}/melden/wat?taal=nl`);
    expect(await page.locator('label[for^="categorie"][lang]').count()).toBe(0);
  });
});
