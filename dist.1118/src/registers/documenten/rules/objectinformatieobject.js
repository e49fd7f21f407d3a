/** Rules on the mirror: it follows what the other register says, and says nothing by itself. */
import { idIn } from '../../../engine/columns.js';
/** Which relation says of each kind of object that a document belongs to it. */
export const LEIDEND = {
    zaak: 'zaakinformatieobject',
    besluit: 'besluitinformatieobject',
};
/** drc-002: the object exists (the engine asks that of every relation) and is what objectType says. */
export const drc002 = {
    number: 'drc-002',
    on: ['create'],
    check: (_, { record }) => kindOf(record) === record.objectType
        ? undefined
        : {
            name: 'object',
            code: 'invalid-resource',
            reason: `Op dit adres staat een ${kindOf(record)}. Zet objectType op ${kindOf(record)}.`,
        },
};
/** drc-003: one relation for one document and one object. */
export const drc003 = {
    number: 'drc-003',
    on: ['create'],
    check: (work, it) => work.filter('objectinformatieobject', (one) => one !== it && isSame(one, it)).length > 0
        ? { name: 'nonFieldErrors', code: 'unique', reason: 'Dit document hoort al bij dit object.' }
        : undefined,
};
/** drc-004: the object says that the document belongs to it. */
export const drc004 = {
    number: 'drc-004',
    on: ['create'],
    check: (work, it) => isRelated(work, it)
        ? undefined
        : {
            name: 'nonFieldErrors',
            code: 'inconsistent-relation',
            reason: 'Het object kent dit document niet. Voeg het daar toe; deze relatie komt dan vanzelf.',
        },
};
/** The other direction of drc-004: as long as the object says so, the mirror stays. */
export const stillRelated = {
    number: 'drc-004',
    on: ['delete'],
    check: (work, it) => isRelated(work, it)
        ? {
            name: 'nonFieldErrors',
            code: 'inconsistent-relation',
            reason: 'Het document hoort nog bij het object. Haal het daar af; deze relatie gaat dan vanzelf weg.',
        }
        : undefined,
};
/** `zaak` or `besluit`. */
const kindOf = ({ object }) => String(object).split('/')[0];
const isRelated = (work, { record }) => {
    const kind = kindOf(record);
    return (work.filter(LEIDEND[kind], (one) => one.record[kind] === idIn(String(record.object)) && one.record.informatieobject === record.informatieobject).length > 0);
};
const isSame = (one, other) => one.record.object === other.record.object && one.record.informatieobject === other.record.informatieobject;
//# sourceMappingURL=objectinformatieobject.js.map