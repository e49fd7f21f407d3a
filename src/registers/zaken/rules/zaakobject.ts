/** Rules on what a case is about, with the codes that the public test collections expect. */
import type { Rule } from '../../../engine/resource.ts';

/** Either an address elsewhere, or an identification here. */
const named: Rule = {
  number: 'rgbz-zaakobject-1',
  on: ['create'],
  check: (_, { record }) =>
    record.object || record.objectIdentificatie
      ? undefined
      : {
          name: 'nonFieldErrors',
          code: 'invalid-zaakobject',
          reason: 'Geef object of objectIdentificatie: waar gaat de zaak over?',
        },
};

/** `overige` says which kind, and no other kind does. */
const otherKind: Rule = {
  number: 'rgbz-zaakobject-2',
  on: ['create', 'update'],
  check(_, { record }) {
    const other = record.objectType === 'overige';
    const defined = Boolean(record.objectTypeOverige || record.objectTypeOverigeDefinitie);
    if (other && !defined)
      return {
        name: 'nonFieldErrors',
        code: 'missing-object-type-overige',
        reason: 'Bij ‘overige’ hoort objectTypeOverige of objectTypeOverigeDefinitie.',
      };
    if (!other && defined)
      return {
        name: 'nonFieldErrors',
        code: 'invalid-object-type-overige-usage',
        reason: 'objectTypeOverige mag alleen bij objectType ‘overige’.',
      };
    return undefined;
  },
};

/** The object type of the catalogue belongs to the case type. */
const sameCaseType: Rule = {
  number: 'meent-zaakobjecttype',
  on: ['create', 'update'],
  check(work, { record }) {
    if (!record.zaakobjecttype) return undefined;
    const type = work.snapshot.get('zaakobjecttype', String(record.zaakobjecttype));
    return type?.record.zaaktype === work.find('zaak', record.zaak)!.record.zaaktype
      ? undefined
      : {
          name: 'nonFieldErrors',
          code: 'zaaktype-mismatch',
          reason: 'Dit zaakobjecttype hoort niet bij het zaaktype van de zaak.',
        };
  },
};

export const zaakobjectRules: readonly Rule[] = [named, otherKind, sameCaseType];
