/** Rules on the relation between a case and a document. */
import type { Rule } from '../../../engine/resource.ts';

/** zrc-003: the document exists. */
export const zrc003: Rule = {
  number: 'zrc-003',
  on: ['create'],
  check: (work, { record }) =>
    work.find('enkelvoudiginformatieobject', record.informatieobject)
      ? undefined
      : { name: 'informatieobject', code: 'bad-url', reason: 'Dit document bestaat hier niet.' },
};

/** zrc-017: the case type knows documents of this type. */
export const zrc017: Rule = {
  number: 'zrc-017',
  on: ['create'],
  check(work, { record }) {
    const document = work.find('enkelvoudiginformatieobject', record.informatieobject);
    if (!document) return undefined;
    const zaaktype = String(work.find('zaak', record.zaak)!.record.zaaktype);
    const known = work.snapshot.related('zaaktype-informatieobjecttype', 'zaaktype', zaaktype);
    return known.some((one) => one.record.informatieobjecttype === document.record.informatieobjecttype)
      ? undefined
      : {
          name: 'nonFieldErrors',
          code: 'missing-zaaktype-informatieobjecttype-relation',
          reason: 'Dit soort document hoort niet bij het zaaktype van de zaak.',
        };
  },
};
