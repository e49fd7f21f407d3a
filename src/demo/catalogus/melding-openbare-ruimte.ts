/** Our own case type: a report about public space, short, in words a resident can read. */
import type { CatalogusImport, StatustypeImport, ZaaktypeImport } from '../../registers/catalogi/catalogus-import.ts';
import { procestype, resultaattype } from '../../services/basis/selectie.ts';

const BEGIN = '2024-01-01';

export const CATEGORIEEN = [
  'Afval en vervuiling',
  'Bomen en groen',
  'Dieren en ongedierte',
  'Fietsen en wrakken',
  'Riool en water',
  'Speelplek',
  'Stoep en weg',
  'Straatverlichting',
  'Straatmeubilair',
  'Verkeersborden',
] as const;
export type Categorie = (typeof CATEGORIEEN)[number];

const status = (
  volgnummer: number,
  omschrijving: string,
  statustekst: string,
  doorlooptijd: string | null,
): StatustypeImport => ({
  volgnummer,
  omschrijving,
  omschrijvingGeneriek: omschrijving,
  statustekst,
  toelichting: null,
  informeren: true,
  doorlooptijd,
  checklistitemStatustype: [],
});

export const meldingOpenbareRuimte: ZaaktypeImport = {
  identificatie: 'MOR',
  omschrijving: 'Melding openbare ruimte',
  omschrijvingGeneriek: 'Melding openbare ruimte',
  vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
  doel: 'Een melding over de openbare ruimte oplossen of doorsturen, en de melder vertellen wat er gebeurde.',
  aanleiding: 'Een inwoner ziet dat er buiten iets kapot, vuil of gevaarlijk is.',
  toelichting: 'Voor alles op straat, in het groen en aan het water dat de gemeente beheert.',
  indicatieInternOfExtern: 'extern',
  handelingInitiator: 'Melden',
  onderwerp: 'Openbare ruimte',
  handelingBehandelaar: 'Oplossen',
  doorlooptijd: 'P10D',
  servicenorm: 'P5D',
  opschortingEnAanhoudingMogelijk: false,
  verlengingMogelijk: true,
  verlengingstermijn: 'P20D',
  trefwoorden: ['melding', 'openbare ruimte', 'onderhoud'],
  publicatieIndicatie: false,
  publicatietekst: '',
  verantwoordingsrelatie: [],
  productenOfDiensten: [],
  selectielijstProcestype: procestype(15),
  referentieproces: { naam: 'Onderhouden en repareren', link: '' },
  verantwoordelijke: 'Openbare ruimte',
  gerelateerdeZaaktypen: [],
  besluittypen: [],
  beginGeldigheid: BEGIN,
  eindeGeldigheid: null,
  versiedatum: BEGIN,
  statustypen: [
    status(1, 'Ontvangen', 'Wij hebben uw melding ontvangen.', 'P1D'),
    status(2, 'Ingepland', 'Wij hebben uw melding bekeken en het werk gepland.', 'P4D'),
    status(3, 'In uitvoering', 'Wij zijn bezig met uw melding.', 'P5D'),
    status(4, 'Afgehandeld', 'Uw melding is klaar. U leest hieronder wat wij deden.', null),
  ],
  resultaattypen: [
    resultaattype('Opgelost', '15.1', 'Uitgevoerd', 'Het probleem is weg.'),
    resultaattype('Doorverwezen', '15.3', 'Afgebroken', 'Een ander beheert deze plek. De melding is doorgestuurd.'),
    resultaattype('Niet opgelost', '15.2', 'Niet uitgevoerd', 'Er was niets te doen, of de gemeente doet dit niet.'),
  ],
  roltypen: [
    { omschrijving: 'Melder', omschrijvingGeneriek: 'initiator' },
    { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
    { omschrijving: 'Uitvoerder', omschrijvingGeneriek: 'adviseur' },
    { omschrijving: 'Belanghebbende', omschrijvingGeneriek: 'belanghebbende' },
  ],
  eigenschappen: [
    {
      naam: 'categorie',
      definitie: 'Waar de melding over gaat.',
      specificatie: {
        groep: 'melding',
        formaat: 'tekst',
        lengte: '40',
        kardinaliteit: '1',
        waardenverzameling: CATEGORIEEN,
      },
      toelichting: '',
      statustype: null,
    },
    {
      naam: 'locatieomschrijving',
      definitie: 'De plek in woorden, zoals de melder die noemt.',
      specificatie: { groep: 'melding', formaat: 'tekst', lengte: '255', kardinaliteit: '1', waardenverzameling: [] },
      toelichting: '',
      statustype: null,
    },
  ],
  zaaktypeInformatieobjecttypen: [
    { informatieobjecttype: 'Foto', volgnummer: 1, richting: 'inkomend', statustype: null },
    { informatieobjecttype: 'Terugkoppeling', volgnummer: 2, richting: 'uitgaand', statustype: 4 },
    { informatieobjecttype: 'Werkopdracht', volgnummer: 3, richting: 'intern', statustype: null },
  ],
};

export const meldingCatalogus: CatalogusImport = {
  informatieobjecttypen: (['Foto', 'Terugkoppeling', 'Werkopdracht'] as const).map((omschrijving) => ({
    omschrijving,
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    informatieobjectcategorie: { Foto: 'Beeld', Terugkoppeling: 'Brief', Werkopdracht: 'Opdracht' }[omschrijving],
    trefwoord: [],
    beginGeldigheid: BEGIN,
    eindeGeldigheid: null,
  })),
  zaaktypen: [meldingOpenbareRuimte],
};
