/**
 * Decides again what was decided, from what the log holds: rules and rights as they were, the moment, and what of the record
 * counted. The same program says the same, so what differs was changed: in the log, or in what decides.
 */
import type { Database, Municipality } from '../../foundation/db/types.ts';
import { digestOf } from '../../foundation/digest.ts';
import { decide } from '../../gate/decide.ts';
import { readRights, readRules } from '../../gate/kept.ts';
import { createRuleSet } from '../../gate/rule-set.ts';
import type { Rule } from '../../gate/rules.ts';
import { toAnswer } from './answer.ts';
import type { Information } from './decision-log.ts';

export interface Replayed {
  readonly decided: number;
  /** Entries in which nothing was decided: unknown records, questions without meaning. */
  readonly undecided: number;
  readonly differ: readonly Difference[];
}

export interface Difference {
  readonly id: string;
  readonly at: Date;
  /** What is wrong with it, in English for the command line. */
  readonly what: string;
}

interface Kept {
  readonly id: string;
  readonly at: Date;
  readonly response: string;
  readonly information: string | null;
  readonly rules: string | null;
  readonly rights: string | null;
  readonly rules_body: string | null;
  readonly rights_body: string | null;
}

const PAGE = 1_000;

const NEXT = {
  name: 'access_decision_next',
  text: `select d.id, d.at, d.response, d.information, d.rules, d.rights, r.body as rules_body, g.body as rights_body
from access_decision d
left join access_source r on r.municipality = $1 and r.digest = d.rules
left join access_source g on g.municipality = $1 and g.digest = d.rights
where d.municipality = $1 and (d.at, d.id) > ($2, $3) order by d.at, d.id limit ${PAGE}`,
};

export interface Decided {
  readonly id: string;
  readonly at: Date;
  readonly permit: boolean;
  /** The same question under other rules. */
  readonly under: (rules: readonly Rule[]) => boolean;
}

/** Every decision since a moment, oldest first; or what is wrong with it. */
export async function* decisionsSince(
  db: Pick<Database, 'in'>,
  municipality: Municipality,
  since: Date,
): AsyncGenerator<Decided | Difference | 'undecided'> {
  let from: readonly [Date, string] = [since, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const page = await db.in(municipality).query<Kept>(NEXT, [municipality, ...from]);
    for (const one of page) yield read(one);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    from = [last.at, last.id];
  }
}

const parsed = new Map<string, unknown>();

/** Bodies are few and decisions many. The digest is of what the body says, so a changed body is another. */
function once<Value>(kind: string, digest: string, body: string, parse: (body: string) => Value): Value {
  const key = `${kind} ${digest} ${body.length}`;
  if (parsed.size > PAGE) parsed.clear();
  const known = parsed.get(key) ?? parse(body);
  parsed.set(key, known);
  return known as Value;
}

function read(one: Kept): Decided | Difference | 'undecided' {
  const { id, at } = one;
  const wrong = (what: string): Difference => ({ id, at, what });
  if (one.information === null && one.rules === null && one.rights === null)
    return JSON.parse(one.response).decision === false ? 'undecided' : wrong('permits something, and rests on nothing');
  if (one.information === null || one.rules === null || one.rights === null) return wrong('lacks what it rests on');
  for (const [name, digest, body] of [
    ['rules', one.rules, one.rules_body],
    ['rights', one.rights, one.rights_body],
  ] as const) {
    if (body === null) return wrong(`its ${name} are gone`);
    if (digestOf(body) !== digest) return wrong(`its ${name} were changed`);
  }
  const { asker, moment, ask } = JSON.parse(one.information) as Information;
  const rights = once('rights', one.rights, one.rights_body!, readRights);
  const rules = once('rules', one.rules, one.rules_body!, readRules);
  const again = (under: readonly Rule[]) => decide(createRuleSet(under).narrow(rights, asker, moment), ask);
  if (JSON.stringify(toAnswer(again(rules))) !== one.response) return wrong('is not what is decided now');
  return { id, at, permit: JSON.parse(one.response).decision === true, under: (some) => again(some).permit };
}

/** @param since only what was decided from then on */
export async function replay(
  db: Pick<Database, 'in'>,
  municipality: Municipality,
  since: Date = new Date(0),
): Promise<Replayed> {
  let [decided, undecided] = [0, 0];
  const differ: Difference[] = [];
  for await (const one of decisionsSince(db, municipality, since)) {
    if (one === 'undecided') undecided++;
    else if ('what' in one) differ.push(one);
    else decided++;
  }
  return { decided, undecided, differ };
}
