/** What a resident may ask of their data, by the article that gives it, and on what ground it may be refused. Law as a table. */
export const SOORTEN = {
    inzage: { artikel: '15', naam: 'Mijn gegevens inzien' },
    rectificatie: { artikel: '16', naam: 'Mijn gegevens laten verbeteren of aanvullen' },
    wissing: {
        artikel: '17',
        naam: 'Mijn gegevens laten wissen',
        vernietigt: true,
        gronden: {
            'niet-nodig': 'Artikel 17, eerste lid, onder a: de gegevens zijn niet meer nodig',
            ingetrokken: 'Artikel 17, eerste lid, onder b: de toestemming is ingetrokken',
            bezwaar: 'Artikel 17, eerste lid, onder c: er is bezwaar tegen het gebruik',
            onrechtmatig: 'Artikel 17, eerste lid, onder d: het gebruik mocht niet',
            'wettelijke-plicht': 'Artikel 17, eerste lid, onder e: een wet schrijft wissen voor',
        },
    },
    beperking: {
        artikel: '18',
        naam: 'Het gebruik van mijn gegevens stilzetten',
        activiteitNodig: true,
        gronden: {
            juistheid: 'Artikel 18, eerste lid, onder a: de gegevens kloppen misschien niet',
            onrechtmatig: 'Artikel 18, eerste lid, onder b: het gebruik mocht niet, maar wissen is niet de bedoeling',
            rechtsvordering: 'Artikel 18, eerste lid, onder c: de gegevens zijn nodig voor een rechtszaak',
        },
    },
    overdraagbaarheid: {
        artikel: '20',
        naam: 'Mijn gegevens meenemen',
        activiteitNodig: true,
        alleenBij: ['toestemming', 'overeenkomst'],
        waaromNiet: 'Meenemen kan alleen van gegevens die de gemeente heeft omdat u toestemming gaf of een overeenkomst sloot (AVG artikel 20, eerste lid). Vraag inzage: dan krijgt u uw gegevens ook.',
    },
    bezwaar: {
        artikel: '21',
        naam: 'Bezwaar tegen het gebruik van mijn gegevens',
        activiteitNodig: true,
        alleenBij: ['publieke_taak', 'gerechtvaardigd_belang'],
        waaromNiet: 'Bezwaar tegen het gebruik kan alleen bij een publieke taak of een gerechtvaardigd belang (AVG artikel 21, eerste lid).',
    },
    'geautomatiseerde-besluitvorming': {
        artikel: '22',
        naam: 'Een mens laten kijken naar een besluit van de computer',
        activiteitNodig: true,
    },
};
export const SOORT_NAMEN = Object.keys(SOORTEN);
export const soortVan = (naam) => SOORTEN[naam];
/** What is said to who objects to what the law demands: there is no switch, and where there is a way it is named. */
const GEEN_SCHAKELAAR = {
    wettelijke_plicht: 'De gemeente moet dit van de wet. Daartegen is geen bezwaar mogelijk (AVG artikel 21, eerste lid). Kloppen uw gegevens niet, vraag dan om verbetering. Bent u het niet eens met een besluit, dan kunt u daartegen bezwaar maken (Awb artikel 7:1).',
    toestemming: 'U gaf hiervoor toestemming. Bezwaar is niet nodig: u kunt uw toestemming intrekken, en dat werkt meteen (AVG artikel 7, derde lid).',
    overeenkomst: 'De gemeente gebruikt de gegevens voor een overeenkomst met u. Daartegen is geen bezwaar mogelijk (AVG artikel 21, eerste lid).',
    vitaal_belang: 'De gegevens zijn nodig om iemands leven te beschermen. Daartegen is geen bezwaar mogelijk (AVG artikel 21, eerste lid).',
};
/** Why this cannot be asked of an activity on this ground of AVG 6; nothing where it can. */
export function waaromNiet(naam, grond) {
    const soort = soortVan(naam);
    if (!soort.alleenBij || soort.alleenBij.includes(grond))
        return undefined;
    return naam === 'bezwaar' ? (GEEN_SCHAKELAAR[grond] ?? soort.waaromNiet) : soort.waaromNiet;
}
/** A ground that is not here is none. UAVG 41 is the law that AVG 23 asks for. */
export const WEIGERINGEN = {
    'kennelijk-ongegrond': {
        artikel: 'AVG artikel 12, vijfde lid, onder b',
        omdat: 'het verzoek duidelijk geen grond heeft',
    },
    buitensporig: { artikel: 'AVG artikel 12, vijfde lid, onder b', omdat: 'hetzelfde steeds opnieuw is gevraagd' },
    'identiteit-onbekend': { artikel: 'AVG artikel 12, tweede en zesde lid', omdat: 'niet duidelijk is wie het vraagt' },
    'geen-gegevens': { artikel: 'AVG artikel 15, eerste lid', omdat: 'de gemeente deze gegevens niet heeft' },
    'kloppen-al': { artikel: 'AVG artikel 16', omdat: 'de gegevens kloppen', bij: ['rectificatie', 'beperking'] },
    'grond-ontbreekt': {
        artikel: 'AVG artikel 17, eerste lid, of artikel 18, eerste lid',
        omdat: 'geen van de redenen uit de wet van toepassing is',
        bij: ['wissing', 'beperking'],
    },
    'wettelijke-verplichting': {
        artikel: 'AVG artikel 17, derde lid, onder b',
        omdat: 'een wet zegt dat de gemeente de gegevens moet bewaren',
        bij: ['wissing'],
    },
    archivering: {
        artikel: 'AVG artikel 17, derde lid, onder d; Archiefwet 1995 artikel 3',
        omdat: 'de gegevens in het archief horen',
        bij: ['wissing'],
    },
    rechtsvordering: {
        artikel: 'AVG artikel 17, derde lid, onder e, en artikel 21, eerste lid',
        omdat: 'de gegevens nodig zijn voor een rechtszaak',
        bij: ['wissing', 'bezwaar', 'beperking'],
    },
    'dwingende-gronden': {
        artikel: 'AVG artikel 21, eerste lid',
        omdat: 'het belang van de taak zwaarder weegt dan dat van de inwoner',
        bij: ['bezwaar'],
    },
    'mens-besliste': {
        artikel: 'AVG artikel 22, eerste lid',
        omdat: 'een medewerker het besluit nam, niet de computer alleen',
        bij: ['geautomatiseerde-besluitvorming'],
    },
    'wet-staat-toe': {
        artikel: 'AVG artikel 22, tweede lid, onder b; UAVG artikel 40',
        omdat: 'de wet dit geautomatiseerde besluit toestaat',
        bij: ['geautomatiseerde-besluitvorming'],
    },
    'rechten-van-anderen': {
        artikel: 'AVG artikel 15, vierde lid, en artikel 20, vierde lid; UAVG artikel 41, eerste lid, onder i',
        omdat: 'het de rechten van iemand anders schaadt',
    },
    'openbare-veiligheid': {
        artikel: 'UAVG artikel 41, eerste lid, onder c',
        omdat: 'het de openbare veiligheid schaadt',
    },
    'strafbare-feiten': {
        artikel: 'UAVG artikel 41, eerste lid, onder d',
        omdat: 'het onderzoek naar een strafbaar feit anders mislukt',
    },
    toezicht: { artikel: 'UAVG artikel 41, eerste lid, onder h', omdat: 'toezicht of inspectie anders mislukt' },
};
export const magWeigeren = (grond, soort) => {
    const found = Object.hasOwn(WEIGERINGEN, grond)
        ? WEIGERINGEN[grond]
        : undefined;
    return found !== undefined && (found.bij?.includes(soort) ?? true);
};
/** Words of a refusal, with its article. */
export const weigeringInWoorden = (grond) => {
    const { artikel, omdat } = WEIGERINGEN[grond];
    return `omdat ${omdat} (${artikel})`;
};
//# sourceMappingURL=soorten.js.map