/** Which objectrecord is which: their ids follow from the object and the index. */

import type { Resource } from '../../engine/resource.ts';
import { nameId } from '../../foundation/name-id.ts';
import type { Caller } from '../../gate/context.ts';
import { recordOf } from './columns.ts';

export const RECORD = 'objectrecord';

export const recordId = (
  { caller }: { readonly caller: Pick<Caller, 'municipality'> },
  object: string,
  index: number,
): string => nameId(caller.municipality, RECORD, object, index);

/** A change ends the record before it, and may correct an earlier one. */
export const neededRecords: NonNullable<Resource['needs']> = (record, work, { kind, id }) => {
  if (kind !== 'update') return [];
  const { index, correctionFor } = recordOf(record);
  const indexes = new Set([index, ...(correctionFor === null ? [] : [correctionFor])]);
  return [...indexes].map((one) => ({ resource: RECORD, id: recordId(work, id, one) }));
};
