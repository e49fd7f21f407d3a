import { objecttype } from './objecttype.js';
import { objecttypeversie } from './objecttypeversie.js';
export const objecttypenResources = [objecttype, objecttypeversie];
export { loadTypes } from './load.js';
export { objecttypenOperations } from './operations.js';
//# sourceMappingURL=index.js.map