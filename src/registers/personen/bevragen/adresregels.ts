/** The lines of an address (NEN 5825), from a place of residence. */
import { gemeenteNaam, type Tabelwaarde } from './tabel.ts';

/** As it is stored. */
export interface Verblijfplaats {
  readonly straat: string;
  readonly naamOpenbareRuimte: string;
  readonly huisnummer: number | null;
  readonly huisletter: string;
  readonly huisnummertoevoeging: string;
  readonly aanduidingBijHuisnummer: string;
  readonly postcode: string;
  readonly woonplaats: string;
  readonly functieAdres: string;
  readonly locatiebeschrijving: string;
  readonly adresseerbaarObjectIdentificatie: string;
  readonly nummeraanduidingIdentificatie: string;
  readonly land: Tabelwaarde | null;
  readonly regel1: string;
  readonly regel2: string;
  readonly regel3: string;
  readonly sinds: string;
  readonly ingangGeldigheid: string;
}

export type Soort = 'Adres' | 'Locatie' | 'VerblijfplaatsBuitenland' | 'VerblijfplaatsOnbekend';

export function soortVan({ straat, locatiebeschrijving, land }: Verblijfplaats): Soort {
  if (locatiebeschrijving !== '') return 'Locatie';
  if (straat !== '') return 'Adres';
  return land && land.code !== '0000' ? 'VerblijfplaatsBuitenland' : 'VerblijfplaatsOnbekend';
}

export interface Regels {
  readonly adresregel1?: string;
  readonly adresregel2?: string;
  readonly adresregel3?: string;
  readonly land?: Tabelwaarde;
}

export function adresregels(plaats: Verblijfplaats, gemeente: Tabelwaarde | null): Regels {
  switch (soortVan(plaats)) {
    case 'Adres':
      // Standard values: the street or the number is unknown.
      if (plaats.straat === '.' || !plaats.huisnummer) return {};
      return { adresregel1: straatregel(plaats), ...plaatsregel(plaats, gemeente) };
    case 'Locatie':
      return {
        adresregel1: plaats.locatiebeschrijving,
        ...(gemeente ? { adresregel2: gemeenteNaam(gemeente).toUpperCase() } : {}),
      };
    case 'VerblijfplaatsBuitenland': {
      const { regel1, regel2, regel3, land } = plaats;
      if (!regel1 && !regel2 && !regel3) return {};
      return { adresregel1: regel1, adresregel2: regel2, adresregel3: regel3, land: land! };
    }
    default:
      return {};
  }
}

const BIJ: Readonly<Record<string, string>> = { by: 'bij', to: 't/o' };

function straatregel(plaats: Verblijfplaats): string {
  const { straat, huisnummer, huisletter, huisnummertoevoeging: toevoeging, aanduidingBijHuisnummer } = plaats;
  const bij = BIJ[aanduidingBijHuisnummer];
  const lead = `${straat}${bij ? ` ${bij}` : ''} ${huisnummer}`;
  if (huisletter) return `${lead} ${huisletter}${toevoeging}`;
  if (!toevoeging) return lead;
  return /^\d/.test(toevoeging) ? `${lead}-${toevoeging}` : `${lead} ${toevoeging}`;
}

function plaatsregel({ postcode, woonplaats }: Verblijfplaats, gemeente: Tabelwaarde | null): Regels {
  const plaats = (woonplaats && woonplaats !== '.' ? woonplaats : gemeente ? gemeenteNaam(gemeente) : '').toUpperCase();
  if (postcode === '') return plaats ? { adresregel2: plaats } : {};
  return { adresregel2: `${postcode.slice(0, 4)} ${postcode.slice(4)}  ${plaats}`.trimEnd() };
}
