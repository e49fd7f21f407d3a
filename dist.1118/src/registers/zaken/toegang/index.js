export { TOEGANG_REGELEN } from '../api.js';
export { SCOPES } from './omgang.js';
export { wie } from './regels.js';
//# sourceMappingURL=index.js.map