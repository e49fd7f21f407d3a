const REASONS = {
    'not-there': 'Op dit adres is niets te vinden. Controleer het adres.',
    'no-answer': 'Dit adres geeft nu geen antwoord. Controleer het adres, of probeer het later opnieuw.',
    'not-allowed': 'Dit adres mag deze installatie niet opvragen. Vraag de beheerder om het toe te staan.',
    closed: 'Dit adres is voor deze installatie niet open. Daarom is niet na te gaan wat er staat.',
};
/** Something is there, whatever it is. What is not open to us is there too: we have no key of other registers. */
export function existing(work, name, address) {
    const found = work.outside(String(address));
    return !found || found.kind === 'there' || found.kind === 'closed'
        ? undefined
        : { name, code: 'bad-url', reason: REASONS[found.kind] };
}
/** Something of this shape is there: a JSON object with these properties. */
export function shaped(work, name, address, what, properties) {
    const found = work.outside(String(address));
    if (!found)
        return undefined;
    if (found.kind !== 'there')
        return { name, code: 'bad-url', reason: REASONS[found.kind] };
    return properties.every((one) => found.properties.has(one))
        ? undefined
        : { name, code: 'invalid-resource', reason: `Op dit adres staat geen ${what}.` };
}
/** zrc-010: the communicatiekanaal has the shape that the referentielijsten give it. */
export const zrc010 = {
    number: 'zrc-010',
    on: ['create', 'update'],
    check: (work, { record }) => shaped(work, 'communicatiekanaal', record.communicatiekanaal, 'communicatiekanaal', [
        'url',
        'naam',
        'omschrijving',
    ]),
};
/** The class of the selectielijst, where it is not the one that is here. */
export const selectielijstklasse = {
    number: 'meent-selectielijstklasse',
    on: ['create', 'update'],
    check: (work, { record }) => shaped(work, 'selectielijstklasse', record.selectielijstklasse, 'resultaat van de selectielijst', [
        'url',
        'procesType',
        'waardering',
    ]),
};
/** What a case says elsewhere: the channel, the class, and cases of others. */
export const outsideZaak = (record) => [
    record.communicatiekanaal,
    record.selectielijstklasse,
    ...record.relevanteAndereZaken.map(({ url }) => url),
]
    .map((one) => String(one ?? ''))
    .filter((one) => one.includes(':'));
/** A field with the address of something in another register, which must be there (OpenAPI text of Zaken 1.7.0). */
export const existsElsewhere = (field) => ({
    number: `meent-${field}`,
    on: ['create'],
    check: (work, { record }) => existing(work, field, record[field]),
});
//# sourceMappingURL=elders.js.map