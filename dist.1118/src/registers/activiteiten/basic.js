/**
 * The activities that every municipality has: one for an application that names none, one for residents who look at their
 * own data, and one for what they ask of it. Grounds are those of the law; a municipality puts its own ordinance and DPIA beside them.
 */
import { AVG_VERZOEKEN, INZAGE, OVERZETTEN, STANDAARD } from './activity.js';
import { ALLES_GEBRUIKT } from './verwerkingsactiviteit.js';
/** Why the BSN may be used: Wabb art. 10 (task of a public body), UAVG art. 46. */
const BSN = {
    gebruiktBsn: true,
    bsnGrond: 'Wet algemene bepalingen burgerservicenummer artikel 10 en Uitvoeringswet AVG artikel 46, eerste lid',
    bsnArtikelen: [
        { wet: 'Wet algemene bepalingen burgerservicenummer', artikel: '10', lid: '', onderdeel: '' },
        { wet: 'Uitvoeringswet AVG', artikel: '46', lid: '1', onderdeel: '' },
    ],
};
const artikel = (wet, nummer, lid = '', onderdeel = '') => ({ wet, artikel: nummer, lid, onderdeel });
/** Request bodies, the standard one first. @param since first day, `YYYY-MM-DD` */
export const basicActivities = (since) => [
    {
        identificatie: STANDAARD,
        ...shared(since),
        naam: 'Inwoners en medewerkers helpen',
        doel: 'helpen met uw vraag of aanvraag',
        grond: 'publieke_taak',
        // Gemeentewet art. 160 (1) a: daily government.
        grondToelichting: 'Het college voert het dagelijks bestuur van de gemeente: Gemeentewet artikel 160, eerste lid, onder a; AVG artikel 6, eerste lid, onder e.',
        grondArtikelen: [artikel('AVG', '6', '1', 'e'), artikel('Gemeentewet', '160', '1', 'a')],
        categorieenGegevens: ['naam', 'contactgegevens', 'vraag of aanvraag'],
        gebruikt: [
            { bron: 'zaken', velden: [] },
            {
                bron: 'personen',
                velden: ['burgerservicenummer', 'naam', 'geboorte', 'geslacht', 'adressering', 'verblijfplaats'],
            },
            { bron: 'objecten', velden: [] },
            { bron: 'berichten', velden: [] },
        ],
    },
    {
        identificatie: INZAGE,
        ...shared(since),
        naam: 'Inwoners hun eigen gegevens tonen',
        doel: 'laten zien wat de gemeente over u heeft',
        grond: 'wettelijke_plicht',
        grondToelichting: 'U hebt recht op inzage in uw eigen gegevens: AVG artikel 15; AVG artikel 6, eerste lid, onder c.',
        grondArtikelen: [artikel('AVG', '6', '1', 'c'), artikel('AVG', '15', '1')],
        categorieenGegevens: ['uw zaken', 'uw berichten', 'wie in uw gegevens keek'],
        // Whoever asks what there is, gets all of it.
        gebruikt: ALLES_GEBRUIKT,
    },
    {
        identificatie: AVG_VERZOEKEN,
        ...shared(since),
        naam: 'Verzoeken over persoonsgegevens behandelen',
        doel: 'beslissen over wat u vraagt over uw gegevens',
        grond: 'wettelijke_plicht',
        // UAVG 34: the answer is a decision of an administrative organ.
        grondToelichting: 'De gemeente moet op uw verzoek beslissen: AVG artikel 12 en 15 tot en met 22, Uitvoeringswet AVG artikel 34; AVG artikel 6, eerste lid, onder c.',
        grondArtikelen: [artikel('AVG', '6', '1', 'c'), artikel('AVG', '12', '3'), artikel('Uitvoeringswet AVG', '34')],
        categorieenGegevens: ['naam', 'verzoek', 'de gegevens waar het verzoek over gaat'],
        gebruikt: [
            { bron: 'zaken', velden: [] },
            { bron: 'berichten', velden: [] },
        ],
        zaaktypen: ['AVG-VERZOEK'],
    },
];
/** For as long as a municipality moves in from another installation. */
export const movingActivity = (since) => ({
    identificatie: OVERZETTEN,
    ...shared(since),
    naam: 'Gegevens overzetten uit een ander systeem',
    doel: 'zorgen dat uw gegevens meegaan naar een ander systeem van de gemeente',
    grond: 'publieke_taak',
    // Archiefwet 1995 art. 3: whoever cares for records keeps them in good order.
    grondToelichting: 'De gemeente houdt haar zaken en documenten bij elkaar en in goede staat: Archiefwet 1995 artikel 3; AVG artikel 6, eerste lid, onder e.',
    grondArtikelen: [artikel('AVG', '6', '1', 'e'), artikel('Archiefwet 1995', '3')],
    categorieenGegevens: ['zaken', 'documenten', 'besluiten'],
    gebruikt: [{ bron: 'zaken', velden: [] }],
});
const shared = (since) => ({
    organ: 'college',
    ...BSN,
    categorieenBetrokkenen: ['inwoners'],
    beginGeldigheid: since,
    // Nobody but the municipality can say that it is done.
    dpiaStatus: 'gepland',
});
//# sourceMappingURL=basic.js.map