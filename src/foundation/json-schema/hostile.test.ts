/** Schemas and values that are made to keep the program busy. Without a limit each of these takes minutes, or for ever. */
import { describe, expect, it } from 'vitest';
import { createCheck } from './check.ts';
import { faultOfSchema } from './schema.ts';

const HEAVY = '^(a+)+$';
const referring = (steps: number): object => ({
  $ref: `#/$defs/d${steps}`,
  $defs: Object.fromEntries(
    Array.from({ length: steps + 1 }, (_, at) => {
      const before = { $ref: `#/$defs/d${at - 1}` };
      return [`d${at}`, at === 0 ? { type: 'object' } : { allOf: [before, before] }];
    }),
  ),
});
const words = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`p${at}`, { type: 'string', maxLength: 3 }]));

describe('a heavy pattern is seen', () => {
  it.each([
    ['where it stands', { properties: { naam: { pattern: HEAVY } } }],
    ['below a property with the name of a keyword', { properties: { default: { pattern: HEAVY } } }],
    ['in an example that is referred to', { $ref: '#/examples/0', examples: [{ pattern: HEAVY }] }],
    ['as the name of properties', { properties: { const: { patternProperties: { [HEAVY]: {} } } } }],
  ])('%s', (_, schema) => {
    expect(faultOfSchema(schema)).toContain('Een pattern is te zwaar');
    expect(faultOfSchema(JSON.parse(JSON.stringify(schema).replaceAll(HEAVY, '^a+$')))).toBeUndefined();
  });

  it('and properties may have the names of keywords', () => {
    const names = ['pattern', 'enum', '$ref', 'patternProperties', 'default'];
    const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
    expect(faultOfSchema({ properties })).toBeUndefined();
  });
});

it('a part that many refer to is compiled once', () => {
  const schema = { $defs: { a: { properties: words(300) } }, allOf: Array(300).fill({ $ref: '#/$defs/a' }) };
  expect(faultOfSchema(schema)).toBeUndefined();
  expect(createCheck()('a', schema, { p1: 'abcd' })).toContainEqual({
    at: 'p1',
    pointer: '/p1',
    reason: 'Gebruik hoogstens 3 tekens.',
  });
});

describe('a test that goes on and on ends with a fault, and the next is whole', () => {
  it.each([
    [
      'repetitions that each end',
      { properties: { t: { pattern: `^${'a{0,60}'.repeat(12)}$` } } },
      { t: `${'a'.repeat(60)}!` },
      { t: 'a' },
    ],
    [
      'a long text without the end that is looked for',
      { properties: { t: { pattern: 'a+a+b' } } },
      { t: 'a'.repeat(50_000) },
      { t: 'aab' },
    ],
    ['parts that refer to each other twice', referring(45), {}, undefined],
  ])('%s', (_, schema, value, good) => {
    expect(faultOfSchema(schema)).toBeUndefined();
    const check = createCheck();
    expect(check('a', schema, value)).toMatchObject([{ at: '', reason: expect.stringContaining('duurt te lang') }]);
    if (good) expect(check('a', schema, good)).toEqual([]);
    expect(check('b', { required: ['t'] }, {})).toMatchObject([{ at: 't' }]);
  });
});
