import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, type Json } from '../../src/logbook/jcs.ts';
import { published } from '../support/standards.ts';

const VECTORS = published('jcs-vectors');
const folder = join(VECTORS.path, 'testdata');

describe.skipIf(!VECTORS.present)('the vectors of RFC 8785', () => {
  const names = VECTORS.present ? readdirSync(join(folder, 'input')) : [];
  test('all six', () => {
    expect(names).toHaveLength(6);
  });

  test.each(names)('%s', (name) => {
    const value = JSON.parse(readFileSync(join(folder, 'input', name), 'utf8')) as Json;
    const wanted = readFileSync(join(folder, 'outhex', name.replace('.json', '.txt')), 'utf8').replaceAll(/\s/g, '');
    expect(Buffer.from(canonical(value)).toString('hex')).toBe(wanted);
    expect(canonical(value)).toBe(readFileSync(join(folder, 'output', name), 'utf8'));
    // What is canonical stays as it is.
    expect(canonical(JSON.parse(canonical(value)) as Json)).toBe(canonical(value));
  });
});

test('the value stays the same and the order of members does not matter', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value as Json);
      expect(canonical(JSON.parse(text) as Json)).toBe(text);
    }),
  );
  expect(canonical({ b: 1, a: [null, true] })).toBe('{"a":[null,true],"b":1}');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, '\ud800', { '\ud800': 1 }])('refuses %j', (value) => {
  expect(() => canonical(value as Json)).toThrow(TypeError);
});
