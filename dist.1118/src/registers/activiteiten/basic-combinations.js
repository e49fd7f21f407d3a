/**
 * The combinations that a new municipality begins with: what its own pages and its first application use together. It ends
 * them where it does otherwise, and says itself what its DPIA found.
 */
import { CATEGORIE_CODES } from '../../gate/categories.js';
import { AVG_VERZOEKEN, INZAGE, STANDAARD } from './activity.js';
/** Nobody but the municipality can say that it is done. */
const DPIA = 'De gemeente beoordeelt dit nog.';
/** What is in a case, with its documents and decisions; the number of a person aside, which wants a law of its own. */
export const IN_ZAAK = [
    'naam',
    'contactgegevens',
    'adres',
    'geboorte',
    'geslacht',
    'vertegenwoordiging',
    'registratie',
    'onderneming',
    'werk',
    'geld',
    'behandeling',
    'plaats',
    'documenten',
    'besluiten',
    'keuzes',
];
const ZAKEN = { bron: 'zaken', categorieen: [...IN_ZAAK, 'burgerservicenummer'] };
const OBJECTEN = { bron: 'objecten', categorieen: ['plaats', 'burgerservicenummer'] };
const BERICHTEN = { bron: 'berichten', categorieen: ['berichten', 'gebruik', 'burgerservicenummer'] };
/** Request bodies. @param since first day, `YYYY-MM-DD` */
export const basicCombinations = (since, { portaal, beheer }) => [
    {
        identificatie: 'hulp-bij-een-vraag',
        naam: 'Uw vraag, wie u bent en waar het over gaat',
        activiteit: STANDAARD,
        bronnen: ['zaken', 'personen', 'objecten', 'berichten'],
        gegevens: [
            ZAKEN,
            { bron: 'personen', categorieen: ['burgerservicenummer', 'naam', 'geboorte', 'geslacht', 'adres'] },
            OBJECTEN,
            BERICHTEN,
        ],
        categorieenGegevens: ['naam', 'adres', 'vraag of aanvraag', 'plek waar het over gaat', 'berichten over de zaak'],
        ontvangers: [...portaal, ...beheer],
        gebruiktDoor: 'De pagina’s waarop u iets vraagt of meldt, en het programma waarmee de gemeente Meent inricht',
        // Wet BRP art. 1.7 (1): who needs for a task what the register has as authentic, uses that.
        grond: { wet: 'Wet basisregistratie personen', artikel: '1.7', lid: '1' },
        dpia: DPIA,
        toelichting: 'U stelt een vraag of doet een aanvraag. Wij kijken in de basisregistratie wie u bent. Zo hoeft u niet te vertellen wat wij al weten. Wij zoeken uw zaak erbij, en de plek waar het over gaat.',
        beginGeldigheid: since,
    },
    {
        identificatie: 'eigen-gegevens-bij-elkaar',
        naam: 'Uw eigen gegevens bij elkaar',
        activiteit: INZAGE,
        bronnen: ['zaken', 'personen', 'objecten', 'berichten', 'logboek'],
        gegevens: [
            ZAKEN,
            { bron: 'personen', categorieen: CATEGORIE_CODES },
            OBJECTEN,
            BERICHTEN,
            { bron: 'logboek', categorieen: ['gebruik', 'keuzes', 'burgerservicenummer'] },
        ],
        categorieenGegevens: ['uw zaken', 'uw berichten', 'uw gegevens in de basisregistratie', 'wie in uw gegevens keek'],
        ontvangers: portaal,
        gebruiktDoor: 'De pagina’s waar u zelf inlogt',
        // AVG art. 15 (1): access to one's own data.
        grond: { wet: 'Algemene verordening gegevensbescherming', artikel: '15', lid: '1' },
        dpia: DPIA,
        toelichting: 'U hebt recht om te zien wat de gemeente over u heeft. Wij zetten dat bij elkaar op één pagina. Alleen u ziet die pagina, nadat u bent ingelogd.',
        beginGeldigheid: since,
    },
    {
        identificatie: 'verzoek-en-bericht',
        naam: 'Uw verzoek over uw gegevens en de berichten erover',
        activiteit: AVG_VERZOEKEN,
        bronnen: ['zaken', 'berichten'],
        gegevens: [ZAKEN, BERICHTEN],
        categorieenGegevens: ['verzoek', 'berichten over het verzoek'],
        ontvangers: [...portaal, ...beheer],
        gebruiktDoor: 'De pagina’s waarop u iets over uw gegevens vraagt, en wie daarover beslist',
        // AVG art. 12 (3): who asks is told what became of it.
        grond: { wet: 'Algemene verordening gegevensbescherming', artikel: '12', lid: '3' },
        dpia: DPIA,
        toelichting: 'U vraagt iets over uw gegevens. Wij schrijven u wat wij ermee doen en wat wij beslissen.',
        beginGeldigheid: since,
    },
];
//# sourceMappingURL=basic-combinations.js.map