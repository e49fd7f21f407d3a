/** A case whose destruction is suspended, in words. The reason that people typed stays with the hold: it may name somebody. */
import { grondInWoorden } from '../opschorting-gronden.ts';

/** @param grond of the oldest hold that stands */
export const opgeschortMelding = (grond: string): string =>
  `De vernietiging van deze zaak is opgeschort vanwege ${grondInWoorden(grond)}. Hef eerst de opschorting op (/meent/api/v1/opschortingen).`;
