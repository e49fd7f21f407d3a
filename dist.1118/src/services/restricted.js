import { restricted } from '../gate/restricted.js';
import { AVG_VERZOEKEN, INZAGE } from '../registers/activiteiten/index.js';
import { beperkteActiviteiten } from '../registers/beperking.js';
/** Who handles a request sees what it is about, and whose data they are keeps seeing them. */
export const EXEMPT = new Set([AVG_VERZOEKEN, INZAGE]);
/** What rights open is worked out once for each value, so the same rights and purpose give the same value. */
const known = new WeakMap();
export function unrestricted(snapshot, { rights, activity, serves }, raw = rights) {
    const activities = beperkteActiviteiten(snapshot);
    if (activities.size === 0)
        return raw;
    const nameOf = (id) => id ? snapshot.get('verwerkingsactiviteit', id)?.record.identificatie : undefined;
    const own = nameOf(activity.id);
    const usedFor = (source) => (serves?.has(source) ? nameOf(serves.get(source).id) : own);
    const key = `${[...activities].join(' ')}|${usedFor('personen')}|${usedFor('objecten')}`;
    const byPurpose = known.get(raw) ?? new Map();
    known.set(raw, byPurpose);
    const found = byPurpose.get(key) ?? restricted(raw, { activities, exempt: EXEMPT, usedFor });
    byPurpose.set(key, found);
    return found;
}
//# sourceMappingURL=restricted.js.map