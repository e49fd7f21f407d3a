import { expect, test } from 'vitest';
import { outlineOf } from './outline.ts';

test('fields are told from the outside in, in words', () => {
  const schema = {
    type: 'object',
    required: ['soort'],
    properties: {
      soort: { type: 'string', enum: ['eik', 'beuk'], description: 'Wat voor boom.' },
      geplant: { type: ['string', 'null'], format: 'date' },
      plek: { $ref: '#/$defs/plek' },
      takken: { type: 'array', items: { type: 'object', properties: { lengte: { type: 'number' } } } },
      los: {},
    },
    $defs: { plek: { title: 'Waar', properties: { nummer: { type: 'integer' } } } },
  };
  expect(outlineOf(schema)).toEqual([
    { path: 'soort', kind: 'kies uit: eik, beuk', required: true, about: 'Wat voor boom.' },
    { path: 'geplant', kind: 'een datum of null', required: false, about: '' },
    { path: 'plek', kind: 'een object', required: false, about: 'Waar' },
    { path: 'plek.nummer', kind: 'een geheel getal', required: false, about: '' },
    { path: 'takken', kind: 'een lijst van: een object', required: false, about: '' },
    { path: 'takken.lengte', kind: 'een getal', required: false, about: '' },
    { path: 'los', kind: 'van alles', required: false, about: '' },
  ]);
});

test('a schema without end or order is told in part', () => {
  expect(outlineOf({ properties: { kind: { $ref: '#' } } }).length).toBeLessThan(10);
  const wide = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => [name, { $ref: '#' }]));
  expect(outlineOf({ properties: wide })).toHaveLength(200);
  expect(outlineOf({ properties: { a: true, b: { $ref: '#/$defs/niet' } }, required: 3 })).toHaveLength(2);
  const list: { type: string; items?: object } = { type: 'array' };
  expect(outlineOf({ properties: { a: { type: 'array', items: { type: 'array', items: list } } } })).toMatchObject([
    { kind: 'een lijst' },
  ]);
});
