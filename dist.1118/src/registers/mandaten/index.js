import { mandaat } from './mandaat.js';
import { mandaatthema } from './thema.js';
export { MANDAATTHEMAS_BEHEREN, MANDAATTHEMAS_LEZEN, MANDATEN_EIGEN, MANDATEN_INVOEREN, MANDATEN_LEZEN, MANDATEN_VASTSTELLEN, } from './api.js';
export { dienstWoorden, servicesOf, themaDienst, themasIn } from './diensten.js';
export { CODE_DAGEN, MANDAAT, SOORTEN } from './mandaat.js';
export { isOverleden } from './rules.js';
export { MANDAATTHEMA } from './thema.js';
export const mandatenResources = [mandaat, mandaatthema];
//# sourceMappingURL=index.js.map