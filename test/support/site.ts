/** Sample pages in a real browser without a server: every request is answered in process, anything else is refused. */
import fastify from 'fastify';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { assetRoutes } from '../../src/channels/ui/assets.ts';
import { pageHeaders } from '../../src/channels/ui/headers.ts';

export const ORIGIN = 'http://weidehoek.test';

/** A context in which `pages` live at their name, with the headers and assets of production. */
export async function siteContext(
  browser: Browser,
  pages: ReadonlyMap<string, string>,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const app = fastify();
  await app.register(assetRoutes);
  const context = await browser.newContext({ ...options, locale: 'nl-NL' });
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) return route.abort();
    const html = pages.get(url.pathname.slice(1));
    if (html !== undefined) return route.fulfill({ body: html, headers: pageHeaders() });
    const answer = await app.inject({ url: url.pathname });
    return route.fulfill({
      status: answer.statusCode,
      body: answer.rawPayload,
      headers: answer.headers as Record<string, string>,
    });
  });
  return context;
}
