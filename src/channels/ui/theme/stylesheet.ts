/** The one stylesheet of a theme: fonts, tokens by day and by night, components. */
import { sheet } from './sheet.gen.ts';
import { dayTokens, declarations, nightTokens, type Theme } from './tokens.ts';

/** The CSS of all components, without tokens. */
export const componentCss = sheet;

export function stylesheet(theme: Theme, fontFaces: readonly string[]): string {
  const day = declarations(dayTokens(theme));
  const night = declarations(nightTokens(theme));
  return [
    ...fontFaces,
    `:root{${day}color-scheme:light dark}`,
    `@media screen and (prefers-color-scheme:dark){:root{${night}}}`,
    sheet,
  ].join('\n');
}
