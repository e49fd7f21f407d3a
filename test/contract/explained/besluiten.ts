import type { Explained } from './types.ts';

export const besluiten: Explained = [['* /besluit*: absent', 'Open: comes with the register of decisions.']];
