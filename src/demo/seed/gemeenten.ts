/** The two demo municipalities: what they are called and known by, and what they are filled with. */
import type { Municipality } from '../../foundation/db/types.ts';
import type { CatalogusImport } from '../../registers/catalogi/catalogus-import.ts';
import { demoZaken } from '../cases/generate.ts';
import { kaderijkWereld, kaderijkZaken } from '../cases/kaderijk.ts';
import type { DemoZaak } from '../cases/types.ts';
import type { Wereld } from '../cases/verloop.ts';
import { weidehoekWereld } from '../cases/weidehoek.ts';
import { kaderijkCatalogus } from '../catalogus/kaderijk.ts';
import { weidehoekCatalogus } from '../catalogus/weidehoek.ts';
import { type DemoMedewerker, kaderijkMedewerkers, medewerkers } from '../medewerkers.ts';
import type { Persoon } from '../personen/personen.ts';

export interface DemoGemeente {
  /** Chosen at random, once: identifiers of the demo are made from it, so that they are the same everywhere. */
  readonly id: Municipality;
  readonly naam: string;
  /** Not issued (CBS gives numbers below 2000). */
  readonly gemeentecode: string;
  /** Passes the eleven test; not issued. */
  readonly rsin: string;
  readonly hosts: readonly string[];
  readonly thema: string;
  /** An area code that does not exist. */
  readonly telefoon: string;
  readonly adres: string;
  readonly openingstijden: string;
  readonly openingstijdenEngels: string;
  /** As its seeded cases have them. */
  readonly zaaknummer: string;
  /** Of its catalogue: five capitals. */
  readonly domein: string;
  /** Two case types that the application `beperkt` may read. */
  readonly beperkt: readonly [string, string];
  readonly medewerkers: readonly DemoMedewerker[];
  readonly catalogus: () => Promise<CatalogusImport>;
  /** @param referentie cases lie before this date, `YYYY-MM-DD` */
  readonly inhoud: (referentie: string) => Promise<DemoInhoud>;
}

export interface DemoInhoud {
  readonly wereld: Wereld;
  readonly personen: readonly Persoon[];
  readonly zaken: readonly DemoZaak[];
}

export const weidehoekGemeente: DemoGemeente = {
  id: 235_878_593,
  naam: 'Weidehoek',
  gemeentecode: '9898',
  rsin: '999839184',
  hosts: ['localhost', '127.0.0.1'],
  thema: 'meent',
  telefoon: '14 0998',
  adres: 'Gruttoplein 1, Weidehoek',
  openingstijden: 'Maandag tot en met vrijdag van 9.00 tot 16.00 uur.',
  openingstijdenEngels: 'Monday to Friday from 9:00 to 16:00.',
  zaaknummer: 'WH-{jaar}-{nummer:5}',
  domein: 'WEIDE',
  beperkt: ['MOR', 'B1277'],
  medewerkers,
  catalogus: weidehoekCatalogus,
  async inhoud(referentie) {
    const wereld = await weidehoekWereld(referentie);
    return { wereld, personen: wereld.personen, zaken: demoZaken(wereld) };
  },
};

export const kaderijkGemeente: DemoGemeente = {
  id: 422_656_947,
  naam: 'Kaderijk',
  gemeentecode: '9899',
  rsin: '999895400',
  hosts: ['tweede.localhost'],
  thema: 'kade',
  telefoon: '14 0999',
  adres: 'Pakhuisplein 2, Kaderijk',
  openingstijden: 'Maandag tot en met donderdag van 9.00 tot 15.00 uur.',
  openingstijdenEngels: 'Monday to Thursday from 9:00 to 15:00.',
  zaaknummer: 'KR-{jaar}-{nummer:5}',
  domein: 'KADER',
  beperkt: ['MOR', 'LIGPLAATS'],
  medewerkers: kaderijkMedewerkers,
  catalogus: async () => kaderijkCatalogus,
  async inhoud(referentie) {
    const wereld = await kaderijkWereld(referentie);
    return { wereld, personen: wereld.personen, zaken: kaderijkZaken(wereld) };
  },
};

export const demoGemeenten: readonly DemoGemeente[] = [weidehoekGemeente, kaderijkGemeente];
