import type { Rule } from '../../engine/resource.ts';

export const periode: Rule = {
  number: 'meent-activiteit-001',
  on: ['create', 'update'],
  check(_work, { record }) {
    return record.eindeGeldigheid && String(record.eindeGeldigheid) <= String(record.beginGeldigheid)
      ? { name: 'eindeGeldigheid', code: 'invalid', reason: 'Het einde moet na het begin liggen.' }
      : undefined;
  },
};

const FOREVER = '9999-12-31';

/** Two versions that hold on one day would make it unclear for which purpose data was used. */
export const geenOverlap: Rule = {
  number: 'meent-activiteit-002',
  on: ['create', 'update'],
  check(work, it) {
    const begin = String(it.record.beginGeldigheid);
    const end = String(it.record.eindeGeldigheid ?? FOREVER);
    const overlaps = work.snapshot
      .related('verwerkingsactiviteit', 'identificatie', String(it.record.identificatie))
      .some(
        ({ id, record }) =>
          id !== it.id && begin < String(record.eindeGeldigheid ?? FOREVER) && String(record.beginGeldigheid) < end,
      );
    return overlaps
      ? {
          name: 'beginGeldigheid',
          code: 'overlap',
          reason: 'Een andere versie geldt in deze periode. Geef die eerst een einde.',
        }
      : undefined;
  },
};
