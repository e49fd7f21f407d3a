/** A person as the register gives them: what velden.ts declares, for who reads it. */
import type { Record_ } from '../../../engine/resource.ts';
import type { Verblijfplaats } from './adresregels.ts';
import type { Naam } from './naam.ts';
import type { Tabelwaarde } from './tabel.ts';

export interface Onderzoek {
  readonly aanduiding: string;
  readonly sinds: string;
}
export interface PlaatsEnLand {
  readonly datum: string;
  readonly plaats: string;
  readonly land: string;
  readonly plaatsCode: string;
  readonly landCode: string;
}
interface Onderzocht {
  readonly onderzoek: Onderzoek | null;
}
export interface Verwant extends Onderzocht {
  readonly burgerservicenummer: string;
  readonly naam: Naam;
  readonly geboorte: PlaatsEnLand | null;
  readonly geslacht: string;
}
export interface Ouder extends Verwant {
  readonly ouderAanduiding: string;
  readonly sinds: string;
}
export interface Partner extends Verwant {
  readonly soort: string;
  readonly aangegaan: PlaatsEnLand | null;
  readonly ontbonden: string;
}
export interface Nationaliteit extends Onderzocht {
  readonly code: string;
  readonly omschrijving: string;
  readonly sinds: string;
  readonly redenOpname: Tabelwaarde | null;
  readonly bijzonder: string;
}
export interface Gezag {
  readonly soort: string;
  readonly minderjarige: string;
  readonly ouders: readonly string[];
  readonly derden: readonly string[];
  readonly toelichting: string;
}

export interface Persoon extends Onderzocht {
  readonly burgerservicenummer: string;
  readonly aNummer: string;
  readonly naam: Naam & { readonly aanduidingNaamgebruik: string };
  readonly geslacht: string;
  readonly geboorte: PlaatsEnLand;
  readonly overlijden: (PlaatsEnLand & Onderzocht) | null;
  readonly opschorting: { readonly reden: string; readonly datum: string } | null;
  readonly geheimhouding: number | null;
  readonly datumEersteInschrijving: string;
  readonly nationaliteiten: readonly Nationaliteit[];
  readonly ouders: readonly Ouder[];
  readonly partners: readonly Partner[];
  readonly kinderen: readonly Verwant[];
  readonly gezag: readonly Gezag[];
  readonly curateleRegister: boolean;
  readonly gezagMinderjarige: string;
  readonly gezagOnderzoek: Onderzoek | null;
  readonly verblijfplaats: (Verblijfplaats & Onderzocht) | null;
  readonly gemeenteVanInschrijving: Tabelwaarde | null;
  readonly inschrijvingInGemeente: string;
  readonly immigratie: { readonly vestigingInNederland: string; readonly land: Tabelwaarde | null } | null;
  readonly verblijfstitel:
    | ({ readonly aanduiding: Tabelwaarde | null; readonly ingang: string; readonly einde: string } & Onderzocht)
    | null;
  readonly europeesKiesrecht: { readonly aanduiding: Tabelwaarde | null; readonly eindeUitsluiting: string } | null;
  readonly uitsluitingKiesrecht: { readonly uitgesloten: boolean; readonly einde: string } | null;
  readonly rni: readonly {
    readonly deelnemer: Tabelwaarde | null;
    readonly verdrag: string;
    readonly categorie: string;
  }[];
  readonly verificatie: { readonly datum: string; readonly omschrijving: string } | null;
}

export const persoonVan = (record: Record_): Persoon => record as unknown as Persoon;
