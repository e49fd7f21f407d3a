/** Every page with sample data, as the browser gets it. */
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage } from '../../../src/channels/ui/render.tsx';
import type { Language } from '../../../src/channels/ui/texts/language.ts';
import type { ThemeName } from '../../../src/channels/ui/theme/themes.ts';
import { browserPath, launchBrowser } from '../../support/browser.ts';
import { problemsOf } from '../../support/page-checks.ts';
import { ORIGIN, siteContext } from '../../support/site.ts';
import { archivePages } from './archive.tsx';
import { frontPages } from './front.tsx';
import { managePages } from './manage.tsx';
import { rulePages } from './manage-rules.tsx';
import { portalPages } from './portal.tsx';
import { sampleUi } from './ui.ts';
import { workbenchPages } from './workbench.tsx';

/** In parts, so that several files can share the work. */
export const halves = {
  portal: portalPages,
  others: [...frontPages, ...workbenchPages],
  manage: [...managePages, ...rulePages],
  archive: archivePages,
} as const;

const samples = [...halves.portal, ...halves.others, ...halves.manage, ...halves.archive];
export const pageNames = samples.map(({ name }) => name);

export const renderAll = (language: Language, theme: ThemeName): ReadonlyMap<string, string> =>
  new Map(samples.map(({ name, page, ui }) => [name, renderPage(sampleUi(language, theme, ui), page)]));

/** One test a page: nothing wrong, and nothing that the content security policy had to refuse. */
export function testPages(
  half: keyof typeof halves,
  language: Language,
  theme: ThemeName,
  colorScheme: NonNullable<BrowserContextOptions['colorScheme']>,
): void {
  describe.skipIf(browserPath === undefined)(`pages in ${language}, theme ${theme}, ${colorScheme}`, () => {
    const refused: string[] = [];
    let close = async (): Promise<void> => {};
    let check = async (_name: string): Promise<string[]> => [];

    beforeAll(async () => {
      const browser = await launchBrowser();
      close = () => browser.close();
      const context = await siteContext(browser, renderAll(language, theme), { colorScheme });
      const page = await context.newPage();
      page.on('pageerror', (error) => refused.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|Failed to load/.test(message.text())) refused.push(message.text());
      });
      check = async (name) => [
        ...(await problemsOf(page, `${ORIGIN}/${name}`, colorScheme === 'dark' ? 'colour and language' : 'everything')),
        ...refused.splice(0),
      ];
    });
    afterAll(() => close());

    test.each(halves[half].map(({ name }) => name))('%s', async (name) => {
      expect(await check(name)).toEqual([]);
    });
  });
}
