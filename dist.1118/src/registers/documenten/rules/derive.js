export function deriveDocument(record, work, before) {
    const type = work.snapshot.get('informatieobjecttype', String(record.informatieobjecttype))?.record;
    return {
        ...record,
        identificatie: record.identificatie || before?.identificatie || '',
        // drc-007: the confidentiality of the type, unless the client gives one. One that was given is not lost by a put.
        vertrouwelijkheidaanduiding: record.vertrouwelijkheidaanduiding ||
            before?.vertrouwelijkheidaanduiding ||
            type?.vertrouwelijkheidaanduiding ||
            'zeer_geheim',
        versie: before ? Number(before.versie) + 1 : 1,
        beginRegistratie: work.at.toISOString(),
    };
}
//# sourceMappingURL=derive.js.map