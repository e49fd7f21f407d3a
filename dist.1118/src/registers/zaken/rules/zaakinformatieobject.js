/** zrc-003: the document exists. */
export const zrc003 = {
    number: 'zrc-003',
    on: ['create'],
    check: (work, { record }) => work.find('enkelvoudiginformatieobject', record.informatieobject)
        ? undefined
        : { name: 'informatieobject', code: 'bad-url', reason: 'Dit document bestaat hier niet.' },
};
/** Nothing comes into a case file that is archived. */
export const notArchived = {
    number: 'meent-zaak-gearchiveerd',
    on: ['create'],
    check: (work, { record }) => work.find('zaak', record.zaak).record.archiefstatus === 'nog_te_archiveren'
        ? undefined
        : {
            name: 'zaak',
            code: 'zaak-gearchiveerd',
            reason: 'Deze zaak is gearchiveerd. Er komen geen documenten meer bij.',
        },
};
/** zrc-017: the case type knows documents of this type. */
export const zrc017 = {
    number: 'zrc-017',
    on: ['create'],
    check(work, { record }) {
        const document = work.find('enkelvoudiginformatieobject', record.informatieobject);
        if (!document)
            return undefined;
        const { snapshot } = work;
        const zaaktype = String(work.find('zaak', record.zaak).record.zaaktype);
        const type = snapshot.get('informatieobjecttype', String(document.record.informatieobjecttype))?.record;
        // A case type knows document types of its own catalogue by name, whatever their version (ztc-011c).
        const known = snapshot.related('zaaktypeinformatieobjecttype', 'zaaktype', zaaktype);
        return type?.catalogus === snapshot.get('zaaktype', zaaktype)?.record.catalogus &&
            known.some((one) => one.record.informatieobjecttype === type?.omschrijving)
            ? undefined
            : {
                name: 'nonFieldErrors',
                code: 'missing-zaaktype-informatieobjecttype-relation',
                reason: 'Dit soort document hoort niet bij het zaaktype van de zaak.',
            };
    },
};
/** RGBZ: the status at which a document came is one of the same case. */
export const sameCase = {
    number: 'rgbz-zaakinformatieobject-status',
    on: ['create', 'update', 'move'],
    check: (work, { record }) => record.status && work.find('status', record.status).record.zaak !== record.zaak
        ? { name: 'status', code: 'zaak-mismatch', reason: 'Deze status hoort bij een andere zaak.' }
        : undefined,
};
//# sourceMappingURL=zaakinformatieobject.js.map