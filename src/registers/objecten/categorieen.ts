/** Kinds of personal data of an object. Its type has any shape, so what is inside is told by what the object is: a place or a thing. */
import type { Categories } from '../../engine/categories.ts';

export const OBJECT: Categories = {
  all: null,
  fields: { 'record.data': 'plaats', 'record.geometry': 'plaats' },
};
