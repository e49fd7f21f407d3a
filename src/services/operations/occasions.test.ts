import { expect, test } from 'vitest';
import { byOccasion, type Look, type Seen, together } from './occasions.ts';

const look = (at: string, changes: Partial<Look> = {}): Look => ({
  at: `2026-11-2${at}:00.000Z`,
  kind: 'getoond',
  who: { kind: 'application', name: 'Overzicht' },
  what: 'uw melding',
  purpose: 'helpen',
  data: ['uw melding'],
  ...changes,
});
const seen = (zaak: string | undefined, one: Look, activity = 'helpen'): Seen => ({
  look: one,
  zaak,
  activity,
  organ: 'college',
});
const casesOf = (all: readonly Seen[]): readonly (readonly (string | undefined)[])[] =>
  byOccasion(all).map((group) => group.map(({ zaak }) => zaak));

test('cases of which the same is told are one occasion, newest first', () => {
  const all = [seen('b', look('6T10:00')), seen('a', look('6T09:30')), seen('b', look('6T09:00'))];
  expect(casesOf(all)).toEqual([['b', 'a', 'b']]);
  expect(together(byOccasion(all)[0]!.map((one) => one.look))).toEqual([
    { ...look('6T10:00'), same: { times: 3, first: '2026-11-26T09:00:00.000Z' } },
  ]);
});

test.for<[string, Seen]>([
  ['somebody else', seen('b', look('6T09:00', { who: { kind: 'program' } }))],
  ['other data', seen('b', look('6T09:00', { data: ['uw melding', 'uw documenten'] }))],
  ['another purpose', seen('b', look('6T09:00'), 'beslissen')],
  ['another day', seen('b', look('5T09:00'))],
])('%s keeps a case apart', ([, other]) => {
  expect(casesOf([seen('a', look('6T10:00')), other])).toEqual([['a'], ['b']]);
});

test('a case of which more is told stands by itself', () => {
  const opened = look('6T11:00', { kind: 'geopend' });
  expect(casesOf([seen('a', opened), seen('a', look('6T10:00')), seen('b', look('6T09:00'))])).toEqual([
    ['a', 'a'],
    ['b'],
  ]);
});
