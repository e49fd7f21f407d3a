/** What follows from a name: initials, the whole name, and the forms of a title that go with a sex. */
/** Standard value of the Logisch Ontwerp: the name is unknown. */
export const bekend = (text) => (text === '.' ? '' : text);
/** Each name its first letter and a full stop; a name of one letter stands as it is. */
export function voorletters(voornamen) {
    const delen = bekend(voornamen).split(' ').filter(Boolean);
    return delen
        .map((naam, index) => {
        const [letter] = naam;
        if ([...naam].length > 1)
            return `${letter}.`;
        return index < delen.length - 1 ? `${letter} ` : letter;
    })
        .join('');
}
const VORMEN = [
    ['baron', 'barones', 'B', 'BS'],
    ['graaf', 'gravin', 'G', 'GI'],
    ['hertog', 'hertogin', 'H', 'HI'],
    ['markies', 'markiezin', 'M', 'MI'],
    ['prins', 'prinses', 'P', 'PS'],
    ['jonkheer', 'jonkvrouw', 'JH', 'JV'],
    ['ridder', '', 'R', undefined],
];
const rij = (code) => VORMEN.find(([, , man, vrouw]) => code === man || code === vrouw);
export const isPredicaat = (code) => code === 'JH' || code === 'JV';
/** As table 38 has it. */
export const titelOmschrijving = (code) => {
    const found = rij(code);
    return found ? (code === found[2] ? found[0] : found[1]) : '';
};
/** The form that goes with the sex; nothing where there is none. */
export function titelBij(code, geslacht) {
    const found = rij(code);
    return { M: found?.[0], V: found?.[1] }[geslacht] ?? '';
}
/** The title that a wife takes from her husband; only one of a man gives it. */
export const hoffelijkheidstitel = (code) => {
    const found = rij(code);
    return found && code === found[2] && !isPredicaat(code) ? found[1] : '';
};
/** Spaces that stand for a part that is not there go. */
export const samen = (...delen) => delen.filter(Boolean).join(' ');
export function volledigeNaam(naam, geslacht) {
    const titel = titelBij(naam.titel, geslacht) || titelOmschrijving(naam.titel);
    const [voor, midden] = isPredicaat(naam.titel) ? [titel, ''] : ['', titel];
    return samen(voor, bekend(naam.voornamen), midden, naam.voorvoegsel, bekend(naam.geslachtsnaam));
}
//# sourceMappingURL=naam.js.map