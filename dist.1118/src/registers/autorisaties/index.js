import { applicatie } from './applicatie.js';
import { vergevenClientId } from './vergeven-client-id.js';
export { giveSecret, operations, withdrawSecret } from './operations.js';
export { applicationOf, rightsIn, rightsOf, SAME, versionsOf } from './rights.js';
export { askerOf } from './samen.js';
export { applicationSecrets } from './secrets.js';
export const resources = [applicatie, vergevenClientId];
//# sourceMappingURL=index.js.map