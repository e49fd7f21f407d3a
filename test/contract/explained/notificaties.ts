import type { Explained } from './types.ts';

export const notificaties: Explained = [
  ['abonnement answer auth: absent', 'A secret is taken in and never given out.'],
];
