/** The icon in the browser's tab: the mark, in the colours of the theme. A file of its own, so it needs real colours. */
import { resolve, type Tokens } from './theme/tokens.ts';

export function iconOf(tokens: Tokens): string {
  const color = (name: string): string => resolve(tokens, `meent.common.color.${name}`);
  const path = 'M11 48C11 34 33 33 33 22S20 10 22-4';
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44">',
    `<path fill="${color('ditch')}" d="M0 0h44v44H0z"/>`,
    `<path fill="${color('parcel-3')}" d="M0 0h44v14H0z"/>`,
    `<path fill="${color('parcel-4')}" d="M0 16h44v12H0z"/>`,
    `<path fill="${color('parcel-5')}" d="M0 30h44v14H0z"/>`,
    `<path fill="none" stroke="${color('background')}" stroke-width="10" d="${path}"/>`,
    `<path fill="none" stroke="${color('path')}" stroke-width="5" d="${path}"/>`,
    '</svg>',
  ].join('');
}
