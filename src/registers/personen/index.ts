/** The register of persons. */
import type { Resource } from '../../engine/resource.ts';
import { persoon } from './persoon.ts';

export { type Genaamd, naamVan, roepnaam } from './naam.ts';

export const personenResources: readonly Resource[] = [persoon];
