/** Types of decision for the case types of the demo: the exports that these come from hold none. Our own. */
import type { BesluittypeImport, CatalogusImport } from '../../registers/catalogi/catalogus-import.ts';
import type { Aanvraagsoort } from '../cases/aanvragen.ts';

/** The catalogue, in which each kind of request has its decision, held by the letters that tell an outcome. */
export function metBesluittypen(catalogus: CatalogusImport, soorten: readonly Aanvraagsoort[]): CatalogusImport {
  const besluitVan = new Map(soorten.map((soort) => [soort.zaaktype, soort]));
  const zaaktypen = catalogus.zaaktypen.map((type) => {
    const soort = besluitVan.get(type.identificatie);
    return soort ? { ...type, besluittypen: [soort.besluittype] } : type;
  });
  const besluittypen = zaaktypen.flatMap(({ identificatie, beginGeldigheid }): readonly BesluittypeImport[] => {
    const soort = besluitVan.get(identificatie);
    return soort ? [besluittype(soort, beginGeldigheid)] : [];
  });
  return { ...catalogus, besluittypen, zaaktypen };
}

const besluittype = ({ besluittype: omschrijving, uitkomsten }: Aanvraagsoort, begin: string): BesluittypeImport => ({
  omschrijving,
  omschrijvingGeneriek: '',
  besluitcategorie: 'Beschikking',
  // Awb 6:7: six weeks to object.
  reactietermijn: 'P42D',
  publicatieIndicatie: false,
  toelichting: '',
  informatieobjecttypen: [...new Set(uitkomsten.map(({ document }) => document))],
  beginGeldigheid: begin,
  eindeGeldigheid: null,
});
