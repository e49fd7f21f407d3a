/** What must hold for every page in a browser. The functions named "in the browser" are sent there by playwright. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In the browser: what is wrong with the document that was read, one line each. */
function problems(): string[] {
  const found: string[] = [];
  const all = [...document.querySelectorAll('*')];
  const ids = all.map((element) => element.id).filter(Boolean);
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) found.push(`id ${id} twice`);
  for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      for (const id of element.getAttribute(name)!.split(' ')) {
        if (!ids.includes(id)) found.push(`${name}=${id} leads nowhere`);
      }
    }
  }
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const id = link.getAttribute('href')!.slice(1);
    if (id && !ids.includes(id)) found.push(`#${id} leads nowhere`);
  }
  if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
  // Who goes from one to the next hears the words alone.
  const folded = [...document.querySelectorAll('summary')].map(({ textContent }) => textContent.trim());
  for (const words of new Set(folded))
    if (folded.filter((other) => other === words).length > 1) found.push(`"${words}" opens two things`);
  for (const element of all) {
    for (const { name } of element.attributes) {
      if (name === 'style' || name.startsWith('on')) found.push(`inline ${name}`);
    }
  }
  // A path in a reference has braces of its own.
  for (const code of document.querySelectorAll('code, textarea')) code.remove();
  if (/undefined|\[object|NaN|\{[a-z]+\}/.test(document.body.textContent)) found.push('a hole in a text');
  return found;
}

/** In the browser: pixels that stick out at the side. */
export const sideways = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

/** All rules, or those that a second language and other colours can break. */
type Depth = 'everything' | 'colour and language';

const RULES = {
  everything: undefined,
  'colour and language': ['cat.color', 'cat.language', 'cat.name-role-value', 'cat.text-alternatives'],
} as const satisfies Record<Depth, readonly string[] | undefined>;

/** What axe finds on the page as it stands, one line each. */
export async function violations(page: Page, depth: Depth = 'everything'): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe is a global of the page
    const { violations: found } = await (globalThis as any).axe.run({
      resultTypes: ['violations'],
      preload: false,
      ...(runOnly ? { runOnly } : {}),
    });
    return found.flatMap((rule: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
      rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
  }, RULES[depth]);
}

/** Everything that is wrong with a page: axe at full width, sideways scroll from 320 px (WCAG 1.4.10), the markup. */
export async function problemsOf(page: Page, url: string, depth: Depth = 'everything'): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(url);
  const narrow: string[] = [];
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const pixels = await page.evaluate(sideways);
    if (pixels > 0) narrow.push(`scrolls sideways at ${width} px by ${pixels} px`);
  }
  const unfair = await violations(page, depth);
  const broken = await page.evaluate(problems);
  return [...narrow, ...unfair, ...broken];
}
