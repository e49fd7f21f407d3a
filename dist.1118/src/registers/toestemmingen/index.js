import { toestemming } from './toestemming.js';
export { TOESTEMMINGEN_GEVEN, TOESTEMMINGEN_INTREKKEN, TOESTEMMINGEN_LEZEN } from './toestemming.js';
export const toestemmingenResources = [toestemming];
//# sourceMappingURL=index.js.map