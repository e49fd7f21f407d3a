/** Contrast by the formula of WCAG 2.2 (relative luminance), and the pairs that every theme must meet, by day and by night. */

/** Two tokens under `meent.` and their least contrast: 7 for reading, 4.5 for text, 3 for what is no text (WCAG 1.4.3, 1.4.6, 1.4.11). */
export type Pair = readonly [front: string, ground: string, minimum: number];

const GROUNDS = ['background', 'surface', 'surface-strong'] as const;
const color = (name: string): string => (name.startsWith('brand.') ? name : `common.color.${name}`);
const pair = (front: string, ground: string, minimum: number): Pair => [color(front), color(ground), minimum];

export const PAIRS: readonly Pair[] = [
  ...[...GROUNDS, 'sunken', 'sky'].map((ground) => pair('text', ground, 7)),
  ...[...GROUNDS, 'sunken', 'you-soft'].map((ground) => pair('text-muted', ground, 4.5)),
  ...[...GROUNDS, 'sunken', 'sky', 'you-soft'].map((ground) => pair('link', ground, 4.5)),
  pair('link-hover', 'background', 4.5),
  pair('text', 'you-soft', 7),
  pair('text', 'wrong-soft', 7),
  pair('text', 'good-soft', 7),
  pair('field-text', 'field', 7),
  pair('field-link', 'field', 4.5),
  pair('action-text', 'action', 4.5),
  pair('action-text', 'action-hover', 4.5),
  pair('action', 'background', 3),
  pair('action', 'surface', 3),
  pair('action', 'action-soft', 4.5),
  pair('brand.sloot.900', 'you', 7),
  pair('you-text', 'you-soft', 7),
  pair('wrong', 'background', 4.5),
  pair('wrong', 'wrong-soft', 4.5),
  pair('good', 'background', 4.5),
  ...['background', 'surface'].map((ground) => pair('border', ground, 3)),
  ...[...GROUNDS, 'you-soft'].map((ground) => pair('path', ground, 3)),
  ...[...GROUNDS, 'you-soft'].map((ground) => pair('path-next', ground, 3)),
  pair('background', 'path', 7),
  pair('path-on-field', 'field', 3),
  pair('focus-outer', 'background', 3),
  pair('focus-inner', 'focus-outer', 3),
  pair('ground-text', 'ground', 7),
  pair('ground-link', 'ground', 4.5),
  pair('disabled-text', 'disabled', 4.5),
];

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

function luminance(hex: string): number {
  const match = HEX.exec(hex);
  if (!match) throw new Error(`${hex} is not a colour of the form #rrggbb`);
  const [red, green, blue] = match.slice(1).map((part) => {
    const channel = Number.parseInt(part, 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Contrast of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
