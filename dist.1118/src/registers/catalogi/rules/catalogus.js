/** ztc-017: a catalogue is removed only when nothing is in it. */
import { Problem } from '../../../foundation/problems.js';
import { related } from '../related.js';
export const ztc017 = {
    number: 'ztc-017',
    on: ['delete'],
    check(work, it) {
        const filled = ['zaaktype', 'informatieobjecttype', 'besluittype'].some((kind) => related(work, kind, 'catalogus', it.id).length > 0);
        if (filled)
            throw new Problem('CATALOG_NOT_EMPTY', 'Er staan nog typen in deze catalogus. Verwijder die eerst.');
        return undefined;
    },
};
//# sourceMappingURL=catalogus.js.map