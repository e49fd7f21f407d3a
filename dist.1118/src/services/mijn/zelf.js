/** Which kinds of records somebody sees of what is held: of themselves all kinds, of whom they act for what the mandate opens. */
import { inzageScopes, isShown } from '../../engine/inzage.js';
import { hasScope } from '../../gate/conditions.js';
import { requireMandate } from '../../gate/mandate.js';
/** Those of these kinds that a mandate opens. @throws permission-denied where it opens no data at all */
export function openVoor(caller, soorten) {
    requireMandate(caller, 'gegevens');
    if (!caller.mandate)
        return soorten.filter(isShown);
    return soorten.filter((one) => isShown(one) && hasScope(caller.rights, one.api.component, inzageScopes(one)));
}
//# sourceMappingURL=zelf.js.map