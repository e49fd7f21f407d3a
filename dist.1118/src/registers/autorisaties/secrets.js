import { applicationOf } from './rights.js';
export function applicationSecrets(keys) {
    const followed = new Map();
    return {
        secretOf(municipality, clientId) {
            const snapshot = followed.get(municipality);
            const sealed = snapshot && applicationOf(snapshot, clientId)?.row.columns.geheim;
            return typeof sealed === 'string' ? keys.unseal(municipality, sealed) : undefined;
        },
        follow(snapshot) {
            const changed = followed.get(snapshot.municipality) !== snapshot;
            if (changed)
                followed.set(snapshot.municipality, snapshot);
            return changed;
        },
    };
}
//# sourceMappingURL=secrets.js.map