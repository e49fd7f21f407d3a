/**
 * Design tokens (W3C design tokens format, 2025.10) made into CSS custom properties. A theme is three groups: brand (raw colours),
 * common (what a colour is for) and dark (common at night). Scale and components are the same in every theme.
 * Custom property = path joined with hyphens: `meent.common.color.text` is `--meent-common-color-text`.
 */
import component from './tokens/component.json' with { type: 'json' };
import scale from './tokens/scale.json' with { type: 'json' };

export interface TokenGroup {
  readonly [name: string]: TokenGroup | string | number | readonly string[];
}

export interface Theme {
  readonly brand: TokenGroup;
  readonly common: TokenGroup;
  readonly dark: TokenGroup;
}

/** Path with dots to the value as written: `#0b4f5a` or `{meent.brand.sloot.700}`. */
export type Tokens = ReadonlyMap<string, string>;

const REFERENCE = /^\{([^}]+)\}$/;

const isToken = (group: TokenGroup): boolean => '$value' in group;

/** A font name with a space is a string in CSS; a generic family such as `sans-serif` is a word. */
const fontName = (name: string): string => (/^[a-z-]+$/i.test(name) ? name : `"${name}"`);

const written = (value: unknown): string => (Array.isArray(value) ? value.map(fontName).join(', ') : String(value));

function flatten(group: TokenGroup, path: string, into: Map<string, string>): Map<string, string> {
  if (isToken(group)) return into.set(path, written(group.$value));
  for (const [name, child] of Object.entries(group)) {
    if (!name.startsWith('$')) flatten(child as TokenGroup, path ? `${path}.${name}` : name, into);
  }
  return into;
}

/** The tokens of a theme by day: brand, scale, common, components. */
export function dayTokens(theme: Theme): Tokens {
  const tokens = new Map<string, string>();
  for (const group of [theme.brand, scale, theme.common, component]) flatten(group as TokenGroup, '', tokens);
  return tokens;
}

/** The tokens that differ at night. */
export const nightTokens = (theme: Theme): Tokens => flatten(theme.dark, '', new Map());

export const propertyName = (path: string): string => `--${path.replaceAll('.', '-')}`;

const propertyValue = (value: string): string => {
  const reference = REFERENCE.exec(value);
  return reference ? `var(${propertyName(reference[1]!)})` : value;
};

export const declarations = (tokens: Tokens): string =>
  [...tokens].map(([path, value]) => `${propertyName(path)}:${propertyValue(value)};`).join('');

/** Follows references to the end. @throws when a token is missing or refers to itself. */
export function resolve(tokens: Tokens, path: string, seen: readonly string[] = []): string {
  const value = tokens.get(path);
  if (value === undefined)
    throw new Error(`Token ${path} is missing${seen.length ? `, asked for by ${seen.at(-1)}` : ''}`);
  if (seen.includes(path)) throw new Error(`Token ${path} refers to itself`);
  const reference = REFERENCE.exec(value);
  return reference ? resolve(tokens, reference[1]!, [...seen, path]) : value;
}
