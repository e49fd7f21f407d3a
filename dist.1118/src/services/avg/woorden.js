import { weigeringInWoorden } from '../../registers/avgverzoeken/index.js';
const MAANDEN = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
/** `3 maart 2026` */
export function dagInWoorden(day) {
    const [year, month, of] = day.split('-').map(Number);
    return `${of} ${MAANDEN[month - 1]} ${year}`;
}
/** Without what the parts say: a decision is kept in the clear. */
export function besluitInWoorden(uitkomsten, clausule) {
    const delen = uitkomsten.map(({ uitkomst, weigering }, at) => {
        const deel = uitkomsten.length > 1 ? `Deel ${at + 1}: ` : '';
        return uitkomst === 'toegewezen'
            ? `${deel}U krijgt wat u vroeg.`
            : `${deel}U krijgt dit niet, ${weigeringInWoorden(weigering)}.`;
    });
    return [...delen, '', clausule].join('\n');
}
export const rechtsmiddel = (bij, totEnMet) => ({
    soort: 'bezwaar-tegen-besluit',
    wet: 'Algemene wet bestuursrecht',
    // UAVG 34 makes it a decision; 7:1 bezwaar first; 6:4 with whom, 6:5 what stands in it, 6:7 and 6:8 the term.
    artikelen: ['6:4', '6:5', '6:7', '6:8', '7:1'],
    bij,
    totEnMet,
    woorden: `Bent u het niet eens met dit besluit? Dan kunt u bezwaar maken bij ${bij}. Dat kan tot en met ${dagInWoorden(totEnMet)}. Schrijf uw naam en adres, de datum, om welk besluit het gaat en waarom u het er niet mee eens bent. Dit is bezwaar tegen een besluit (Algemene wet bestuursrecht). Bezwaar tegen het gebruik van uw gegevens (AVG artikel 21) is iets anders.`,
});
/** AVG 12, fourth paragraph, and 77. */
export const KLACHT = {
    bij: 'Autoriteit Persoonsgegevens',
    artikel: 'AVG artikel 77',
    woorden: 'U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens (AVG artikel 77).',
};
/** Outcome of the whole. */
export const geheelVan = (uitkomsten) => uitkomsten.every(({ uitkomst }) => uitkomst === 'toegewezen')
    ? 'toegewezen'
    : uitkomsten.every(({ uitkomst }) => uitkomst === 'geweigerd')
        ? 'geweigerd'
        : 'deels';
/** One stored part, as an outcome. */
export const uitkomstIn = (deel) => ({
    uitkomst: deel.uitkomst,
    weigering: deel.weigering || null,
    uitleg: String(deel.uitleg ?? ''),
});
//# sourceMappingURL=woorden.js.map