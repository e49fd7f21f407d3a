/** Decisions against a naive reading of rights and rules, and against what the conditions open: over random cases. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, everyCase, OPERATIONS, RESOURCES } from '../../test/gate/cases.ts';
import { accessFor, allows, hasScope } from './conditions.ts';
import { decide, forbiddenBy } from './decide.ts';
import { type Grant, HIGHEST, type Rights, SHIELD } from './rights.ts';
import { createRuleSet } from './rule-set.ts';
import type { Rule } from './rules.ts';
import { sourceOf } from './sources.ts';

const SEED = 20261127;
const LEVELS = ['laag', 'substantieel', 'hoog'];

/** One rule, one caller, one record, word for word. */
function naive({ rights, rules, asker, moment, row, ask: { resource, operation } }: Case) {
  const component = RESOURCES[resource];
  const has = (list: readonly unknown[] | undefined, value: unknown): boolean =>
    list === undefined || list.some((one) => one === value);
  const meets = ({ whom, begin, end, hours }: Rule): boolean =>
    has(whom.kinds, asker.kind) &&
    has(whom.applications, asker.application) &&
    has(whom.roles, asker.role) &&
    has(whom.departments, asker.department) &&
    has(whom.activities, asker.activity) &&
    has(whom.organs, asker.organ) &&
    has(whom.mandates, asker.mandate ?? 'geen') &&
    (!whom.below || !asker.level || LEVELS.indexOf(asker.level) < LEVELS.indexOf(whom.below)) &&
    !(begin && moment.day < begin) &&
    !(end && moment.day >= end) &&
    !(hours && (!hours.days.includes(moment.weekday) || moment.minute < hours.from || moment.minute >= hours.until));
  const about = ({ what }: Rule, scope: string): boolean =>
    has(what.components, component) &&
    has(what.resources, resource) &&
    has(what.scopes, scope) &&
    has(what.sources, sourceOf(component, scope)) &&
    (!what.types || what.types.some((type) => type === row.type) || (what.untyped === true && !row.type)) &&
    (!what.from || (row.level !== undefined && (row.level === null || row.level % SHIELD >= what.from)));
  const opens = (grant: Grant, scope: string): boolean => {
    const named = grant.subject !== undefined || grant.records !== undefined;
    const ceiling = grant.level ?? (named ? Number.POSITIVE_INFINITY : HIGHEST);
    return (
      grant.component === component &&
      grant.scopes.has(scope) &&
      (!grant.type || grant.type === row.type) &&
      (row.level === undefined ||
        ceiling === Number.POSITIVE_INFINITY ||
        (row.level !== null && row.level <= ceiling)) &&
      (!grant.subject || row.owners!.includes(grant.subject)) &&
      (!grant.records || grant.records.some((id) => row.records!.includes(id))) &&
      (!grant.ready || row.ready === true)
    );
  };
  const shielded = row.level !== undefined && (row.level === null || row.level > HIGHEST);
  const holding = rules.filter(meets);
  const scopes = OPERATIONS[operation]!;
  const permit = scopes.some(
    (scope) =>
      ((rights.everything && !(rights.unlessShielded && shielded)) ||
        rights.grants.some((grant) => opens(grant, scope))) &&
      !holding.some((rule) => rule.effect === 'verbied' && about(rule, scope)),
  );
  const duties = [...(rights.leaves ?? []), ...holding].filter(
    (rule) => rule.effect === 'laat_weg' && scopes.some((scope) => about(rule, scope)),
  );
  return { permit, leaveOut: permit ? new Set(duties.flatMap(({ leaveOut = [] }) => leaveOut)) : new Set<string>() };
}

const narrowed = ({ rights, rules, asker, moment }: Case): Rights => createRuleSet(rules).narrow(rights, asker, moment);

const askOf = ({ row, ask: { resource, operation } }: Case) => ({
  component: RESOURCES[resource],
  scopes: OPERATIONS[operation]!,
  resource,
  row,
});

describe(`a decision (seed ${SEED})`, () => {
  it('is what a naive reading of rights and rules says, and what the conditions open', () => {
    const told = { permits: 0, forbidden: 0, duties: 0, denied: 0 };
    fc.assert(
      fc.property(everyCase, (one) => {
        const rights = narrowed(one);
        const ask = askOf(one);
        const expected = naive(one);
        const { permit, leaveOut, reasons } = decide(rights, ask);
        expect({ permit, leaveOut: new Set(leaveOut) }).toEqual(expected);
        const access = accessFor(rights, ask.component, ask.scopes, ask.resource);
        expect(allows(access, one.row)).toBe(permit);
        if (permit) expect(hasScope(rights, ask.component, ask.scopes, ask.resource)).toBe(true);
        // What permits comes first, then what it costs; a refusal names the rules that forbid, if any.
        const effects = reasons.map(({ effect }) => effect);
        if (permit)
          expect([effects[0], ...new Set(effects.slice(1))].slice(0, 2)).toEqual(
            effects.length > 1 ? ['sta_toe', 'laat_weg'] : ['sta_toe'],
          );
        else expect(effects.every((effect) => effect === 'verbied')).toBe(true);
        told.permits += Number(permit);
        told.duties += Number(leaveOut.length > 0);
        told.forbidden += Number(!permit && reasons.length > 0);
        told.denied += Number(!permit && reasons.length === 0);
      }),
      { numRuns: 1_500, seed: SEED },
    );
    // The sample has enough of each, or the comparison says nothing.
    for (const count of Object.values(told)) expect(count).toBeGreaterThan(40);
  });

  it('never opens with a rule what was closed without it', () => {
    fc.assert(
      fc.property(everyCase, (one) => {
        if (decide(narrowed(one), askOf(one)).permit) expect(decide(one.rights, askOf(one)).permit).toBe(true);
      }),
      { numRuns: 400, seed: SEED },
    );
  });
});

const READ = ['zaken.lezen'];
const rule = (some: Partial<Rule>): Rule => ({
  id: 'regel',
  version: 2,
  effect: 'verbied',
  whom: {},
  what: {},
  reason: 'Dat mag niet.',
  ...some,
});
const noon = { day: '2026-03-02', weekday: 1, minute: 720 };

describe('rights under rules', () => {
  const all: Rights = { everything: true, grants: [], everythingBy: { id: 'applicatie', version: 7 } };

  it('name what permits and what forbids, with versions', () => {
    const ask = { component: 'zrc', scopes: READ, resource: 'zaak', row: { type: 't1', level: 3 } };
    expect(decide(all, ask)).toEqual({
      permit: true,
      reasons: [{ id: 'applicatie', version: 7, effect: 'sta_toe' }],
      leaveOut: [],
    });
    const set = createRuleSet([rule({ what: { types: ['t1'], from: 3 } })]);
    const under = set.narrow(all, { kind: 'applicatie', application: 'a' }, noon);
    expect(decide(under, ask)).toEqual({
      permit: false,
      reasons: [{ id: 'regel', version: 2, effect: 'verbied', text: 'Dat mag niet.' }],
      leaveOut: [],
    });
    expect(decide(under, { ...ask, row: { type: 't1', level: 2 } }).permit).toBe(true);
    expect(decide(under, { ...ask, row: { type: 't2', level: 3 } }).permit).toBe(true);
  });

  it('stay rights by type and level where they were, so that counters know them', () => {
    const given: Rights = {
      everything: false,
      grants: ['t1', 't2'].map((type) => ({ component: 'zrc', scopes: new Set(READ), type, level: 4 })),
    };
    const under = (...rules: Rule[]) =>
      accessFor(
        createRuleSet(rules).narrow(given, { kind: 'applicatie', application: 'a' }, noon),
        'zrc',
        READ,
        'zaak',
      );
    expect(under(rule({ what: { types: ['t1'] } }))).toEqual([{ types: ['t2'], level: 4 }]);
    expect(under(rule({ what: { from: 2 } }))).toEqual([{ types: ['t1', 't2'], level: 1 }]);
    expect(under(rule({ what: { types: ['t1'], from: 2 } }))).toEqual([
      { types: ['t2'], level: 4 },
      { types: ['t1'], level: 1 },
    ]);
    expect(under(rule({ what: { components: ['zrc'] } }))).toEqual([]);
    expect(under(rule({ what: { resources: ['status'] } }))).toEqual([{ types: ['t1', 't2'], level: 4 }]);
  });

  it('say why, where a rule is what closes all of a kind', () => {
    const asker = { kind: 'applicatie', application: 'a' } as const;
    const closed = createRuleSet([rule({ what: { components: ['zrc'] } })]).narrow(all, asker, noon);
    expect(forbiddenBy(closed, 'zrc', READ, 'zaak')).toBe('Dat mag niet.');
    expect(forbiddenBy(all, 'zrc', READ, 'zaak')).toBeUndefined();
    // Who had no right to begin with is not told of rules.
    const nothing: Rights = { everything: false, grants: [], rules: closed.rules! };
    expect(forbiddenBy(nothing, 'zrc', READ, 'zaak')).toBeUndefined();
  });

  it('are left to who decides on rules', () => {
    const asker = { kind: 'applicatie', application: 'a' } as const;
    const closed = createRuleSet([rule({ what: { components: ['meent'] } })]).narrow(all, asker, noon);
    expect(hasScope(closed, 'meent', ['toegangsregels.vaststellen'], 'toegangsregel')).toBe(true);
    expect(hasScope(closed, 'meent', ['berichten.lezen'], 'bericht')).toBe(false);
  });

  it('take consents from applications and employees; a resident sees and takes back theirs, whatever rules say', () => {
    const closed = (kind: 'applicatie' | 'medewerker' | 'inwoner', what: Rule['what'] = {}, scope = 'lezen') =>
      hasScope(
        createRuleSet([rule({ what })]).narrow(all, { kind, application: 'a' }, noon),
        'meent',
        [`toestemmingen.${scope}`],
        'toestemming',
      );
    expect([closed('applicatie'), closed('medewerker'), closed('inwoner')]).toEqual([false, false, true]);
    expect(closed('applicatie', { resources: ['toestemming'] })).toBe(false);
    expect(closed('inwoner', { resources: ['toestemming'] })).toBe(true);
    expect(closed('applicatie', { resources: ['bericht'] })).toBe(true);
    expect(closed('inwoner', {}, 'intrekken')).toBe(true);
    expect(closed('inwoner', {}, 'geven')).toBe(false);
  });

  it('are the same value for the same asker, and another one when a rule begins or ends', () => {
    const set = createRuleSet([rule({ begin: '2026-03-02', end: '2026-03-03' })]);
    const asker = { kind: 'applicatie', application: 'a' } as const;
    expect(set.narrow(all, asker, noon)).toBe(set.narrow(all, { ...asker }, noon));
    expect(set.narrow(all, asker, noon).rules).toHaveLength(1);
    expect(set.narrow(all, asker, { ...noon, day: '2026-03-01' })).toBe(all);
    expect(set.narrow(all, asker, { ...noon, day: '2026-03-03' })).toBe(all);
  });
});
