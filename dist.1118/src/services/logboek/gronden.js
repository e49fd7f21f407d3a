/**
 * On what ground something may be decided about lines of the logbook, with the article that a resident, a court or the
 * supervisor can look up. A ground that is not here is none.
 */
/** AVG 23 leaves it to national law why somebody may be told less; UAVG 41 has the list. Wpg holds where a boa investigates. */
export const ONTHOUDEN = {
    'openbare-veiligheid': {
        artikel: 'AVG artikel 23, eerste lid, onder c; UAVG artikel 41, eerste lid, onder c',
        omdat: 'het anders de openbare veiligheid schaadt',
    },
    'strafbare-feiten': {
        artikel: 'AVG artikel 23, eerste lid, onder d; UAVG artikel 41, eerste lid, onder d',
        omdat: 'het onderzoek naar een strafbaar feit anders mislukt',
    },
    'financieel-belang': {
        artikel: 'AVG artikel 23, eerste lid, onder e; UAVG artikel 41, eerste lid, onder e',
        omdat: 'een groot financieel belang, zoals van belastingen of sociale zekerheid, anders wordt geschaad',
    },
    beroepscode: {
        artikel: 'AVG artikel 23, eerste lid, onder g; UAVG artikel 41, eerste lid, onder g',
        omdat: 'het onderzoek naar een schending van beroepsregels anders mislukt',
    },
    toezicht: {
        artikel: 'AVG artikel 23, eerste lid, onder h; UAVG artikel 41, eerste lid, onder h',
        omdat: 'toezicht of inspectie anders mislukt',
    },
    'rechten-van-anderen': {
        artikel: 'AVG artikel 23, eerste lid, onder i; UAVG artikel 41, eerste lid, onder i',
        omdat: 'iemand anders, of de inwoner zelf, beschermd moet worden',
    },
    'civiele-vordering': {
        artikel: 'AVG artikel 23, eerste lid, onder j; UAVG artikel 41, eerste lid, onder j',
        omdat: 'een civiele vordering anders niet geïnd kan worden',
    },
    politiegegevens: {
        artikel: 'Wet politiegegevens artikel 27, eerste lid; Besluit politiegegevens buitengewoon opsporingsambtenaren artikel 2',
        omdat: 'een buitengewoon opsporingsambtenaar een strafbaar feit onderzoekt',
    },
};
/** AVG 17, third paragraph, leaves little else of a log that a legal duty asks for. */
export const WISSEN = {
    bewaartermijn: {
        artikel: 'AVG artikel 5, eerste lid, onder e',
        omdat: 'de bewaartermijn van de regels voorbij is',
    },
    onrechtmatig: {
        artikel: 'AVG artikel 17, eerste lid, onder d',
        omdat: 'de regels er nooit hadden mogen staan',
    },
    'wettelijke-plicht': {
        artikel: 'AVG artikel 17, eerste lid, onder e',
        omdat: 'een wet dat voorschrijft',
    },
    bevel: {
        artikel: 'AVG artikel 58, tweede lid, onder g',
        omdat: 'de toezichthouder of een rechter dat beveelt',
    },
};
export const VASTHOUDEN = {
    'avg-verzoek': {
        artikel: 'AVG artikel 12, derde lid, en artikel 15',
        omdat: 'er een verzoek van de inwoner loopt',
    },
    'avg-bezwaar': {
        artikel: 'AVG artikel 18, eerste lid, en artikel 21',
        omdat: 'de inwoner bezwaar maakte tegen het gebruik van gegevens',
    },
    procedure: {
        artikel: 'AVG artikel 17, derde lid, onder e; Awb artikel 8:29 en 8:42',
        omdat: 'er een bezwaar, beroep of rechtszaak loopt',
    },
    vordering: {
        artikel: 'AVG artikel 17, derde lid, onder b en e',
        omdat: 'een toezichthouder of officier van justitie de regels nodig heeft',
    },
};
//# sourceMappingURL=gronden.js.map