/** Which municipality has its persons elsewhere: by the host that it answers on. */
import type { Outbound } from '../../foundation/types.ts';
import type { Bron } from '../../registers/personen/index.ts';
import { haalCentraal } from './haalcentraal.ts';
import { leesBronnen, OVERIGE } from './instellingen.ts';

/** @param file `MEENT_BRP`. @returns the source at an address, or nothing where there is the own copy */
export function brpBronnen(file: string, outbound: Outbound): (base: string) => Bron | undefined {
  const bronnen = new Map([...leesBronnen(file)].map(([host, bron]) => [host, haalCentraal(bron, outbound)] as const));
  return (base) => bronnen.get(URL.parse(base)?.hostname ?? '') ?? bronnen.get(OVERIGE);
}
