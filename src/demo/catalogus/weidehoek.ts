import type { CatalogusImport } from '../../registers/catalogi/catalogus-import.ts';
import { avgCatalogus } from '../../services/avg/catalogus.ts';
import { aanvraagsoorten } from '../cases/aanvragen.ts';
import { metBesluittypen } from './besluittypen.ts';
import { burgerzaken } from './burgerzaken.ts';
import { meldingCatalogus } from './melding-openbare-ruimte.ts';

/** The whole catalogue of the demo municipality: our own report, requests to burgerzaken and about own data, and 32 case types of a real municipality; see SOURCE.md. Types of decision are our own. */
export async function weidehoekCatalogus(): Promise<CatalogusImport> {
  const { default: json } = await import('./inavigator.json', { with: { type: 'json' } });
  const inavigator = json as unknown as CatalogusImport;
  const catalogus = {
    informatieobjecttypen: [
      ...meldingCatalogus.informatieobjecttypen,
      ...avgCatalogus.informatieobjecttypen,
      ...inavigator.informatieobjecttypen,
    ],
    zaaktypen: [...meldingCatalogus.zaaktypen, ...burgerzaken, ...avgCatalogus.zaaktypen, ...inavigator.zaaktypen],
  };
  const all = metBesluittypen(catalogus, aanvraagsoorten);
  return { ...all, besluittypen: [...(all.besluittypen ?? []), ...avgCatalogus.besluittypen] };
}
