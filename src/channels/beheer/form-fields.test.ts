import { describe, expect, it, test } from 'vitest';
import { translator } from '../ui/texts/translate.ts';
import {
  bodyFrom,
  durationFrom,
  durationWords,
  type FormField,
  filledBefore,
  shownOf,
  wordsOf,
} from './form-fields.ts';

describe('a period', () => {
  it.each([
    ['8 weken', 'P8W'],
    ['30 dagen', 'P30D'],
    ['1 jaar en 6 maanden', 'P1Y6M'],
    ['2 years, 1 day', 'P2Y1D'],
    ['1week', 'P1W'],
    ['1 maand en 2 weken', 'P1M14D'],
    ['P56D', 'P56D'],
    ['zes weken', 'zes weken'],
    ['1 dag en 2 dagen', '1 dag en 2 dagen'],
    ['', ''],
  ])('typed as "%s" is %s', (typed, duration) => {
    expect(durationFrom(typed)).toBe(duration);
  });

  it.each(['P8W', 'P56D', 'P1Y6M', 'P10Y'])('%s comes back as it was shown', (duration) => {
    expect(durationFrom(durationWords(duration))).toBe(duration);
  });

  it('of another kind is shown as it is kept', () => {
    const field: FormField = { name: 'a', label: 'type.time', kind: 'duration' };
    expect(shownOf({ a: 'PT36H' }, field)).toBe('PT36H');
  });
});

test('a form as the API takes it', () => {
  const fields: readonly FormField[] = [
    { name: 'naam', label: 'type.part.name', kind: 'text' },
    { name: 'aantal', label: 'type.part.order', kind: 'number' },
    { name: 'aan', label: 'type.yes', kind: 'flag' },
    { name: 'tijd', label: 'type.time', kind: 'duration', optional: true },
    { name: 'woorden', label: 'type.words', kind: 'words' },
    { name: 'groep.een', label: 'type.part.name', kind: 'text' },
  ];
  const typed = { naam: 'Boom', aantal: 'drie', woorden: 'a, b,, a', 'groep.een': '1' };
  expect(bodyFrom(fields, typed, { before: { groep: { een: '0', twee: '2' } } })).toEqual({
    naam: 'Boom',
    aantal: null,
    aan: false,
    tijd: null,
    woorden: ['a', 'b'],
    groep: { een: '1', twee: '2' },
  });
});

describe('what is filled in before anybody types', () => {
  const term: FormField<{ readonly term: string | null }> = {
    name: 'termijn',
    label: 'type.part.term',
    kind: 'duration',
    follows: ({ term }) => term,
    fresh: () => '1 jaar',
  };

  it('is nothing as long as it follows, so that it goes on following', () => {
    expect(filledBefore(term, { term: 'P7Y' }, { termijn: 'P7Y' })).toBe('');
    expect(filledBefore(term, { term: 'P7Y' }, { termijn: 'P5Y' })).toBe('5 jaar');
    expect(filledBefore(term, { term: null }, { termijn: null })).toBe('');
  });

  it('is what a new one begins with', () => {
    expect(filledBefore(term, { term: 'P7Y' }, undefined)).toBe('1 jaar');
  });
});

test('an entry of the selectielijst is chosen by its UUID, sent as an address and read by its name', () => {
  const value = '0b7a4c1e-0000-4000-8000-000000000001';
  const field: FormField = {
    name: 'klasse',
    label: 'type.part.class',
    kind: 'choice',
    list: 'resultaten',
    options: () => [{ value, label: '5.1 Verleend' }],
  };
  const elsewhere = `https://selectielijst.openzaak.nl/api/v1/resultaten/${value}`;
  expect(shownOf({ klasse: elsewhere }, field)).toBe(value);
  expect(wordsOf(translator('nl'), field, undefined, value)).toBe('5.1 Verleend');
  expect(bodyFrom([field], { klasse: value }, { base: 'http://hier' })).toEqual({
    klasse: `http://hier/referentielijsten/api/v1/resultaten/${value}`,
  });
  expect(bodyFrom([field], {}, { base: 'http://hier' })).toEqual({ klasse: '' });
});
