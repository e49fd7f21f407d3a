const RECHT = [
    {
        vanaf: '1996-01-01',
        vernietiging: 'Archiefwet 1995, artikel 3 en 5; Archiefbesluit 1995, artikel 8; de selectielijst die bij elke zaak staat.',
    },
];
/** @param dag `YYYY-MM-DD` */
export const grondslagOp = (dag) => RECHT.findLast(({ vanaf }) => vanaf <= dag).vernietiging;
export const WIJZE = 'De gegevens zijn verwijderd uit de database, met hun geschiedenis. De bestanden zijn gewist uit de versleutelde opslag. Op een teruggezette back-up wordt deze vernietiging opnieuw toegepast.';
//# sourceMappingURL=wet.js.map