/** What somebody who is named on a case may do with it, per component. */
import { BIJWERKEN, LEZEN, STATUS_TOEVOEGEN } from '../api.js';
/** Documents and decisions of the case are read along with it; making them takes a right on their types. */
export const SCOPES = {
    lezen: { zrc: [LEZEN], drc: ['documenten.lezen'], brc: ['besluiten.lezen'] },
    werken: { zrc: [LEZEN, BIJWERKEN, STATUS_TOEVOEGEN], drc: ['documenten.lezen'], brc: ['besluiten.lezen'] },
};
//# sourceMappingURL=omgang.js.map