/** Which municipality has its persons elsewhere: by the host that it answers on. */
import type { Outbound } from '../../foundation/types.ts';
import type { Bron } from '../../registers/personen/index.ts';
import { haalCentraal } from './haalcentraal.ts';
import { leesBronnen, OVERIGE } from './instellingen.ts';

/**
 * @param file `MEENT_BRP`
 * @param outboundTo what may call these addresses beside all others, private or not: who runs Meent wrote them down
 * @returns the source at an address, or nothing where there is the own copy
 */
export function brpBronnen(
  file: string,
  outboundTo: (addresses: readonly string[]) => Outbound,
): (base: string) => Bron | undefined {
  const bronnen = new Map(
    [...leesBronnen(file)].map(([host, bron]) => {
      const outbound = outboundTo([bron.url, ...(bron.oauth ? [bron.oauth.tokenUrl] : [])]);
      return [host, haalCentraal(bron, outbound)] as const;
    }),
  );
  return (base) => bronnen.get(URL.parse(base)?.hostname ?? '') ?? bronnen.get(OVERIGE);
}
