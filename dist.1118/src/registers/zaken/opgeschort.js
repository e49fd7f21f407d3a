/** A case whose destruction is suspended, in words. The reason that people typed stays with the hold: it may name somebody. */
import { grondInWoorden } from '../opschorting-gronden.js';
/** @param grond of the oldest hold that stands */
export const opgeschortMelding = (grond) => `De vernietiging van deze zaak is opgeschort vanwege ${grondInWoorden(grond)}. Hef eerst de opschorting op (/meent/api/v1/opschortingen).`;
//# sourceMappingURL=opgeschort.js.map