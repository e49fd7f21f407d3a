/** Every right that a rule can be about has a word for managers, in both languages. Twin: what is none has none. */
import { expect, test } from 'vitest';
import { doenVan } from '../../src/services/toegangsregels/woorden.ts';
import { registry } from '../registers/all/requests.ts';

const scopes = [
  ...new Set(registry.all.flatMap((one) => Object.values(one.scopes).flatMap((some) => some ?? []))),
].sort();

test.each(scopes)('%s', (scope) => {
  const { naam, english } = doenVan(scope) ?? {};
  expect(naam).toMatch(/^[a-z ,]+$/);
  expect(english).toMatch(/^[a-z ,]+$/);
});

test('of what is no right nothing is made up', () => {
  for (const scope of ['zaken.toveren', 'zaken', 'zaken.constructor', '']) expect(doenVan(scope)).toBeUndefined();
});
