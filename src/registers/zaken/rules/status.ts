/** Rules on adding a status, by their number in the standard. */

import type { Need, Resource, Rule } from '../../../engine/resource.ts';
import type { Draft, Work } from '../../../engine/work.ts';
import { Problem } from '../../../foundation/problems.ts';
import { AANMAKEN, GEFORCEERD, HEROPENEN, STATUS_TOEVOEGEN } from '../api.ts';
import { documentsOf } from '../needs.ts';

/** The end status of a case type is its status type with the highest number (zrc-007). */
export function isEndStatus(work: Pick<Work, 'snapshot'>, statustype: string): boolean {
  const row = work.snapshot.get('statustype', statustype);
  if (!row) return false;
  const siblings = work.snapshot.related('statustype', 'zaaktype', String(row.record.zaaktype));
  return siblings.every(({ record }) => Number(record.volgnummer) <= Number(row.record.volgnummer));
}

export const statusNeeds: NonNullable<Resource['needs']> = (record, work) => {
  const zaak = String(record.zaak);
  const needs: Need[] = [
    { resource: 'status', where: 'zaak', is: zaak },
    { resource: 'resultaat', where: 'zaak', is: zaak },
  ];
  if (record.gezetdoor) needs.push({ resource: 'rol', id: String(record.gezetdoor) });
  // Closing looks at documents (zrc-007) and at whatever the archive derivation may be based on (zrc-021).
  if (isEndStatus(work, String(record.statustype)))
    needs.push(
      ...documentsOf(zaak),
      { resource: 'zaakeigenschap', where: 'zaak', is: zaak },
      { resource: 'zaakobject', where: 'zaak', is: zaak },
      { resource: 'besluit', where: 'zaak', is: zaak },
      { resource: 'zaak', in: { resource: 'zaak', column: 'hoofdzaak', where: 'id', is: zaak } },
      { resource: 'zaak', in: { resource: 'zaak', column: 'relevanteZaken', where: 'id', is: zaak } },
      // Sub-cases that closed before may wait for this end.
      { resource: 'zaak', in: { resource: 'zaak', column: 'deelzaken', where: 'id', is: zaak } },
      { resource: 'resultaat', where: 'zaak', in: { resource: 'zaak', column: 'deelzaken', where: 'id', is: zaak } },
    );
  return needs;
};

/** zrc-016: the status type belongs to the case type. */
export const zrc016: Rule = {
  number: 'zrc-016',
  on: ['create', 'move'],
  check(work, { record }) {
    const statustype = work.snapshot.get('statustype', String(record.statustype));
    if (!statustype) return { name: 'statustype', code: 'bad-url', reason: 'Dit statustype bestaat hier niet.' };
    return statustype.record.zaaktype === work.find('zaak', record.zaak)!.record.zaaktype
      ? undefined
      : {
          name: 'nonFieldErrors',
          code: 'zaaktype-mismatch',
          reason: 'Dit statustype hoort niet bij het zaaktype van de zaak.',
        };
  },
};

/**
 * zrc-008 and the scopes of the standard: `zaken.aanmaken` sets a first status, `zaken.statussen.toevoegen` any, and a
 * closed case wants `zaken.heropenen` (or `zaken.geforceerd-bijwerken` to correct it).
 * @throws permission-denied
 */
export const zrc008: Rule = {
  number: 'zrc-008',
  on: ['create'],
  check(work, it) {
    const zaak = work.find('zaak', it.record.zaak)!;
    const closed = Boolean(zaak.record.einddatum);
    const first = work.filter('status', (one) => one !== it && one.record.zaak === zaak.id).length === 0;
    const wanted = closed ? [HEROPENEN, GEFORCEERD] : first ? [AANMAKEN, STATUS_TOEVOEGEN] : [STATUS_TOEVOEGEN];
    if (work.may(work, it, wanted)) return undefined;
    throw new Problem(
      'permission-denied',
      closed
        ? `Deze zaak is gesloten. Heropenen mag alleen met het recht ${HEROPENEN}.`
        : `Een volgende status zetten mag alleen met het recht ${STATUS_TOEVOEGEN}.`,
    );
  },
};

/** zrc-007: closing wants a result, documents that are not locked, and a choice about their right of use. */
export const zrc007: Rule = {
  number: 'zrc-007',
  on: ['create'],
  check(work, it) {
    if (!isEndStatus(work, String(it.record.statustype)) || !isLast(work, it)) return undefined;
    const zaak = String(it.record.zaak);
    const faults = [];
    if (work.filter('resultaat', ({ record }) => record.zaak === zaak).length === 0)
      faults.push({
        name: 'zaak',
        code: 'resultaat-does-not-exist',
        reason: 'Geef de zaak eerst een resultaat. Daarna kan de zaak dicht.',
      });
    // A write may touch other cases too, with documents of their own.
    const linked = new Set(
      work
        .filter('zaakinformatieobject', ({ record }) => record.zaak === zaak)
        .map(({ record }) => record.informatieobject),
    );
    const documents = work.filter('enkelvoudiginformatieobject', ({ id }) => linked.has(id));
    if (
      documents.some(
        ({ record }) => record.indicatieGebruiksrecht === null || record.indicatieGebruiksrecht === undefined,
      )
    )
      faults.push({
        name: 'nonFieldErrors',
        code: 'indicatiegebruiksrecht-unset',
        reason: 'Vul bij elk document van de zaak indicatieGebruiksrecht in: true of false.',
      });
    if (documents.some(({ columns }) => Boolean(columns.lock)))
      faults.push({
        name: 'nonFieldErrors',
        code: 'informatieobject-locked',
        reason: 'Een document van de zaak is nog in bewerking (op slot).',
      });
    return faults;
  },
};

/** Whether a new status is later than every status that the case has. */
export const isLast = (work: Work, it: Draft): boolean =>
  work
    .filter('status', (one) => one !== it && one.record.zaak === it.record.zaak)
    .every(
      ({ record }) => Date.parse(String(record.datumStatusGezet)) < Date.parse(String(it.record.datumStatusGezet)),
    );

/** RGBZ: who set a status has a role in the same case. */
export const gezetdoor: Rule = {
  number: 'rgbz-status-gezetdoor',
  on: ['create', 'move'],
  check: (work, { record }) =>
    record.gezetdoor && work.find('rol', record.gezetdoor)!.record.zaak !== record.zaak
      ? { name: 'gezetdoor', code: 'zaak-mismatch', reason: 'Deze rol hoort bij een andere zaak.' }
      : undefined,
};
