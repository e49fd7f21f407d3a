/** brc-006: the decision says that it belongs to the case. */
export const besluitKentZaak = {
    number: 'brc-006',
    on: ['create'],
    check: (work, it) => saysSo(work, it)
        ? undefined
        : {
            name: 'nonFieldErrors',
            code: 'inconsistent-relation',
            reason: 'Het besluit noemt deze zaak niet. Maak een besluit met deze zaak; deze relatie komt dan vanzelf.',
        },
};
/** The other direction: as long as the decision says so, the mirror stays. */
export const besluitKentZaakNog = {
    number: 'brc-006',
    on: ['delete'],
    check: (work, it) => saysSo(work, it)
        ? {
            name: 'nonFieldErrors',
            code: 'inconsistent-relation',
            reason: 'Het besluit hoort nog bij de zaak. Verwijder het besluit; deze relatie gaat dan vanzelf weg.',
        }
        : undefined,
};
const saysSo = (work, { record }) => work.find('besluit', record.besluit)?.record.zaak === record.zaak;
//# sourceMappingURL=zaakbesluit.js.map