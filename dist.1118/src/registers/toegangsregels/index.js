import { toegangsregel } from './toegangsregel.js';
export { LEZEN, VASTSTELLEN, VOORSTELLEN, VRAGEN } from './api.js';
export { decided, ruleOf, rulesIn } from './rule-of.js';
export { TOEGANGSREGEL, TYPEN } from './toegangsregel.js';
export const toegangsregelsResources = (declared) => [
    toegangsregel(declared),
];
//# sourceMappingURL=index.js.map