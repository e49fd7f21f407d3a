/** A person of the demo as the register of persons takes them. Coordinates belong to the address, not to the person. */
import type { Familielid, Persoon } from '../personen/personen.ts';

const familie = ({ bsn, ...lid }: Familielid) => ({ burgerservicenummer: bsn ?? '', ...lid });

export const persoonVan = ({ bsn, verblijfplaats, gezag = [], ...persoon }: Persoon) => {
  const { lat: _lat, lon: _lon, ...adres } = verblijfplaats;
  return {
    ...persoon,
    burgerservicenummer: bsn,
    verblijfplaats: adres,
    ouders: (persoon.ouders ?? []).map(familie),
    partners: (persoon.partners ?? []).map(familie),
    kinderen: (persoon.kinderen ?? []).map(familie),
    gezag: gezag.map(({ ouders = [], derden = [], ...rest }) => ({ ...rest, ouders, derden })),
  };
};
