/**
 * Which sources the demo municipalities use together (docs/decisions/0043), for which activity and by which law. Every
 * article named was checked for what it says here. A municipality puts its own DPIA in the place of the one that is named.
 */
import type { Bron } from '../gate/sources.ts';
import { AVG_VERZOEKEN, INZAGE, STANDAARD } from '../registers/activiteiten/index.ts';
import { MEEDENKEN } from './activiteiten.ts';

/** Works with what residents consent to, and with nothing else. */
export const BUURTPROGRAMMA = 'buurt';

export interface DemoCombinatie {
  readonly identificatie: string;
  readonly naam: string;
  /** Sleutel of the activity. */
  readonly activiteit: string;
  readonly bronnen: readonly Bron[];
  readonly gegevens: readonly string[];
  /** Besides the roles that work for the activity. */
  readonly portaal?: true;
  readonly gebruiktDoor: string;
  readonly grond: { readonly wet: string; readonly artikel: string; readonly lid: string; readonly toestemming?: true };
  /** Client ids of programs, besides the roles. */
  readonly programmas?: readonly string[];
  readonly toelichting: string;
}

/** Wet BRP art. 1.7 (1): who needs for a task what the register has as authentic, uses that. */
const BRP = { wet: 'Wet basisregistratie personen', artikel: '1.7', lid: '1' } as const;

export const combinaties: readonly DemoCombinatie[] = [
  {
    identificatie: 'hulp-bij-een-vraag',
    naam: 'Uw vraag, wie u bent en waar het over gaat',
    activiteit: STANDAARD,
    bronnen: ['zaken', 'personen', 'objecten', 'berichten'],
    gegevens: ['naam', 'adres', 'vraag of aanvraag', 'plek waar het over gaat', 'berichten over de zaak'],
    gebruiktDoor: 'De balie',
    grond: BRP,
    toelichting:
      'U stelt een vraag of doet een aanvraag. Wij kijken in de basisregistratie wie u bent. Zo hoeft u niet te vertellen wat wij al weten. Wij zoeken uw zaak erbij, en de plek waar het over gaat.',
  },
  {
    identificatie: 'melding-en-melder',
    naam: 'Uw melding en wie u bent',
    activiteit: 'melding-openbare-ruimte',
    bronnen: ['zaken', 'personen', 'objecten', 'berichten'],
    gegevens: ['naam', 'contactgegevens', 'melding', 'plek of voorwerp op straat', 'berichten over de melding'],
    portaal: true,
    gebruiktDoor: 'De afdeling Openbare ruimte, en de pagina’s waarop u iets meldt',
    grond: BRP,
    toelichting:
      'U meldt dat er iets kapot is op straat. Wij gebruiken uw naam uit de basisregistratie om u te vertellen wanneer het is gemaakt. Wij zoeken op om welke lantaarn, boom of bank het gaat.',
  },
  {
    identificatie: 'horeca-en-leidinggevenden',
    naam: 'De aanvraag voor een horecazaak en de leidinggevenden',
    activiteit: 'horeca-en-terras',
    bronnen: ['zaken', 'personen', 'objecten', 'berichten'],
    gegevens: ['naam', 'geboortedatum', 'adres', 'aanvraag', 'plek van het terras', 'berichten over de aanvraag'],
    gebruiktDoor: 'De afdeling Vergunningen',
    // Alcoholwet art. 8 (1): a manager is 21 or older and is not under guardianship.
    grond: { wet: 'Alcoholwet', artikel: '8', lid: '1' },
    toelichting:
      'Een leidinggevende in een horecazaak moet 21 jaar of ouder zijn. De burgemeester moet dat controleren. Daarom legt hij de aanvraag naast de basisregistratie personen.',
  },
  {
    identificatie: 'water-en-aanvrager',
    naam: 'De aanvraag op het water en de aanvrager',
    activiteit: 'water-en-kade',
    bronnen: ['zaken', 'personen', 'objecten', 'berichten'],
    gegevens: ['naam', 'adres', 'aanvraag', 'ligplaats of kade', 'berichten over de aanvraag'],
    gebruiktDoor: 'De afdelingen Vergunningen en Havenbeheer',
    grond: BRP,
    toelichting:
      'U vraagt een plek op of aan het water. Het college controleert in de basisregistratie of uw naam en adres kloppen. Het zoekt op of de plek vrij is.',
  },
  {
    identificatie: 'omgevingsvergunning-en-aanvrager',
    naam: 'De aanvraag voor een omgevingsvergunning en de aanvrager',
    activiteit: 'omgevingsvergunning',
    bronnen: ['zaken', 'personen', 'objecten', 'berichten'],
    gegevens: ['naam', 'adres', 'aanvraag', 'tekeningen', 'gebouw of perceel', 'berichten over de aanvraag'],
    gebruiktDoor: 'De afdeling Vergunningen',
    grond: BRP,
    toelichting:
      'U wilt iets bouwen, slopen of veranderen. Het college moet weten wie de vergunning krijgt. Het controleert in de basisregistratie of uw naam en adres kloppen.',
  },
  {
    identificatie: 'handhaving-en-betrokkenen',
    naam: 'Het verzoek om te handhaven en wie het aangaat',
    activiteit: 'handhaving',
    bronnen: ['zaken', 'personen', 'objecten', 'berichten'],
    gegevens: ['naam', 'adres', 'verzoek', 'bevindingen van de controle', 'berichten over het verzoek'],
    gebruiktDoor: 'De afdeling Toezicht en handhaving',
    // Awb art. 3:2: an organ gathers the facts that it needs before it decides.
    grond: { wet: 'Algemene wet bestuursrecht', artikel: '3:2', lid: '' },
    toelichting:
      'Iemand vraagt de gemeente om op te treden. Het college moet eerst weten wat er aan de hand is en wie het aangaat. Het zoekt in de basisregistratie wie er woont.',
  },
  {
    identificatie: 'schuldhulp-en-huishouden',
    naam: 'Hulp bij schulden en uw huishouden',
    activiteit: 'schuldhulpverlening',
    bronnen: ['zaken', 'personen', 'berichten'],
    gegevens: ['naam', 'adres', 'burgerservicenummer', 'huishouden', 'schulden', 'afspraken', 'berichten over de hulp'],
    gebruiktDoor: 'De afdeling Sociaal domein',
    // Wgs art. 8: which data the college may use for its plan of help.
    grond: { wet: 'Wet gemeentelijke schuldhulpverlening', artikel: '8', lid: '1' },
    toelichting:
      'U hebt geldproblemen en wij maken met u een plan. Daarvoor moeten wij weten met wie u woont. Dat halen wij uit de basisregistratie, zodat u het niet hoeft te bewijzen.',
  },
  {
    identificatie: 'geschil-en-brieven',
    naam: 'Het geschil met een medewerker en de brieven erover',
    activiteit: 'personeel',
    bronnen: ['zaken', 'berichten'],
    gegevens: ['naam', 'geschil', 'berichten over het geschil'],
    gebruiktDoor: 'De afdeling Personeel',
    // BW 7:611: a good employer.
    grond: { wet: 'Burgerlijk Wetboek Boek 7', artikel: '611', lid: '' },
    toelichting:
      'Een medewerker en de gemeente zijn het niet eens. De gemeente moet een goede werkgever zijn. Zij houdt de brieven bij de zaak, zodat zij weet wat er is gezegd.',
  },
  {
    identificatie: 'verhuur-en-huurder',
    naam: 'De aanvraag om te huren en wie er huurt',
    activiteit: 'verhuur',
    bronnen: ['zaken', 'personen', 'berichten'],
    gegevens: ['naam', 'adres', 'aanvraag', 'berichten over de aanvraag'],
    gebruiktDoor: 'De afdeling Vastgoed',
    // Gemeentewet art. 160 (1) d: the college decides on acts of private law.
    grond: { wet: 'Gemeentewet', artikel: '160', lid: '1' },
    toelichting:
      'U wilt iets van de gemeente huren. Het college sluit met u een overeenkomst. Daarin moeten uw naam en adres goed staan, en daarna sturen wij u brieven.',
  },
  {
    identificatie: 'verzoek-over-de-basisregistratie',
    naam: 'Uw verzoek over de basisregistratie personen',
    activiteit: 'burgerzaken',
    bronnen: ['zaken', 'personen', 'berichten'],
    gegevens: ['naam', 'burgerservicenummer', 'verzoek', 'berichten over het verzoek'],
    portaal: true,
    gebruiktDoor: 'De afdeling Burgerzaken, en de pagina’s waarop u iets vraagt',
    // Wet BRP art. 2.58 (1): who finds a fault in their data has it put right.
    grond: { wet: 'Wet basisregistratie personen', artikel: '2.58', lid: '1' },
    toelichting:
      'U vraagt een uittreksel, of u zegt dat een gegeven niet klopt. Wij leggen uw verzoek naast de basisregistratie. Daarna sturen wij u bericht.',
  },
  {
    identificatie: 'eigen-gegevens-bij-elkaar',
    naam: 'Uw eigen gegevens bij elkaar',
    activiteit: INZAGE,
    bronnen: ['zaken', 'personen', 'objecten', 'berichten', 'logboek'],
    gegevens: ['uw zaken', 'uw berichten', 'uw gegevens in de basisregistratie', 'wie in uw gegevens keek'],
    portaal: true,
    gebruiktDoor: 'De pagina’s waar u zelf inlogt',
    // AVG art. 15 (1): access to one's own data.
    grond: { wet: 'Algemene verordening gegevensbescherming', artikel: '15', lid: '1' },
    toelichting:
      'U hebt recht om te zien wat de gemeente over u heeft. Wij zetten dat bij elkaar op één pagina. Alleen u ziet die pagina, nadat u bent ingelogd.',
  },
  {
    identificatie: 'wat-u-meldde-en-wie-u-bent',
    naam: 'Meedenken over wat u zelf meldde',
    activiteit: MEEDENKEN,
    bronnen: ['zaken', 'personen'],
    gegevens: ['naam', 'adres', 'leeftijd', 'waarover u iets meldde'],
    programmas: [BUURTPROGRAMMA],
    gebruiktDoor: 'Het programma waarmee het team Wijken bewonersavonden voorbereidt',
    // AVG art. 6 (4): another purpose than that of the report, so it wants consent.
    grond: { wet: 'Algemene verordening gegevensbescherming', artikel: '6', lid: '4', toestemming: true },
    toelichting:
      'U meldde iets op straat. Dat deed u om het te laten maken. Vindt u het goed dat wij u daarover ook uitnodigen, met mensen van alle leeftijden? Dan leggen wij uw melding naast uw adres en leeftijd.',
  },
  {
    identificatie: 'verzoek-en-bericht',
    naam: 'Uw verzoek over uw gegevens en de berichten erover',
    activiteit: AVG_VERZOEKEN,
    bronnen: ['zaken', 'berichten'],
    gegevens: ['verzoek', 'berichten over het verzoek'],
    portaal: true,
    gebruiktDoor: 'De pagina’s waarop u iets over uw gegevens vraagt, en de privacy officers',
    // AVG art. 12 (3): who asks is told what became of it.
    grond: { wet: 'Algemene verordening gegevensbescherming', artikel: '12', lid: '3' },
    toelichting: 'U vraagt iets over uw gegevens. Wij schrijven u wat wij ermee doen en wat wij beslissen.',
  },
];
