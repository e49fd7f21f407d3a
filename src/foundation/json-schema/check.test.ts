import { describe, expect, it } from 'vitest';
import { createCheck } from './check.ts';

const SCHEMA = {
  type: 'object',
  required: ['naam'],
  additionalProperties: false,
  properties: {
    naam: { type: 'string', maxLength: 5 },
    adres: { type: 'object', properties: { nr: { type: 'integer' } } },
  },
};

describe('a value', () => {
  it('has no fault where it is as the schema says', () => {
    expect(createCheck()('a', SCHEMA, { naam: 'Eik', adres: { nr: 3 } })).toEqual([]);
  });

  it.each([
    [{}, 'naam', 'Dit veld is verplicht.'],
    [{ naam: 'Eikeboom' }, 'naam', 'Gebruik hoogstens 5 tekens.'],
    [{ naam: 'Eik', adres: { nr: 'drie' } }, 'adres.nr', 'Dit moet een geheel getal zijn.'],
    [{ naam: 'Eik', bsn: '999990019' }, 'bsn', 'Dit veld kent het objecttype niet. Haal het weg.'],
  ])('%j: says where it is wrong, and not what stood there', (value, at, reason) => {
    expect(createCheck()('a', SCHEMA, value)).toMatchObject([{ at, reason }]);
  });

  it('that is large is refused before it costs', () => {
    const many = { lijst: Array.from({ length: 60_000 }, () => 1) };
    expect(createCheck()('a', {}, many)).toMatchObject([{ at: '', reason: expect.stringContaining('50000') }]);
    const unlike = { properties: { lijst: { uniqueItems: true } } };
    const some = { lijst: Array.from({ length: 2_000 }, (_, n) => ({ n })) };
    expect(createCheck()('b', unlike, some)).toMatchObject([{ at: '', reason: expect.stringContaining('1000') }]);
    expect(createCheck()('c', {}, some)).toEqual([]);
  });
});

describe('schemas that are kept', () => {
  it('are known by their key, and the least used goes', () => {
    const check = createCheck(2);
    const refuses = (key: string, schema: object): boolean => check(key, schema, {}).length > 0;
    expect(refuses('a', {})).toBe(false);
    // The same key is the same schema, whatever is given.
    expect(refuses('a', SCHEMA)).toBe(false);
    expect(refuses('b', {})).toBe(false);
    expect(refuses('a', SCHEMA)).toBe(false);
    // The third: b goes, which was used before a.
    expect(refuses('c', {})).toBe(false);
    expect(refuses('a', SCHEMA)).toBe(false);
    expect(refuses('b', SCHEMA)).toBe(true);
  });
});
