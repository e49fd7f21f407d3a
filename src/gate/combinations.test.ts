/** Every set of sources against random registers of combinations, beside a reading of them as naive as can be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Combination,
  judgeCombination,
  onlyOf,
  refusalWords,
  type ToestemmingSource,
  type Together,
} from './combinations.ts';
import { accessFor, allows, covers, opensAll } from './conditions.ts';
import { type Grant, HIGHEST, SHIELD } from './rights.ts';
import { BRONNEN } from './sources.ts';

const SEED = 20261127;
const ACTIVITIES = ['horeca', 'schuldhulp'];
const RECIPIENTS = ['balie', 'kaart', 'werkbank:behandelaar:vergunningen'];
const DAYS = ['2026-01-01', '2026-03-01', '2026-06-01', '2026-09-01'];

/** All sets of sources: 10 pairs and 10 triples among them. */
const SETS: readonly (readonly string[])[] = Array.from({ length: 2 ** BRONNEN.length }, (_, bits) =>
  BRONNEN.filter((_source, index) => bits & (2 ** index)),
);

const combination = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    activity: fc.constantFrom(...ACTIVITIES),
    sources: fc.subarray([...BRONNEN], { minLength: 2 }),
    recipients: fc.subarray(RECIPIENTS, { minLength: 1 }),
    from: fc.constantFrom(...DAYS),
    until: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
    consent: fc.constantFrom(false, false, true),
  })
  .map(
    ({ sources, recipients, until, ...rest }): Combination => ({
      ...rest,
      sources: new Set(sources),
      recipients: new Set(recipients),
      ...(until ? { until } : {}),
    }),
  );

const consents: ToestemmingSource = {
  given: (name) => new Set(name === 'a' ? ['k1'] : name === 'b' ? ['k1', 'k2'] : []),
};

/** May these be used together, and by which choices of residents? */
function naive(together: Together, register: readonly Combination[]): 'all' | 'nobody' | readonly string[] {
  const wanted = [...together.sources];
  if (wanted.length <= 1) return 'all';
  const some: string[] = [];
  let found = false;
  for (const one of register) {
    if (one.activity !== together.activity) continue;
    if (one.from > together.day) continue;
    if (one.until !== undefined && one.until <= together.day) continue;
    if (![...together.recipients].some((who) => one.recipients.has(who))) continue;
    if (!wanted.every((source) => one.sources.has(source))) continue;
    if (!one.consent) return 'all';
    found = true;
    some.push(...consents.given(one.name));
  }
  return found ? [...new Set(some)].sort() : 'nobody';
}

const said = (verdict: ReturnType<typeof judgeCombination>): ReturnType<typeof naive> =>
  verdict.kind === 'refused' ? 'nobody' : verdict.kind === 'consented' ? [...verdict.choices].sort() : 'all';

describe(`combinations (seed ${SEED})`, () => {
  it('hold for every set of sources, activity, recipient and day as the register says', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(combination, { maxLength: 5 }), (register) => {
        for (const sources of SETS)
          for (const activity of ACTIVITIES)
            for (const recipient of RECIPIENTS)
              for (const day of DAYS) {
                const together = { activity, sources: new Set(sources), recipients: new Set([recipient]), day };
                const [is, should] = [said(judgeCombination(together, register, consents)), naive(together, register)];
                if (JSON.stringify(is) !== JSON.stringify(should)) expect([together, is]).toEqual([together, should]);
                const key = `${Math.min(sources.length, 3)} ${typeof is === 'string' ? is : 'some'}`;
                seen.set(key, (seen.get(key) ?? 0) + 1);
              }
      }),
      { numRuns: 60, seed: SEED },
    );
    // Each way it can end was met, of pairs and of more; one source is never refused.
    expect([...seen.keys()].sort()).toEqual([
      '0 all',
      '1 all',
      ...[2, 3].flatMap((size) => ['all', 'nobody', 'some'].map((way) => `${size} ${way}`)),
    ]);
  });

  it('hold for any of the names of one caller, and for none of another', () => {
    const register: readonly Combination[] = [
      {
        name: 'a',
        activity: 'horeca',
        sources: new Set(['zaken', 'personen']),
        recipients: new Set(['balie']),
        from: DAYS[0]!,
        consent: false,
      },
    ];
    const asked = (...recipients: string[]) =>
      judgeCombination(
        { activity: 'horeca', sources: new Set(['zaken', 'personen']), recipients: new Set(recipients), day: DAYS[1]! },
        register,
      ).kind;
    expect([asked('balie', 'balie-proef'), asked('kaart'), asked()]).toEqual(['registered', 'refused', 'refused']);
  });

  it('rest on nobody’s consent while no register has any', () => {
    const register: readonly Combination[] = [
      {
        name: 'a',
        activity: 'horeca',
        sources: new Set(['zaken', 'personen']),
        recipients: new Set(['balie']),
        from: DAYS[0]!,
        consent: true,
      },
    ];
    const together = {
      activity: 'horeca',
      sources: new Set(['zaken', 'personen']),
      recipients: new Set(['balie']),
      day: DAYS[1]!,
    };
    expect(said(judgeCombination(together, register))).toEqual([]);
    expect(said(judgeCombination(together, register, consents))).toEqual(['k1']);
  });

  it('say which one comes nearest and what to do', () => {
    const sources = new Set(['zaken', 'personen']);
    const base: Combination = {
      name: 'x',
      activity: 'horeca',
      sources,
      recipients: new Set(['balie']),
      from: '2026-01-01',
      consent: false,
    };
    const why = (register: readonly Combination[], wanted: ReadonlySet<string> = sources, day = '2026-06-01') => {
      const verdict = judgeCombination(
        { activity: 'horeca', sources: wanted, recipients: new Set(['balie']), day },
        register,
      );
      return verdict.kind === 'refused' ? refusalWords('horeca', verdict) : verdict.kind;
    };
    expect(why([base])).toBe('registered');
    expect(why([])).toContain('Leg in het register van combinaties vast');
    expect(why([{ ...base, activity: 'schuldhulp' }])).toContain('Leg in het register van combinaties vast');
    expect(why([{ ...base, until: '2026-06-01' }])).toContain('eindigde op 2026-06-01');
    expect(why([{ ...base, until: '2026-06-02' }])).toBe('registered');
    expect(why([{ ...base, from: '2026-06-02' }])).toContain('begint op 2026-06-02');
    expect(why([{ ...base, recipients: new Set(['kaart']) }])).toContain('niet voor uw applicatie of rol');
    expect(why([base], new Set(['zaken', 'personen', 'objecten']))).toContain('geldt niet voor: objecten');
    expect(why([base], new Set(['zaken', 'objecten']))).toContain('objecten, zaken');
    // Whom else it is for is nobody's business who is refused.
    expect(why([{ ...base, recipients: new Set(['kaart']) }])).not.toContain('kaart');
  });
});

describe('rights for residents who consented', () => {
  const grant: Grant = { component: 'zrc', scopes: new Set(['zaken.lezen']), type: 't1' };
  /** Rows of people who made these choices; of the last nobody was asked. */
  const rows = [['k1'], ['k1', 'k2'], [], undefined].flatMap((choices) =>
    [0, HIGHEST, HIGHEST + SHIELD].map((level) => ({
      type: 't1',
      level,
      owners: ['s1'],
      records: ['r1'],
      ...(choices ? { choices } : {}),
    })),
  );
  const open = (grants: readonly Grant[]) =>
    rows.filter((row) => allows(accessFor({ everything: false, grants }, 'zrc', ['zaken.lezen']), row));
  const chose = (...wanted: string[]) =>
    open([grant]).filter(({ choices = [] }) => wanted.every((one) => choices.includes(one)));

  it('open their rows up to what the right opened before, and nobody else’s', () => {
    expect(open(onlyOf([grant], [['k1']]))).toEqual(chose('k1'));
    // All of one list, or of another.
    expect(open(onlyOf([grant], [['k1', 'k2']]))).toEqual(chose('k1', 'k2'));
    expect(open(onlyOf([grant], [['k2'], ['k1']]))).toEqual(chose('k1'));
    expect(open(onlyOf([grant], [['k1']])).every(({ level }) => level <= HIGHEST)).toBe(true);
    expect(open(onlyOf([grant], []))).toEqual([]);
    // Twin: who is named on a shielded case keeps what that opens, of who consented.
    const named = open(onlyOf([{ ...grant, records: ['r1'] }], [['k2']]));
    expect(named.map(({ level }) => level)).toEqual([0, HIGHEST, HIGHEST + SHIELD]);
  });

  it('are as few as they were, whatever the number of types and of people', () => {
    const types = Array.from({ length: 100 }, (_, index): Grant => ({ ...grant, type: `t${index}` }));
    const access = accessFor({ everything: false, grants: onlyOf(types, [['k1']]) }, 'zrc', ['zaken.lezen']);
    expect(access).toHaveLength(1);
  });

  it('cover no right that somebody gives, and are no right on all rows', () => {
    const rights = { everything: false, grants: onlyOf([{ component: 'zrc', scopes: grant.scopes }], [['k1']]) };
    expect(covers(rights, grant, 'zaken.lezen')).toBe(false);
    expect(opensAll(accessFor(rights, 'zrc', ['zaken.lezen']), false)).toBe(false);
    // Twin: without a choice it is both.
    const plain = { everything: false, grants: [{ component: 'zrc', scopes: grant.scopes }] };
    expect(covers(plain, grant, 'zaken.lezen')).toBe(true);
    expect(opensAll(accessFor(plain, 'zrc', ['zaken.lezen']), false)).toBe(true);
  });

  it('leave a right on what is about nobody as it was, and close what looks over many at once', () => {
    const plain: Grant = { component: 'ztc', scopes: new Set(['catalogi.lezen']) };
    expect(onlyOf([plain], [])).toEqual([plain]);
    const mixed: Grant = { component: 'meent', scopes: new Set(['beheer.lezen', 'personen.lezen']) };
    expect(onlyOf([mixed], [])).toEqual([{ ...mixed, scopes: new Set(['beheer.lezen']) }]);
    for (const scope of ['archief.lezen', 'logboek.inzien'])
      expect(onlyOf([{ component: 'meent', scopes: new Set([scope]) }], [['k1']])).toEqual([]);
  });
});
