/** The register of mandates: who acts for whom, for what, how long. */
import type { Resource } from '../../engine/resource.ts';
import { mandaat } from './mandaat.ts';
import { mandaatthema } from './thema.ts';

export {
  MANDAATTHEMAS_BEHEREN,
  MANDAATTHEMAS_LEZEN,
  MANDATEN_EIGEN,
  MANDATEN_INVOEREN,
  MANDATEN_LEZEN,
  MANDATEN_VASTSTELLEN,
} from './api.ts';
export { dienstWoorden, servicesOf, type Thema, themaDienst, themasIn } from './diensten.ts';
export { CODE_DAGEN, MANDAAT, SOORTEN } from './mandaat.ts';
export { isOverleden } from './rules.ts';
export { MANDAATTHEMA } from './thema.ts';

export const mandatenResources: readonly Resource[] = [mandaat, mandaatthema];
