import type { Resource } from '../../engine/resource.ts';
import { toegangsregel } from './toegangsregel.ts';

export { LEZEN, VASTSTELLEN, VOORSTELLEN, VRAGEN } from './api.ts';
export { decided, ruleOf, rulesIn, type VersionsOf } from './rule-of.ts';
export { TOEGANGSREGEL, TYPEN } from './toegangsregel.ts';

export const toegangsregelsResources = (declared: readonly Resource[]): readonly Resource[] => [
  toegangsregel(declared),
];
