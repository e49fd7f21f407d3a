import { today } from '../../foundation/clock.js';
import { applicationOf } from '../../registers/autorisaties/index.js';
import { zaaktypenOn } from '../../registers/catalogi/versions.js';
import { PORTAAL } from '../../registers/client-ids.js';
/**
 * The one in which the portal may make cases: that is what the municipality says about it, and it does not change by itself when an
 * archive with a type of the same name is taken over. With a right on several, or on none, the one that began last.
 */
export function portalType(snapshot, identificatie) {
    const all = zaaktypenOn(snapshot, identificatie, today());
    if (all.length < 2)
        return all[0];
    const grants = applicationOf(snapshot, PORTAAL)?.rights.grants ?? [];
    const isTaken = ({ id }) => grants.some(({ type, scopes }) => type === id && scopes.has('zaken.aanmaken'));
    return all.find(isTaken) ?? all[0];
}
//# sourceMappingURL=portal-type.js.map