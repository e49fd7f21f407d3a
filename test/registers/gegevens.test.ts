/** Every field that holds data on people says which kind of data that is, from the closed list. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { categoriesOf, SEALED_INSIDE } from '../../src/engine/categories.ts';
import type { Fields } from '../../src/engine/fields.ts';
import { sourceOfResource } from '../../src/engine/resource.ts';
import { CATEGORIE_CODES, CATEGORIEEN, NUMMER } from '../../src/gate/categories.ts';
import { resources } from '../../src/registers/index.ts';
import { soortVan } from '../../src/registers/personen/bevragen/categorieen.ts';
import { type Groep, type Knoop, PERSOON } from '../../src/registers/personen/bevragen/model.ts';

const personal = resources.filter((one) => sourceOfResource(one) !== undefined);

/** Every field by its path, as the declaration has it, with every variant apart. */
function paths(fields: Fields, above = ''): readonly { readonly path: string; readonly field: Fields[string] }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${above}${name}`;
    const inside = [
      ...(field.fields ? [field.fields] : []),
      ...(field.item?.fields ? [field.item.fields] : []),
      ...Object.values(field.variants ?? {}),
    ];
    return inside.length > 0 ? inside.flatMap((one) => paths(one, `${path}.`)) : [{ path, field }];
  });
}

describe('fields of every source', () => {
  it('there are many of', () => {
    expect(personal.length).toBeGreaterThan(25);
  });

  it.each(personal)('$name says of each what it holds', (resource) => {
    expect(resource.categories, 'categories in the declaration').toBeDefined();
    const said = new Map(categoriesOf(resource).map(({ path, category }) => [path, category]));
    for (const { path, field } of paths(resource.fields)) {
      if (field.writeOnly) continue;
      expect([path, said.has(path)]).toEqual([path, true]);
      const kind = field.kind === 'list' ? field.item!.kind : field.kind;
      // A number of a person is never anything else, whatever the resource says of the group that it stands in.
      if (kind === 'bsn') expect([path, said.get(path)]).toEqual([path, NUMMER]);
      if (field.seals) expect(said.get(`${path}.${SEALED_INSIDE}`)).toBe(NUMMER);
      const category = said.get(path);
      if (category !== null) expect(CATEGORIE_CODES).toContain(category);
    }
    // What a declaration names is there: a field that was renamed is not quietly of another kind.
    const known = [...said.keys()];
    for (const path of Object.keys(resource.categories!.fields ?? {}))
      expect([path, known.some((one) => one === path || one.startsWith(`${path}.`))]).toEqual([path, true]);
  });

  it('are of a source, or hold nothing on people', () => {
    for (const resource of resources)
      if (sourceOfResource(resource) === undefined)
        expect([resource.name, resource.subjects]).toEqual([resource.name, undefined]);
  });

  it('name by law the numbers that are not called BSN too', () => {
    const of = (name: string, path: string) =>
      categoriesOf(resources.find((one) => one.name === name)!).find((leaf) => leaf.path === path)?.category;
    expect(of('persoon', 'aNummer')).toBe(NUMMER);
    expect(of('rol', 'betrokkeneIdentificatie.inpA_nummer')).toBe(NUMMER);
    expect(of('zaakobject', 'objectIdentificatie.heeftAlsGerechtigde.natuurlijkPersoon.inpA_nummer')).toBe(NUMMER);
    expect(of('persoon', 'uitsluitingKiesrecht.uitgesloten')).toBe('strafrechtelijk');
  });
});

describe('fields of the published answer on persons', () => {
  const groups = (knoop: Knoop): readonly Groep[] =>
    knoop.is === 'lijst'
      ? groups(knoop.van)
      : knoop.is === 'keuze'
        ? Object.values(knoop.varianten)
        : knoop.is === 'groep'
          ? [knoop]
          : [];
  const leaves = (groep: Groep, above = ''): readonly string[] =>
    Object.entries(groep.velden).flatMap(([name, knoop]) => {
      const inside = groups(knoop);
      return inside.length > 0 ? inside.flatMap((one) => leaves(one, `${above}${name}.`)) : [`${above}${name}`];
    });

  it.each(leaves(PERSOON))('%s has one', (path) => {
    expect(CATEGORIE_CODES).toContain(soortVan(path));
    expect(soortVan(path) === NUMMER).toBe(/(burgerservicenummer|aNummer)$/.test(path));
  });

  it('that is not there has none', () => {
    expect(soortVan('schoenmaat')).toBeUndefined();
  });
});

it('the list stands in the documentation, code by code', () => {
  const text = readFileSync('docs/uitwisseling/gegevenscategorieen.md', 'utf8');
  for (const { code, naam, english } of CATEGORIEEN) expect(text).toContain(`| \`${code}\` | ${naam} | ${english} |`);
  expect(text.match(/^\| `[a-z_]+` /gm)).toHaveLength(CATEGORIEEN.length);
});
