/** The message box. */
import type { Resource } from '../../engine/resource.ts';
import { bericht } from './bericht.ts';

export const berichtenResources: readonly Resource[] = [bericht];
