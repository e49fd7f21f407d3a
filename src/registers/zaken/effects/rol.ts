/** Roles and objects say whose data a case is, initiators who may see it as their own. The case keeps both lists. */
import type { Effect } from '../../../engine/resource.ts';
import type { Draft, Work } from '../../../engine/work.ts';
import { beperkZaak } from '../../beperking.ts';

export const keepSubjects: Effect = {
  number: 'meent-betrokkenen',
  on: ['create', 'update', 'delete', 'move'],
  apply(work, it) {
    const zaak = work.find('zaak', it.record.zaak);
    if (!zaak) return;
    // What is new adds itself, so that a case with thousands of roles is not gone through once for each of them.
    if (it.action === 'create') {
      work.setColumns(zaak, {
        subjects: distinct(zaak.columns.subjects, collect(work, [it], 'subject')),
        owners: distinct(zaak.columns.owners, it.resource.name === 'rol' ? collect(work, [it], 'owner') : []),
      });
      beperkZaak(work, zaak);
      return;
    }
    const ofCase = (one: Draft): boolean => one.record.zaak === zaak.id;
    const roles = work.filter('rol', ofCase);
    const objects = work.filter('zaakobject', ofCase);
    work.setColumns(zaak, {
      subjects: distinct(collect(work, roles, 'subject'), collect(work, objects, 'subject')),
      owners: distinct(collect(work, roles, 'owner')),
    });
    beperkZaak(work, zaak);
  },
};

const distinct = (...lists: readonly unknown[]): readonly unknown[] => [
  ...new Set(lists.flatMap((list) => (list as readonly unknown[] | undefined) ?? [])),
];

const collect = (work: Work, drafts: readonly Draft[], column: 'subject' | 'owner'): readonly string[] =>
  drafts.flatMap((one) => (one.resource.columns![column]!.from!(one.record, work, one.columns) as string | null) ?? []);
