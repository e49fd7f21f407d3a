/** A status changes its case: the last status shows, the end status closes, another one reopens. */

import type { Effect } from '../../../engine/resource.ts';
import type { Draft } from '../../../engine/work.ts';
import { dateInNetherlands } from '../../../foundation/clock.ts';
import { archiefgegevens, wachtOpHoofdzaak } from '../archief.ts';
import { isEndStatus, isLast } from '../rules/status.ts';

export const showAsLast: Effect = {
  number: 'meent-laatste-status',
  on: ['create'],
  apply(work, it) {
    const last = isLast(work, it);
    work.setColumns(it, { indicatie_laatst_gezette_status: last });
    if (!last) return;
    for (const one of work.filter(
      'status',
      (other) =>
        other !== it && other.record.zaak === it.record.zaak && other.columns.indicatie_laatst_gezette_status === true,
    ))
      work.setColumns(one, { indicatie_laatst_gezette_status: false });
    work.setColumns(work.find('zaak', it.record.zaak)!, { status: it.id });
  },
};

/** Moved statuses come in any order, and may go again. */
export const showLatest: Effect = {
  number: 'meent-laatste-status',
  on: ['move', 'delete'],
  apply(work, it) {
    const zaak = work.find('zaak', it.record.zaak);
    if (!zaak) return;
    const statuses = work
      .filter('status', ({ record }) => record.zaak === zaak.id)
      .toSorted((a, b) => momentOf(b) - momentOf(a));
    for (const [index, one] of statuses.entries())
      if (one.columns.indicatie_laatst_gezette_status !== (index === 0))
        work.setColumns(one, { indicatie_laatst_gezette_status: index === 0 });
    work.setColumns(zaak, { status: statuses[0]?.id ?? null });
  },
};

const momentOf = ({ record }: Draft): number => Date.parse(String(record.datumStatusGezet));

/** zrc-007 (close), zrc-008 (reopen) and zrc-021 (archive). */
export const closeOrReopen: Effect = {
  number: 'zrc-007',
  on: ['create'],
  apply(work, it) {
    if (!isLast(work, it)) return;
    const zaak = work.find('zaak', it.record.zaak)!;
    if (isEndStatus(work, String(it.record.statustype))) {
      const einddatum = dateInNetherlands(new Date(String(it.record.datumStatusGezet)));
      work.change(zaak, { einddatum });
      work.change(zaak, archiefgegevens(work, zaak));
      for (const sub of work.filter('zaak', ({ record }) => record.hoofdzaak === zaak.id))
        if (wachtOpHoofdzaak(work, sub)) work.change(sub, archiefgegevens(work, sub));
    } else if (zaak.record.einddatum) {
      work.change(zaak, {
        einddatum: null,
        archiefactiedatum: null,
        archiefnominatie: null,
        startdatumBewaartermijn: null,
      });
    }
  },
};
