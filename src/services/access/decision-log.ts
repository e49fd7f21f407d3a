/**
 * The Authorization Decision Log, level of detail 3: what was asked and answered, and by reference the rules and rights it
 * rests on. Durable before the answer goes out. Of employees and residents there are pseudonyms, made with a key of this log
 * alone: two decisions on one person can be put beside each other, and neither beside any other register.
 */
import type { EngineParts } from '../../engine/engine.ts';
import { isInstant } from '../../engine/formats.ts';
import { dateInNetherlands, now } from '../../foundation/clock.ts';
import type { Database, Municipality } from '../../foundation/db/types.ts';
import { isUuid, newId } from '../../foundation/ids.ts';
import { parseTraceparent } from '../../foundation/telemetry/trace.ts';
import type { Caller } from '../../gate/context.ts';
import type { Ask } from '../../gate/decide.ts';
import { LEVEL_OF, type Rights } from '../../gate/rights.ts';
import type { Asker, Moment, Rule } from '../../gate/rules.ts';
import { purgeBases } from '../../logbook/bases.ts';
import type { Answered } from './answer.ts';
import { rightsSource, rulesSource } from './basis.ts';
import type { Properties, Question } from './question.ts';

/** What a decision was made of. */
export interface Basis {
  readonly rules: readonly Rule[];
  readonly rights: Rights;
  readonly asker: Asker;
  readonly moment: Moment;
  readonly ask: Ask;
}

export interface Logged {
  readonly type: 'access_evaluation' | 'access_evaluations';
  readonly question: Question;
  /** Which of its names are names here. Any other text may be anything, somebody's number too, and is not kept. */
  readonly known: Known;
  readonly answer: Answered;
  /** Absent where nothing was decided: an unknown record, or a question that means nothing here. */
  readonly basis: Basis | undefined;
}

export interface Known {
  readonly application: boolean;
  readonly subject: boolean;
  readonly resource: boolean;
  readonly action: boolean;
}

/** What is needed to decide again, beside rules and rights. */
export type Information = Pick<Basis, 'asker' | 'moment' | 'ask'>;

/** Years that a decision is kept. */
export const KEPT_YEARS = 2;

const SOURCES = {
  name: 'access_source_add',
  text: `insert into access_source (municipality, digest, body)
select $1, s.digest, s.body from unnest($2::text[], $3::text[]) s(digest, body) on conflict do nothing`,
};

const DECISIONS = {
  name: 'access_decision_add',
  text: `insert into access_decision (municipality, id, at, type, trace_id, span_id, asked_by, request, response, information, rules, rights)
select $1, d.id, $2, d.type, $3, $4, $5, d.request, d.response, d.information, d.rules, d.rights
from unnest($6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[]) d(id, type, request, response, information, rules, rights)`,
};

/** Adds decisions; durable when it resolves. */
export async function keep(
  { db, keys }: Pick<EngineParts, 'db' | 'keys'>,
  caller: Caller,
  decisions: readonly Logged[],
): Promise<void> {
  const { municipality } = caller;
  const pseudonym = (id: string): string => keys.hash(municipality, 'toegangsbesluit', id);
  const sources = new Map<string, string>();
  const kept = decisions.map(({ type, question, known, answer, basis }) => {
    const rules = basis && rulesSource(basis.rules);
    const rights = basis && rightsSource(basis.rights);
    for (const source of [rules, rights]) if (source) sources.set(source.digest, source.body);
    return {
      type,
      request: JSON.stringify(requestOf(question, known, pseudonym)),
      response: JSON.stringify(answer),
      information: basis ? JSON.stringify({ asker: askerOf(basis.asker), moment: basis.moment, ask: basis.ask }) : null,
      rules: rules?.digest ?? null,
      rights: rights?.digest ?? null,
    };
  });
  await db.transaction(caller, async (tx) => {
    // Always in one order: two calls that add the same sources do not wait for each other in a circle.
    const inOrder = [...sources].sort(([one], [other]) => (one < other ? -1 : 1));
    if (inOrder.length > 0)
      await tx.query(SOURCES, [municipality, inOrder.map(([digest]) => digest), inOrder.map(([, body]) => body)]);
    const column = (of: (one: (typeof kept)[number]) => string | null) => kept.map(of);
    await tx.query(DECISIONS, [
      municipality,
      now(),
      caller.trace.traceId,
      caller.trace.spanId,
      caller.application.id,
      kept.map(() => newId()),
      column((one) => one.type),
      column((one) => one.request),
      column((one) => one.response),
      column((one) => one.information),
      column((one) => one.rules),
      column((one) => one.rights),
    ]);
  });
}

/** The question as it is kept: people by pseudonym, and of properties those that can have decided something. */
function requestOf({ subject, action, resource, context }: Question, known: Known, pseudonym: (id: string) => string) {
  return {
    subject: {
      type: known.subject ? subject.type : UNKNOWN,
      id: known.application ? subject.id : pseudonym(subject.id),
      ...some(subject.properties, ['rol', 'afdeling', 'betrouwbaarheidsniveau'], isWord),
    },
    action: {
      name: known.action ? action.name : UNKNOWN,
      ...some(action.properties, ['dpl.core.processing_activity_id'], isName),
    },
    resource: {
      type: known.resource ? resource.type : UNKNOWN,
      // A number that is no id of ours may be somebody's.
      id: resource.id === '*' || isUuid(resource.id) ? resource.id : pseudonym(resource.id),
      ...some(resource.properties, ['type', 'vertrouwelijkheidaanduiding'], isName),
    },
    ...(Object.keys(context).length > 0 ? { context: shortened(context, ['time', 'traceparent'], isMoment) } : {}),
  };
}

const UNKNOWN = 'onbekend';

/** What a role or department is called; a number of somebody is none. */
const isWord = (value: string): boolean => !/\d{5}/.test(value.replace(/[\s.-]/g, ''));

/** When it was asked, and in which trace: whatever has another form may be anything. */
const isMoment = (value: string): boolean => isInstant(value) || parseTraceparent(value) !== undefined;

const wordOf = (name: string | undefined): string | undefined => (name === undefined || isWord(name) ? name : UNKNOWN);

function askerOf({ role, department, ...asker }: Asker): Asker {
  const [rol, afdeling] = [wordOf(role), wordOf(department)];
  return { ...asker, ...(rol ? { role: rol } : {}), ...(afdeling ? { department: afdeling } : {}) };
}

/** The address or id of a type, or a confidentiality. */
const isName = (value: string): boolean =>
  LEVEL_OF.has(value) || (isUuid(value.slice(-36)) && isWord(value.slice(0, -36)));

function some(
  properties: Properties,
  names: readonly string[],
  isKept: (value: string) => boolean = () => true,
): { readonly properties?: object } {
  return Object.keys(properties).length === 0 ? {} : { properties: shortened(properties, names, isKept) };
}

/** What was left out is said, and not what it was. */
function shortened(
  properties: Properties,
  names: readonly string[],
  isKept: (value: string) => boolean = () => true,
): object {
  const kept = Object.entries(properties).filter(
    ([name, value]) => names.includes(name) && typeof value === 'string' && value.length <= MOST_TEXT && isKept(value),
  );
  const omitted = Object.keys(properties).length - kept.length;
  return { ...Object.fromEntries(kept), ...(omitted > 0 ? { weggelaten: omitted } : {}) };
}

const MOST_TEXT = 300;

/** Takes away what is past its time, in the logbook what entries rest on too, and the sources that no decision rests on any more. */
export async function purgeDecisions({ log }: Pick<Database, 'log'>, municipality: Municipality): Promise<void> {
  const before = new Date(now());
  before.setUTCFullYear(before.getUTCFullYear() - KEPT_YEARS);
  await log.transaction(async (tx) => {
    await tx.query(
      { name: 'access_decision_purge', text: 'delete from access_decision where municipality = $1 and at < $2' },
      [municipality, before],
    );
    await tx.query(
      {
        name: 'access_source_purge',
        text: `delete from access_source s where s.municipality = $1
 and not exists (select from access_decision d where d.municipality = $1 and d.rules = s.digest)
 and not exists (select from access_decision d where d.municipality = $1 and d.rights = s.digest)`,
      },
      [municipality],
    );
  });
  await purgeBases({ log }, municipality, dateInNetherlands(before));
}
