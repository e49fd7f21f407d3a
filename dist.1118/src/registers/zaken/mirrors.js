/** zrc-005: the document shows that it belongs to the case. */
export const zrc005 = {
    number: 'zrc-005',
    resource: 'objectinformatieobject',
    by: { there: 'informatieobject', here: 'informatieobject' },
    record: ({ record: { informatieobject, zaak } }) => ({
        informatieobject,
        object: `zaak/${zaak}`,
        objectType: 'zaak',
    }),
};
//# sourceMappingURL=mirrors.js.map