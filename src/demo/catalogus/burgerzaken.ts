/** Our own case types of burgerzaken: what a resident may ask of the basisregistratie personen. */
import type { ResultaattypeImport, ZaaktypeImport } from '../../registers/catalogi/catalogus-import.ts';
import { procestype, resultaattype } from '../../services/basis/selectie.ts';
import { meldingOpenbareRuimte } from './melding-openbare-ruimte.ts';

interface Verzoek {
  readonly identificatie: string;
  readonly omschrijving: string;
  readonly doel: string;
  readonly aanleiding: string;
  readonly procestype: number;
  readonly referentieproces: string;
  readonly klaar: string;
  readonly resultaattypen: readonly ResultaattypeImport[];
}

// Wet BRP 2.55 and 2.58: within four weeks.
const verzoek = ({ procestype: nummer, klaar, referentieproces, ...eigen }: Verzoek): ZaaktypeImport => ({
  ...meldingOpenbareRuimte,
  ...eigen,
  omschrijvingGeneriek: eigen.omschrijving,
  toelichting: 'Voor wie in de basisregistratie personen staat.',
  handelingInitiator: 'Verzoeken',
  onderwerp: 'Basisregistratie personen',
  handelingBehandelaar: 'Behandelen',
  doorlooptijd: 'P28D',
  servicenorm: 'P5D',
  verlengingMogelijk: false,
  verlengingstermijn: null,
  trefwoorden: ['burgerzaken', 'basisregistratie personen'],
  selectielijstProcestype: procestype(nummer),
  referentieproces: { naam: referentieproces, link: '' },
  verantwoordelijke: 'Burgerzaken',
  statustypen: [
    ['Ontvangen', 'Wij hebben uw verzoek ontvangen.'],
    ['In behandeling', 'Burgerzaken bekijkt uw verzoek.'],
    ['Afgehandeld', klaar],
  ].map(([omschrijving = '', statustekst = ''], at) => ({
    ...meldingOpenbareRuimte.statustypen[0]!,
    volgnummer: at + 1,
    omschrijving,
    omschrijvingGeneriek: omschrijving,
    statustekst,
    doorlooptijd: null,
  })),
  roltypen: [
    { omschrijving: 'Verzoeker', omschrijvingGeneriek: 'initiator' },
    { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
  ],
  eigenschappen: [],
  zaaktypeInformatieobjecttypen: [],
});

export const burgerzaken: readonly ZaaktypeImport[] = [
  verzoek({
    identificatie: 'BRP-UITTREKSEL',
    omschrijving: 'Uittreksel basisregistratie personen',
    doel: 'Een inwoner geven wat over deze persoon in de basisregistratie staat.',
    aanleiding: 'Een inwoner vraagt een uittreksel.',
    procestype: 5,
    referentieproces: 'Producten en diensten leveren',
    klaar: 'Uw uittreksel is klaar.',
    resultaattypen: [
      resultaattype('Uittreksel gegeven', '5.1.2', 'Geleverd', 'Het uittreksel is gegeven.'),
      resultaattype('Geen uittreksel', '5.3', 'Niet geleverd', 'Er is geen uittreksel gegeven.'),
      resultaattype('Gestopt', '5.4', 'Afgebroken', 'De vraag is niet verder behandeld.'),
    ],
  }),
  verzoek({
    identificatie: 'BRP-CORRECTIE',
    omschrijving: 'Verbetering basisregistratie personen',
    doel: 'Beslissen of een gegeven in de basisregistratie wordt verbeterd, aangevuld of verwijderd.',
    aanleiding: 'Een inwoner zegt dat een gegeven niet klopt.',
    procestype: 6,
    referentieproces: 'Verzoeken behandelen',
    klaar: 'Wij hebben over uw verzoek beslist.',
    resultaattypen: [
      resultaattype('Verbeterd', '6.1', 'Ingewilligd', 'Het gegeven is verbeterd.'),
      resultaattype('Niet verbeterd', '6.2', 'Afgewezen', 'Het gegeven blijft zoals het is.'),
      resultaattype('Gestopt', '6.3', 'Afgebroken', 'Het verzoek is niet verder behandeld.'),
    ],
  }),
];
