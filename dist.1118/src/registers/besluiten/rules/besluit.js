/** brc-001: the type exists and is published. That it stays the same, its field says. */
export const brc001 = {
    number: 'brc-001',
    on: ['create'],
    check(work, { record }) {
        const besluittype = work.snapshot.get('besluittype', String(record.besluittype));
        if (!besluittype)
            return { name: 'besluittype', code: 'bad-url', reason: 'Dit besluittype bestaat hier niet.' };
        return besluittype.record.concept === true
            ? {
                name: 'besluittype',
                code: 'not-published',
                reason: 'Dit besluittype is nog een concept. Publiceer het eerst.',
            }
            : undefined;
    },
};
/** brc-002: an identificatie is unique within the organisation, also one that we give. Neither ever changes. */
export const brc002 = {
    unique: {
        fields: ['verantwoordelijkeOrganisatie', 'identificatie'],
        code: 'identificatie-niet-uniek',
        reason: 'Deze identificatie is bij deze organisatie al in gebruik.',
    },
    number: { field: 'identificatie', pattern: 'BESLUIT-{jaar}-{nummer:10}' },
};
/** brc-007: the case type of the case knows decisions of this type: by name, whatever their version (ztc-011). */
export const brc007 = {
    number: 'brc-007',
    on: ['create'],
    check(work, { record }) {
        const zaak = record.zaak ? work.find('zaak', record.zaak) : undefined;
        if (!zaak)
            return undefined;
        const besluittype = work.snapshot.get('besluittype', String(record.besluittype))?.record;
        const zaaktype = work.snapshot.get('zaaktype', String(zaak.record.zaaktype))?.record;
        const known = (zaaktype?.besluittypen ?? []);
        return besluittype?.catalogus === zaaktype?.catalogus && known.includes(besluittype?.omschrijving)
            ? undefined
            : {
                name: 'nonFieldErrors',
                code: 'zaaktype-mismatch',
                reason: 'Dit soort besluit hoort niet bij het zaaktype van de zaak.',
            };
    },
};
/** The published API: `datum` lies in the past or is today. */
export const datumNietInToekomst = {
    number: 'brc-datum',
    on: ['create', 'update'],
    check: (work, { record }) => String(record.datum) > work.today
        ? { name: 'datum', code: 'future_not_allowed', reason: 'De datum van een besluit ligt niet in de toekomst.' }
        : undefined,
};
/** Why a decision ends, in the words of the standard. */
export const VERVALREDEN = {
    tijdelijk: 'Besluit met tijdelijke werking',
    ingetrokken_overheid: 'Besluit ingetrokken door overheid',
    ingetrokken_belanghebbende: 'Besluit ingetrokken o.v.v. belanghebbende',
};
export const weergave = (record) => ({
    ...record,
    vervalredenWeergave: VERVALREDEN[String(record.vervalreden)] ?? '',
});
//# sourceMappingURL=besluit.js.map