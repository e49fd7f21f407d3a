/** The catalogue of the second demo municipality: the same report, and a berth along the quay. */
import type { CatalogusImport, ZaaktypeImport } from '../../registers/catalogi/catalogus-import.ts';
import { avgCatalogus } from '../../services/avg/catalogus.ts';
import { procestype, resultaattype } from '../../services/basis/selectie.ts';
import { ligplaats as ligplaatsSoort } from '../cases/ligplaats.ts';
import { metBesluittypen } from './besluittypen.ts';
import { meldingCatalogus, meldingOpenbareRuimte } from './melding-openbare-ruimte.ts';

const ligplaats: ZaaktypeImport = {
  ...meldingOpenbareRuimte,
  identificatie: 'LIGPLAATS',
  omschrijving: 'Ligplaats aan de kade',
  omschrijvingGeneriek: 'Ligplaatsvergunning',
  doel: 'Beslissen of een schip een vaste plek aan de kade krijgt.',
  aanleiding: 'Iemand vraagt een plek voor een schip.',
  toelichting: 'Voor woonschepen en historische schepen langer dan twaalf meter.',
  handelingInitiator: 'Aanvragen',
  onderwerp: 'Ligplaats',
  handelingBehandelaar: 'Beslissen',
  doorlooptijd: 'P56D',
  servicenorm: 'P28D',
  opschortingEnAanhoudingMogelijk: true,
  verlengingMogelijk: true,
  verlengingstermijn: 'P42D',
  trefwoorden: ['ligplaats', 'schip', 'kade'],
  selectielijstProcestype: procestype(11),
  referentieproces: { naam: 'Toestemming verlenen', link: '' },
  verantwoordelijke: 'Havenbeheer',
  statustypen: [
    ['Ontvangen', 'Wij hebben uw aanvraag ontvangen.'],
    ['In behandeling', 'De havenmeester bekijkt uw aanvraag.'],
    ['Besloten', 'Het college heeft over uw aanvraag beslist.'],
    ['Afgehandeld', 'Uw aanvraag is klaar.'],
  ].map(([omschrijving = '', statustekst = ''], at) => ({
    ...meldingOpenbareRuimte.statustypen[0]!,
    volgnummer: at + 1,
    omschrijving,
    omschrijvingGeneriek: omschrijving,
    statustekst,
    doorlooptijd: null,
  })),
  resultaattypen: [
    resultaattype('Verleend', '11.1', 'Verleend', 'Het schip krijgt een plek.', {
      afleidingswijze: 'ander_datumkenmerk',
      datumkenmerk: 'Einddatum ligplaats',
      objecttype: 'overige',
      registratie: 'Ligplaatsen',
    }),
    resultaattype('Geweigerd', '11.2', 'Geweigerd', 'Het schip krijgt geen plek.'),
    resultaattype('Afgebroken', '11.4', 'Afgebroken', 'De aanvraag is ingetrokken of niet compleet.'),
  ],
  roltypen: [
    { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' },
    { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
    { omschrijving: 'Beslisser', omschrijvingGeneriek: 'beslisser' },
  ],
  eigenschappen: [
    {
      naam: 'lengte schip',
      definitie: 'De lengte van het schip in meters.',
      specificatie: { groep: 'schip', formaat: 'getal', lengte: '3', kardinaliteit: '1', waardenverzameling: [] },
      toelichting: '',
      statustype: null,
    },
  ],
  zaaktypeInformatieobjecttypen: [
    { informatieobjecttype: 'Aanvraag ligplaats', volgnummer: 1, richting: 'inkomend', statustype: null },
    { informatieobjecttype: 'Besluit ligplaats', volgnummer: 2, richting: 'uitgaand', statustype: 3 },
  ],
};

const catalogus: CatalogusImport = {
  informatieobjecttypen: [
    ...meldingCatalogus.informatieobjecttypen,
    ...avgCatalogus.informatieobjecttypen,
    ...(['Aanvraag', 'Besluit'] as const).map((categorie) => ({
      ...meldingCatalogus.informatieobjecttypen[0]!,
      omschrijving: `${categorie} ligplaats`,
      informatieobjectcategorie: categorie,
    })),
  ],
  zaaktypen: [meldingOpenbareRuimte, ligplaats, ...avgCatalogus.zaaktypen],
};

const metBesluiten = metBesluittypen(catalogus, [ligplaatsSoort]);

export const kaderijkCatalogus: CatalogusImport = {
  ...metBesluiten,
  besluittypen: [...(metBesluiten.besluittypen ?? []), ...avgCatalogus.besluittypen],
};
