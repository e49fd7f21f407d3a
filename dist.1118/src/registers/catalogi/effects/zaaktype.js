import { related } from '../related.js';
/** Everything that belongs to one version of a case type. */
export const PARTS = [
    'statustype',
    'resultaattype',
    'roltype',
    'eigenschap',
    'zaakobjecttype',
    'zaaktypeinformatieobjecttype',
];
/** A case type takes its parts along when it goes. */
export const removeParts = {
    number: 'ztc-009',
    on: ['delete'],
    apply(work, it) {
        for (const kind of PARTS)
            for (const part of related(work, kind, 'zaaktype', it.id))
                work.remove(part);
    },
};
//# sourceMappingURL=zaaktype.js.map