/** The fictional persons of the demo municipalities. Test set of the RvIG, moved to places that do not exist; see SOURCE.md. */
import { roepnaam as roepnaamVan } from '../../registers/personen/index.ts';
import type { Adres } from './plaats.ts';

export interface Persoonsnaam {
  readonly voornamen?: string;
  readonly voorvoegsel?: string;
  readonly geslachtsnaam: string;
}

export interface Geografie {
  readonly plaats?: string;
  readonly land?: string;
}

/** `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` when day or month is unknown. */
type OnvolledigeDatum = string;

export interface Familielid {
  /** Absent when the relative is not registered. */
  readonly bsn?: string;
  readonly naam: Persoonsnaam;
  readonly geboorte?: Geografie & { readonly datum?: OnvolledigeDatum };
  readonly geslacht?: Geslacht;
}

export type Geslacht = 'M' | 'V' | 'O';

export interface Gezag {
  readonly soort: string;
  readonly minderjarige: string;
  readonly ouders?: readonly string[];
  readonly derden?: readonly string[];
}

/** What the register of persons keeps besides, as the conversion gives it: codes, dates, what is in onderzoek. */
interface Verder {
  readonly aNummer?: string;
  readonly gemeenteVanInschrijving: { readonly code: string; readonly omschrijving: string };
  readonly inschrijvingInGemeente?: OnvolledigeDatum;
  readonly immigratie?: object;
  readonly verblijfstitel?: object;
  readonly onderzoek?: object;
  readonly rni?: readonly object[];
}

export interface Persoon extends Verder {
  readonly bsn: string;
  /** `aanduidingNaamgebruik`: E own name, P partner, V partner before own, N own before partner. */
  readonly naam: Persoonsnaam & { readonly aanduidingNaamgebruik: 'E' | 'P' | 'V' | 'N' };
  readonly geslacht: Geslacht;
  readonly geboorte: Geografie & { readonly datum: string };
  readonly overlijden?: Geografie & { readonly datum: string };
  /** Code of the reason: O died. */
  readonly opschorting?: { readonly reden: string; readonly datum: string };
  /** 1 to 7 as in the BRP; present: a limit on what third parties are given (Wet BRP art. 2.59 and 3.21). */
  readonly geheimhouding?: number;
  readonly nationaliteiten?: readonly {
    readonly code: string;
    readonly omschrijving: string;
    readonly sinds?: OnvolledigeDatum;
  }[];
  readonly ouders?: readonly (Familielid & {
    readonly ouderAanduiding: '1' | '2';
    readonly sinds?: OnvolledigeDatum;
  })[];
  /** `soort`: H marriage, P registered partnership. */
  readonly partners?: readonly (Familielid & {
    readonly soort?: 'H' | 'P';
    readonly aangegaan: Geografie & { readonly datum?: OnvolledigeDatum };
    readonly ontbonden?: OnvolledigeDatum;
  })[];
  readonly kinderen?: readonly Familielid[];
  readonly gezag?: readonly Gezag[];
  readonly verblijfplaats: Adres & { readonly sinds?: OnvolledigeDatum };
}

/** The persons of Weidehoek. Loaded when asked for, so that a program without demo data never reads them. */
export async function demoPersonen(): Promise<readonly Persoon[]> {
  const { default: personen } = await import('./weidehoek.json', { with: { type: 'json' } });
  return personen as unknown as readonly Persoon[];
}

/** The persons of Kaderijk; nobody lives in both. */
export async function kaderijkPersonen(): Promise<readonly Persoon[]> {
  const { default: personen } = await import('./kaderijk.json', { with: { type: 'json' } });
  return personen as unknown as readonly Persoon[];
}

/** Alive and 18 or older on a date: who can ask the municipality something by themselves. */
export const isVolwassen = (persoon: Persoon, datum: string): boolean =>
  !persoon.opschorting &&
  `${Number(persoon.geboorte.datum.slice(0, 4)) + 18}${persoon.geboorte.datum.slice(4)}` <= datum;

/** As in a salutation or a list: first name, prefix and the surname the person uses. */
export const roepnaam: (persoon: Persoon) => string = roepnaamVan;
