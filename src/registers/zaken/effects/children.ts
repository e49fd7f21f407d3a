/** A case shows what belongs to it: one id, or a list of ids. */
import type { Effect } from '../../../engine/resource.ts';
import { listOf } from './zaak.ts';

export const showOnCase = (column: string, many: 'one' | 'many'): Effect => ({
  number: 'meent-kind-van-zaak',
  on: ['create', 'delete'],
  apply(work, it) {
    const zaak = work.find('zaak', it.record.zaak)!;
    const gone = it.before !== undefined;
    if (many === 'one') work.setColumns(zaak, { [column]: gone ? null : it.id });
    else
      work.setColumns(zaak, {
        [column]: gone ? listOf(zaak, column).filter((id) => id !== it.id) : [...listOf(zaak, column), it.id],
      });
  },
});
