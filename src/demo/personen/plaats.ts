/**
 * A place that does not exist: streets, numbers and coordinates around one spot. Postcodes end in SA, SD or SS, which are
 * never issued; the municipal codes and the BAG numbers made from them do not exist either.
 */
export interface Straat {
  readonly naam: string;
  readonly postcode: string;
  /** Highest house number; numbers run from 1 without gaps. */
  readonly nummers: number;
}

export interface Adres {
  readonly straat: string;
  readonly huisnummer: number;
  readonly postcode: string;
  readonly woonplaats: string;
  /** Degrees, WGS 84 (EPSG:4326). */
  readonly lat: number;
  readonly lon: number;
  readonly adresseerbaarObjectIdentificatie: string;
  readonly nummeraanduidingIdentificatie: string;
}

export interface Plaats {
  readonly naam: string;
  readonly gemeentecode: string;
  readonly lat: number;
  readonly lon: number;
  readonly straten: readonly Straat[];
  /** Even numbers on the left, odd on the right, seven metres a house. */
  adres(straat: number, huisnummer: number): Adres;
  /** A point along a street, `meters` from its start and `aside` to its left. */
  punt(straat: number, meters: number, aside?: number): { readonly lat: number; readonly lon: number };
}

interface Ligging {
  readonly naam: string;
  readonly gemeentecode: string;
  readonly lat: number;
  readonly lon: number;
  /** The first four digits of the first postcode; three streets share the digits. */
  readonly postcode: number;
  readonly straten: readonly string[];
}

const METER = 1 / 111_320;
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** Streets lie in a grid eight wide, 110 by 160 metres, turned a little: forty streets make a village of a kilometre. */
export function plaats({ naam, gemeentecode, lat, lon, postcode, straten: namen }: Ligging): Plaats {
  const straten = namen.map((straat, index) => ({
    naam: straat,
    postcode: `${postcode + Math.floor(index / 3)}${['SA', 'SD', 'SS'][index % 3]}`,
    nummers: 20 + ((index * 7) % 23),
  }));
  const punt = (straat: number, meters: number, aside = 0) => {
    const along = straat % 2 === 0;
    const x = ((straat % 8) - 3.5) * 110 + (along ? meters : aside);
    const y = (Math.floor(straat / 8) - 2) * 160 + (along ? aside : meters);
    const turn = 0.21;
    return {
      lat: round(lat + (x * Math.sin(turn) + y * Math.cos(turn)) * METER),
      lon: round(lon + ((x * Math.cos(turn) - y * Math.sin(turn)) * METER) / Math.cos((lat * Math.PI) / 180)),
    };
  };
  const adres = (straat: number, huisnummer: number): Adres => {
    const number = String(straat * 100 + huisnummer).padStart(10, '0');
    return {
      straat: straten[straat]!.naam,
      huisnummer,
      postcode: straten[straat]!.postcode,
      woonplaats: naam,
      ...punt(straat, huisnummer * 3.5, huisnummer % 2 === 0 ? 9 : -9),
      adresseerbaarObjectIdentificatie: `${gemeentecode}01${number}`,
      nummeraanduidingIdentificatie: `${gemeentecode}20${number}`,
    };
  };
  return { naam, gemeentecode, lat, lon, straten, adres, punt };
}
