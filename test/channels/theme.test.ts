/** Themes: complete, readable, and refused when they are not. What is generated is as new as its source. */
import { execFileSync } from 'node:child_process';
import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { assetRoutes, assetsOf, weightOf } from '../../src/channels/ui/assets.ts';
import { pageHeaders } from '../../src/channels/ui/headers.ts';
import { renderPage } from '../../src/channels/ui/render.tsx';
import { checkTheme } from '../../src/channels/ui/theme/check.ts';
import { contrast } from '../../src/channels/ui/theme/contrast.ts';
import { componentCss } from '../../src/channels/ui/theme/stylesheet.ts';
import { type ThemeName, themes } from '../../src/channels/ui/theme/themes.ts';
import { frontPages } from './samples/front.tsx';
import { sampleUi } from './samples/ui.ts';

const names = Object.keys(themes) as ThemeName[];

describe('a theme', () => {
  test('contrast follows WCAG: black on white is 21, a colour on itself is 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#0b4f5a', '#0b4f5a')).toBe(1);
    // Mid grey on white, the example that WCAG readers know.
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  test.each(names)('%s has every used token and every readable pair, by day and by night', (name) => {
    expect(checkTheme(themes[name], componentCss)).toEqual([]);
  });

  test('is refused when a token is missing', () => {
    const { common, ...rest } = themes.meent;
    const problems = checkTheme({ ...rest, common: {} }, componentCss);
    expect(problems.some((problem) => problem.includes('--meent-common-color-text is used and has no value'))).toBe(
      true,
    );
    expect(common).toBeDefined();
  });

  test('is refused when people cannot read it', () => {
    const grey = { meent: { common: { color: { text: { $type: 'color', $value: '#888888' } } } } };
    const night = { ...themes.meent, dark: grey };
    expect(checkTheme(night, componentCss).join('\n')).toMatch(
      /By night: common.color.text on common.color.background is/,
    );
  });

  test('is refused when a token refers to itself', () => {
    const loop = { meent: { common: { color: { text: { $type: 'color', $value: '{meent.common.color.text}' } } } } };
    expect(checkTheme({ ...themes.meent, dark: loop }, componentCss)).toContain(
      'By night: Token meent.common.color.text refers to itself',
    );
  });
});

test('the generated stylesheet and islands are as new as their sources', () => {
  expect(() => execFileSync(process.execPath, ['scripts/theme.mjs', '--check'])).not.toThrow();
});

describe('what a page loads', () => {
  test.each(names)('theme %s: the first load is under 100 kB over the wire', (name) => {
    const assets = assetsOf(name);
    const html = renderPage(sampleUi('nl', name), frontPages[0]!.page);
    const loaded = [assets.stylesheet, assets.icon, assets.island('copy'), ...assets.preload].map(weightOf);
    const mono = 18_000;
    expect(loaded.reduce((sum, bytes) => sum + bytes, html.length + mono)).toBeLessThan(100_000);
  });

  test('each address is kept for good, compressed, and unknown ones are 404', async () => {
    const app = fastify();
    await app.register(assetRoutes);
    const { stylesheet, preload } = assetsOf('meent');
    const css = await app.inject({ url: stylesheet, headers: { 'accept-encoding': 'gzip, br' } });
    expect(css.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const plain = await app.inject({ url: stylesheet });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const fonts = [...plain.body.matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1]!);
    expect(fonts).toContain(preload[0]);
    for (const url of fonts) expect((await app.inject({ url })).headers['content-type']).toBe('font/woff2');
    expect((await app.inject({ url: '/ui/meent.0000000000.css' })).statusCode).toBe(404);
    await app.close();
  });

  test('nothing inline, nothing from elsewhere', () => {
    const { 'Content-Security-Policy': policy } = pageHeaders();
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toContain("default-src 'none'");
    expect(pageHeaders({ formTargets: ['http://idp.test'] })['Content-Security-Policy']).toContain(
      "form-action 'self' http://idp.test",
    );
  });

  test('markup in data is text on the page', () => {
    const evil = '<script>alert(1)</script>"\'';
    const ui = sampleUi();
    const html = renderPage({ ...ui, municipality: { ...ui.municipality, name: evil } }, frontPages[2]!.page);
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script>alert(1)');
  });
});
