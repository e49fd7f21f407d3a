/** Somebody with a browser at a site that runs. */
import type { Browser, Page } from 'playwright-core';

export async function personAt(browser: Browser, base: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, locale: 'nl-NL', baseURL: base });
  const page = await context.newPage();
  // A script that fails would be seen by nobody else.
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

/** Through the demo login, to `start`. Without a name: the first in the list. */
export async function logIn(page: Page, start: '/mijn' | '/werk', name?: string): Promise<void> {
  await page.goto(start);
  await (name ? page.getByLabel(name) : page.getByRole('radio').first()).check();
  await page.getByLabel('Substantieel').check();
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL((url) => url.pathname === start);
}
