/** What a stored body shows does not change without its version: otherwise old ones would answer without the new fields. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bodyShapes, changedWithoutVersion } from '../../src/engine/body-shape.ts';
import { choice, group, text } from '../../src/engine/fields.ts';
import { resource } from '../../src/engine/resource.ts';
import { resources } from '../../src/registers/index.ts';
import { boek } from '../engine/library.ts';

const committed = JSON.parse(readFileSync('src/registers/body-shapes.json', 'utf8'));

test('every body is as its version says; after a change, CONTRIBUTING tells what to do', () => {
  expect(changedWithoutVersion(committed, bodyShapes(resources))).toEqual([]);
  expect(committed).toEqual(bodyShapes(resources));
});

const shapeWith = (fields: typeof boek.fields, more: Partial<typeof boek> = {}) =>
  bodyShapes([resource({ ...boek, ...more, fields })]);
const plain = { ...boek.fields, band: group({ kleur: text(10) }), soort: choice(['a', 'b']) };

test.each([
  ['a field', { ...plain, taal: text(10) }],
  ['a field in a group', { ...plain, band: group({ kleur: text(10), dikte: text(10) }) }],
  ['a field less', boek.fields],
  ['another kind', { ...plain, soort: text(10) }],
  ['a field that is sealed', { ...plain, band: group({ kleur: text(10, { sealed: true }) }) }],
  ['an empty group that is shown', { ...plain, band: group({ kleur: text(10) }, { nested: true }) }],
] as [string, typeof boek.fields][])('%s wants another version', (_, fields) => {
  const [known, now] = [shapeWith(plain), shapeWith(fields)];
  expect(changedWithoutVersion(known, now)).toEqual(['boek']);
  expect(changedWithoutVersion(known, shapeWith(fields, { bodyVersion: 2 }))).toEqual([]);
});

test('what is taken in, found by or explained is no part of a body', () => {
  const fields = { ...plain, soort: choice(['a', 'b', 'c'], { column: true, help: 'Soort', required: true }) };
  const secret = { ...fields, geheim: text(40, { writeOnly: true }) };
  expect(shapeWith(secret)).toEqual(shapeWith(plain));
});
