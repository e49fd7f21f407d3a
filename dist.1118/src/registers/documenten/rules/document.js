/** drc-001: the type exists and is published. That it exists, the engine asks of every relation. */
export const drc001 = {
    number: 'drc-001',
    on: ['create', 'update'],
    check: (work, { record }) => work.snapshot.get('informatieobjecttype', String(record.informatieobjecttype))?.record.concept === true
        ? {
            name: 'informatieobjecttype',
            code: 'not-published',
            reason: 'Dit informatieobjecttype is nog een concept. Publiceer het eerst.',
        }
        : undefined,
};
/** drc-005: what was received is no longer being written. */
export const drc005 = {
    number: 'drc-005',
    on: ['create', 'update'],
    check: (_, { record }) => record.ontvangstdatum && (record.status === 'in_bewerking' || record.status === 'ter_vaststelling')
        ? {
            name: 'status',
            code: 'invalid_for_received',
            reason: 'Een ontvangen document kan deze status niet hebben. Laat ontvangstdatum leeg of kies een andere status.',
        }
        : undefined,
};
/** drc-006: that there are rights of use follows from those rights, not from the client. */
export const drc006 = {
    number: 'drc-006',
    on: ['create', 'update'],
    check(work, { id, record }) {
        const exist = work.filter('gebruiksrecht', (one) => one.record.informatieobject === id).length > 0;
        if (record.indicatieGebruiksrecht === true && !exist)
            return {
                name: 'indicatieGebruiksrecht',
                code: 'missing-gebruiksrechten',
                reason: 'Voeg eerst gebruiksrechten toe. Dan wordt deze indicatie vanzelf true.',
            };
        if (record.indicatieGebruiksrecht !== true && exist)
            return {
                name: 'indicatieGebruiksrecht',
                code: 'existing-gebruiksrechten',
                reason: 'Dit document heeft gebruiksrechten. Verwijder die eerst.',
            };
        return undefined;
    },
};
/** drc-008: a document that belongs to something stays, and so does one that somebody is working on. */
export const drc008 = {
    number: 'drc-008',
    on: ['delete'],
    check(work, { id, columns }) {
        if (work.filter('objectinformatieobject', ({ record }) => record.informatieobject === id).length > 0)
            return {
                name: 'nonFieldErrors',
                code: 'pending-relations',
                reason: 'Dit document hoort nog bij een zaak of besluit. Haal het daar eerst af.',
            };
        if (columns.lock)
            return {
                name: 'nonFieldErrors',
                code: 'destroy-locked',
                reason: 'Dit document is in bewerking (op slot). Haal het slot er eerst af.',
            };
        return undefined;
    },
};
//# sourceMappingURL=document.js.map