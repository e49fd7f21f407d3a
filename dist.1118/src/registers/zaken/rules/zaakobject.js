import { existing } from './elders.js';
/** Either an address elsewhere, or an identification here. */
const named = {
    number: 'rgbz-zaakobject-1',
    on: ['create'],
    check: (_, { record }) => record.object || record.objectIdentificatie
        ? undefined
        : {
            name: 'nonFieldErrors',
            code: 'invalid-zaakobject',
            reason: 'Geef object of objectIdentificatie: waar gaat de zaak over?',
        },
};
/** `overige` says which kind, and no other kind does. */
const otherKind = {
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
/** A definition elsewhere describes an object elsewhere, which is named by its address and not also here. */
const defined = {
    number: 'rgbz-zaakobject-3',
    on: ['create', 'update'],
    check(work, { record }) {
        const definition = record.objectTypeOverigeDefinitie;
        if (!definition)
            return undefined;
        if (!record.object)
            return {
                name: 'object',
                code: 'required',
                reason: 'Bij objectTypeOverigeDefinitie hoort het adres van het object.',
            };
        if (record.objectIdentificatie)
            return {
                name: 'objectIdentificatie',
                code: 'invalid-object-type-overige-usage',
                reason: 'Bij objectTypeOverigeDefinitie hoort geen objectIdentificatie. Geef alleen object.',
            };
        return existing(work, 'objectTypeOverigeDefinitie.url', definition.url);
    },
};
/** The object type of the catalogue belongs to the case type. */
const sameCaseType = {
    number: 'meent-zaakobjecttype',
    on: ['create', 'update', 'move'],
    check(work, { record }) {
        if (!record.zaakobjecttype)
            return undefined;
        const type = work.snapshot.get('zaakobjecttype', String(record.zaakobjecttype));
        return type?.record.zaaktype === work.find('zaak', record.zaak).record.zaaktype
            ? undefined
            : {
                name: 'nonFieldErrors',
                code: 'zaaktype-mismatch',
                reason: 'Dit zaakobjecttype hoort niet bij het zaaktype van de zaak.',
            };
    },
};
export const zaakobjectRules = [named, otherKind, defined, sameCaseType];
//# sourceMappingURL=zaakobject.js.map