/** What is kept beside the body of an object and of each of its records. */
import { insideColumn } from '../../engine/inside.ts';
import { placesOf } from '../../engine/places.ts';
import type { Column, Record_ } from '../../engine/resource.ts';
import type { RecordOf } from './fields.ts';
import { BSN, personsIn, sealed } from './persons.ts';

export const recordOf = (record: Record_): RecordOf => record.record as RecordOf;

/** Keyed hashes of the persons in the data. */
export const subjects: Column = {
  type: 'text[]',
  from: (record, { hash }) => [...personsIn(recordOf(record)?.data)].map((one) => hash(BSN, one)),
};

export const recordColumns: Readonly<Record<string, Column>> = {
  nummer: { type: 'integer', from: (record) => recordOf(record).index },
  typeVersion: { type: 'integer', from: (record) => recordOf(record).typeVersion },
  startAt: { type: 'date', from: (record) => recordOf(record).startAt },
  endAt: { type: 'date', from: ({ record }) => (record as Record_).endAt },
  registrationAt: { type: 'date', from: ({ record }) => (record as Record_).registrationAt },
  /** No later one of the same object. */
  laatste: { type: 'boolean', default: false },
  data: { type: 'jsonb', from: (record, { hash }) => insideColumn(recordOf(record).data, sealed, hash) },
  plaatsen: { type: 'polygon[]', from: (record) => placesOf(recordOf(record).geometry) },
  subjects,
};
