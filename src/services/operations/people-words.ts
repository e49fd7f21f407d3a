/** Who somebody in a case is, in words for an employee. */
import type { Row } from '../../engine/work.ts';
import { ofKind, text } from './door.ts';

export const rolesOf = (rows: readonly Row[], zaak: string): readonly Row[] =>
  ofKind(rows, 'rol').filter(({ record }) => record.zaak === zaak);

/** The name as written down; undefined when the case knows none. */
export function nameOf(rol: Row): string | undefined {
  const who = (rol.record.betrokkeneIdentificatie ?? {}) as Readonly<Record<string, unknown>>;
  const own = [who.voornamen || who.voorletters, who.voorvoegselGeslachtsnaam, who.geslachtsnaam];
  const employee = [who.voorletters, who.voorvoegselAchternaam, who.achternaam];
  const name = [...(rol.record.betrokkeneType === 'medewerker' ? employee : own)].map(text).filter(Boolean).join(' ');
  return (
    name ||
    text(rol.record.afwijkendeNaamBetrokkene) ||
    text(who.statutaireNaam) ||
    text(who.naam) ||
    text(who.identificatie) ||
    undefined
  );
}

/** The number of the employee who has the case. */
export function holderOf(roles: readonly Row[]): { readonly id: string; readonly name: string } | undefined {
  const rol = roles.find(
    ({ record }) => record.betrokkeneType === 'medewerker' && record.omschrijvingGeneriek === 'behandelaar',
  );
  const id = text((rol?.record.betrokkeneIdentificatie as Readonly<Record<string, unknown>> | null)?.identificatie);
  return rol && id ? { id, name: nameOf(rol) ?? id } : undefined;
}
