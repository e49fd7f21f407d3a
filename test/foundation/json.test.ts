import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseJson } from '../../src/foundation/json-text/strict.ts';

const parse = (text: string | Buffer): unknown => parseJson(typeof text === 'string' ? Buffer.from(text) : text);

/** Values whose text is well formed and without null characters, at most 10 deep. */
const value = fc.jsonValue({ maxDepth: 10 }).filter((one) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(one)));

describe('strict JSON', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2, '\t'), (one, space) => {
        const text = JSON.stringify(one, null, space);
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses any object that has one of its names twice', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), value, { minKeys: 1 }), (one) => {
        const text = JSON.stringify(one);
        const [name] = Object.keys(JSON.parse(text));
        if (name === undefined || /\\u0000|\\ud[89a-f]/i.test(text)) return;
        expect(() => parse(`${text.slice(0, -1)},${JSON.stringify(name)}:1}`)).toThrow('twee keer');
      }),
    );
  });

  it.each<[string, string | Buffer]>([
    ['a name twice, once with an escape', '{"a":1,"\\u0061":2}'],
    ['a name twice deep inside', '{"x":[{"y":{"a":1,"a":1}}]}'],
    ['two prototypes', '{"__proto__":1,"__proto__":2}'],
    ['a null character in a name', '{"a\\u0000":1}'],
    ['half a surrogate pair', '["\\udc00"]'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['an empty text', ' '],
    ['a comment', '{"a":1/**/}'],
    ['a string without an end', '{"a'],
    ['a string that ends in an escape', '["\\\\\\'],
    ['more that closes than opens', ']]]]{}'],
  ])('refuses %s', (_what, text) => {
    expect(() => parse(text)).toThrow('parse-error');
  });

  it.each(['{"a":":{\\"b\\":"}', '{"a\\\\":1,"b":"\\\\"}', '["\\ud83d\\ude00"]', '{"a:b":{"a:b":1}}'])(
    'reads %s',
    (text) => {
      expect(parse(text)).toEqual(JSON.parse(text));
    },
  );

  it('goes 20 levels deep and no deeper', () => {
    const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;
    expect(() => parse(nested(20))).not.toThrow();
    expect(() => parse(nested(22))).toThrow('dieper');
  });

  it.each<[string, string]>([
    ['brackets alone', '['.repeat(4_000_000)],
    ['brackets that close', '['.repeat(2_000_000) + ']'.repeat(2_000_000)],
    ['braces', '{"a":'.repeat(1_000_000)],
    ['a million and one numbers', `[${'1,'.repeat(1_000_000)}1]`],
    ['a million empty objects', `[${'{},'.repeat(600_000)}1]`],
  ])('refuses %s before it makes a value of them', (_what, text) => {
    const parser = vi.spyOn(JSON, 'parse');
    try {
      expect(() => parse(text)).toThrow('parse-error');
      expect(parser).not.toHaveBeenCalled();
    } finally {
      parser.mockRestore();
    }
  });

  it('reads brackets in a text, and a list of a hundred thousand', () => {
    expect(parse(JSON.stringify({ a: '['.repeat(100_000) }))).toEqual({ a: '['.repeat(100_000) });
    expect(parse(`[${'1,'.repeat(100_000)}1]`)).toHaveLength(100_001);
  });
});
