import type { Resource } from '../../engine/resource.ts';
import { applicatie } from './applicatie.ts';

export { operations } from './operations.ts';
export { type Application, applicationOf, rightsOf } from './rights.ts';
export { applicationSecrets, type Secrets } from './secrets.ts';

export const resources: readonly Resource[] = [applicatie];
