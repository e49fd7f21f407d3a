import type { Rule } from '../../../engine/resource.ts';

/** Documenten API 1.7.1, Verzending: "verplicht gevuld wanneer aardRelatie de waarde 'afzender' heeft". */
export const ontvangstVanAfzender: Rule = {
  number: 'meent-ontvangst-van-afzender',
  on: ['create', 'update'],
  check: (_, { record }) =>
    record.aardRelatie === 'afzender' && record.ontvangstdatum === null
      ? {
          name: 'ontvangstdatum',
          code: 'required',
          reason: 'Van wie het document stuurde, moet ook de datum van ontvangst er zijn. Vul ontvangstdatum in.',
        }
      : undefined,
};
