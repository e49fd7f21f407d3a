import { type Fields, group, integer, list, url } from '../../../engine/fields.ts';

/** A page as the standard has it. */
export const pageOf = (fields: Fields): Fields => ({
  count: integer(),
  next: url(1000, { nullable: true }),
  previous: url(1000, { nullable: true }),
  results: list(group(fields)),
});
