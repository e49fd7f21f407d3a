/** What a decision for another system rests on: the rules, and the rights they took from, each kept once by its digest. */
import { digestOf } from '../../foundation/digest.ts';
import { writeRules, writeUnruled } from '../../gate/kept.ts';
import type { Rights } from '../../gate/rights.ts';
import type { Rule } from '../../gate/rules.ts';

export interface Source {
  readonly digest: string;
  readonly body: string;
}

const known = new WeakMap<object, Source>();

/** What is written of a value that stays: worked out once. */
function sourceOf(of: object, write: () => string): Source {
  const found = known.get(of);
  if (found) return found;
  const body = write();
  const source = { digest: digestOf(body), body };
  known.set(of, source);
  return source;
}

export const rulesSource = (rules: readonly Rule[]): Source => sourceOf(rules, () => writeRules(rules));

/** Rights before rules. */
export const rightsSource = (rights: Rights): Source => sourceOf(rights, () => writeUnruled(rights));
