/** omschrijving and omschrijvingGeneriek come from the role type, so that they stay what they were. */
export function deriveRol(record, work) {
    const roltype = work.snapshot.get('roltype', String(record.roltype))?.record;
    return {
        ...record,
        omschrijving: roltype?.omschrijving ?? '',
        omschrijvingGeneriek: roltype?.omschrijvingGeneriek ?? '',
        registratiedatum: record.registratiedatum || work.at.toISOString(),
    };
}
/** RGBZ: a case has at most one initiator and one coordinator; a role names somebody. */
export const oneInitiator = {
    number: 'rgbz-rol',
    on: ['create'],
    check(work, it) {
        const kind = String(it.record.omschrijvingGeneriek);
        const faults = [];
        if (!it.record.betrokkene && !it.record.betrokkeneIdentificatie)
            faults.push({
                name: 'nonFieldErrors',
                code: 'invalid-betrokkene',
                reason: 'Geef betrokkene of betrokkeneIdentificatie: om wie gaat het?',
            });
        if ((kind === 'initiator' || kind === 'zaakcoordinator') &&
            work.filter('rol', (one) => one !== it && one.record.omschrijvingGeneriek === kind).length > 0)
            faults.push({ name: 'nonFieldErrors', code: `max-${kind}s-reached`, reason: `Deze zaak heeft al een ${kind}.` });
        return faults;
    },
};
//# sourceMappingURL=rol.js.map