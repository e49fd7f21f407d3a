import { describe, expect, it, test } from 'vitest';
import { readTypedJson } from './read-json.ts';

const SCHEMA = `{
  "type": "object",
  "properties": {
    "a/b": { "type": "string" },
    "lijst": [1, { "x": true }]
  }
}`;

test('what is right is read as JSON.parse reads it, and each part has its place', () => {
  const typed = readTypedJson(SCHEMA);
  if (typed.fault) throw new Error(typed.fault.reason);
  expect(typed.value).toEqual(JSON.parse(SCHEMA));
  expect(typed.placeOf('')).toEqual({ line: 1, column: 1 });
  expect(typed.placeOf('/properties/a~1b/type')).toEqual({ line: 4, column: 14 });
  expect(typed.placeOf('/properties/lijst/1/x')).toEqual({ line: 5, column: 20 });
  // Not there: what is around it.
  expect(typed.placeOf('/properties/lijst/1/y/z')).toEqual({ line: 5, column: 18 });
});

describe('what is wrong has a line, a column and what to do', () => {
  it.each([
    ['', 1, 1, 'houdt hier op'],
    ['{"a": 1', 1, 8, 'ontbreekt nog een }'],
    ['[1, 2', 1, 6, 'ontbreekt nog een ]'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'een komma of een }'],
    ['{\n  "a": 1,\n}', 3, 1, 'Haal de komma hiervoor weg'],
    ['[1,]', 1, 4, 'Haal de komma hiervoor weg'],
    ['{a: 1}', 1, 2, 'een naam tussen dubbele'],
    ['{"a" 1}', 1, 6, 'een dubbele punt'],
    ['{"a": }', 1, 7, 'ontbreekt een waarde'],
    ['{"a": waar}', 1, 7, 'Zet een tekst tussen dubbele'],
    ['{"a": 01}', 1, 8, 'een komma of een }'],
    ['{"a": "open}', 1, 7, 'Sluit deze tekst af'],
    ['{"a": "\\x"}', 1, 7, 'Sluit deze tekst af'],
    ['{"a": 1, "a": 2}', 1, 10, 'al eerder in hetzelfde object'],
    ['{} {}', 1, 4, 'al klaar'],
    ['{"a": "\\u0000"}', 1, 7, 'een teken dat niet mag'],
    ['"\\ud800"', 1, 1, 'een teken dat niet mag'],
    ['['.repeat(30), 1, 22, 'dieper dan 20 lagen'],
  ])('%s', (text, line, column, reason) => {
    expect(readTypedJson(text).fault).toEqual({ line, column, reason: expect.stringContaining(reason) });
  });

  it('a long run of spaces or quotes costs no more than its length', () => {
    expect(readTypedJson(' '.repeat(200_000)).fault).toMatchObject({ line: 1 });
    expect(readTypedJson(`"${'\\"'.repeat(100_000)}`).fault).toMatchObject({ line: 1, column: 1 });
  });
});
