/** The second, small demo municipality: ten cases of two types, other people. Only to test the border with. */
import { kaderijkCatalogus } from '../catalogus/kaderijk.ts';
import { kaderijkMedewerkers } from '../medewerkers.ts';
import { kaderijk } from '../personen/kaderijk.ts';
import { kaderijkPersonen } from '../personen/personen.ts';
import type { Aanvraagsoort } from './aanvragen.ts';
import { aanvraag, melding } from './generate.ts';
import type { DemoZaak } from './types.ts';
import { begin, type Wereld } from './verloop.ts';

const ligplaats: Aanvraagsoort = {
  zaaktype: 'LIGPLAATS',
  aantal: 4,
  plaats: true,
  aanvraagdocument: 'Aanvraag ligplaats',
  aanvragen: [
    ['Ligplaats woonschip aan {straat}', 'Het schip is achttien meter lang en heeft een eigen afvalwatertank.'],
    ['Ligplaats klipper aan {straat}', 'De klipper is uit 1911. Wij varen er elke zomer mee.'],
  ],
  uitkomsten: [
    {
      resultaat: 'Verleend',
      gewicht: 3,
      document: 'Besluit ligplaats',
      tekst: 'U krijgt de plek. Die geldt voor vijf jaar.',
    },
    {
      resultaat: 'Geweigerd',
      gewicht: 1,
      document: 'Besluit ligplaats',
      tekst: 'U krijgt de plek niet. Het schip is te lang voor deze kade.',
    },
  ],
};

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
