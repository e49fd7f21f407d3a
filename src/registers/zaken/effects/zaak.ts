/** What a change of a case does to other records. */
import type { Effect } from '../../../engine/resource.ts';
import type { Draft, Work } from '../../../engine/work.ts';

/** A main case shows its sub-cases. */
export const relateToMain: Effect = {
  number: 'zrc-013',
  on: ['create', 'update'],
  apply(work, draft) {
    const before = draft.before?.record.hoofdzaak;
    const after = draft.record.hoofdzaak;
    if (before === after) return;
    const main = after ? work.find('zaak', after) : undefined;
    if (main) work.setColumns(main, { deelzaken: [...listOf(main, 'deelzaken'), draft.id] });
    const former = before ? work.find('zaak', before) : undefined;
    if (former) work.setColumns(former, { deelzaken: listOf(former, 'deelzaken').filter((id) => id !== draft.id) });
  },
};

/** zrc-023: with a case go its sub-cases, all that belongs to them, and the relations to documents on both sides. */
export const removeWithEverything: Effect = {
  number: 'zrc-023',
  on: ['delete'],
  apply(work, draft) {
    for (const subCase of work.filter('zaak', ({ record }) => record.hoofdzaak === draft.id))
      removeParts(work, subCase, true);
    removeParts(work, draft, false);
    const main = draft.record.hoofdzaak ? work.find('zaak', draft.record.hoofdzaak) : undefined;
    if (main) work.setColumns(main, { deelzaken: listOf(main, 'deelzaken').filter((id) => id !== draft.id) });
  },
};

const PARTS = ['status', 'resultaat', 'rol', 'zaakinformatieobject', 'zaakeigenschap', 'objectinformatieobject'];

function removeParts(work: Work, zaak: Draft, itself: boolean): void {
  for (const name of PARTS)
    for (const part of work.filter(name, ({ columns, record }) => (columns.zaak ?? record.zaak) === zaak.id))
      work.remove(part);
  if (itself) work.remove(zaak);
}

/** A list of ids that an effect keeps in a column. */
export const listOf = (draft: Draft, column: string): readonly string[] =>
  (draft.columns[column] as readonly string[] | null) ?? [];
