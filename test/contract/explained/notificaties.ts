import type { Explained } from './types.ts';

export const notificaties: Explained = [
  [
    'abonnement * sendCloudevents: not published',
    'CloudEvents on request, as the reference implementation has it (0008).',
  ],
  ['abonnement answer auth: absent', 'A secret is taken in and never given out.'],
];
