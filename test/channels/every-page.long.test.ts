/**
 * Every page that links of the demo lead to, for everybody who has a part in it: none scrolls sideways, on a telephone, at a
 * desk or with text twice as large; none makes the browser complain. Pages behind a form are among the samples (`samples/`).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAvgRequest } from '../../src/demo/seed/avg.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { complaints, markup, tooWide } from '../support/page-checks.ts';
import { personAt } from '../support/person.ts';
import { keys } from '../support/server.ts';
import { REFERENTIE, startSite, type TestSite, WEIDEHOEK } from '../support/site-server.ts';

/** Of one route so many pages: with other data they look otherwise. */
const MOST_OF_ONE = 2;

/** Answers that are no pages: files, and what leads on to a page. */
const NO_PAGE: readonly RegExp[] = [
  /^\/(uitloggen|assets|demo)/,
  /\/(pdf|pakket|bewijs|ontvangstbewijs)$/,
  /\/(bestanden|documenten)\/:/,
  /^\/inloggen\/(terug|bewoner\/terug|medewerker\/terug)/,
];

/** Where each begins, and how many pages of another kind they find at least; without a name nobody is logged in. */
const PEOPLE = [
  { who: 'nobody', start: '/', least: 5 },
  { who: 'a resident', start: '/mijn', name: 'Petronella van Paassen', least: 15 },
  { who: 'a resident without cases', start: '/mijn', name: 'Erik van den Oever', least: 10 },
  { who: 'who handles reports', start: '/werk', name: 'S. Akkerman', least: 5 },
  { who: 'who handles the register of persons', start: '/werk', name: 'H. Nijhuis', least: 5 },
  { who: 'the privacy officer', start: '/werk', name: 'N. Haddad', least: 6 },
  { who: 'the functional manager', start: '/werk', name: 'E. Brandsma', least: 25 },
  { who: 'the record manager', start: '/beheer/archief', name: 'T. Veenstra', least: 4 },
] as const;

/** `/mijn/zaken/0190…` is of `GET /mijn/zaken/:id`. */
function routeOf(path: string, routes: readonly string[]): string | undefined {
  const parts = path.split('/');
  const fits = (route: string): boolean => {
    const wanted = route.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at]);
  };
  return routes.filter(fits).toSorted((a, b) => a.split(':').length - b.split(':').length)[0];
}

describe.skipIf(browserPath === undefined)('every page', () => {
  let meent: TestSite;
  let browser: Browser;
  let base: string;
  let routes: readonly string[];
  beforeAll(async () => {
    [meent, browser] = await Promise.all([startSite(), launchBrowser()]);
    await makeAvgRequest(meent.engine, keys, WEIDEHOEK, REFERENTIE);
    await meent.settle();
    base = await meent.listen();
    routes = meent.pages
      .flatMap((route) => (route.startsWith('GET ') ? [route.slice(4)] : []))
      .filter((route) => !NO_PAGE.some((one) => one.test(route)));
  });
  afterAll(async () => {
    await browser?.close();
    await meent?.stop();
  });

  async function enter(start: string, name?: string): Promise<Page> {
    const page = await personAt(browser, base);
    await page.goto(start);
    if (!name) return page;
    // Others may be told of by that name too.
    await page.getByLabel(name).first().check();
    const level = page.getByLabel('Substantieel');
    if (await level.count()) await level.check();
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/demo'));
    return page;
  }

  test.each(PEOPLE)('as $who finds it', async ({ start, least, ...who }) => {
    const page = await enter(start, 'name' in who ? who.name : undefined);
    complaints(page);
    const found: string[] = [];
    const seen = new Map<string, number>();
    const waiting = [page.url()];
    for (let url = waiting.shift(); url; url = waiting.shift()) {
      const { origin, pathname, search } = new URL(url);
      const route = origin === base ? routeOf(pathname, routes) : undefined;
      if (!route || search.includes('taal=')) continue;
      const asked = `${route} ${[...new URL(url).searchParams.keys()].toSorted()}`;
      const times = seen.get(asked) ?? 0;
      if (times >= MOST_OF_ONE) continue;
      seen.set(asked, times + 1);
      const answer = await page.goto(url);
      const wrong = [...(await tooWide(page)), ...complaints(page)];
      if (answer?.status() !== 200) wrong.push(`answers ${answer?.status()}`);
      waiting.push(
        ...(await page
          .locator('a[href]')
          .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href.split('#')[0]!))),
      );
      wrong.push(...(await markup(page)));
      found.push(...wrong.map((one) => `${pathname}${search}: ${one}`));
    }
    expect(found).toEqual([]);
    expect(seen.size).toBeGreaterThanOrEqual(least);
    await page.context().close();
  });
});
