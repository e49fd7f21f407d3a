import type { Explained } from './types.ts';

export const besluiten: Explained = [
  ['besluiten * vervalreden: enum *, here |*', 'Empty where a decision does not lapse, as every other text.'],
];
