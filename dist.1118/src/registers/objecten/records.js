/** Which objectrecord is which: their ids follow from the object and the index. */
import { nameId } from '../../foundation/name-id.js';
import { recordOf } from './columns.js';
export const RECORD = 'objectrecord';
export const recordId = ({ caller }, object, index) => nameId(caller.municipality, RECORD, object, index);
/** A change ends the record before it, and may correct an earlier one. */
export const neededRecords = (record, work, { kind, id }) => {
    if (kind !== 'update')
        return [];
    const { index, correctionFor } = recordOf(record);
    const indexes = new Set([index, ...(correctionFor === null ? [] : [correctionFor])]);
    return [...indexes].map((one) => ({ resource: RECORD, id: recordId(work, id, one) }));
};
//# sourceMappingURL=records.js.map