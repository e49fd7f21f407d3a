/** What can be doubted, by its path in the published answer: where the person keeps it, and its element of the Logisch Ontwerp. */
import type { Record_ } from '../../../engine/resource.ts';
import type { Onderzoek } from '../bevragen/record.ts';

interface Gegeven {
  /** Part of the person that says of itself that it is in onderzoek; of a list each item does. */
  readonly deel:
    | 'persoon'
    | 'overlijden'
    | 'nationaliteiten'
    | 'partners'
    | 'kinderen'
    | 'verblijfplaats'
    | 'verblijfstitel'
    | 'gezag';
  readonly aanduiding: string;
}

const van = (deel: Gegeven['deel'], aanduiding: string): Gegeven => ({ deel, aanduiding });

export const GEGEVENS: Readonly<Record<string, Gegeven>> = {
  burgerservicenummer: van('persoon', '010120'),
  naam: van('persoon', '010200'),
  'naam.voornamen': van('persoon', '010210'),
  'naam.voorvoegsel': van('persoon', '010230'),
  'naam.geslachtsnaam': van('persoon', '010240'),
  'naam.aanduidingNaamgebruik': van('persoon', '016110'),
  geboorte: van('persoon', '010300'),
  'geboorte.datum': van('persoon', '010310'),
  'geboorte.plaats': van('persoon', '010320'),
  'geboorte.land': van('persoon', '010330'),
  geslacht: van('persoon', '010410'),
  nationaliteiten: van('nationaliteiten', '040000'),
  partners: van('partners', '050000'),
  overlijden: van('overlijden', '060000'),
  'overlijden.datum': van('overlijden', '060810'),
  verblijfplaats: van('verblijfplaats', '080000'),
  'verblijfplaats.datumVan': van('verblijfplaats', '081030'),
  'verblijfplaats.verblijfadres': van('verblijfplaats', '081100'),
  'verblijfplaats.verblijfadres.huisnummer': van('verblijfplaats', '081120'),
  'verblijfplaats.verblijfadres.postcode': van('verblijfplaats', '081160'),
  gemeenteVanInschrijving: van('verblijfplaats', '080910'),
  kinderen: van('kinderen', '090000'),
  verblijfstitel: van('verblijfstitel', '100000'),
  gezag: van('gezag', '110000'),
};

type Deel = { readonly onderzoek: Onderzoek | null };

/** The same inquiry, begun by the same report; that of the BRP itself is another. */
const isZelfde = (een: Onderzoek | null, ander: Onderzoek): boolean =>
  een !== null && een.aanduiding === ander.aanduiding && een.sinds === ander.sinds;

/**
 * The part of the person that changes when what is doubted is looked into, or no longer is. An inquiry that is there already
 * stays, and one that was begun by somebody else does not end.
 */
export function metOnderzoek(persoon: Record_, gegeven: string, sinds: string, loopt: boolean): Record_ {
  const { deel, aanduiding } = GEGEVENS[gegeven]!;
  const dit: Onderzoek = { aanduiding, sinds };
  const next = (was: Onderzoek | null): Onderzoek | null => {
    if (loopt) return was ?? dit;
    return isZelfde(was, dit) ? null : was;
  };
  const in_ = <D extends Deel>(part: D): D => ({ ...part, onderzoek: next(part.onderzoek) });
  if (deel === 'persoon') return { onderzoek: next(persoon.onderzoek as Onderzoek | null) };
  if (deel === 'gezag') return { gezagOnderzoek: next(persoon.gezagOnderzoek as Onderzoek | null) };
  const part = persoon[deel];
  if (Array.isArray(part)) return { [deel]: (part as Deel[]).map(in_) };
  return part ? { [deel]: in_(part as Deel) } : {};
}
