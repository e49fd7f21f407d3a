/** A note that is finished stays what it is: who read it must find it again. */
import type { Rule } from '../../../engine/resource.ts';

export const onlyConcept: Rule = {
  number: 'meent-notitie-definitief',
  on: ['update'],
  check: (_, { before }) =>
    before?.record.status === 'definitief'
      ? {
          name: 'status',
          code: 'notitie-definitief',
          reason: 'Deze notitie is definitief en verandert niet meer. Maak een nieuwe notitie.',
        }
      : undefined,
};
