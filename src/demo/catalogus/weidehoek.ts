import type { CatalogusImport } from '../../registers/catalogi/catalogus-import.ts';
import { meldingCatalogus } from './melding-openbare-ruimte.ts';

/** The whole catalogue of the demo municipality: our own report and 32 case types of a real municipality; see SOURCE.md. */
export async function weidehoekCatalogus(): Promise<CatalogusImport> {
  const { default: json } = await import('./inavigator.json', { with: { type: 'json' } });
  const inavigator = json as unknown as CatalogusImport;
  return {
    informatieobjecttypen: [...meldingCatalogus.informatieobjecttypen, ...inavigator.informatieobjecttypen],
    zaaktypen: [...meldingCatalogus.zaaktypen, ...inavigator.zaaktypen],
  };
}
