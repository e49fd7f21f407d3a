/** The themes that ship. A municipality's own theme has the same three groups and passes `checkTheme`. */

import type { FontName } from './fonts.ts';
import kade from './tokens/kade.json' with { type: 'json' };
import meent from './tokens/meent.json' with { type: 'json' };
import type { Theme } from './tokens.ts';

export interface ShippedTheme extends Theme {
  /** The families that the theme names first; only the first is loaded ahead. */
  readonly fonts: readonly FontName[];
}

export const themes = {
  meent: { ...(meent as unknown as Theme), fonts: ['atkinson-next', 'atkinson-mono'] },
  kade: { ...(kade as unknown as Theme), fonts: ['source-sans', 'atkinson-mono'] },
} as const satisfies Record<string, ShippedTheme>;

export type ThemeName = keyof typeof themes;
