import { describe, expect, it, test } from 'vitest';
import { createCheck } from './check.ts';
import { exampleOf } from './example.ts';

const BOOM = {
  type: 'object',
  required: ['soort', 'hoogte'],
  properties: {
    soort: { type: 'string', enum: ['eik', 'beuk'] },
    hoogte: { type: 'number', minimum: 2, maximum: 40 },
    geplant: { type: 'string', format: 'date' },
    nummer: { type: ['integer', 'null'], exclusiveMinimum: 10 },
    ouder: { $ref: '#/$defs/plek' },
    lijst: { type: 'array', minItems: 1, items: { type: 'boolean' } },
    kort: { type: 'string', maxLength: 3 },
    lang: { type: 'string', minLength: 30 },
    vorm: { oneOf: [{ const: 'rond' }, { const: 'hoog' }] },
  },
  $defs: {
    plek: {
      allOf: [{ properties: { straat: { type: 'string' } } }, { properties: { huisnummer: { type: 'integer' } } }],
    },
  },
};

test('an example is as its schema says', () => {
  const made = exampleOf(BOOM);
  expect(made).toMatchObject({
    soort: 'eik',
    hoogte: 2,
    nummer: 11,
    ouder: { huisnummer: 1 },
    lijst: [true],
    vorm: 'rond',
  });
  expect(createCheck()('a', BOOM, made)).toEqual([]);
});

describe('a schema that has no end', () => {
  it.each([
    ['refers to itself', { type: 'object', properties: { kind: { $ref: '#' } } }],
    ['is itself', { $ref: '#' }],
    [
      'doubles',
      {
        $ref: '#/$defs/a',
        $defs: { a: { properties: { x: { $ref: '#/$defs/a' }, y: { $ref: '#/$defs/a' }, z: { $ref: '#/$defs/a' } } } },
      },
    ],
    [
      'doubles without properties',
      {
        $ref: '#/$defs/d20',
        $defs: Object.fromEntries(
          Array.from({ length: 21 }, (_, at) => {
            const before = { $ref: `#/$defs/d${at - 1}` };
            return [`d${at}`, at === 0 ? { type: 'object' } : { allOf: Array(50).fill(before) }];
          }),
        ),
      },
    ],
  ])('%s', (_, schema) => {
    expect(JSON.stringify(exampleOf(schema) ?? null).length).toBeLessThan(100_000);
  });
});

test.each([
  [{ enum: ['a'] }, 'a'],
  [{ examples: [{ a: 1 }] }, { a: 1 }],
  [{ type: 'integer', multipleOf: 5, minimum: 7 }, 10],
  [{ type: 'integer', maximum: -3 }, -3],
  [{ type: 'null' }, null],
  [{ $ref: '#/$defs/niet' }, 'voorbeeld'],
  [{ $ref: '#/%zz' }, 'voorbeeld'],
  [{ type: 'object' }, {}],
  [true, undefined],
])('%j', (schema, made) => {
  expect(exampleOf(schema as object)).toEqual(made);
});
