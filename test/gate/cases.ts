/** Random callers, rights, rules and records, small enough that they meet: for tests that compare a decision with another reading of the same. */
import fc from 'fast-check';
import type { RowDimensions } from '../../src/gate/conditions.ts';
import { type Grant, HIGHEST, type Rights } from '../../src/gate/rights.ts';
import type { Asker, Hours, Moment, Rule } from '../../src/gate/rules.ts';
import type { Bron } from '../../src/gate/sources.ts';

export const TYPES = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const SUBJECTS = ['s1', 's2'];
export const IDS = ['r1', 'r2', 'r3'];
export const FIELDS = ['naam', 'adres', 'geboorte.datum'];
/** Of which component a resource is. */
export const RESOURCES = { zaak: 'zrc', document: 'drc', bericht: 'meent' } as const;
export const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  read: ['zaken.lezen'],
  change: ['zaken.bijwerken', 'zaken.forceren'],
  message: ['berichten.lezen'],
};

const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
  fc
    .option(value, { nil: undefined, freq: 2 })
    .map((found) => (found === undefined ? {} : { [key]: found }) as Partial<Record<K, T>>);
const some = <T>(of: readonly T[]) => fc.subarray([...of], { minLength: 1 });
const together = <T extends object>(...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<T> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as T);

const scopes = Object.values(OPERATIONS).flat();

const grant = together<Grant>(
  fc.record({
    component: fc.constantFrom(...Object.values(RESOURCES)),
    scopes: some(scopes).map((all) => new Set(all)),
  }),
  optional('type', fc.constantFrom(...TYPES)),
  optional('level', fc.constantFrom(0, 2, 3, HIGHEST)),
  optional('subject', fc.constantFrom(...SUBJECTS)),
  optional('records', some(IDS)),
  optional('ready', fc.constant(true as const)),
  optional('by', fc.record({ id: fc.constantFrom('recht-1', 'recht-2'), version: fc.integer({ min: 1, max: 3 }) })),
);

export const rights: fc.Arbitrary<Rights> = together<Rights>(
  fc.record({
    everything: fc.constantFrom(false, false, true),
    grants: fc.array(grant, { maxLength: 3 }),
  }),
  optional('unlessShielded', fc.constant(true as const)),
);

const hours: fc.Arbitrary<Hours> = fc.record({
  days: some([1, 2, 6]),
  from: fc.constantFrom(0, 480),
  until: fc.constantFrom(600, 1440),
});

const SOURCES: readonly Bron[] = ['zaken', 'berichten', 'personen'];

const whom = together(
  optional('kinds', some(['applicatie', 'medewerker', 'inwoner'])),
  optional('applications', some(['a', 'b'])),
  optional('roles', some(['behandelaar', 'balie'])),
  optional('departments', some(['wonen', 'werk'])),
  optional('activities', some(['vergunning', 'inzage'])),
  optional('organs', some(['college', 'burgemeester'])),
  optional('below', fc.constantFrom('substantieel', 'hoog')),
  optional('mandates', some(['geen', 'curator'])),
);

/** Most rules name one or two things; all at once they would hold of nobody. */
const thin = (full: fc.Arbitrary<object>, most: number) =>
  fc.tuple(full, fc.infiniteStream(fc.nat())).map(([all, picks]) => {
    const kept = Object.entries(all).filter(() => Number(picks.next().value) % 3 === 0);
    return Object.fromEntries(kept.slice(0, most));
  });

const what = together(
  optional('components', some(Object.values(RESOURCES))),
  optional('resources', some(Object.keys(RESOURCES))),
  optional('scopes', some(scopes)),
  optional('sources', some(SOURCES)),
  optional('types', some(TYPES)),
  optional('from', fc.constantFrom(0, 2, 4)),
);

const oneRule = together<Rule>(
  fc.record({
    version: fc.integer({ min: 1, max: 5 }),
    effect: fc.constantFrom('verbied' as const, 'laat_weg' as const),
    leaveOut: some(FIELDS),
    reason: fc.constantFrom('omdat het zo is', 'om een andere reden'),
    whom: thin(whom, 2),
    what: thin(what, 2),
  }),
  optional('begin', fc.constantFrom('2026-01-01', '2026-06-01')),
  optional('end', fc.constantFrom('2026-03-01', '2026-12-31')),
  optional('hours', hours),
);

export const rules: fc.Arbitrary<readonly Rule[]> = fc
  .array(oneRule, { maxLength: 6 })
  .map((all) => all.map((rule, at) => ({ ...rule, id: `regel-${at}` })));

/** What an activity does not say: on kinds of records, on types or on what has none beside those, and of nobody in particular. */
const leaves: fc.Arbitrary<readonly Rule[]> = fc
  .array(
    fc.record({
      types: fc.option(some(TYPES), { nil: undefined }),
      untyped: fc.boolean(),
      resource: fc.constantFrom(...(Object.keys(RESOURCES) as (keyof typeof RESOURCES)[])),
      leaveOut: some(FIELDS),
    }),
    { maxLength: 2 },
  )
  .map((all) =>
    all.map(({ types, untyped, resource, leaveOut }, at) => ({
      id: `meent-gegevens-00${at + 1}`,
      version: 1,
      effect: 'laat_weg' as const,
      whom: {},
      what: {
        components: [RESOURCES[resource]],
        resources: [resource],
        ...(types ? { types, ...(untyped ? { untyped: true as const } : {}) } : {}),
      },
      leaveOut,
      reason: 'de activiteit gebruikt dit niet',
    })),
  );

/** Rights as a call holds them: with what its activity does not say. */
const rightsOfCall: fc.Arbitrary<Rights> = fc
  .tuple(rights, leaves)
  .map(([own, left]) => (left.length > 0 ? { ...own, leaves: left } : own));

export const asker: fc.Arbitrary<Asker> = together<Asker>(
  fc.record({
    kind: fc.constantFrom('applicatie' as const, 'medewerker' as const, 'inwoner' as const),
    application: fc.constantFrom('a', 'b'),
  }),
  optional('role', fc.constantFrom('behandelaar', 'balie')),
  optional('department', fc.constantFrom('wonen', 'werk')),
  optional('activity', fc.constantFrom('vergunning', 'inzage')),
  optional('organ', fc.constantFrom('college', 'burgemeester')),
  optional('level', fc.constantFrom('laag' as const, 'substantieel' as const, 'hoog' as const)),
  optional('mandate', fc.constantFrom('curator', 'ouder')),
);

export const moment: fc.Arbitrary<Moment> = fc.record({
  day: fc.constantFrom('2025-12-31', '2026-02-01', '2026-06-01', '2026-12-31'),
  weekday: fc.constantFrom(1, 3, 6),
  minute: fc.constantFrom(0, 479, 480, 599, 600, 1439),
});

/** A record as the engine has it: a level where its kind has levels, and a number above the highest where it is shielded. */
export const row: fc.Arbitrary<RowDimensions> = together<RowDimensions>(
  fc.record({
    type: fc.constantFrom(...TYPES, null),
    owners: fc.subarray(SUBJECTS),
    records: some(IDS).map((ids) => [ids[0]!]),
    ready: fc.boolean(),
  }),
  optional('level', fc.constantFrom(0, 2, 3, HIGHEST, HIGHEST + 1, HIGHEST + 4, null)),
);

export const ask = fc.record({
  resource: fc.constantFrom(...(Object.keys(RESOURCES) as (keyof typeof RESOURCES)[])),
  operation: fc.constantFrom(...Object.keys(OPERATIONS)),
});

export const everyCase = fc.record({ rights: rightsOfCall, rules, asker, moment, row, ask });
export type Case = typeof everyCase extends fc.Arbitrary<infer One> ? One : never;
