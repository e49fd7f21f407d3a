/** brc-005: the document shows that it belongs to the decision. */
export const brc005 = {
    number: 'brc-005',
    resource: 'objectinformatieobject',
    by: { there: 'informatieobject', here: 'informatieobject' },
    record: ({ record: { informatieobject, besluit } }) => ({
        informatieobject,
        object: `besluit/${besluit}`,
        objectType: 'besluit',
    }),
};
/** brc-006: the case shows its decision. */
export const brc006 = {
    number: 'brc-006',
    resource: 'zaakbesluit',
    by: { there: 'besluit', here: 'id' },
    record: ({ id, record: { zaak } }) => (zaak ? { zaak, besluit: id } : undefined),
};
//# sourceMappingURL=mirrors.js.map