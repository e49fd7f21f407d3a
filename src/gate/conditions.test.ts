/** Random rights, one row at a time, against a naive reading of a grant: what is opened, what covers what, and until when. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Access, accessFor, allows, covers, hasScope, limitsFor, opensAll } from './conditions.ts';
import { type Grant, HIGHEST, lastingTo, type Rights, SHIELD } from './rights.ts';

const SEED = 20260321;
const TYPES = ['t1', 't2'];
const SUBJECTS = ['s1', 's2'];
const IDS = ['r1', 'r2', 'r3'];
const NAMES = ['a', 'b'];

interface Row {
  readonly id: string;
  readonly type: string;
  readonly level: number;
  readonly shielded: boolean;
  readonly owners: readonly string[];
  readonly ready: boolean;
}
const ROWS: readonly Row[] = TYPES.flatMap((type) =>
  [0, 3, HIGHEST].flatMap((level) =>
    [false, true].flatMap((shielded) =>
      [[], ['s1'], ['s1', 's2']].flatMap((owners) =>
        [false, true].flatMap((ready) => IDS.map((id) => ({ id, type, level, shielded, owners, ready }))),
      ),
    ),
  ),
);

const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
  fc
    .option(value, { nil: undefined, freq: 2 })
    .map((found) => (found === undefined ? {} : { [key]: found }) as Partial<Record<K, T>>);

const grant = fc
  .tuple(
    fc.constantFrom('zrc', 'zrc', 'drc'),
    fc.subarray(['lezen', 'schrijven'], { minLength: 1 }),
    optional('type', fc.constantFrom(...TYPES)),
    optional('level', fc.constantFrom(0, 2, 3, HIGHEST)),
    optional('subject', fc.constantFrom(...SUBJECTS)),
    optional('records', fc.subarray(IDS, { minLength: 1 })),
    optional('ready', fc.constant(true as const)),
    optional('until', fc.constantFrom('2026-01-01', '2026-06-01')),
  )
  .map(([component, scopes, ...narrowed]): Grant => Object.assign({ component, scopes: new Set(scopes) }, ...narrowed));

const rights = fc
  .record({
    everything: fc.constantFrom(false, false, false, true),
    unlessShielded: fc.constantFrom(true as const, undefined),
    grants: fc.array(grant, { maxLength: 3 }),
  })
  .map(({ unlessShielded, ...some }): Rights => (unlessShielded ? { ...some, unlessShielded } : some));

/** What one grant opens of one row. A shield keeps out all but who it belongs to, and who is named. */
const opens = (one: Omit<Grant, 'scopes'>, row: Row): boolean =>
  (one.type === undefined || one.type === row.type) &&
  (one.level === undefined || (row.level <= one.level && !row.shielded)) &&
  (!row.shielded || one.subject !== undefined || one.records !== undefined) &&
  (one.subject === undefined || row.owners.includes(one.subject)) &&
  (one.records === undefined || one.records.includes(row.id)) &&
  (!one.ready || row.ready);

const visible = ({ everything, unlessShielded, grants }: Rights, row: Row, scope = 'lezen'): boolean =>
  (everything && !(unlessShielded && row.shielded)) ||
  grants.some((one) => one.component === 'zrc' && one.scopes.has(scope) && opens(one, row));

const allowed = (access: Access, { id, level, shielded, ...row }: Row): boolean =>
  allows(access, { ...row, level: shielded ? level + SHIELD : level, records: [id] });

const prove = (property: fc.IProperty<never> | fc.IProperty<[Rights]> | fc.IProperty<[Rights, Grant]>): void =>
  fc.assert(property as fc.IProperty<unknown>, { numRuns: 250, seed: SEED });

describe(`rights (seed ${SEED})`, () => {
  it('open what a grant says, and nothing else', () => {
    prove(
      fc.property(rights, (some) => {
        const access = accessFor(some, 'zrc', ['lezen']);
        for (const row of ROWS) expect([row, allowed(access, row)]).toEqual([row, visible(some, row)]);
        if (ROWS.some((row) => visible(some, row))) expect(hasScope(some, 'zrc', ['lezen'])).toBe(true);
      }),
    );
  });

  it('open nothing of a row without a level, but for who is named or needs none', () => {
    expect(allows([{ level: HIGHEST }], { type: 't1', level: null })).toBe(false);
    expect(allows([{ records: ['r1'] }], { type: 't1', level: null, records: ['r1'] })).toBe(true);
    expect(allows('everything', { type: 't1', level: null })).toBe(true);
    // A kind of record that has no levels is not kept back by one.
    expect(allows([{ level: 0 }], { type: 't1' })).toBe(true);
  });

  it('open all of a kind only where no row is kept out', () => {
    prove(
      fc.property(rights, (some) => {
        const access = accessFor(some, 'zrc', ['lezen']);
        for (const shielded of [false, true])
          if (opensAll(access, shielded))
            expect(ROWS.filter((row) => row.shielded === shielded && !visible(some, row))).toEqual([]);
      }),
    );
    expect(opensAll([{ level: HIGHEST }], false)).toBe(true);
    expect(opensAll([{ level: HIGHEST }], true)).toBe(false);
    expect(opensAll([{}], true)).toBe(false);
    expect(opensAll('everything', true)).toBe(true);
  });

  it('cover a grant only when they open each row that it opens', () => {
    let covered = 0;
    prove(
      fc.property(rights, grant, (some, one) => {
        if (!covers(some, one, 'lezen') || one.component !== 'zrc') return;
        covered++;
        const kept = ROWS.filter((row) => opens(one, row) && !visible(some, row));
        expect(kept).toEqual([]);
      }),
    );
    expect(covered).toBeGreaterThan(30);
    // Twin: what is given with its own right is covered.
    prove(
      fc.property(rights, grant, (_, one) => {
        expect(covers({ everything: false, grants: [one] }, one, [...one.scopes][0]!)).toBe(true);
      }),
    );
  });

  it('last up to and including their last day', () => {
    prove(
      fc.property(rights, (some) => {
        const kept = (day: string | undefined) => new Set(lastingTo(some, day).grants);
        for (const one of some.grants) {
          const { until } = one;
          expect(kept(undefined).has(one)).toBe(until === undefined);
          for (const day of ['2025-12-31', '2026-01-01', '2026-01-02', '2026-06-01', '2026-06-02'])
            expect([day, kept(day).has(one)]).toEqual([day, until === undefined || day <= until]);
        }
      }),
    );
    const ends: Rights = { everything: true, everythingUntil: '2026-01-01', grants: [] };
    const lasts = ['2026-01-01', '2026-01-02', undefined].map((day) => lastingTo(ends, day).everything);
    expect(lasts).toEqual([true, false, false]);
  });
});

describe('parts of a row', () => {
  const part = (names: readonly string[], type?: string): Grant => ({
    component: 'orc',
    scopes: new Set(['lezen']),
    ...(type ? { type } : {}),
    parts: new Map([[1, new Set(names)]]),
  });
  const whole = (type?: string): Grant => ({ component: 'orc', scopes: new Set(['lezen']), ...(type ? { type } : {}) });
  const limit = (...grants: readonly Grant[]) =>
    [...limitsFor({ everything: false, grants }, 'orc', ['lezen'])].map(([type, parts]) => [type, [...parts.get(1)!]]);

  it('add up, and a right on the whole takes the limit away', () => {
    expect(limit(part(['a'], 't1'), part(['b'], 't1'))).toEqual([['t1', NAMES]]);
    expect(limit(part(['a'], 't1'), whole('t1'))).toEqual([]);
    expect(limit(part(['a'], 't1'), whole('t2'))).toEqual([['t1', ['a']]]);
    expect(limit(part(['a'], 't1'), whole())).toEqual([]);
    // Of no type in particular it is no limit on one.
    expect(limit(part(['a'], 't1'), part(['a']))).toEqual([]);
  });

  it('cover no more than themselves', () => {
    const some: Rights = { everything: false, grants: [part(['a'], 't1')] };
    expect(covers(some, part(['a'], 't1'), 'lezen')).toBe(true);
    expect(covers(some, part(NAMES, 't1'), 'lezen')).toBe(false);
    expect(covers(some, whole('t1'), 'lezen')).toBe(false);
    expect(covers({ everything: false, grants: [whole('t1')] }, part(NAMES, 't1'), 'lezen')).toBe(true);
  });
});
