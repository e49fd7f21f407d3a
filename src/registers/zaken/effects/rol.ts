/** Roles say whose data a case is, and who may see it as their own. The case keeps both lists for rights and the logbook. */
import type { Effect } from '../../../engine/resource.ts';
import type { Draft, Work } from '../../../engine/work.ts';

export const keepSubjects: Effect = {
  number: 'meent-betrokkenen',
  on: ['create', 'delete'],
  apply(work, it) {
    const zaak = work.find('zaak', it.record.zaak)!;
    const roles = work.filter('rol', (one) => one.record.zaak === zaak.id && !(one === it && it.before));
    work.setColumns(zaak, { subjects: collect(work, roles, 'subject'), owners: collect(work, roles, 'owner') });
  },
};

const collect = (work: Work, roles: readonly Draft[], column: 'subject' | 'owner'): readonly string[] => [
  ...new Set(roles.flatMap((one) => (one.resource.columns![column]!.from!(one.record, work) as string | null) ?? [])),
];
