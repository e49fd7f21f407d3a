const BETALING = {
    nvt: 'Er is geen sprake van te betalen, met de zaak gemoeide, kosten.',
    nog_niet: 'De met de zaak gemoeide kosten zijn (nog) niet betaald.',
    gedeeltelijk: 'De met de zaak gemoeide kosten zijn gedeeltelijk betaald.',
    geheel: 'De met de zaak gemoeide kosten zijn geheel betaald.',
};
export function deriveZaak(record, work, before) {
    const zaaktype = work.snapshot.get('zaaktype', String(record.zaaktype))?.record;
    return {
        ...record,
        registratiedatum: record.registratiedatum || before?.registratiedatum || work.today,
        // zrc-009: the confidentiality of the type, unless the client gives one. One that was given is not lost by a put.
        vertrouwelijkheidaanduiding: record.vertrouwelijkheidaanduiding ||
            before?.vertrouwelijkheidaanduiding ||
            zaaktype?.vertrouwelijkheidaanduiding ||
            'zeer_geheim',
        // zrc-014: with `nvt` there is no date of payment; one that was there is emptied.
        laatsteBetaaldatum: record.betalingsindicatie === 'nvt' && before?.laatsteBetaaldatum === record.laatsteBetaaldatum
            ? null
            : record.laatsteBetaaldatum,
        betalingsindicatieWeergave: BETALING[String(record.betalingsindicatie)] ?? '',
        selectielijstklasse: record.selectielijstklasse || '',
    };
}
//# sourceMappingURL=derive.js.map