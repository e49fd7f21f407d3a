/** The register of consents. */
import type { Resource } from '../../engine/resource.ts';
import { toestemming } from './toestemming.ts';

export { TOESTEMMINGEN_GEVEN, TOESTEMMINGEN_INTREKKEN, TOESTEMMINGEN_LEZEN } from './toestemming.ts';

export const toestemmingenResources: readonly Resource[] = [toestemming];
