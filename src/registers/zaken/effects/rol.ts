/** Roles and objects say whose data a case is, initiators who may see it as their own. The case keeps both lists. */
import type { Effect } from '../../../engine/resource.ts';
import type { Draft, Work } from '../../../engine/work.ts';

export const keepSubjects: Effect = {
  number: 'meent-betrokkenen',
  on: ['create', 'update', 'delete', 'move'],
  apply(work, it) {
    const zaak = work.find('zaak', it.record.zaak);
    if (!zaak) return;
    const ofCase = (one: Draft): boolean => one.record.zaak === zaak.id;
    const roles = work.filter('rol', ofCase);
    const objects = work.filter('zaakobject', ofCase);
    work.setColumns(zaak, {
      subjects: [...new Set([...collect(work, roles, 'subject'), ...collect(work, objects, 'subject')])],
      owners: [...new Set(collect(work, roles, 'owner'))],
    });
  },
};

const collect = (work: Work, drafts: readonly Draft[], column: 'subject' | 'owner'): readonly string[] =>
  drafts.flatMap((one) => (one.resource.columns![column]!.from!(one.record, work, one.columns) as string | null) ?? []);
