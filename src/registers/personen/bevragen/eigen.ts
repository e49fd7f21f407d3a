/** The own copy as a source. Every read goes through the engine, so that rights narrow it as they do any list of persons. */
import type { Engine } from '../../../engine/engine.ts';
import type { Row } from '../../../engine/work.ts';
import { today } from '../../../foundation/clock.ts';
import type { Caller } from '../../../gate/context.ts';
import type { Rights } from '../../../gate/rights.ts';
import type { Bron, Gevonden } from './bron.ts';
import { teVeel } from './problemen.ts';
import { type Persoon, persoonVan } from './record.ts';
import { toonPersoon } from './toon.ts';
import { isRaadplegen, type Vraag } from './vraag.ts';

export const eigenBron: Bron = {
  async zoek(engine, asking, vraag, hoogstens) {
    const caller = metHeleRecords(asking);
    const { count, rows } = await engine.rows(caller, 'persoon', filtersVan(vraag), { kind: 'gezocht' });
    if (count > hoogstens) throw teVeel(hoogstens);
    const found = inVolgorde(vraag, rows);
    const kent = await bekenden(engine, caller, vraag, found);
    const day = today();
    return found.map((row): Gevonden => {
      const persoon = persoonVan(row.record);
      return {
        persoon: toonPersoon(persoon, day, (number) => kent.get(number)),
        burgerservicenummer: persoon.burgerservicenummer,
        id: row.id,
      };
    });
  },
};

const whole = new WeakMap<Rights, Rights>();

/**
 * What is asked was held against what the activity covers, field by field (dekking.ts). To answer it takes the record as it is: an age
 * follows from a birth, and how to write to somebody from their partner.
 */
function metHeleRecords(caller: Caller): Caller {
  if (!caller.rights.leaves) return caller;
  const { leaves: _, ...rest } = caller.rights;
  const rights = whole.get(caller.rights) ?? rest;
  whole.set(caller.rights, rights);
  return { ...caller, rights };
}

/** Parameters that a filter of the register has by the same name. */
const GELIJK = [
  'geboortedatum',
  'geslachtsnaam',
  'voornamen',
  'voorvoegsel',
  'gemeenteVanInschrijving',
  'straat',
  'huisletter',
  'huisnummertoevoeging',
  'nummeraanduidingIdentificatie',
  'adresseerbaarObjectIdentificatie',
];

function filtersVan(vraag: Vraag): Readonly<Record<string, string>> {
  const { parameters } = vraag;
  const given = (name: string): string => String(parameters[name] ?? '');
  const overleden = isRaadplegen(vraag) || parameters.inclusiefOverledenPersonen === true;
  return {
    vindbaar: overleden ? 'ja,overleden' : 'ja',
    ...Object.fromEntries(GELIJK.flatMap((name) => (given(name) === '' ? [] : [[name, given(name)]]))),
    ...(given('geslacht') === '' ? {} : { geslacht: given('geslacht').toUpperCase() }),
    ...(given('postcode') === '' ? {} : { postcode: given('postcode').replace(' ', '').toUpperCase() }),
    ...(given('huisnummer') === '' ? {} : { huisnummer: given('huisnummer') }),
    ...(isRaadplegen(vraag)
      ? { burgerservicenummer: [...new Set(parameters.burgerservicenummer as readonly string[])].join(',') }
      : {}),
  };
}

/** By number they come in the order in which they were asked for. */
function inVolgorde(vraag: Vraag, rows: readonly Row[]): readonly Row[] {
  if (!isRaadplegen(vraag)) return rows;
  const asked = vraag.parameters.burgerservicenummer as readonly string[];
  const place = ({ record }: Row): number => asked.indexOf(String(record.burgerservicenummer));
  return rows.toSorted((a, b) => place(a) - place(b));
}

/** Custody names people by their number: those whom the caller may read are named. */
async function bekenden(
  engine: Engine,
  caller: Caller,
  { fields }: Vraag,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, Persoon>> {
  if (!fields.some((path) => path === 'gezag' || path.startsWith('gezag.'))) return new Map();
  const people = rows.map(({ record }) => persoonVan(record));
  const numbers = new Set(
    people.flatMap(({ gezag }) =>
      gezag.flatMap(({ minderjarige, ouders, derden }) => [minderjarige, ...ouders, ...derden]),
    ),
  );
  numbers.delete('');
  if (numbers.size === 0) return new Map();
  const { rows: others } = await engine.rows(
    caller,
    'persoon',
    { burgerservicenummer: [...numbers].join(',') },
    { kind: 'gezocht' },
  );
  return new Map(others.map(({ record }) => [String(record.burgerservicenummer), persoonVan(record)]));
}
