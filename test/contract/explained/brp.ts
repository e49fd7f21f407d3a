import type { Explained } from './types.ts';

export const brp: Explained = [
  [
    'POST /personen: scopes none, here personen.lezen',
    'Who may ask is a right of ours; the file leaves it to the provider.',
  ],
];
