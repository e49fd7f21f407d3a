/** A naive reading of query parameters: what a name and a value ask of a record as the API shows it, by the words of the standard. */
import { LEVEL_OF, VERTROUWELIJKHEID } from '../../../src/gate/rights.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
export type Json = Record<string, any> & { readonly url: string };
/** Every record, by the path of its list. */
export type All = Readonly<Record<string, readonly Json[]>>;

export const BSNS = ['999990019', '999990408', '999991905'];
export const RSINS = ['000000012', '111222333', '123456782'];

export type Reading = (record: Json, value: string, all: All) => boolean;

const SUFFIX = /^(.+?)(?:__(in|gte|gt|lte|lt|isnull|icontains))?$/;
export const parted = (name: string): readonly [base: string, suffix: string | undefined] => {
  const [, base, suffix] = SUFFIX.exec(name)!;
  return [base!, suffix];
};

const KINDS: Readonly<Record<string, string>> = {
  natuurlijkPersoon: 'natuurlijk_persoon',
  nietNatuurlijkPersoon: 'niet_natuurlijk_persoon',
  vestiging: 'vestiging',
  organisatorischeEenheid: 'organisatorische_eenheid',
  medewerker: 'medewerker',
};

/** `betrokkeneIdentificatie__vestiging__vestigingsNummer` goes into a role of that kind alone. */
export function shownAs(record: Json, base: string): unknown {
  const [name, kind, inside] = base.split('__');
  if (kind === undefined) return record[name!];
  return record.betrokkeneType === KINDS[kind] ? record[name!]?.[inside!] : undefined;
}

export const readingOf: (name: string) => Reading = (name) => {
  const [base, suffix] = parted(name);
  return (record, value) => {
    const got = shownAs(record, base);
    if (suffix === 'isnull') return (got === null) === (value === 'true');
    if (got === null || got === undefined) return false;
    if (Array.isArray(got)) return value.split(',').every((one) => got.includes(one));
    const text = String(got);
    switch (suffix) {
      case 'in':
        return value.split(',').includes(text);
      case 'gt':
        return text > value;
      case 'gte':
        return text >= value;
      case 'lt':
        return text < value;
      case 'lte':
        return text <= value;
      case 'icontains':
        return text.toLowerCase().includes(value.toLowerCase());
      default:
        return text === value;
    }
  };
};

/** Parameters that say something else than their name and suffix. */
export const SPECIAL: Readonly<
  Record<string, { readonly test: Reading; readonly values: (all: All) => readonly string[] }>
> = {
  maximaleVertrouwelijkheidaanduiding: {
    test: ({ vertrouwelijkheidaanduiding: own }, value) => (LEVEL_OF.get(own) ?? 0) <= LEVEL_OF.get(value)!,
    values: () => VERTROUWELIJKHEID,
  },
  zaakgeometrie__within: {
    test: ({ zaakgeometrie }, value) => {
      if (!zaakgeometrie) return false;
      const [[west, south], , [east, north]] = JSON.parse(value).coordinates[0];
      const [x, y] = zaakgeometrie.coordinates;
      return x > west && x < east && y > south && y < north;
    },
    values: () => [box(3.5, 50.5, 4.5, 53), box(4.5, 51.5, 7, 52.5), box(3, 50, 7, 53), box(0, 0, 1, 1)],
  },
  objectinformatieobjecten_object: {
    test: ({ url }, value, all) =>
      all.objectinformatieobjecten!.some(
        ({ object, informatieobject }) => object === value && informatieobject === url,
      ),
    values: (all) => all.objectinformatieobjecten!.map(({ object }) => object),
  },
  objectinformatieobjecten_objectType: {
    test: ({ url }, value, all) =>
      all.objectinformatieobjecten!.some(
        ({ objectType, informatieobject }) => objectType === value && informatieobject === url,
      ),
    values: () => ['zaak', 'besluit'],
  },
};

const box = (west: number, south: number, east: number, north: number): string =>
  JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  });

/** `rol__x` on a case asks x of one of its roles. */
export const ofRoles = (name: string): Reading => {
  const test = readingOf(name.replace(/^rol__/, ''));
  return ({ url }, value, all) => all.rollen!.some((one) => one.zaak === url && test(one, value, all));
};

/** Empty comes last going up, and first going down; what is the same goes by age, in the direction of the first name. */
export function sorted(records: readonly Json[], ordering: readonly string[]): readonly Json[] {
  const down = (ordering[0] ?? '-').startsWith('-');
  const keys = [...ordering, `${down ? '-' : ''}uuid`];
  return records.toSorted((a, b) => {
    for (const key of keys) {
      const name = key.replace('-', '');
      const [one, other] = [a[name], b[name]];
      if (one === other) continue;
      const later = one === null || (other !== null && one > other);
      return later === key.startsWith('-') ? -1 : 1;
    }
    return 0;
  });
}
