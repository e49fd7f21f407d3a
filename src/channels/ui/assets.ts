/**
 * What pages load: stylesheet, fonts, islands, icon. Each address holds a hash of its content, so a browser keeps it for good.
 * Compressed once, at the first request for it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { iconOf } from './icon.ts';
import { islands } from './islands.gen.ts';
import { type FontFile, fontFace, fontFiles } from './theme/fonts.ts';
import { stylesheet } from './theme/stylesheet.ts';
import { type ShippedTheme, type ThemeName, themes } from './theme/themes.ts';
import { dayTokens, nightTokens, resolve } from './theme/tokens.ts';

export type IslandName = keyof typeof islands;

/** The addresses that a page in one theme needs. */
export interface PageAssets {
  readonly stylesheet: string;
  /** Fonts that every page uses. */
  readonly preload: readonly string[];
  readonly icon: string;
  readonly themeColor: { readonly day: string; readonly night: string };
  island(name: IslandName): string;
}

interface Asset {
  readonly type: string;
  readonly body: Buffer;
  /** Text shrinks; woff2 is compressed already. */
  readonly text: boolean;
}

const ROOT = '/ui/';
const require = createRequire(import.meta.url);

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const store = new Map<string, Asset>();

function keep(name: string, extension: keyof typeof TYPES & string, content: string | Buffer): string {
  const body = Buffer.from(content);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  const url = `${ROOT}${name}.${hash}${extension}`;
  store.set(url, { type: TYPES[extension]!, body, text: extension !== '.woff2' });
  return url;
}

const once = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const made = new Map<Key, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
};

const fontUrl = once((module: string) =>
  keep(
    `font-${module.split('/').at(-1)!.replace('-wght-normal.woff2', '')}`,
    '.woff2',
    readFileSync(require.resolve(module)),
  ),
);
const islandUrl = once((name: IslandName) => keep(name, '.js', islands[name]));

function build(name: ThemeName, theme: ShippedTheme): PageAssets {
  const files: readonly FontFile[] = theme.fonts.flatMap(fontFiles);
  const day = dayTokens(theme);
  const night = new Map([...day, ...nightTokens(theme)]);
  return {
    stylesheet: keep(
      name,
      '.css',
      stylesheet(
        theme,
        files.map((file) => fontFace(file, fontUrl(file.module))),
      ),
    ),
    preload: [fontUrl(fontFiles(theme.fonts[0]!)[0].module)],
    icon: keep(`${name}-icon`, '.svg', iconOf(day)),
    themeColor: {
      day: resolve(day, 'meent.common.color.background'),
      night: resolve(night, 'meent.common.color.background'),
    },
    island: islandUrl,
  };
}

/** The assets of a theme. Islands are known from the start, so that an old page in a cache still finds them. */
export const assetsOf = once((name: ThemeName): PageAssets => build(name, themes[name]));

const brotli = once((asset: Asset) =>
  brotliCompressSync(asset.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
);
const gzip = once((asset: Asset) => gzipSync(asset.body, { level: 9 }));

/** The smallest form the browser takes (RFC 9110, 12.5.3). */
function encoded(asset: Asset, accepts: string): { readonly body: Buffer; readonly encoding?: string } {
  if (!asset.text) return { body: asset.body };
  if (/\bbr\b/.test(accepts)) return { body: brotli(asset), encoding: 'br' };
  if (/\bgzip\b/.test(accepts)) return { body: gzip(asset), encoding: 'gzip' };
  return { body: asset.body };
}

function send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const asset = store.get(request.url.split('?')[0]!);
  if (!asset)
    return reply
      .code(404)
      .type('text/plain; charset=utf-8')
      .send('Dit bestand bestaat niet (meer). Laad de pagina opnieuw.');
  const { body, encoding } = encoded(asset, String(request.headers['accept-encoding'] ?? ''));
  if (encoding) reply.header('Content-Encoding', encoding);
  return reply
    .header('Content-Type', asset.type)
    .header('Cache-Control', 'public, max-age=31536000, immutable')
    .header('Vary', 'Accept-Encoding')
    .header('X-Content-Type-Options', 'nosniff')
    .header('Cross-Origin-Resource-Policy', 'same-origin')
    .send(body);
}

/** Fastify plugin: everything under `/ui/`. */
export async function assetRoutes(app: FastifyInstance): Promise<void> {
  for (const name of Object.keys(themes) as ThemeName[]) assetsOf(name);
  for (const name of Object.keys(islands) as IslandName[]) islandUrl(name);
  app.get(`${ROOT}*`, send);
}

/** For tests of size: what one address weighs on the wire. */
export const weightOf = (url: string): number => encoded(store.get(url)!, 'br').body.length;
