/** The second, small demo municipality: ten cases of two types, other people. Only to test the border with. */
import { kaderijkCatalogus } from '../catalogus/kaderijk.ts';
import { kaderijkMedewerkers } from '../medewerkers.ts';
import { kaderijk } from '../personen/kaderijk.ts';
import { kaderijkPersonen } from '../personen/personen.ts';
import { aanvraag, melding } from './generate.ts';
import { ligplaats } from './ligplaats.ts';
import type { DemoZaak } from './types.ts';
import { begin, type Wereld } from './verloop.ts';

export async function kaderijkWereld(referentie: string): Promise<Wereld> {
  return {
    referentie,
    gemeente: kaderijk.naam,
    voorvoegsel: 'KR',
    plaats: kaderijk,
    personen: await kaderijkPersonen(),
    medewerkers: kaderijkMedewerkers,
    zaaktypen: kaderijkCatalogus.zaaktypen,
  };
}

/** Six reports and four berths. */
export function kaderijkZaken(wereld: Wereld): readonly DemoZaak[] {
  return Array.from({ length: 10 }, (_, at) => {
    if (at < 6) return melding(begin(wereld, at + 1, 'MOR'));
    const zaak = aanvraag(begin(wereld, at + 1, ligplaats.zaaktype), ligplaats);
    return { ...zaak, eigenschappen: [{ naam: 'lengte schip', waarde: String(14 + at) }] };
  });
}
