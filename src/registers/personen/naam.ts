/** How a person is called, and the name that belongs to a subject. */
import { accessOf, allowsRow } from '../../engine/access.ts';
import type { Engine } from '../../engine/engine.ts';
import { seenBy } from '../../engine/leave-out.ts';
import type { Caller } from '../../gate/context.ts';
import { PERSONEN_LEZEN } from './persoon.ts';

interface Naam {
  readonly voornamen?: string;
  readonly voorvoegsel?: string;
  readonly geslachtsnaam: string;
}

export interface Genaamd {
  readonly naam: Naam & { readonly aanduidingNaamgebruik: 'E' | 'P' | 'V' | 'N' };
  readonly partners?: readonly { readonly naam: Naam; readonly ontbonden?: string }[];
}

/** As in a salutation or a list: first name, prefix and the surname the person uses. */
export function roepnaam({ naam, partners }: Genaamd): string {
  const eigen = achternaam(naam);
  const partner = partners?.find((candidate) => !candidate.ontbonden)?.naam;
  const ander = partner && achternaam(partner);
  const [voornaam] = (naam.voornamen ?? '').split(' ');
  const gebruikt =
    !ander || naam.aanduidingNaamgebruik === 'E'
      ? eigen
      : { P: ander, V: `${ander}-${eigen}`, N: `${eigen}-${ander}` }[naam.aanduidingNaamgebruik];
  return [voornaam, gebruikt].filter(Boolean).join(' ');
}

const achternaam = ({ voorvoegsel, geslachtsnaam }: Naam): string =>
  [voorvoegsel, geslachtsnaam].filter(Boolean).join(' ');

/**
 * The name of a resident for a page that has only their subject (the keyed hash of the BSN); nothing when they are not
 * registered here, or the caller may not read them. The page itself writes the log entry of what it shows.
 */
export async function naamVan({ parts }: Engine, caller: Caller, subject: string): Promise<string | undefined> {
  const access = accessOf(caller, parts.registry.get('persoon'), [PERSONEN_LEZEN]);
  const rows = await parts.loader.load(caller, [{ resource: 'persoon', where: 'burgerservicenummer', is: subject }]);
  const found = rows.find(({ columns }) => allowsRow(access, columns));
  return found && roepnaam(seenBy(caller, found).record as unknown as Genaamd);
}
