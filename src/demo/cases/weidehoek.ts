import { weidehoekCatalogus } from '../catalogus/weidehoek.ts';
import { medewerkers } from '../medewerkers.ts';
import { demoPersonen } from '../personen/personen.ts';
import { weidehoek } from '../personen/weidehoek.ts';
import type { Wereld } from './verloop.ts';

/** Everything the cases of the demo municipality refer to, at a reference date (`YYYY-MM-DD`). */
export async function weidehoekWereld(referentie: string): Promise<Wereld> {
  const [personen, catalogus] = await Promise.all([demoPersonen(), weidehoekCatalogus()]);
  return {
    referentie,
    gemeente: weidehoek.naam,
    voorvoegsel: 'WH',
    plaats: weidehoek,
    personen,
    medewerkers,
    zaaktypen: catalogus.zaaktypen,
  };
}
