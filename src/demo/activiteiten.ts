/**
 * The processing activities of the demo municipalities (AVG art. 30): for whom, why and on which ground data is used.
 * `doel` is read after "om te"; `grond` stands under each who-looked line. docs/legal/activiteiten.md says per activity what
 * was checked, and what a lawyer still has to say; a municipality puts its own ordinance and DPIA beside it.
 */
import { AVG_VERZOEKEN, INZAGE, STANDAARD } from '../registers/activiteiten/index.ts';
import { AVG_ZAAKTYPE } from '../services/avg/catalogus.ts';
import type { DemoActiviteit } from './activiteit.ts';
import {
  ADRES,
  AVG,
  BRIEVEN,
  LOGBOEK,
  NAW,
  OBJECTEN,
  PERSOON_ALLES,
  PERSOON_GEWOON,
  personen,
  SELECTIELIJST,
  wet,
  ZAKEN,
  ZAKEN_MET_STRAFRECHT,
  zaken,
} from './activiteit.ts';

export type { DemoActiviteit, Grondslag } from './activiteit.ts';

/** Rests on consent. */
export const BUURTNIEUWS = 'buurtnieuws';
/** What it puts together rests on consent. */
export const MEEDENKEN = 'meedenken';

const TAAK = 'AVG artikel 6, eerste lid, onder e';
const PLICHT = 'AVG artikel 6, eerste lid, onder c';
const CONTRACT = 'AVG artikel 6, eerste lid, onder b';

export const activiteiten: readonly DemoActiviteit[] = [
  {
    sleutel: STANDAARD,
    naam: 'Inwoners en medewerkers helpen',
    orgaan: 'college',
    doel: 'helpen met uw vraag of aanvraag',
    grondslag: 'algemeen belang',
    // Gemeentewet art. 160 (1) a: daily government.
    grond: `Het college voert het dagelijks bestuur van de gemeente: Gemeentewet artikel 160, eerste lid, onder a; ${TAAK}.`,
    artikelen: [AVG('6', '1', 'e'), wet('Gemeentewet', '160', '1', 'a')],
    gegevens: ['naam', 'contactgegevens', 'vraag of aanvraag'],
    gebruikt: [ZAKEN, personen(NAW), OBJECTEN, BRIEVEN],
    bewaren: { tekst: `Per zaaktype, zoals de ${SELECTIELIJST} zegt.` },
    dpia: { status: 'niet_nodig', waarom: 'Gewone gegevens, in beperkte omvang, zonder besluit dat vanzelf gaat.' },
    zaaktypen: [],
  },
  {
    sleutel: 'melding-openbare-ruimte',
    naam: 'Meldingen openbare ruimte behandelen',
    orgaan: 'college',
    doel: 'zorgen dat uw melding wordt opgelost',
    grondslag: 'algemeen belang',
    // Wegenwet art. 16: the municipality sees to it that its roads are in good order; Gemeentewet art. 160 (1) a: daily government.
    grond: `De gemeente zorgt voor haar wegen en dagelijks bestuur: Wegenwet artikel 16, Gemeentewet artikel 160, eerste lid, onder a; ${TAAK}.`,
    artikelen: [AVG('6', '1', 'e'), wet('Wegenwet', '16'), wet('Gemeentewet', '160', '1', 'a')],
    gegevens: ['naam', 'contactgegevens', 'melding', 'plaats', 'foto'],
    gebruikt: [ZAKEN, personen(NAW), OBJECTEN, BRIEVEN],
    bewaren: {
      termijn: 'P5Y',
      tekst: `${SELECTIELIJST}, resultaat 15.1 (uitgevoerd): vijf jaar na de afhandeling; één jaar als wij de melding doorsturen (15.3).`,
    },
    dpia: { status: 'niet_nodig', waarom: 'Meldingen gaan over een plek. Een foto van een persoon halen wij weg.' },
    zaaktypen: ['MOR'],
  },
  {
    sleutel: 'horeca-en-terras',
    naam: 'Beslissen over horeca en terrassen',
    orgaan: 'burgemeester',
    doel: 'beslissen over uw horecazaak of terras',
    grondslag: 'algemeen belang',
    // Gemeentewet art. 174: supervision of buildings open to the public; Alcoholwet art. 3: licence; art. 35: exemption;
    // Wet op de kansspelen art. 30b: slot machines.
    grond: `De burgemeester houdt toezicht op openbare gelegenheden: Gemeentewet artikel 174, Alcoholwet artikel 3 en 35, Wet op de kansspelen artikel 30b; ${TAAK}.`,
    artikelen: [
      AVG('6', '1', 'e'),
      wet('Gemeentewet', '174', '1'),
      wet('Gemeentewet', '174', '3'),
      wet('Alcoholwet', '3', '1'),
      wet('Alcoholwet', '35', '1'),
      wet('Wet op de kansspelen', '30b', '1'),
    ],
    bijzonder: {
      gegevens: ['strafrechtelijk'],
      // Alcoholwet art. 8 (1) b: a manager is of no bad conduct; UAVG art. 33 (2) a: to judge what somebody asks for themselves.
      grond:
        'De burgemeester kijkt naar het levensgedrag van leidinggevenden: Alcoholwet artikel 8, eerste lid, onder b; AVG artikel 10 en Uitvoeringswet AVG artikel 33, tweede lid, onder a.',
      artikelen: [AVG('10'), wet('Uitvoeringswet AVG', '33', '2', 'a'), wet('Alcoholwet', '8', '1', 'b')],
    },
    gegevens: ['naam', 'adres', 'burgerservicenummer', 'onderneming', 'aanvraag', 'adviezen', 'levensgedrag'],
    betrokkenen: ['aanvragers', 'leidinggevenden', 'omwonenden die reageren'],
    gebruikt: [ZAKEN_MET_STRAFRECHT, personen(NAW), OBJECTEN, BRIEVEN],
    ontvangers: ['politie, voor advies over het levensgedrag', 'Landelijk Bureau Bibob, bij twijfel'],
    bewaren: {
      termijn: 'P1Y',
      tekst: `${SELECTIELIJST}, resultaat 11.1 (verleend): één jaar nadat de vergunning niet meer geldt; geweigerd (11.2): vijf jaar.`,
    },
    dpia: { status: 'afgerond', datum: '2023-09-14', waarom: 'Strafrechtelijke gegevens van leidinggevenden.' },
    zaaktypen: ['B0023', 'B0046', 'B0054', 'B0057', 'B0058', 'B0108', 'B1277', 'B1282', 'B1546'],
  },
  {
    sleutel: 'water-en-kade',
    naam: 'Beslissen over gebruik van water en kade',
    orgaan: 'college',
    doel: 'beslissen over uw aanvraag op of aan het water',
    grondslag: 'algemeen belang',
    // Gemeentewet art. 149: the council makes ordinances; art. 160 (1) b: the college carries out what the council decided.
    grond: `Het college voert de verordening van de raad uit: Gemeentewet artikel 149 en artikel 160, eerste lid, onder b; ${TAAK}.`,
    artikelen: [AVG('6', '1', 'e'), wet('Gemeentewet', '149'), wet('Gemeentewet', '160', '1', 'b')],
    gegevens: ['naam', 'adres', 'burgerservicenummer', 'aanvraag', 'plaats'],
    gebruikt: [ZAKEN, personen(NAW), OBJECTEN, BRIEVEN],
    bewaren: {
      termijn: 'P1Y',
      tekst: `${SELECTIELIJST}, resultaat 11.1 (verleend): één jaar nadat de toestemming niet meer geldt; geweigerd (11.2): vijf jaar.`,
    },
    dpia: { status: 'niet_nodig', waarom: 'Gewone gegevens van wie zelf iets vraagt.' },
    zaaktypen: ['B1164', 'LP00000051', 'LP00000053', 'LP00000054', 'LIGPLAATS'],
  },
  {
    sleutel: 'omgevingsvergunning',
    naam: 'Beslissen over omgevingsvergunningen',
    orgaan: 'college',
    doel: 'beslissen over uw aanvraag voor een omgevingsvergunning',
    grondslag: 'algemeen belang',
    // Omgevingswet art. 5.1 (1) a: no activity of the plan without a permit; (2) b: none that burdens the environment; art. 5.8: the college decides; art. 4.4: a report may be asked.
    grond: `Het college beslist over de vergunning: Omgevingswet artikel 5.1, eerste lid, onder a, en tweede lid, onder b, en artikel 5.8, en voor meldingen artikel 4.4; ${TAAK}.`,
    artikelen: [
      AVG('6', '1', 'e'),
      wet('Omgevingswet', '5.1', '1', 'a'),
      wet('Omgevingswet', '5.1', '2', 'b'),
      wet('Omgevingswet', '5.8'),
      wet('Omgevingswet', '4.4', '1'),
    ],
    gegevens: ['naam', 'adres', 'burgerservicenummer', 'aanvraag', 'tekeningen', 'adviezen'],
    betrokkenen: ['aanvragers', 'gemachtigden', 'omwonenden die reageren'],
    gebruikt: [ZAKEN, personen(NAW), OBJECTEN, BRIEVEN],
    ontvangers: ['omgevingsdienst en veiligheidsregio, voor advies', 'iedereen, voor wat ter inzage ligt'],
    bewaren: { tekst: `Per resultaat, zoals de ${SELECTIELIJST} zegt; een deel blijft altijd bewaard.` },
    dpia: { status: 'afgerond', datum: '2023-11-02', waarom: 'Stukken liggen ter inzage, met namen en adressen.' },
    zaaktypen: ['B1222', 'B1223', 'B1231', 'B1555', 'B1559', 'B1813'],
  },
  {
    sleutel: 'handhaving',
    naam: 'Verzoeken om te handhaven behandelen',
    orgaan: 'college',
    doel: 'beslissen over uw verzoek om te handhaven',
    grondslag: 'algemeen belang',
    // Gemeentewet art. 125 (2): the college may use administrative coercion; Awb art. 5:32: a penalty instead; art. 4:13: in time;
    // Omgevingswet art. 18.2: whose task enforcement is.
    grond: `Het college mag optreden tegen een overtreding: Gemeentewet artikel 125, Algemene wet bestuursrecht artikel 4:13 en 5:32, Omgevingswet artikel 18.2; ${TAAK}.`,
    artikelen: [
      AVG('6', '1', 'e'),
      wet('Gemeentewet', '125', '2'),
      wet('Algemene wet bestuursrecht', '4:13', '1'),
      wet('Algemene wet bestuursrecht', '5:32', '1'),
      wet('Omgevingswet', '18.2'),
    ],
    gegevens: ['naam', 'adres', 'burgerservicenummer', 'verzoek', 'bevindingen van de controle'],
    betrokkenen: ['wie om handhaving vraagt', 'wie de regels zou overtreden'],
    gebruikt: [ZAKEN, personen(NAW), OBJECTEN, BRIEVEN],
    ontvangers: ['omgevingsdienst, voor controle en advies'],
    bewaren: {
      tekst: `${SELECTIELIJST}: verzoek ingewilligd (6.1.8) vijf jaar nadat het niet meer bestaat waar het verzoek over ging, afgewezen (6.2) één jaar; handhaving uitgevoerd (12.2) tien jaar.`,
    },
    dpia: {
      status: 'afgerond',
      datum: '2023-10-05',
      waarom: 'Gegevens over overtredingen, ook van wie er niet om vroeg.',
    },
    zaaktypen: ['B1305', 'B1805', 'B1812', 'B1814', 'B1818', 'B1824', 'B1833', 'B1834'],
  },
  {
    sleutel: 'schuldhulpverlening',
    naam: 'Hulp geven bij geldproblemen',
    orgaan: 'college',
    doel: 'helpen bij uw geldproblemen',
    grondslag: 'algemeen belang',
    // Wgs art. 3 (1): the college is responsible for help with debts; art. 8 (1): which data it may use for it.
    grond: `Het college is verantwoordelijk voor schuldhulp: Wet gemeentelijke schuldhulpverlening artikel 3, eerste lid, en 8, eerste lid; ${TAAK}.`,
    artikelen: [
      AVG('6', '1', 'e'),
      wet('Wet gemeentelijke schuldhulpverlening', '3', '1'),
      wet('Wet gemeentelijke schuldhulpverlening', '8', '1'),
    ],
    gegevens: ['naam', 'adres', 'burgerservicenummer', 'gezin', 'inkomen', 'schulden', 'afspraken'],
    betrokkenen: ['wie hulp vraagt', 'partner en kinderen', 'schuldeisers'],
    // The household counts for what somebody can pay back.
    gebruikt: [ZAKEN, personen([...NAW, 'partners', 'kinderen', 'indicatieCurateleRegister']), BRIEVEN],
    ontvangers: ['schuldeisers, voor een regeling'],
    bewaren: { termijn: 'P5Y', tekst: `${SELECTIELIJST}, resultaat 8.3.5 (beëindigd) en 8.2 (geweigerd): vijf jaar.` },
    dpia: { status: 'afgerond', datum: '2023-06-22', waarom: 'Financiële gegevens van kwetsbare mensen.' },
    zaaktypen: ['B1796', 'B1799', 'B1801'],
  },
  {
    sleutel: 'personeel',
    naam: 'Geschillen met personeel behandelen',
    orgaan: 'college',
    doel: 'beslissen over een geschil met een medewerker',
    grondslag: 'overeenkomst',
    // Ambtenarenwet 2017 art. 1: who works for a municipality has an employment contract; BW 7:611: good employer.
    grond: `De gemeente is werkgever met een arbeidsovereenkomst: Ambtenarenwet 2017 artikel 1, Burgerlijk Wetboek Boek 7 artikel 611; ${CONTRACT}.`,
    artikelen: [AVG('6', '1', 'b'), wet('Ambtenarenwet 2017', '1'), wet('Burgerlijk Wetboek Boek 7', '611')],
    gegevens: ['naam', 'contactgegevens', 'burgerservicenummer', 'dienstverband', 'geschil'],
    betrokkenen: ['medewerkers'],
    gebruikt: [ZAKEN, BRIEVEN],
    bewaren: {
      tekst: `${SELECTIELIJST}, resultaat 13.1 (afgehandeld): vijf jaar; met geldelijke gevolgen (13.1.1): zeven jaar.`,
    },
    dpia: { status: 'afgerond', datum: '2023-05-11', waarom: 'Medewerkers zijn afhankelijk van hun werkgever.' },
    zaaktypen: ['B1803'],
  },
  {
    sleutel: 'verhuur',
    naam: 'Grond en rechten van de gemeente verhuren',
    orgaan: 'college',
    doel: 'beslissen of u iets van de gemeente kunt huren',
    grondslag: 'overeenkomst',
    // Gemeentewet art. 160 (1) d: the college decides on acts of private law.
    grond: `Het college besluit over overeenkomsten van de gemeente: Gemeentewet artikel 160, eerste lid, onder d; ${CONTRACT}.`,
    artikelen: [AVG('6', '1', 'b'), wet('Gemeentewet', '160', '1', 'd')],
    gegevens: ['naam', 'adres', 'burgerservicenummer', 'overeenkomst'],
    betrokkenen: ['huurders'],
    gebruikt: [ZAKEN, personen(ADRES), BRIEVEN],
    bewaren: {
      termijn: 'P10Y',
      tekst: `${SELECTIELIJST}, resultaat 16.1 (aangegaan): tien jaar na afloop van de overeenkomst.`,
    },
    dpia: { status: 'niet_nodig', waarom: 'Gewone gegevens van wie zelf iets wil huren.' },
    zaaktypen: ['B1819'],
  },
  {
    sleutel: 'basisregistratie-personen',
    naam: 'Gegevens uit de basisregistratie gebruiken',
    orgaan: 'college',
    doel: 'controleren of uw naam en adres kloppen',
    grondslag: 'wettelijke plicht',
    // Wet BRP art. 1.7 (1): an administrative organ uses the authentic data of the register.
    grond: `De gemeente moet gegevens uit de basisregistratie gebruiken: Wet basisregistratie personen artikel 1.7, eerste lid; ${PLICHT}.`,
    artikelen: [AVG('6', '1', 'c'), wet('Wet basisregistratie personen', '1.7', '1')],
    gegevens: ['naam', 'adres', 'geboortedatum', 'burgerservicenummer'],
    gebruikt: [personen(NAW)],
    bewaren: { tekst: 'Niet apart bewaard: het antwoord staat in de zaak.' },
    dpia: { status: 'afgerond', datum: '2022-12-08', waarom: 'Gegevens van alle inwoners.' },
    zaaktypen: [],
  },
  {
    sleutel: 'burgerzaken',
    naam: 'Verzoeken over de basisregistratie behandelen',
    orgaan: 'college',
    doel: 'beslissen over uw verzoek over de basisregistratie personen',
    grondslag: 'wettelijke plicht',
    // Wet BRP art. 2.55: what is kept of the person who asks; art. 2.58: putting it right.
    grond: `De gemeente moet uw verzoek over uw gegevens behandelen: Wet basisregistratie personen artikel 2.55 en 2.58; ${PLICHT}.`,
    artikelen: [
      AVG('6', '1', 'c'),
      wet('Wet basisregistratie personen', '2.55'),
      wet('Wet basisregistratie personen', '2.58', '1'),
    ],
    gegevens: ['naam', 'burgerservicenummer', 'verzoek'],
    gebruikt: [ZAKEN, personen(PERSOON_GEWOON), BRIEVEN],
    // Which result of the selection list these cases have, their case types say.
    bewaren: { tekst: 'Zo lang als het resultaat van de zaak zegt.' },
    dpia: { status: 'afgerond', datum: '2022-12-08', waarom: 'Gegevens van alle inwoners.' },
    zaaktypen: ['BRP-UITTREKSEL', 'BRP-CORRECTIE'],
  },
  {
    sleutel: AVG_VERZOEKEN,
    naam: 'Verzoeken over persoonsgegevens behandelen',
    orgaan: 'college',
    doel: 'beslissen over wat u vraagt over uw gegevens',
    grondslag: 'wettelijke plicht',
    // AVG art. 12 (3): the answer and its term; art. 15 to 22: what may be asked; UAVG art. 34: the answer is a decision.
    grond: `De gemeente moet op uw verzoek beslissen: AVG artikel 12 en 15 tot en met 22, Uitvoeringswet AVG artikel 34; ${PLICHT}.`,
    artikelen: [AVG('6', '1', 'c'), AVG('12', '3'), wet('Uitvoeringswet AVG', '34')],
    gegevens: ['naam', 'burgerservicenummer', 'verzoek', 'de gegevens waar het verzoek over gaat'],
    gebruikt: [ZAKEN, BRIEVEN],
    bewaren: {
      tekst: `${SELECTIELIJST}: verzoek ingewilligd (6.1) vijf jaar, afgewezen (6.2) of ingetrokken (6.3) één jaar.`,
    },
    dpia: {
      status: 'afgerond',
      datum: '2024-01-18',
      waarom: 'Wie een verzoek behandelt, ziet gegevens uit veel zaken.',
    },
    zaaktypen: [AVG_ZAAKTYPE],
  },
  {
    sleutel: INZAGE,
    naam: 'Inwoners hun eigen gegevens tonen',
    orgaan: 'college',
    doel: 'laten zien wat de gemeente over u heeft',
    grondslag: 'wettelijke plicht',
    grond: `U hebt recht op inzage in uw eigen gegevens: AVG artikel 15; ${PLICHT}.`,
    artikelen: [AVG('6', '1', 'c'), AVG('15', '1')],
    gegevens: ['uw zaken', 'uw berichten', 'wie in uw gegevens keek'],
    gebruikt: [ZAKEN, personen(PERSOON_ALLES), OBJECTEN, BRIEVEN, LOGBOEK],
    bewaren: { tekst: 'Niet apart bewaard.' },
    // On a large scale, and put together from every source: WP 248 asks for one when two of its signs are there.
    dpia: {
      status: 'afgerond',
      datum: '2024-01-18',
      waarom: 'Hier komt van alle inwoners bij elkaar wat de gemeente over hen heeft.',
    },
    zaaktypen: [],
  },
  {
    sleutel: 'archief',
    naam: 'Dossiers bewaren en vernietigen',
    orgaan: 'college',
    doel: 'zorgen dat uw dossier op tijd wordt bewaard of vernietigd',
    grondslag: 'wettelijke plicht',
    // Archiefwet 1995 art. 3: keep in order and destroy what is due; art. 5: by selection lists; art. 12 (1): what is not
    // destroyed goes to an archive, whole.
    grond: `De gemeente moet dossiers goed bewaren, op tijd vernietigen of naar het archief brengen: Archiefwet 1995 artikel 3, 5 en 12; ${PLICHT}.`,
    artikelen: [
      AVG('6', '1', 'c'),
      wet('Archiefwet 1995', '3'),
      wet('Archiefwet 1995', '5', '1'),
      wet('Archiefwet 1995', '12', '1'),
    ],
    gegevens: ['alle gegevens in de zaak'],
    gebruikt: [ZAKEN],
    bewaren: { tekst: `Zo lang als de ${SELECTIELIJST} zegt.` },
    dpia: { status: 'afgerond', datum: '2023-03-30', waarom: 'Alle dossiers, ook met gevoelige gegevens.' },
    zaaktypen: [],
  },
  {
    sleutel: 'beheer',
    naam: 'Programma’s en rechten beheren',
    orgaan: 'college',
    doel: 'zorgen dat alleen wie het nodig heeft bij uw gegevens kan',
    grondslag: 'wettelijke plicht',
    grond: `De gemeente moet uw gegevens goed beveiligen: AVG artikel 32; ${PLICHT}.`,
    artikelen: [AVG('6', '1', 'c'), AVG('32', '1')],
    bsn: false,
    gegevens: ['welke programma’s er zijn', 'wat zij mogen', 'wat niet lukte'],
    gebruikt: [LOGBOEK],
    bewaren: { termijn: 'P3Y', tekst: 'Besluit van het college; de wet noemt geen termijn.' },
    dpia: { status: 'niet_nodig', waarom: 'Beheerders zien geen inhoud van zaken.' },
    zaaktypen: [],
  },
  {
    sleutel: 'verantwoording',
    naam: 'Toezicht houden op het gebruik van gegevens',
    orgaan: 'college',
    doel: 'controleren of uw gegevens goed zijn gebruikt',
    grondslag: 'wettelijke plicht',
    grond: `De gemeente moet aantonen dat zij zorgvuldig is: AVG artikel 5, tweede lid, en artikel 32; ${PLICHT}.`,
    artikelen: [AVG('6', '1', 'c'), AVG('5', '2'), AVG('32', '1')],
    // Whoever asks who looked is found in the log by their number.
    gegevens: ['wie in welke zaak keek', 'wanneer', 'waarvoor'],
    betrokkenen: ['inwoners', 'medewerkers'],
    gebruikt: [LOGBOEK],
    bewaren: { termijn: 'P3Y', tekst: 'Besluit van het college; de wet noemt geen termijn.' },
    dpia: { status: 'afgerond', datum: '2024-01-18', waarom: 'Het logboek zegt van wie welke zaak is bekeken.' },
    zaaktypen: [],
  },
  {
    sleutel: BUURTNIEUWS,
    naam: 'Nieuws over uw buurt sturen',
    orgaan: 'college',
    doel: 'vertellen wat er in uw buurt gebeurt',
    // No law asks for it, and nobody needs it from the municipality: so who does not want it is free to say no.
    grondslag: 'toestemming',
    grond: 'U kiest zelf of u dit wilt: AVG artikel 6, eerste lid, onder a.',
    intrekken: 'onder Mijn keuzes, op dezelfde plek',
    artikelen: [AVG('6', '1', 'a'), AVG('7')],
    bsn: false,
    gegevens: ['naam', 'adres'],
    gebruikt: [personen(['naam', 'verblijfplaats'])],
    bewaren: { tekst: 'Niet apart bewaard: wij zoeken uw adres op als wij u iets sturen.' },
    dpia: { status: 'niet_nodig', waarom: 'Naam en adres van wie daar zelf voor kiest.' },
    zaaktypen: [],
  },
  {
    sleutel: MEEDENKEN,
    naam: 'Inwoners vragen mee te denken',
    orgaan: 'college',
    doel: 'vragen of u wilt meedenken over uw buurt',
    grondslag: 'algemeen belang',
    // Gemeentewet art. 150: the council makes rules on how residents take part.
    grond: `De gemeente betrekt inwoners bij haar plannen: Gemeentewet artikel 150; ${TAAK}.`,
    artikelen: [AVG('6', '1', 'e'), wet('Gemeentewet', '150', '1')],
    bsn: false,
    gegevens: ['naam', 'adres', 'leeftijd', 'waarover u iets meldde'],
    gebruikt: [zaken(['behandeling', 'plaats']), personen(['naam', 'verblijfplaats', 'leeftijd'])],
    bewaren: { termijn: 'P1Y', tekst: 'Een jaar na de avond. Besluit van het college; de wet noemt geen termijn.' },
    dpia: { status: 'niet_nodig', waarom: 'Wat u meldde, leggen wij alleen naast uw leeftijd als u dat goedvindt.' },
    zaaktypen: [],
  },
];

/** The default activity of a case type; undefined: a right on this type must name one itself. */
export const activiteitVan = (zaaktype: string): DemoActiviteit | undefined =>
  activiteiten.find((activiteit) => activiteit.zaaktypen.includes(zaaktype));
