import type { Resource } from '../../engine/resource.ts';
import { applicatie } from './applicatie.ts';
import { vergevenClientId } from './vergeven-client-id.ts';

export { giveSecret, operations, withdrawSecret } from './operations.ts';
export { type Application, applicationOf, rightsIn, rightsOf, SAME, versionsOf } from './rights.ts';
export { askerOf } from './samen.ts';
export { applicationSecrets, type Secrets } from './secrets.ts';

export const resources: readonly Resource[] = [applicatie, vergevenClientId];
