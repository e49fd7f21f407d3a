/**
 * All rules of a municipality, ready to be asked which of them hold for a caller at a moment. Who asks is a small number of
 * answers to the same questions, so what follows is kept: a call finds its rules with one look.
 */
import type { Rights } from './rights.ts';
import { type Asker, holdsAt, isFor, type Moment, type Rule } from './rules.ts';

export interface RuleSet {
  readonly rules: readonly Rule[];
  /** Those that hold for this asker now; the same list for the same answer. */
  readonly of: (asker: Asker, moment: Moment) => readonly Rule[];
  /** What an asker has right to under the rules of now; the same value for the same rights and rules. */
  readonly narrow: (rights: Rights, asker: Asker, moment: Moment) => Rights;
}

/** Different askers that are remembered; a municipality has far fewer. */
const MOST_ASKERS = 10_000;

export function createRuleSet(all: readonly Rule[]): RuleSet {
  // In one order, whatever order they came in: reasons and duties are told the same each time.
  const rules = all.toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  const byAsker = new Map<string, readonly Rule[]>();
  const kept = new Map<string, readonly Rule[]>();
  const narrowed = new WeakMap<Rights, WeakMap<readonly Rule[], Rights>>();

  function forAsker(asker: Asker): readonly Rule[] {
    const { kind, application, role, department, activity, organ, level, mandate, others = [] } = asker;
    const those = others.flatMap((one) => [one.activity, one.organ]);
    const key = [kind, application, role, department, activity, organ, level, mandate, ...those].join('\n');
    const known = byAsker.get(key);
    if (known) return known;
    if (byAsker.size >= MOST_ASKERS) byAsker.clear();
    const found = same(rules.filter((rule) => isFor(rule, asker)));
    byAsker.set(key, found);
    return found;
  }

  /** One list for the same rules: what is worked out of rights under them is found again. */
  function same(some: readonly Rule[]): readonly Rule[] {
    const key = some.map(({ id, version }) => `${id}/${version}`).join(' ');
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= MOST_ASKERS) kept.clear();
    kept.set(key, some);
    return some;
  }

  const of = (asker: Asker, moment: Moment): readonly Rule[] => {
    const forThem = forAsker(asker);
    return forThem.every((rule) => holdsAt(rule, moment))
      ? forThem
      : same(forThem.filter((rule) => holdsAt(rule, moment)));
  };
  return {
    rules,
    of,
    narrow(rights, asker, moment) {
      if (rules.length === 0) return rights;
      const holding = of(asker, moment);
      if (holding.length === 0) return rights;
      const byRules = narrowed.get(rights) ?? new WeakMap<readonly Rule[], Rights>();
      narrowed.set(rights, byRules);
      const known = byRules.get(holding) ?? { ...rights, rules: [...(rights.rules ?? []), ...holding] };
      byRules.set(holding, known);
      return known;
    },
  };
}

export const NO_RULES: RuleSet = createRuleSet([]);
