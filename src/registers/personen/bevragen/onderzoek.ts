/** What is said to be in onderzoek: the fields of a part whose elements are looked into, with the day it began. */
import { datumVan } from './datum.ts';
import { type Groep, type Keuze, onderzoekbaar, onderzoekSinds } from './model.ts';
import type { Onderzoek } from './record.ts';

/** Since when it is known that somebody does not live at their address (Logisch Ontwerp, 089999). */
const NIET_OP_ADRES = '089999';

export const verblijftNietOpAdres = (onderzoek: Onderzoek | null): boolean => onderzoek?.aanduiding === NIET_OP_ADRES;

/** `010300` holds for every element of group 03, `010000` for every one there is. */
function raakt({ aanduiding }: Onderzoek, elementen: readonly string[]): boolean {
  const [groep, element] = [aanduiding.slice(2, 4), aanduiding.slice(4)];
  if (aanduiding === NIET_OP_ADRES) return false;
  if (groep === '00') return true;
  return elementen.some((one) => (element === '00' ? one.startsWith(groep) : one === groep + element));
}

/** `inOnderzoek` of one part; nothing where nothing of it is. */
export function inOnderzoek(
  of: Groep,
  onderzoek: Onderzoek | null,
  keuze?: Keuze,
): Readonly<Record<string, unknown>> | undefined {
  const fields = [...(keuze ? [['type', keuze.elementen] as const] : []), ...onderzoekbaar(of)];
  return gezegd(
    of,
    fields.flatMap(([name, elementen]) =>
      onderzoek && raakt(onderzoek, elementen) ? [[name, onderzoek] as const] : [],
    ),
  );
}

/** The same, where each field has its own source: a person as a whole, and how they are addressed. */
export function gezegd(
  of: Groep,
  fields: readonly (readonly [name: string, onderzoek: Onderzoek])[],
  sinds: Readonly<Record<string, readonly string[]>> = onderzoekSinds(
    of,
    fields.map(([name]) => name),
  ),
): Readonly<Record<string, unknown>> | undefined {
  if (fields.length === 0) return undefined;
  const since = Object.entries(sinds).flatMap(([date, names]) => {
    const first = fields.find(([name]) => names.includes(name))?.[1];
    return first ? [[date, datumVan(first.sinds)] as const] : [];
  });
  return { ...Object.fromEntries(fields.map(([name]) => [name, true])), ...Object.fromEntries(since) };
}

/** Whether one of these elements of a part is looked into. */
export const isOnderzocht = (onderzoek: Onderzoek | null, ...elementen: readonly string[]): boolean =>
  onderzoek !== null && raakt(onderzoek, elementen);
