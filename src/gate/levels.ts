/** Levels of assurance with which somebody logged in. */
import type { AssuranceLevel } from './context.ts';

/** Low to high. */
export const LEVELS = ['laag', 'substantieel', 'hoog'] as const satisfies readonly AssuranceLevel[];

/** True when `level` is `minimum` or higher. */
export const reaches = (level: AssuranceLevel, minimum: AssuranceLevel): boolean =>
  LEVELS.indexOf(level) >= LEVELS.indexOf(minimum);
