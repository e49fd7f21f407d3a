/**
 * Decisions of the gate: a thousand rules, a hundred case types, twenty mandates, each decision with its reasons and duties.
 * No database and no HTTP: what is measured is what every call pays before it reads, and what a decision on a record costs.
 */

import { NIET_IN_ACTIVITEIT } from '../src/gate/categories.ts';
import { decide } from '../src/gate/decide.ts';
import { LEVEL_OF, type Rights, VERTROUWELIJKHEID } from '../src/gate/rights.ts';
import { createRuleSet } from '../src/gate/rule-set.ts';
import type { Asker, Rule } from '../src/gate/rules.ts';
import { atLeast, type Benchmark, tell } from './benchmark.ts';
import { median } from './tools.ts';

const RULES = 1_000;
const TYPES = Array.from({ length: 100 }, (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`);
const MANDATES = Array.from({ length: 20 }, (_, at) => `machtiging-${at}`);
const APPLICATIONS = Array.from({ length: 10 }, (_, at) => `applicatie-${at}`);
const READ = ['zaken.lezen'];
const CHANGE = ['zaken.bijwerken', 'zaken.geforceerd-bijwerken'];
const NOW = { day: '2026-03-02', weekday: 1, minute: 600 };

/** Numbers that look like chance and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Most rules are for one kind of mandate or one application; some are for everybody. */
function makeRules(next: (below: number) => number): readonly Rule[] {
  return Array.from({ length: RULES }, (_, at): Rule => {
    const leavesOut = at % 3 === 0;
    return {
      id: `regel-${String(at).padStart(4, '0')}`,
      version: 1 + next(5),
      effect: leavesOut ? 'laat_weg' : 'verbied',
      whom:
        at % 10 === 0
          ? {}
          : at % 2 === 0
            ? { mandates: [MANDATES[next(MANDATES.length)]!] }
            : { applications: [APPLICATIONS[next(APPLICATIONS.length)]!] },
      what: {
        components: ['zrc'],
        types: [TYPES[next(TYPES.length)]!],
        ...(at % 4 === 0 ? {} : { from: 3 + next(4) }),
        ...(leavesOut ? { resources: ['zaak'] } : {}),
      },
      ...(leavesOut ? { leaveOut: ['toelichting', 'zaakgeometrie'] } : {}),
      reason: `Regel ${at} van de gemeente.`,
      ...(at % 5 === 0 ? { begin: '2026-01-01', end: '2027-01-01' } : {}),
    };
  });
}

const rightsOf = (by: string): Rights => ({
  everything: false,
  grants: TYPES.map((type) => ({
    component: 'zrc',
    scopes: new Set([...READ, ...CHANGE]),
    type,
    level: LEVEL_OF.get(VERTROUWELIJKHEID[6])!,
    by: { id: by, version: 3 },
  })),
  // As of an activity that does not use the place and the payments of a case.
  leaves: [
    {
      id: NIET_IN_ACTIVITEIT,
      version: 1,
      effect: 'laat_weg',
      whom: {},
      what: { components: ['zrc'], resources: ['zaak'] },
      leaveOut: ['zaakgeometrie', 'betalingsindicatie', 'laatsteBetaaldatum'],
      reason: 'De activiteit gebruikt dit niet.',
    },
  ],
});

const ROUND_MS = 1_000;
const ROUNDS = 5;
const ASKS = 1 << 14;

export const decisions: Benchmark = {
  name: 'decisions_per_s',
  unit: 'per second',
  ...atLeast(200_000),
  async run() {
    const next = numbers(20_261_127);
    const rules = createRuleSet(makeRules(next));
    const rights = new Map(APPLICATIONS.map((name) => [name, rightsOf(name)]));
    const asked = Array.from({ length: ASKS }, () => {
      const application = APPLICATIONS[next(APPLICATIONS.length)]!;
      const asker: Asker = {
        kind: 'inwoner',
        application,
        activity: 'dienstverlening',
        organ: 'college',
        level: 'substantieel',
        mandate: MANDATES[next(MANDATES.length)]!,
      };
      const row = { type: TYPES[next(TYPES.length)]!, level: next(8), records: ['x'] };
      return {
        asker,
        rights: rights.get(application)!,
        ask: { component: 'zrc', scopes: next(4) === 0 ? CHANGE : READ, resource: 'zaak', row },
      };
    });
    const told = { permit: 0, forbidden: 0, duties: 0 };
    const rates: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const began = performance.now();
      let done = 0;
      while (performance.now() - began < ROUND_MS)
        for (let at = 0; at < ASKS; at++, done++) {
          const one = asked[at]!;
          const { permit, reasons, leaveOut } = decide(rules.narrow(one.rights, one.asker, NOW), one.ask);
          told.permit += Number(permit);
          told.forbidden += Number(!permit && reasons.length > 0);
          told.duties += Number(leaveOut.length > 0);
        }
      // The first round compiles and fills what is kept.
      if (round > 0) rates.push((done / (performance.now() - began)) * 1_000);
    }
    tell(
      `(${Object.entries(told)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ')})`,
    );
    if (Object.values(told).some((count) => count === 0)) throw new Error('the decisions are all of one kind');
    return median(rates);
  },
};
