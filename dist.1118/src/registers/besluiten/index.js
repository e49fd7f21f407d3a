import { besluit } from './besluit.js';
import { besluitinformatieobject } from './besluitinformatieobject.js';
export const besluitenResources = [besluit, besluitinformatieobject];
//# sourceMappingURL=index.js.map