const REGELS = ['vernietigingsregel', 'overbrengingsregel'];
/** The record without what tells of the case. Its archive date is what puts it on the list. */
const LEEG = {
    identificatie: '',
    zaaktype: '',
    zaaktypeOmschrijving: '',
    startdatum: null,
    einddatum: null,
    resultaat: '',
    selectielijstklasse: '',
    beginTermijn: null,
};
/** Of a resource of lines: what was told before, while it is out of sight. */
export const verborgen = { verborgen: { type: 'jsonb' } };
export const metRegels = (zaak) => REGELS.map((resource) => ({ resource, where: 'zaakId', whole: true, is: zaak }));
export function schermRegelsAf(work, zaak, afgeschermd) {
    for (const name of REGELS)
        for (const regel of work.filter(name, ({ record }) => record.zaakId === zaak))
            schermRegelAf(work, regel, afgeschermd);
}
export function schermRegelAf(work, regel, afgeschermd) {
    const eerder = regel.columns.verborgen;
    if (Boolean(eerder) === afgeschermd)
        return;
    const names = Object.keys(LEEG).filter((name) => regel.resource.fields[name]);
    const of = (record) => Object.fromEntries(names.map((name) => [name, record[name]]));
    const { record } = regel;
    work.change(regel, eerder ?? of(LEEG));
    work.setColumns(regel, { verborgen: eerder ? null : of(record) });
}
/** As it was before it was shielded, for who may see the case. */
export const onverborgen = ({ record, columns }) => ({
    ...record,
    ...columns.verborgen,
});
//# sourceMappingURL=afgeschermde-regels.js.map