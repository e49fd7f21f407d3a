import type { Effect } from '../../../engine/resource.ts';
import { DOCUMENT } from '../api.ts';

/** drc-006: with the first rights of use the document shows that it has them; with the last they are unknown again. */
export const showRightsOfUse: Effect = {
  number: 'drc-006',
  on: ['create', 'delete'],
  apply(work, it) {
    const document = work.find(DOCUMENT, it.record.informatieobject);
    if (!document) return;
    const left = work.filter('gebruiksrecht', (one) => !(one === it && it.before));
    work.change(document, { indicatieGebruiksrecht: left.length > 0 ? true : null });
  },
};
