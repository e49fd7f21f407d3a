const NAMEN = {
    ac: 'Autorisaties API',
    nrc: 'Notificaties API',
    zrc: 'Zaken API',
    ztc: 'Catalogi API',
    drc: 'Documenten API',
    brc: 'Besluiten API',
    otc: 'Objecttypen API',
    orc: 'Objecten API',
    meent: 'Meent',
};
/** `componentWeergave` is read-only: the name of the component in words. */
export const componentWeergave = {
    number: 'meent-ac-weergave',
    on: ['create', 'update'],
    apply(work, it) {
        const autorisaties = it.record.autorisaties;
        work.change(it, {
            autorisaties: autorisaties.map((one) => ({ ...one, componentWeergave: NAMEN[String(one.component)] ?? '' })),
        });
    },
};
//# sourceMappingURL=derive.js.map