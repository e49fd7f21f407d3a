/**
 * Decisions about the log itself: lines that are erased, withheld or held, and for how long lines are kept. Each is a few
 * steps of different people. A step is stored as canonical JSON of which the hash stands in its own entry of the log, so
 * that nobody adds, changes or takes away a step unseen; between that and the next check its mark says whether it is ours.
 */
import { timestamp } from '../foundation/clock.ts';
import type { Errand } from '../foundation/db/errand.ts';
import type { Database, Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import { newId } from '../foundation/ids.ts';
import { randomSlice } from '../foundation/random.ts';
import { noteWrite } from '../foundation/telemetry/trace.ts';
import type { Keys } from '../foundation/types.ts';
import { canonical } from './jcs.ts';
import { everBore, markOf } from './mark.ts';
import { leafHash } from './merkle/hash.ts';
import type { Logbook, LogEntry } from './types.ts';

/** Erase, withhold, hold, and the period for which is kept. */
export type DecisionKind = 'wissen' | 'onthouden' | 'vasthouden' | 'termijn';
export type StepName = 'voorstel' | 'besluit' | 'einde';

/** What a decision says besides who and when: plain text alone, personal data sealed. */
export type Terms = Readonly<Record<string, string>>;

export interface Step {
  readonly id: string;
  readonly decision: string;
  readonly kind: DecisionKind;
  readonly step: StepName;
  readonly at: string;
  /** Keyed hash of who took it, another one for each decision: says whether two steps are of one person, and nothing else. */
  readonly person: string;
  /** The same of the application whose token named them; absent at the pages of Meent, which saw the login. */
  readonly via?: string;
  readonly terms: Terms;
}

/** A decision as far as it came. */
export interface Decision {
  readonly id: string;
  readonly kind: DecisionKind;
  /** Of its first step. */
  readonly terms: Terms;
  readonly first: Step;
  /** From here on it holds. */
  readonly decided?: Step;
  readonly ended?: Step;
}

/** Resource name of the lines that steps leave with whom they are about. */
export const DECISION = 'logboekbesluit';
const MARK = 'logboekbesluit';

const FIXED = ['at', 'decision', 'id', 'kind', 'person', 'salt', 'step', 'via'] as const;

/** The same person in the same decision has the same hash. */
export const personIn = (
  keys: Pick<Keys, 'hash'>,
  municipality: Municipality,
  decision: string,
  person: string,
): string => keys.hash(municipality, 'logboekbesluit', `${decision} ${person}`);

/** The same application in the same decision has the same hash. */
export const viaIn = (keys: Pick<Keys, 'hash'>, municipality: Municipality, decision: string, via: string): string =>
  keys.hash(municipality, 'logboekbesluit.via', `${decision} ${via}`);

/** Whether this person took the step, under whichever key that was. */
export const isPersonIn = (
  keys: Pick<Keys, 'everyHash'>,
  municipality: Municipality,
  { decision, person: hash }: Pick<Step, 'decision' | 'person'>,
  person: string,
): boolean => keys.everyHash(municipality, 'logboekbesluit', `${decision} ${person}`).includes(hash);

/** Whether this application named who took the step. */
export const isViaIn = (
  keys: Pick<Keys, 'everyHash'>,
  municipality: Municipality,
  { decision, via: hash }: Pick<Step, 'decision' | 'via'>,
  via: string,
): boolean =>
  hash !== undefined && keys.everyHash(municipality, 'logboekbesluit.via', `${decision} ${via}`).includes(hash);

/** Of what a step says, in its entry. The salt in it keeps the hash from being guessed back. */
export const hashOfStep = (said: string): string => Buffer.from(leafHash(said)).toString('hex');

export interface NewStep {
  /** Given beforehand where it must be known again. */
  readonly id?: string | undefined;
  readonly kind: DecisionKind;
  readonly step: StepName;
  /** Absent: this is its first step. */
  readonly decision?: string;
  readonly terms: Terms;
  /** Of whom lines are held: the hashes under the other keys, since lines keep the hash of their time. */
  readonly formerly?: readonly string[];
  /** As in the token or session; told apart by `person`. */
  readonly employee: string;
  /** The key that says whether it is the same person. */
  readonly person: string;
  /** The application that named them; null where Meent saw the login. */
  readonly via: string | null;
}

const ADD = `also as (
  insert into log_held_also (municipality, decision, subject) select $1::int, $6::uuid, unnest($7::text[])
)
insert into log_decision (municipality, id, said, employee, mark) values ($1::int, $2::uuid, $3::text, $4::text, $5::text)`;

/** The step and its entry in one statement. @param entryOf the entry that bears this id. @throws DatabaseProblem 23505 when the step was taken, or by this person */
export async function addStep(
  parts: { readonly db: Database; readonly keys: Keys; readonly logbook: Logbook },
  errand: Errand,
  given: NewStep,
  entryOf: (id: string, decision: string) => LogEntry,
): Promise<Step> {
  const { municipality } = errand;
  const id = given.id ?? newId();
  const decision = given.decision ?? id;
  const step: Step = {
    id,
    decision,
    kind: given.kind,
    step: given.step,
    at: timestamp(),
    person: personIn(parts.keys, municipality, decision, given.person),
    ...(given.via === null ? {} : { via: viaIn(parts.keys, municipality, decision, given.via) }),
    terms: given.terms,
  };
  const said = sayStep(step);
  const employee = parts.keys.seal(municipality, given.employee);
  const entry: LogEntry = { ...entryOf(id, decision), id, decision: { step: id, hash: hashOfStep(said) } };
  const logged = parts.logbook.asCte([{ entry, actor: { entry: id, employee: given.employee } }], 8);
  await parts.db
    .in(errand)
    .query({ text: `with ${logged.insert}, ${ADD}` }, [
      municipality,
      id,
      said,
      employee,
      markOfStep(parts.keys, municipality, said, employee),
      decision,
      given.formerly ?? [],
      ...logged.values,
    ]);
  noteWrite(errand);
  logged.committed();
  return step;
}

function sayStep({ terms, ...fixed }: Step): string {
  const salt = randomSlice(18).toString('base64url');
  return canonical({ ...terms, ...fixed, salt });
}

const markOfStep = (keys: Pick<Keys, 'hash'>, municipality: Municipality, said: string, employee: string): string =>
  markOf(keys, municipality, textsOf(said, employee));

export interface MarkedStep {
  readonly said: string;
  readonly employee: string;
  readonly mark: string;
}

/**
 * A stored step with what newer keys make of it: who took it sealed again, and the mark over that. What it says is proven, and
 * stays as it is. Undefined for a step that was not ours: to make a mark for it would make it ours.
 */
export function remade(
  keys: Pick<Keys, 'seal' | 'unseal' | 'hash' | 'formerHashes'>,
  municipality: Municipality,
  { said, employee, mark }: MarkedStep,
): Omit<MarkedStep, 'said'> | undefined {
  if (!everBore(keys, municipality, mark, textsOf(said, employee))) return undefined;
  const sealed = keys.seal(municipality, keys.unseal(municipality, employee));
  return { employee: sealed, mark: markOfStep(keys, municipality, said, sealed) };
}

const textsOf = (said: string, employee: string): readonly string[] => [MARK, said, employee];

const readSteps = (where: string, name: string): Statement => ({
  name,
  text: `select said, employee, mark from log_decision where municipality = $1 and ${where} order by id`,
});

const OF_SUBJECTS = readSteps('subject = any($2::text[]) and kind = $3', 'log_decisions_subjects');
const OF_DECISION = readSteps('decision = $2::uuid', 'log_decisions_one');
const OF_KIND = readSteps('kind = $2', 'log_decisions_kind');

export const decisionsAbout = async (
  q: Queryable,
  keys: Pick<Keys, 'hash' | 'formerHashes'>,
  municipality: Municipality,
  subjects: readonly string[],
  kind: DecisionKind,
): Promise<readonly Decision[]> =>
  decisionsIn(keys, municipality, await q.query<MarkedStep>(OF_SUBJECTS, [municipality, subjects, kind]));

export const decisionsOf = async (
  q: Queryable,
  keys: Pick<Keys, 'hash' | 'formerHashes'>,
  municipality: Municipality,
  kind: DecisionKind,
): Promise<readonly Decision[]> =>
  decisionsIn(keys, municipality, await q.query<MarkedStep>(OF_KIND, [municipality, kind]));

export const findDecision = async (
  q: Queryable,
  keys: Pick<Keys, 'hash' | 'formerHashes'>,
  municipality: Municipality,
  id: string,
): Promise<Decision | undefined> =>
  decisionsIn(keys, municipality, await q.query<MarkedStep>(OF_DECISION, [municipality, id]))[0];

/** Steps without our mark count for nothing; verification tells of them. */
function decisionsIn(
  keys: Pick<Keys, 'hash' | 'formerHashes'>,
  municipality: Municipality,
  rows: readonly MarkedStep[],
): Decision[] {
  const steps = rows.flatMap(({ said, employee, mark }) =>
    everBore(keys, municipality, mark, textsOf(said, employee)) ? [readStep(said)] : [],
  );
  return [...Map.groupBy(steps, ({ decision }) => decision).values()].flatMap((some) => decisionIn(some) ?? []);
}

export function readStep(said: string): Step {
  const all = JSON.parse(said) as Record<string, string> & Omit<Step, 'terms'>;
  const terms = Object.fromEntries(
    Object.entries(all).filter(([name]) => !(FIXED as readonly string[]).includes(name)),
  );
  return { ...all, terms };
}

function decisionIn(steps: readonly Step[]): Decision | undefined {
  const named = (name: StepName): Step | undefined => steps.find(({ step }) => step === name);
  const proposed = named('voorstel');
  const decided = named('besluit');
  // To hold something takes one person; nothing else does.
  const first = proposed ?? (decided?.kind === 'vasthouden' ? decided : undefined);
  if (!first) return undefined;
  const byTwo = decided && (decided === first || decided.person !== first.person);
  const ended = named('einde');
  return {
    id: first.decision,
    kind: first.kind,
    terms: first.terms,
    first,
    ...(byTwo ? { decided } : {}),
    ...(ended ? { ended } : {}),
  };
}
