export const zaakNeeds = (record, work, { kind, id }) => [
    // The main case, and the one it leaves, show their sub-cases.
    ...[record.hoofdzaak, work.find('zaak', id)?.before?.record.hoofdzaak].flatMap((main) => main ? [{ resource: 'zaak', id: String(main) }] : []),
    ...(kind === 'delete' ? [] : relatedTo(record, id, kind)),
];
function relatedTo(record, id, kind) {
    const relevant = record.relevanteAndereZaken.filter(({ url }) => !url.includes(':'));
    const needs = relevant.map(({ url }) => ({ resource: 'zaak', id: url }));
    // zrc-013 asks whether a case that becomes a sub-case has sub-cases itself.
    if (kind === 'update' && record.hoofdzaak)
        needs.push({ resource: 'zaak', where: 'hoofdzaak', is: id });
    // zrc-022 asks whether every document is archived.
    if (kind === 'update' && record.archiefstatus !== 'nog_te_archiveren')
        needs.push(...documentsOf(id));
    return needs;
}
/** The documents of a case and the relations to them. */
export const documentsOf = (zaak) => [
    { resource: 'zaakinformatieobject', where: 'zaak', is: zaak },
    {
        resource: 'enkelvoudiginformatieobject',
        in: { resource: 'zaakinformatieobject', column: 'informatieobject', where: 'zaak', is: zaak },
    },
];
//# sourceMappingURL=needs.js.map