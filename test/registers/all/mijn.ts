/** How each operation is called that a resident calls: by the one whom every record is about. */
import type { OwnEntry } from './own.ts';

export const mijnOperations: Readonly<Record<string, OwnEntry>> = {
  mijn_sessie_read: {
    request: async (world) => ({ url: '/meent/api/v1/mijn/sessie', as: await world.login() }),
    touchesNothing: true,
  },
};
