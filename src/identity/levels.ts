import type { AssuranceLevel } from '../gate/context.ts';
import { LEVELS, reaches } from '../gate/levels.ts';

export { LEVELS, reaches };

export const isLevel = (text: unknown): text is AssuranceLevel => (LEVELS as readonly unknown[]).includes(text);

/** The `acr` values of the eIDAS levels (levels: Implementing Regulation 2015/1502; URIs: eIDAS technical specifications). */
export const EIDAS_LEVELS: Readonly<Record<string, AssuranceLevel>> = {
  'http://eidas.europa.eu/LoA/low': 'laag',
  'http://eidas.europa.eu/LoA/substantial': 'substantieel',
  'http://eidas.europa.eu/LoA/high': 'hoog',
};
