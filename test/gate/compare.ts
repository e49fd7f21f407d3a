import fc from 'fast-check';
import { decide } from '../../src/gate/decide.ts';
import { createRuleSet } from '../../src/gate/rule-set.ts';
import { type Case, everyCase, OPERATIONS, RESOURCES } from './cases.ts';
import { askCedar } from './cedar.ts';

/** What our gate says, in the same form. */
export function askMeent({ rights, rules, asker, moment, row, ask: { resource, operation } }: Case) {
  const under = createRuleSet(rules).narrow(rights, asker, moment);
  const { permit, leaveOut } = decide(under, {
    component: RESOURCES[resource],
    scopes: OPERATIONS[operation]!,
    resource,
    row,
  });
  return { permit, leaveOut: [...leaveOut].sort() };
}

export interface Compared {
  readonly asked: number;
  readonly permits: number;
  readonly duties: number;
  /** Cases in which the two differ; the first few. */
  readonly differ: readonly { readonly one: Case; readonly meent: unknown; readonly cedar: unknown }[];
}

/** Asks both, `count` times. @param meent another reading, to prove that a difference is found */
export function compare(count: number, seed: number, meent: typeof askMeent = askMeent): Compared {
  const differ: { one: Case; meent: unknown; cedar: unknown }[] = [];
  let [permits, duties] = [0, 0];
  fc.assert(
    fc.property(everyCase, (one) => {
      const [ours, theirs] = [meent(one), askCedar(one)];
      permits += Number(theirs.permit);
      duties += Number(theirs.leaveOut.length > 0);
      if (JSON.stringify(ours) !== JSON.stringify(theirs) && differ.length < 10)
        differ.push({ one, meent: ours, cedar: theirs });
    }),
    { numRuns: count, seed },
  );
  return { asked: count, permits, duties, differ };
}

/** Whether another reading is found out, within `most` cases: what proves that the comparison can fail. */
export const tellsApart = (most: number, seed: number, meent: typeof askMeent): boolean =>
  fc
    .sample(everyCase, { numRuns: most, seed })
    // A reading that says what ours says is not asked about twice: Cedar agrees with ours, as the comparison shows.
    .filter((one) => JSON.stringify(meent(one)) !== JSON.stringify(askMeent(one)))
    .some((one) => JSON.stringify(meent(one)) !== JSON.stringify(askCedar(one)));
