/** The secrets of applications, for checking tokens without a question to the database. */
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import type { Keys } from '../../foundation/types.ts';
import { applicationOf } from './rights.ts';

export interface Secrets {
  /** Undefined for an unknown client and for one that never got a secret. */
  secretOf(municipality: Municipality, clientId: string): string | undefined;
  /** Makes this snapshot the one that answers. True when it is another than before: tokens checked earlier no longer count. */
  follow(snapshot: Snapshot): boolean;
}

export function applicationSecrets(keys: Pick<Keys, 'unseal'>): Secrets {
  const followed = new Map<Municipality, Snapshot>();
  return {
    secretOf(municipality, clientId) {
      const snapshot = followed.get(municipality);
      const sealed = snapshot && applicationOf(snapshot, clientId)?.row.columns.geheim;
      return typeof sealed === 'string' ? keys.unseal(municipality, sealed) : undefined;
    },
    follow(snapshot) {
      const changed = followed.get(snapshot.municipality) !== snapshot;
      if (changed) followed.set(snapshot.municipality, snapshot);
      return changed;
    },
  };
}
