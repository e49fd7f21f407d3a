/** Random rights and activities, one row at a time, against a naive reading of docs/decisions/0037. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Purposes, reasonOf, serving } from './activity.ts';
import { accessFor, allows } from './conditions.ts';
import { type Grant, HIGHEST, type Rights } from './rights.ts';
import { BRONNEN, type Bron, sourceOf } from './sources.ts';

const SEED = 20261128;
const NAMES = ['a', 'b', 'c'];
const TYPES = ['t1', 't2', 't3'];
const SCOPES: readonly (readonly [component: string, scope: string])[] = [
  ['zrc', 'zaken.lezen'],
  ['drc', 'documenten.lezen'],
  ['orc', 'objecten.lezen'],
  ['meent', 'personen.lezen'],
  ['meent', 'beheer.lezen'],
  ['ztc', 'catalogi.lezen'],
];

interface Model {
  readonly uses: Readonly<Record<string, readonly Bron[]>>;
  readonly own: readonly string[];
  readonly defaults: Readonly<Record<string, readonly string[]>>;
}

const model: fc.Arbitrary<Model> = fc.record({
  uses: fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.subarray([...BRONNEN])]))) as fc.Arbitrary<
    Model['uses']
  >,
  own: fc.shuffledSubarray(NAMES, { minLength: 1 }),
  defaults: fc.record(
    Object.fromEntries(TYPES.map((type) => [type, fc.shuffledSubarray(NAMES, { maxLength: 2 })])),
  ) as fc.Arbitrary<Model['defaults']>,
});

const grant: fc.Arbitrary<Grant> = fc
  .record({
    on: fc.constantFrom(...SCOPES),
    type: fc.option(fc.constantFrom(...TYPES), { nil: undefined }),
    activity: fc.option(fc.constantFrom(...NAMES), { nil: undefined, freq: 2 }),
  })
  .map(({ on: [component, scope], type, activity }) => ({
    component,
    scopes: new Set([scope]),
    ...(type !== undefined && component !== 'meent' && component !== 'ztc' ? { type } : {}),
    ...(activity === undefined ? {} : { activity }),
  }));

const rights: fc.Arbitrary<Rights> = fc.record({
  everything: fc.constantFrom(false, false, true),
  grants: fc.array(grant, { maxLength: 5 }),
});

const CASES = new Set(['zrc', 'drc']);

const purposesOf = ({ uses, own, defaults }: Model): Purposes => ({
  uses: new Map(Object.entries(uses).map(([name, some]) => [name, new Map(some.map((source) => [source, []]))])),
  own,
  types: new Map([...CASES].map((component) => [component, TYPES])),
  defaultsOf: (component, type) => {
    if (!CASES.has(component)) return own;
    if (type === undefined) return undefined;
    return defaults[type]!.length > 0 ? defaults[type] : [own[0]!];
  },
});

/** Activities for which a right on a row of this type is, naively; undefined: whatever the row is for. */
const servedBy = (it: Model, component: string, type: string | undefined, activity: string | undefined) =>
  activity !== undefined ? [activity] : purposesOf(it).defaultsOf(component, type);

function visible(it: Model, some: Rights, named: string | undefined, on: readonly [string, string], type: string) {
  const [component, scope] = on;
  const source = sourceOf(component, scope);
  const counts = (served: readonly string[] | undefined): boolean => {
    if (source === undefined) return true;
    const names = (served ?? NAMES).filter((name) => named === undefined || name === named);
    return names.some((name) => it.uses[name]!.includes(source));
  };
  return (
    (some.everything && counts(CASES.has(component) ? servedBy(it, component, type, undefined) : it.own)) ||
    some.grants.some(
      (one) =>
        one.component === component &&
        one.scopes.has(scope) &&
        (one.type === undefined || one.type === type) &&
        counts(servedBy(it, component, one.type, one.activity)),
    )
  );
}

describe(`rights for an activity (seed ${SEED})`, () => {
  it('open what serves it over sources that it uses, and nothing else', () => {
    const seen = { open: 0, closed: 0, said: 0 };
    fc.assert(
      fc.property(model, rights, fc.option(fc.constantFrom(...NAMES), { nil: undefined }), (it, some, wanted) => {
        // A call never comes so far with an activity that is not one of the caller's own.
        const named = wanted !== undefined && it.own.includes(wanted) ? wanted : undefined;
        const narrowed = serving(some, purposesOf(it), named);
        for (const on of SCOPES)
          for (const type of TYPES) {
            const row = { type, level: HIGHEST };
            const is = allows(accessFor(narrowed, on[0], [on[1]]), row);
            expect([on, type, named, is]).toEqual([on, type, named, visible(it, some, named, on, type)]);
            const was = allows(accessFor(some, on[0], [on[1]]), row);
            // Never wider than it was, and what was lost has a reason.
            expect(is && !was).toBe(false);
            const reason = reasonOf(narrowed, on[0], [on[1]], row);
            if (was && !is) expect([on, type, reason]).toEqual([on, type, expect.stringMatching(/activiteit/)]);
            if (!was) expect(reason).toBeUndefined();
            seen[is ? 'open' : 'closed']++;
            if (reason) seen.said++;
          }
      }),
      { numRuns: 400, seed: SEED },
    );
    expect(Math.min(seen.open, seen.closed, seen.said)).toBeGreaterThan(100);
  });

  it('are the same when they are narrowed to one after they were narrowed to each of their own', () => {
    fc.assert(
      fc.property(model, rights, (it, some) => {
        const [named] = it.own as [string];
        const purposes = purposesOf(it);
        const at = (of: Rights) =>
          SCOPES.flatMap(([component, scope]) =>
            TYPES.map((type) => allows(accessFor(of, component, [scope]), { type, level: HIGHEST })),
          );
        expect(at(serving(serving(some, purposes), purposes, named))).toEqual(at(serving(some, purposes, named)));
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('hold the fields of the activity that each source is used for', () => {
    const purposes: Purposes = {
      ...purposesOf({ uses: {}, own: ['a', 'b'], defaults: { t1: [], t2: [], t3: [] } }),
      uses: new Map([
        ['a', new Map<Bron, readonly string[]>([['zaken', []]])],
        ['b', new Map<Bron, readonly string[]>([['personen', ['naam']]])],
      ]),
    };
    const all: Rights = { everything: true, grants: [] };
    expect([...serving(all, purposes).sources!]).toEqual([
      ['zaken', []],
      ['personen', ['naam']],
    ]);
    expect([...serving(all, purposes, 'a').sources!.keys()]).toEqual(['zaken']);
  });
});
