/** What is kept beside the body of an object and of each of its records. */
import { insideColumn } from '../../engine/inside.js';
import { placesOf } from '../../engine/places.js';
import { BSN, personsIn, sealed } from './persons.js';
export const recordOf = (record) => record.record;
/** Keyed hashes of the persons in the data. */
export const subjects = {
    type: 'text[]',
    from: (record, { hash }) => [...personsIn(recordOf(record)?.data)].map((one) => hash(BSN, one)),
};
export const recordColumns = {
    nummer: { type: 'integer', from: (record) => recordOf(record).index },
    typeVersion: { type: 'integer', from: (record) => recordOf(record).typeVersion },
    startAt: { type: 'date', from: (record) => recordOf(record).startAt },
    endAt: { type: 'date', from: ({ record }) => record.endAt },
    registrationAt: { type: 'date', from: ({ record }) => record.registrationAt },
    /** No later one of the same object. */
    laatste: { type: 'boolean', default: false },
    data: { type: 'jsonb', from: (record, { hash }) => insideColumn(recordOf(record).data, sealed, hash) },
    plaatsen: { type: 'polygon[]', from: (record) => placesOf(recordOf(record).geometry) },
    subjects,
};
//# sourceMappingURL=columns.js.map