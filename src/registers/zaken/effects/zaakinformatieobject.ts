/** A document in a case: the documents register and the status show it too, in the same transaction. */
import type { Effect } from '../../../engine/resource.ts';
import { listOf } from './zaak.ts';

/** zrc-005: the mirror in the documents register. */
export const mirror: Effect = {
  number: 'zrc-005',
  on: ['create', 'delete'],
  apply(work, it) {
    const { zaak, informatieobject } = it.record;
    const mirrors = work.filter(
      'objectinformatieobject',
      ({ record }) => record.informatieobject === informatieobject && record.object === zaak,
    );
    if (it.action === 'delete') for (const one of mirrors) work.remove(one);
    else if (mirrors.length === 0)
      work.create('objectinformatieobject', { informatieobject, object: zaak, objectType: 'zaak' });
  },
};

export const showOnStatus: Effect = {
  number: 'meent-document-bij-status',
  on: ['create', 'update', 'delete'],
  apply(work, it) {
    const former = it.before?.record.status;
    if (former) {
      const status = work.find('status', former);
      if (status)
        work.setColumns(status, {
          zaakinformatieobjecten: listOf(status, 'zaakinformatieobjecten').filter((id) => id !== it.id),
        });
    }
    const current = it.record.status;
    const status = current ? work.find('status', current) : undefined;
    if (status && it.action !== 'delete')
      work.setColumns(status, {
        zaakinformatieobjecten: [...new Set([...listOf(status, 'zaakinformatieobjecten'), it.id])],
      });
  },
};
