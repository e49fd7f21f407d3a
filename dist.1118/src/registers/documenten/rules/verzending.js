/** Documenten API 1.7.1, Verzending: "verplicht gevuld wanneer aardRelatie de waarde 'afzender' heeft". */
export const ontvangstVanAfzender = {
    number: 'meent-ontvangst-van-afzender',
    on: ['create', 'update'],
    check: (_, { record }) => record.aardRelatie === 'afzender' && record.ontvangstdatum === null
        ? {
            name: 'ontvangstdatum',
            code: 'required',
            reason: 'Van wie het document stuurde, moet ook de datum van ontvangst er zijn. Vul ontvangstdatum in.',
        }
        : undefined,
};
const ADRESSEN = [
    'binnenlandsCorrespondentieadres',
    'buitenlandsCorrespondentieadres',
    'correspondentiePostadres',
    'faxnummer',
    'emailadres',
    'mijnOverheid',
    'telefoonnummer',
];
/** Documenten API, Verzending: "altijd slechts naar één adres". None is what is already known of who it was sent to. */
export const eenAdres = {
    number: 'meent-een-adres',
    on: ['create', 'update'],
    check: (_, { record }) => {
        const [, second] = ADRESSEN.filter((name) => record[name]);
        return second === undefined
            ? undefined
            : {
                name: second,
                code: 'een-adres',
                reason: 'Een verzending gaat naar één adres. Maak voor elk adres een eigen verzending.',
            };
    },
};
//# sourceMappingURL=verzending.js.map