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

/** In the browser: pixels that stick out at the side, with text of this size. */
export function sideways(text = '100%'): number {
  const { documentElement: root } = document;
  root.style.fontSize = text;
  // As the page came: `style` is no attribute of ours. Chromium takes away what it was asked for first.
  if (text === '100%' && root.hasAttribute('style')) root.removeAttribute('style');
  return root.scrollWidth - root.clientWidth;
}

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

/**
 * From a narrow telephone (WCAG 1.4.10) to a desk, and with text twice as large (WCAG 1.4.4): on a telephone, since a desk
 * with text of that size is given the page of half its width.
 */
const SIZES = [
  { width: 320, text: '100%' },
  { width: 390, text: '100%' },
  { width: 768, text: '100%' },
  { width: 390, text: '200%' },
  // The last is how the page stays for what is checked next.
  { width: 1280, text: '100%' },
] as const;

/** Where the page as it stands scrolls sideways, one line each. */
export async function tooWide(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { width, text } of SIZES) {
    await page.setViewportSize({ width, height: 900 });
    const pixels = await page.evaluate(sideways, text);
    if (pixels > 0) found.push(`scrolls sideways at ${width} px with text of ${text} by ${pixels} px`);
  }
  return found;
}

const heard = new WeakMap<Page, string[]>();

/** What the browser complained of since the last time, one line each; it listens from the first call on. */
export function complaints(page: Page): string[] {
  const said = heard.get(page);
  if (said) return said.splice(0);
  const lines: string[] = [];
  heard.set(page, lines);
  page.on('console', (message) => {
    // An address that is no localhost and has no https is of the samples alone.
    if (message.text().startsWith('The Cross-Origin-Opener-Policy header has been ignored')) return;
    // So is a form that comes back with what is wrong: the page itself has that status, and its test says which.
    if (message.text().startsWith('Failed to load resource') && message.location().url === page.url()) return;
    if (['error', 'warning'].includes(message.type())) lines.push(`the console says: ${message.text()}`);
  });
  page.on('pageerror', (error) => lines.push(`a script failed: ${error.message}`));
  return [];
}

/** What is wrong with the document, one line each: links and labels that lead nowhere, headings, holes. */
export const markup = (page: Page): Promise<string[]> => page.evaluate(problems);

/** Everything that is wrong with a page: sideways scroll, axe at full width, the markup, what the browser complains of. */
export async function problemsOf(page: Page, url: string, depth: Depth = 'everything'): Promise<string[]> {
  complaints(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(url);
  const wide = await tooWide(page);
  const unfair = await violations(page, depth);
  const broken = await markup(page);
  return [...wide, ...unfair, ...broken, ...complaints(page)];
}
