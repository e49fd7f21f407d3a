/**
 * The processing activities of the demo municipality (AVG art. 30): for whom, why and on which ground data is used.
 * `doel` is read after "om te"; `grond` stands under each who-looked line. Every article named was checked for what it
 * says here; a municipality puts its own ordinance beside it.
 */
import { INZAGE, STANDAARD } from '../registers/activiteiten/index.ts';

export type Grondslag = 'wettelijke plicht' | 'algemeen belang';

export interface DemoActiviteit {
  readonly sleutel: string;
  readonly naam: string;
  /** The administrative organ that is controller (AVG art. 4, 7). */
  readonly orgaan: 'college' | 'burgemeester';
  /** Starts with a verb; shown after "om te". */
  readonly doel: string;
  /** AVG art. 6, first paragraph: c legal duty (no objection), e public task (objection possible, AVG art. 21). */
  readonly grondslag: Grondslag;
  readonly grond: string;
  readonly gegevens: readonly string[];
  readonly bewaren: string;
  /** Case types (identificatie) that have this activity as their default. */
  readonly zaaktypen: readonly string[];
}

/** Why the BSN may be used in all of these: Wabb art. 10 (task of a public body), UAVG art. 46. */
export const GROND_BSN =
  'Wet algemene bepalingen burgerservicenummer artikel 10 en Uitvoeringswet AVG artikel 46, eerste lid';

const TAAK = 'AVG artikel 6, eerste lid, onder e';
const PLICHT = 'AVG artikel 6, eerste lid, onder c';
const SELECTIELIJST = 'zo lang als de selectielijst zegt';

export const activiteiten: readonly DemoActiviteit[] = [
  {
    sleutel: STANDAARD,
    naam: 'Inwoners en medewerkers helpen',
    orgaan: 'college',
    doel: 'helpen met uw vraag of aanvraag',
    grondslag: 'algemeen belang',
    // Gemeentewet art. 160 (1) a: daily government.
    grond: `Het college voert het dagelijks bestuur van de gemeente: Gemeentewet artikel 160, eerste lid, onder a; ${TAAK}.`,
    gegevens: ['naam', 'contactgegevens', 'vraag of aanvraag'],
    bewaren: SELECTIELIJST,
    zaaktypen: ['B1803', 'B1819'],
  },
  {
    sleutel: 'melding-openbare-ruimte',
    naam: 'Meldingen openbare ruimte behandelen',
    orgaan: 'college',
    doel: 'zorgen dat uw melding wordt opgelost',
    grondslag: 'algemeen belang',
    // Wegenwet art. 16: the municipality sees to it that its roads are in good order; Gemeentewet art. 160 (1) a: daily government.
    grond: `De gemeente zorgt voor haar wegen en dagelijks bestuur: Wegenwet artikel 16, Gemeentewet artikel 160, eerste lid, onder a; ${TAAK}.`,
    gegevens: ['naam', 'contactgegevens', 'melding', 'plaats', 'foto'],
    bewaren: 'vijf jaar na de afhandeling; één jaar als wij de melding doorsturen',
    zaaktypen: ['MOR'],
  },
  {
    sleutel: 'horeca-en-terras',
    naam: 'Beslissen over horeca en terrassen',
    orgaan: 'burgemeester',
    doel: 'beslissen over uw horecazaak of terras',
    grondslag: 'algemeen belang',
    // Gemeentewet art. 174: supervision of buildings open to the public; Alcoholwet art. 3: licence; art. 35: exemption.
    grond: `De burgemeester houdt toezicht op openbare gelegenheden: Gemeentewet artikel 174, Alcoholwet artikel 3 en 35; ${TAAK}.`,
    gegevens: ['naam', 'adres', 'burgerservicenummer', 'onderneming', 'aanvraag', 'adviezen'],
    bewaren: 'één jaar nadat de vergunning niet meer geldt',
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
    gegevens: ['naam', 'adres', 'aanvraag', 'plaats'],
    bewaren: 'één jaar nadat de toestemming niet meer geldt',
    zaaktypen: ['B1164', 'LP00000051', 'LP00000053', 'LP00000054', 'LIGPLAATS'],
  },
  {
    sleutel: 'omgevingsvergunning',
    naam: 'Beslissen over omgevingsvergunningen',
    orgaan: 'college',
    doel: 'beslissen over uw aanvraag voor een omgevingsvergunning',
    grondslag: 'algemeen belang',
    // Omgevingswet art. 5.1 (1) a: no activity of the plan without a permit; art. 5.8: the college decides.
    grond: `Het college beslist over de vergunning: Omgevingswet artikel 5.1, eerste lid, onder a, en artikel 5.8; ${TAAK}.`,
    gegevens: ['naam', 'adres', 'aanvraag', 'tekeningen', 'adviezen'],
    bewaren: SELECTIELIJST,
    zaaktypen: ['B1222', 'B1223', 'B1231', 'B1555', 'B1559', 'B1813'],
  },
  {
    sleutel: 'handhaving',
    naam: 'Verzoeken om te handhaven behandelen',
    orgaan: 'college',
    doel: 'beslissen over uw verzoek om te handhaven',
    grondslag: 'algemeen belang',
    // Gemeentewet art. 125 (2): the college may use administrative coercion; Awb art. 5:32: a penalty instead; art. 4:13: in time.
    grond: `Het college mag optreden tegen een overtreding: Gemeentewet artikel 125, Algemene wet bestuursrecht artikel 4:13 en 5:32; ${TAAK}.`,
    gegevens: ['naam', 'adres', 'verzoek', 'bevindingen van de controle'],
    bewaren: SELECTIELIJST,
    zaaktypen: ['B1305', 'B1805', 'B1812', 'B1814', 'B1818', 'B1824', 'B1833', 'B1834'],
  },
  {
    sleutel: 'schuldhulpverlening',
    naam: 'Hulp geven bij geldproblemen',
    orgaan: 'college',
    doel: 'helpen bij uw geldproblemen',
    grondslag: 'algemeen belang',
    // Wgs art. 3: the college is responsible for help with debts; art. 8: which data it may use for it.
    grond: `Het college is verantwoordelijk voor schuldhulp: Wet gemeentelijke schuldhulpverlening artikel 3 en 8; ${TAAK}.`,
    gegevens: ['naam', 'adres', 'burgerservicenummer', 'inkomen', 'schulden', 'afspraken'],
    bewaren: 'vijf jaar na de afhandeling',
    zaaktypen: ['B1796', 'B1799', 'B1801'],
  },
  {
    sleutel: 'basisregistratie-personen',
    naam: 'Gegevens uit de basisregistratie gebruiken',
    orgaan: 'college',
    doel: 'controleren of uw naam en adres kloppen',
    grondslag: 'wettelijke plicht',
    // Wet BRP art. 1.7 (1): an administrative organ uses the authentic data of the register.
    grond: `De gemeente moet gegevens uit de basisregistratie gebruiken: Wet basisregistratie personen artikel 1.7, eerste lid; ${PLICHT}.`,
    gegevens: ['naam', 'adres', 'geboortedatum', 'burgerservicenummer'],
    bewaren: 'niet apart bewaard: het antwoord staat in de zaak',
    zaaktypen: [],
  },
  {
    sleutel: INZAGE,
    naam: 'Inwoners hun eigen gegevens tonen',
    orgaan: 'college',
    doel: 'laten zien wat de gemeente over u heeft',
    grondslag: 'wettelijke plicht',
    grond: `U hebt recht op inzage in uw eigen gegevens: AVG artikel 15; ${PLICHT}.`,
    gegevens: ['uw zaken', 'uw berichten', 'wie in uw gegevens keek'],
    bewaren: 'niet apart bewaard',
    zaaktypen: [],
  },
  {
    sleutel: 'archief',
    naam: 'Dossiers bewaren en vernietigen',
    orgaan: 'college',
    doel: 'zorgen dat uw dossier op tijd wordt bewaard of vernietigd',
    grondslag: 'wettelijke plicht',
    // Archiefwet 1995 art. 3: keep in order and destroy what is due; art. 5: by selection lists.
    grond: `De gemeente moet dossiers goed bewaren en op tijd vernietigen: Archiefwet 1995 artikel 3 en 5; ${PLICHT}.`,
    gegevens: ['alle gegevens in de zaak'],
    bewaren: SELECTIELIJST,
    zaaktypen: [],
  },
  {
    sleutel: 'beheer',
    naam: 'Programma’s en rechten beheren',
    orgaan: 'college',
    doel: 'zorgen dat alleen wie het nodig heeft bij uw gegevens kan',
    grondslag: 'wettelijke plicht',
    grond: `De gemeente moet uw gegevens goed beveiligen: AVG artikel 32; ${PLICHT}.`,
    gegevens: ['welke programma’s er zijn', 'wat zij mogen', 'wat niet lukte'],
    bewaren: 'drie jaar',
    zaaktypen: [],
  },
  {
    sleutel: 'verantwoording',
    naam: 'Toezicht houden op het gebruik van gegevens',
    orgaan: 'college',
    doel: 'controleren of uw gegevens goed zijn gebruikt',
    grondslag: 'wettelijke plicht',
    grond: `De gemeente moet aantonen dat zij zorgvuldig is: AVG artikel 5, tweede lid, en artikel 32; ${PLICHT}.`,
    gegevens: ['wie in welke zaak keek', 'wanneer', 'waarvoor'],
    bewaren: 'drie jaar',
    zaaktypen: [],
  },
];

/** The default activity of a case type; undefined: a right on this type must name one itself. */
export const activiteitVan = (zaaktype: string): DemoActiviteit | undefined =>
  activiteiten.find((activiteit) => activiteit.zaaktypen.includes(zaaktype));
