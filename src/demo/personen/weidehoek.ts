/**
 * The fictional place Weidehoek: streets, numbers and coordinates around one spot in a polder. Nobody lives there.
 * Postcodes end in SA, SD or SS, which are never issued; municipal code 9898 and the BAG numbers made from it do not exist.
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

export const WEIDEHOEK = { naam: 'Weidehoek', gemeentecode: '9898', lat: 51.9062, lon: 4.8745 } as const;

const NAMEN = [
  'Kievitsloot',
  'Gruttoplein',
  'Slootkant',
  'Weteringzoom',
  'Molengang',
  'Zwanebloem',
  'Rietvoorn',
  'Hooischelf',
  'Boterbloemhof',
  'Dotterkade',
  'Tiendweg-Oost',
  'Wilgentenen',
  'Elzenkade',
  'Ringsloot',
  'Kerkakker',
  'Schapendrift',
  'Melkbocht',
  'Karnhof',
  'Hoefijzerpad',
  'Turfschip',
  'Veenmos',
  'Lisdodde',
  'Waterlelie',
  'Zuringveld',
  'Pinksterbloem',
  'Sluiswachter',
  'Dijkgraafhof',
  'Heemraadstraat',
  'Polderpeil',
  'Vijzelpad',
  'Kantsloot',
  'Ooievaarsnest',
  'Lepelaarhof',
  'Haasvlakte',
  'Wulpenroep',
  'Hazelaarhof',
  'Marktveld',
  'Raadhuishof',
  'Stationsdreef',
  'Nieuwe Weide',
] as const;

export const straten: readonly Straat[] = NAMEN.map((naam, index) => ({
  naam,
  postcode: `${4297 + Math.floor(index / 3)}${['SA', 'SD', 'SS'][index % 3]}`,
  nummers: 20 + ((index * 7) % 23),
}));

const METER_LAT = 1 / 111_320;
const METER_LON = METER_LAT / Math.cos((WEIDEHOEK.lat * Math.PI) / 180);
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/**
 * A point along a street, `meters` from its start and `aside` to its left. Streets lie in a grid of eight by five,
 * 110 by 160 metres, turned a little: a village of a kilometre.
 */
export function puntInStraat(index: number, meters: number, aside = 0): { readonly lat: number; readonly lon: number } {
  const column = index % 8;
  const row = Math.floor(index / 8);
  const along = index % 2 === 0;
  const x = (column - 3.5) * 110 + (along ? meters : aside);
  const y = (row - 2) * 160 + (along ? aside : meters);
  const turn = 0.21;
  const east = x * Math.cos(turn) - y * Math.sin(turn);
  const north = x * Math.sin(turn) + y * Math.cos(turn);
  return { lat: round(WEIDEHOEK.lat + north * METER_LAT), lon: round(WEIDEHOEK.lon + east * METER_LON) };
}

/** Even numbers on the left, odd on the right, seven metres a house. */
export function adres(index: number, huisnummer: number): Adres {
  const straat = straten[index]!;
  const number = String(index * 100 + huisnummer).padStart(10, '0');
  return {
    straat: straat.naam,
    huisnummer,
    postcode: straat.postcode,
    woonplaats: WEIDEHOEK.naam,
    ...puntInStraat(index, huisnummer * 3.5, huisnummer % 2 === 0 ? 9 : -9),
    adresseerbaarObjectIdentificatie: `${WEIDEHOEK.gemeentecode}01${number}`,
    nummeraanduidingIdentificatie: `${WEIDEHOEK.gemeentecode}20${number}`,
  };
}
