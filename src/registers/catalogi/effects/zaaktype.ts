import type { Effect } from '../../../engine/resource.ts';
import { related } from '../related.ts';

/** Everything that belongs to one version of a case type. */
export const PARTS = [
  'statustype',
  'resultaattype',
  'roltype',
  'eigenschap',
  'zaakobjecttype',
  'zaaktypeinformatieobjecttype',
] as const;

/** A case type takes its parts along when it goes. */
export const removeParts: Effect = {
  number: 'ztc-009',
  on: ['delete'],
  apply(work, it) {
    for (const kind of PARTS) for (const part of related(work, kind, 'zaaktype', it.id)) work.remove(part);
  },
};
