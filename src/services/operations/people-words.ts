/** Who somebody in a case is, in words for an employee. */
import { wholeOf } from '../../engine/leave-out.ts';
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

/**
 * The number of the employee who has the case, to compare and never to show: a case is somebody's also for who may not see whose
 * it is. The name is as far as that may be seen.
 */
export function holderOf(roles: readonly Row[]): { readonly id: string; readonly name: string } | undefined {
  const rol = roles.find((row) => {
    const { record } = wholeOf(row);
    return record.betrokkeneType === 'medewerker' && record.omschrijvingGeneriek === 'behandelaar';
  });
  if (!rol) return undefined;
  const whole = wholeOf(rol).record.betrokkeneIdentificatie as Readonly<Record<string, unknown>> | null;
  const id = text(whole?.identificatie);
  return id ? { id, name: nameOf(rol) ?? 'een collega' } : undefined;
}
