import { describe, expect, test } from 'vitest';
import { accessFor, allows, type RowDimensions } from './conditions.ts';
import { toSql } from './conditions-sql.ts';
import { decide } from './decide.ts';
import { whyClosed } from './refusal.ts';
import { restricted } from './restricted.ts';
import { type Grant, NO_RIGHTS, RESTRICTED, type Rights, SHIELD } from './rights.ts';

const READ = ['zaken.lezen'];
const PERSONS = ['personen.lezen'];
const TYPE = '0190a000-0000-7000-8000-000000000001';
const CASE = '0190a000-0000-7000-8000-000000000002';

const onCases: Grant = { component: 'zrc', scopes: new Set(READ), type: TYPE, level: 4 };
const restricting = (names: readonly string[], used: Readonly<Record<string, string>> = {}) => ({
  activities: new Set(names),
  exempt: new Set(['avg-verzoeken']),
  usedFor: (source: string) => used[source],
});
const of = (grants: readonly Grant[], more: Partial<Rights> = {}): Rights => ({ ...NO_RIGHTS, grants, ...more });

/** As the row of a case says it: its own confidentiality, and what lies above that. */
const row = (level: number, dims: Partial<RowDimensions> = {}): RowDimensions => ({
  type: TYPE,
  level,
  owners: ['hash'],
  records: [CASE],
  ...dims,
});
const shut = (dims: Partial<RowDimensions> = {}) => row(3 + RESTRICTED, { restricted: ['bomen'], ...dims });

const opens = (rights: Rights, scopes: readonly string[], one: RowDimensions, component = 'zrc'): boolean => {
  const inMemory = allows(accessFor(rights, component, scopes), one);
  // The decision in words is the same one.
  expect(decide(rights, { component, scopes, resource: 'zaak', row: one }).permit).toBe(inMemory);
  return inMemory;
};

describe('nobody restricted anything', () => {
  test('rights are the same value, so that what they open is not worked out again', () => {
    const rights = of([onCases], { everything: true });
    expect(restricted(rights, restricting([]))).toBe(rights);
  });
});

describe('a case whose own activity is restricted', () => {
  const { activities, exempt, usedFor } = restricting(['bomen']);
  const narrowed = (rights: Rights) => restricted(rights, { activities, exempt, usedFor });

  test('is above every right on its type, at no cost to that right', () => {
    const rights = of([onCases]);
    expect(narrowed(rights)).toBe(rights);
    expect(opens(rights, READ, row(3))).toBe(true);
    expect(opens(rights, READ, shut())).toBe(false);
    expect(opens(rights, READ, shut({ level: 3 + RESTRICTED + SHIELD }))).toBe(false);
  });

  test('is closed to who may do everything; a shield alone is not', () => {
    const rights = of([], { everything: true });
    expect(opens(rights, READ, shut())).toBe(true);
    expect(opens(narrowed(rights), READ, shut())).toBe(false);
    expect(opens(narrowed(rights), READ, row(3 + SHIELD))).toBe(true);
    expect(opens(narrowed({ ...rights, unlessShielded: true }), READ, row(3 + SHIELD))).toBe(false);
    expect(opens(narrowed(rights), READ, row(7))).toBe(true);
  });

  test('stays open to whose it is, and to who is named on it', () => {
    for (const grant of [
      { component: 'zrc', scopes: new Set(READ), subject: 'hash' },
      { component: 'zrc', scopes: new Set(READ), records: [CASE] },
    ])
      expect(opens(narrowed(of([grant])), READ, shut())).toBe(true);
    expect(opens(narrowed(of([{ component: 'zrc', scopes: new Set(READ), subject: 'ander' }])), READ, shut())).toBe(
      false,
    );
  });

  test('is seen by who judges the request, up to their level and not through a shield', () => {
    const judging = narrowed(of([{ ...onCases, activity: 'avg-verzoeken' }]));
    expect(opens(judging, READ, shut())).toBe(true);
    expect(opens(judging, READ, shut({ level: 5 + RESTRICTED }))).toBe(false);
    expect(opens(judging, READ, shut({ level: 3 + RESTRICTED + SHIELD }))).toBe(false);
    expect(opens(judging, READ, row(3 + SHIELD))).toBe(false);
    expect(opens(judging, READ, row(3))).toBe(true);
  });

  test('says why to who could read it otherwise, and to nobody else', () => {
    expect(whyClosed(of([onCases]), 'zrc', READ, 'zaak', shut())).toContain('beperkt');
    expect(whyClosed(of([{ ...onCases, level: 2 }]), 'zrc', READ, 'zaak', shut())).toBeUndefined();
    expect(whyClosed(of([onCases]), 'zrc', READ, 'zaak', shut({ level: 3 + RESTRICTED + SHIELD }))).toBeUndefined();
    expect(whyClosed(of([onCases]), 'zrc', READ, 'zaak', row(6))).toBeUndefined();
    expect(whyClosed(narrowed(of([], { everything: true })), 'zrc', READ, 'zaak', shut())).toContain('beperkt');
  });
});

describe('a record that is used for another activity', () => {
  const other = { ...onCases, activity: 'onderzoek' };

  test('is closed to a right that serves what somebody restricted, and open to the others', () => {
    const one = row(3, { restricted: ['onderzoek'] });
    const { grants } = restricted(of([other, onCases]), restricting(['onderzoek']));
    expect(opens(of([grants[0]!]), READ, one)).toBe(false);
    expect(opens(of([grants[1]!]), READ, one)).toBe(true);
    expect(opens(of([grants[0]!]), READ, row(3))).toBe(true);
    expect(opens(of([grants[0]!]), READ, row(3, { restricted: ['bomen'] }))).toBe(true);
  });

  test('persons: by what the call uses them for, also of who may do everything', () => {
    const persons: Grant = { component: 'meent', scopes: new Set(PERSONS) };
    const one: RowDimensions = { restricted: ['bomen'] };
    for (const rights of [of([persons]), of([], { everything: true })]) {
      const bomen = restricted(rights, restricting(['bomen'], { personen: 'bomen' }));
      const ander = restricted(rights, restricting(['bomen'], { personen: 'wegen' }));
      expect(opens(bomen, PERSONS, one, 'meent')).toBe(false);
      expect(opens(bomen, PERSONS, {}, 'meent')).toBe(true);
      expect(opens(ander, PERSONS, one, 'meent')).toBe(true);
      expect(whyClosed(bomen, 'meent', PERSONS, 'persoon', one)).toContain('beperkt');
    }
  });
});

test('as SQL: one short value, however many residents there are', () => {
  const bound: unknown[] = [];
  const bind = (value: unknown) => `$${bound.push(value)}`;
  const dimensions = { type: 't.type', level: 't.level', restricted: 't.beperkt' };
  const rights = restricted(of([{ ...onCases, activity: 'onderzoek' }]), restricting(['onderzoek']));
  expect(toSql(accessFor(rights, 'zrc', READ), dimensions, bind)).toBe(
    '((t.type = any($1::uuid[]) and t.level <= $2::smallint and ($3::text = any(t.beperkt)) is not true))',
  );
  expect(bound).toEqual([`{${TYPE}}`, 4, 'onderzoek']);
  const judging = restricted(of([{ ...onCases, activity: 'avg-verzoeken' }]), restricting(['bomen']));
  expect(toSql(accessFor(judging, 'zrc', READ), dimensions, () => '?')).toBe(
    '((t.type = any(?::uuid[]) and (t.level <= ?::smallint or (t.level >= 16 and t.level <= ?::smallint))))',
  );
});
