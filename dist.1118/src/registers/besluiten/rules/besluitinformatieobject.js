const DOCUMENT = 'enkelvoudiginformatieobject';
/** brc-003: the document exists. */
export const brc003 = {
    number: 'brc-003',
    on: ['create'],
    check: (work, { record }) => work.find(DOCUMENT, record.informatieobject)
        ? undefined
        : { name: 'informatieobject', code: 'bad-url', reason: 'Dit document bestaat hier niet.' },
};
/** brc-004: what the document is to the decision, by the RGBZ; the published answer does not show it. */
export const brc004 = () => 'legt_vast';
/** brc-008: the type of the decision knows documents of this type: by name, whatever their version (ztc-011). */
export const brc008 = {
    number: 'brc-008',
    on: ['create'],
    check(work, { record }) {
        const document = work.find(DOCUMENT, record.informatieobject);
        if (!document)
            return undefined;
        const { snapshot } = work;
        const type = snapshot.get('informatieobjecttype', String(document.record.informatieobjecttype))?.record;
        const besluittype = snapshot.get('besluittype', String(work.find('besluit', record.besluit).record.besluittype))?.record;
        const known = (besluittype?.informatieobjecttypen ?? []);
        return type?.catalogus === besluittype?.catalogus && known.includes(type?.omschrijving)
            ? undefined
            : {
                name: 'nonFieldErrors',
                code: 'missing-besluittype-informatieobjecttype-relation',
                reason: 'Dit soort document hoort niet bij het besluittype van het besluit.',
            };
    },
};
//# sourceMappingURL=besluitinformatieobject.js.map