/** What operations of no single resource leave in the logbook, and which resources are about nobody. */

export interface Entry {
  readonly operation: string;
  readonly kind: string;
  /** The resident whom every record is about, or nobody: lists of what is decided, of nobody's data. */
  readonly about: 'resident' | 'nobody';
  /** An export or load has one of each piece. */
  readonly many?: true;
  /** Somebody else is in it beside the resident. */
  readonly together?: true;
  /** Identificatie of the activity, where it is not that of the application. */
  readonly activity?: string;
}

const entry = (operation: string, kind: string, about: Entry['about'] = 'resident', many?: true): Entry => ({
  operation,
  kind,
  about,
  ...(many ? { many } : {}),
});

/** A resident who looks at what is their own. */
const eigen = (operation: string, kind: string): Entry => ({
  ...entry(operation, kind),
  activity: 'inzage-eigen-gegevens',
});

/** Of two people: the resident, and whom they have to do with. */
const samen = (operation: string, kind: string): Entry => ({ ...entry(operation, kind), together: true });
/** A request about own data: its case and what is looked at on the way leave entries too. */
const verzoek = (operation: string, kind: string): Entry => ({
  ...entry(operation, kind, 'resident', true),
  activity: 'avg-verzoeken',
});

const STATE = 'Het antwoord is de stand van een programma: aantallen, en geen gegeven van wie dan ook.';
const TYPES = 'Het gaat over soorten of rechten, niet over mensen.';
const IDS = 'Het antwoord noemt welke records wijzigden, en niet wat erin staat. Wie ze opent, laat een regel na.';

/** By operationId. */
export const ENTRIES: Readonly<Record<string, Entry | { readonly none: string }>> = {
  permission_list: { none: TYPES },
  zaakdossier_create: entry('meent.zaakdossier.create', 'aangemaakt', 'nobody'),
  zaakdossier_read: entry('meent.zaakdossier.read', 'geopend'),
  zaakdossiers_export: entry('meent.zaakdossiers.export', 'getoond', 'resident', true),
  overgezette_historie_list: entry('zaken.zaak.overgezette-historie', 'geopend'),
  lading_create: { none: STATE },
  lading_read: { none: STATE },
  lading_regels_update: entry('meent.lading.regel', 'aangemaakt', 'nobody', true),
  zoeken_create: entry('meent.zoeken', 'gezocht', 'nobody'),
  uitvoer_list: { none: STATE },
  wijzigingen_list: { none: IDS },
  toegang_list: entry('toegang.lijst', 'geopend'),
  document_toegang_read: entry('document.toegang', 'geopend'),
  zaak_toegang_read: entry('zaak.toegang', 'geopend'),
  zaak_toegang_create: entry('zaak.toegang.geven', 'gewijzigd'),
  zaak_toegang_delete: entry('zaak.toegang.intrekken', 'gewijzigd'),
  zaak_afscherming_create: entry('zaak.afschermen', 'gewijzigd'),
  zaak_afscherming_delete: entry('zaak.afscherming.opheffen', 'gewijzigd'),
  vernietigingslijst_create: entry('archief.vernietigingslijst.opstellen', 'gezocht'),
  vernietigingslijst_beoordelen: entry('archief.vernietigingslijst.beoordelen', 'gewijzigd', 'nobody'),
  vernietigingslijst_vaststellen: entry('archief.vernietigingslijst.vaststellen', 'gewijzigd', 'nobody'),
  vernietigingslijst_uitvoeren: entry('archief.vernietigingslijst.uitvoeren', 'gewijzigd', 'nobody'),
  vernietigingslijst_intrekken: entry('archief.vernietigingslijst.intrekken', 'gewijzigd', 'nobody'),
  vernietigingsregel_uitzonderen: entry('archief.vernietigingsregel.uitzonderen', 'gewijzigd', 'nobody'),
  vernietigingsregel_verlengen: entry('archief.vernietigingsregel.verlengen', 'gewijzigd'),
  opschorting_opheffen: entry('archief.opschorting.opheffen', 'gewijzigd'),
  overbrenging_create: entry('archief.overbrenging.opstellen', 'gezocht'),
  overbrenging_pakket: entry('archief.overbrenging.pakket', 'geexporteerd'),
  overbrenging_ontvangst: entry('archief.overbrenging.ontvangst', 'gewijzigd', 'nobody'),
  overbrenging_intrekken: entry('archief.overbrenging.intrekken', 'gewijzigd', 'nobody'),
  vernietigingsverklaring_read: entry('archief.vernietigingsverklaring.read', 'geopend', 'nobody'),
  vernietigingsverklaring_pdf: entry('archief.vernietigingsverklaring.read', 'geopend', 'nobody'),
  logboekbesluit_list: entry('logboek.besluit.list', 'getoond', 'nobody'),
  logboekonthouding_jaren: {
    none: 'Het zijn aantallen van hele jaren; zo weinig dat het over iemand kan gaan, telt niet.',
  },
  logboekonthouding_create: entry('logboek.onthouden.voorstel', 'aangemaakt'),
  logboekvasthouding_create: entry('logboek.vasthouden.besluit', 'gewijzigd'),
  logboekwissing_create: entry('logboek.wissen.voorstel', 'aangemaakt', 'nobody'),
  logboektermijn_create: entry('logboek.termijn.voorstel', 'aangemaakt', 'nobody'),
  logboekbesluit_vaststellen: entry('logboek.onthouden.besluit', 'gewijzigd'),
  logboekbesluit_beeindigen: entry('logboek.vasthouden.einde', 'gewijzigd'),
  logboekregel_medewerker: entry('logboek.medewerker', 'geopend'),
  listProcessingActivitiesPost: entry('logboek.lezen', 'gezocht'),
  Personen: entry('brp.persoon.bevragen', 'geopend'),
  volgindicaties_list: entry('meent.volgindicatie.list', 'getoond'),
  volgindicatie_delete: entry('meent.volgindicatie.delete', 'verwijderd'),
  gevolgde_wijzigingen_list: entry('meent.persoon.gevolgd', 'getoond'),
  toegangsregel_vaststellen: entry('toegangsregel.vaststellen', 'gewijzigd', 'nobody'),
  toegangsregel_afwijzen: entry('toegangsregel.afwijzen', 'gewijzigd', 'nobody'),
  toegangsregel_intrekken: entry('toegangsregel.intrekken', 'gewijzigd', 'nobody'),
  // About one case whom it is about; about a kind of record, as the next asks, nobody.
  access_evaluation: entry('access.evaluation', 'gezocht'),
  access_evaluations: entry('access.evaluation', 'gezocht', 'nobody'),
  mijn_machtigingen_list: eigen('portaal.machtigingen', 'geopend'),
  mijn_machtigingen_diensten_list: { none: TYPES },
  mijn_machtiging_create: entry('portaal.machtiging-aanbieden', 'aangemaakt'),
  mijn_machtiging_code: samen('namens-vrijwillig.portaal.machtiging-bekijken', 'geopend'),
  mijn_machtiging_aanvaarden: samen('namens-vrijwillig.portaal.machtiging-aanvaarden', 'gewijzigd'),
  mijn_machtiging_weigeren: samen('namens-vrijwillig.portaal.machtiging-weigeren', 'gewijzigd'),
  mijn_machtiging_beeindigen: entry('portaal.machtiging-beeindigen', 'gewijzigd'),
  mijn_sessie_namens: { none: 'Het zegt voor wie de sessie verder gaat, en toont geen gegeven.' },
  mijn_logregel_list: eigen('mijn.logregels', 'getoond'),
  mijn_logregel_bewijzen: eigen('portaal.bewijs', 'geexporteerd'),
  mijn_logregel_bewijs: eigen('portaal.bewijs', 'geexporteerd'),
  mijn_bron_list: eigen('mijn.gegevens', 'getoond'),
  mijn_gegeven_list: eigen('mijn.gegevens.bron', 'geopend'),
  mijn_uitvoer_read: eigen('mijn.uitvoer', 'geexporteerd'),
  // What they asked and objected to elsewhere is told there too, and is a look of its own.
  mijn_keuzes_list: { ...eigen('portaal.keuzes', 'geopend'), many: true },
  mijn_keuze_create: eigen('mijn.toestemming.geven', 'aangemaakt'),
  mijn_keuze_delete: eigen('meent.toestemming.patch', 'gewijzigd'),
  mijn_keuze_ontvangstbewijs_read: eigen('portaal.ontvangstbewijs', 'geexporteerd'),
  avgverzoek_besluit_read: verzoek('avg.verzoek', 'geopend'),
  avgverzoek_verlengen: verzoek('avg.verlengen', 'gewijzigd'),
  avgverzoek_identiteit_vragen: verzoek('avg.identiteit.vragen', 'gewijzigd'),
  avgverzoek_identiteit_ontvangen: verzoek('avg.identiteit.ontvangen', 'gewijzigd'),
  avgverzoek_beslissen: verzoek('avg.beslissen', 'gewijzigd'),
  avgverzoek_vaststellen: verzoek('avg.vaststellen', 'gewijzigd'),
  avgverzoek_voorstel_afwijzen: verzoek('avg.verzoek', 'gewijzigd'),
  avgverzoek_wissen: verzoek('avg.verzoek', 'geopend'),
  avgverzoek_inlichten: verzoek('avg.inlichten', 'gewijzigd'),
  avgverzoek_opheffing_melden: entry('avg.opheffing.melden', 'gewijzigd', 'resident', true),
  avgverzoek_opheffen: verzoek('avg.opheffen', 'gewijzigd'),
  mijn_avg_verzoeken_list: eigen('portaal.avg-verzoeken', 'geopend'),
  mijn_avg_verzoeken_keuzes: { none: 'Het zegt wat iedereen kan vragen, en van niemand iets.' },
  mijn_avg_verzoek_create: verzoek('avg.verzoek', 'aangemaakt'),
  mijn_avg_verzoek_read: eigen('portaal.avg-verzoek', 'geopend'),
  mijn_avg_verzoek_intrekken: verzoek('avg.intrekken', 'gewijzigd'),
  // For what its case type is for, which in the test is nothing of its own.
  mijn_brpverzoek_create: entry('portaal.brp-verzoek', 'aangemaakt'),
  mijn_sessie_read: { none: 'Het zegt hoe lang de eigen sessie duurt, en geen gegeven dat de gemeente heeft.' },
};

const SORTS = 'Het gaat over soorten zaken, documenten, besluiten of objecten, niet over mensen.';
const PROGRAMS = 'Het gaat over programma’s en waarop zij geabonneerd zijn, niet over inwoners.';
const LISTS = 'Een lijst noemt zaken bij nummer, soort en termijn, en niet over wie zij gaan.';

/** Resources about nobody, by name: all their operations leave no entry. */
export const NOBODYS: Readonly<Record<string, string>> = {
  applicatie: PROGRAMS,
  vergevenclientid: PROGRAMS,
  kanaal: PROGRAMS,
  abonnement: PROGRAMS,
  notificatie: 'Een bericht noemt een adres en wat er gebeurde. Wie het adres opent, laat een regel na.',
  verwerkingsactiviteit: 'Dit zegt iedereen waarvoor de gemeente gegevens gebruikt.',
  combinatie: 'Dit zegt iedereen welke bronnen de gemeente samen gebruikt, en niet van wie.',
  beveiligingsmaatregel: 'Dit zegt wat de gemeente doet om gegevens te beveiligen, en gaat over niemand.',
  mandaatthema: 'Een thema zegt welke diensten bij elkaar horen, en gaat over niemand.',
  toegangsregel: 'Een regel gaat over programma’s, functies en soorten gegevens, niet over een inwoner.',
  selectielijst_procestype: 'Dit is de openbare selectielijst.',
  selectielijst_resultaat: 'Dit is de openbare selectielijst.',
  selectielijst_resultaattypeomschrijving: 'Dit is de openbare selectielijst.',
  ...Object.fromEntries(
    [
      ...['catalogus', 'zaaktype', 'statustype', 'resultaattype', 'roltype', 'eigenschap', 'informatieobjecttype'],
      ...['zaaktypeinformatieobjecttype', 'besluittype', 'zaakobjecttype', 'objecttype', 'objecttypeversie'],
    ].map((name) => [name, SORTS]),
  ),
  ...Object.fromEntries(
    [
      'vernietigingslijst',
      'vernietigingsregel',
      'vernietiging',
      'vernietigingsverklaring',
      'overbrenging',
      'overbrengingsregel',
    ].map((name) => [name, LISTS]),
  ),
};
