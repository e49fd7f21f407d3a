/**
 * One write, step by step: load, act (rights, state, rules, effects), store. Two round trips. When what was read changed in
 * between, the whole write is done again.
 */
import { dateInNetherlands, now } from '../foundation/clock.ts';
import { DatabaseProblem, isUnsure } from '../foundation/db/problem.ts';
import { refuseLate } from '../foundation/deadline.ts';
import type { Found } from '../foundation/outbound/lookup.ts';
import { invalid, Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import type { LogEntry, LogLine } from '../logbook/types.ts';
import { requireScope } from './access.ts';
import { mayTouch, Refused, scopesOf, typeOf } from './authorize.ts';
import type { EngineParts } from './engine.ts';
import { isStale, StaleRights } from './epoch.ts';
import { inTurn } from './exclusive.ts';
import type { Sealed } from './given-again.ts';
import { keepAnswer } from './idempotency.ts';
import { activityOf, kindBy, logEntry, subjectsOf } from './log.ts';
import { askOutside, Unasked } from './outside.ts';
import type { OwnAnswer } from './own.ts';
import type { Resource } from './resource.ts';
import type { Snapshot } from './snapshot.ts';
import { CONFLICT, type KeptAnswer, STALE_EPOCH, type Stored, type Unit } from './store.ts';
import { createWork, type Draft, type Moving, type Row, raisesEpoch, type Work } from './work.ts';

/** Another process may win many times in a row; more than this means that something else is wrong. */
const MOST_TRIES = 20;

/** What a write does with the work once everything is loaded; returns the draft that the answer shows. */
export type Act = (work: Work) => Draft;

export interface Plan {
  readonly caller: Caller;
  readonly resource: Resource;
  /** As in the logbook; a name with a dot stands as it is, another is put behind the resource. */
  readonly operation: string;
  readonly kind: LogEntry['kind'];
  /** Its changes are announced to nobody. */
  readonly quiet?: boolean;
  /** Scopes of which one is needed on the row that carries the rights. */
  readonly scopes: readonly string[];
  /** Writes on the same main record wait for each other within this process; some are on more than one. */
  readonly exclusive: string | readonly string[];
  /** Loads what the act needs into the work; refuses here what needs no more than the record itself. */
  readonly load: (work: Work) => Promise<void>;
  readonly act: Act;
  /** Records of another installation are taken over. */
  readonly moving?: Moving;
}

export interface Written {
  readonly draft: Draft;
  /** The row of the draft as stored; nothing when it was removed. */
  readonly row: Row | undefined;
  /** Every row that was written, by `resource/id`. */
  readonly rows: Stored['rows'];
  readonly work: Work;
  /** The cached resources as they are with this write. */
  readonly snapshot: Snapshot;
}

/** Runs a plan to the end. @throws Error where the caller's key waits for an answer: that is made by `writeAnswer`. */
export async function write(parts: EngineParts, plan: Plan): Promise<Written> {
  if (parts.keep) throw new Error(`${loggedName(plan)} makes no answer that can be kept under a key`);
  return perform(parts, plan);
}

/** Runs a plan and makes its answer; a call with a key keeps it in the transaction of the write. */
export async function writeAnswer<Answer extends OwnAnswer>(
  parts: EngineParts,
  plan: Plan,
  render: (written: Written) => Answer,
): Promise<Answer> {
  const { keep } = parts;
  if (!keep) return render(await perform(parts, plan));
  if (keep.used) throw new Error(`${loggedName(plan)} is a second write, and a key keeps the answer of one`);
  let answer: Answer | undefined;
  await perform(parts, plan, (written) => {
    answer = render(written);
    const { caller, scopes } = plan;
    const asked = { operation: loggedName(plan), scopes, ...madeWith(written) };
    return keepAnswer(parts, caller, keep, written.draft, answer, asked);
  });
  keep.used = true;
  return answer!;
}

/** What was made in the same write. What has rights of its own (the documents and decisions of a case) is looked at by itself. */
function madeWith({ draft, work }: Pick<Written, 'draft' | 'work'>): Pick<Sealed, 'besides' | 'parts'> {
  const made = work.drafts.filter((one) => one !== draft && one.action === 'create' && !one.implied);
  return {
    besides: made
      .filter(({ resource }) => !resource.parent)
      .map(({ resource, id }) => ({ resource: resource.name, id, scopes: scopesOf(resource, 'create') })),
    parts: [...new Set(made.filter(({ resource }) => resource.parent).map(({ resource }) => resource.name))],
  };
}

async function perform(parts: EngineParts, plan: Plan, keep?: (written: Written) => KeptAnswer): Promise<Written> {
  const { caller, resource } = plan;
  requireScope(caller, resource, plan.scopes);
  const found = new Map<string, Found>();
  for (;;) {
    try {
      return await attempt(parts, plan, found, keep);
    } catch (error) {
      if (!(error instanceof Unasked)) throw error;
      for (const [address, what] of await askOutside(parts, caller, error.addresses)) found.set(address, what);
    }
  }
}

/** Each round asks what the rounds before did not. @throws Unasked */
async function attempt(
  parts: EngineParts,
  plan: Plan,
  found: ReadonlyMap<string, Found>,
  keep?: (written: Written) => KeptAnswer,
): Promise<Written> {
  const { caller, resource } = plan;
  // Writes to cached resources raise one epoch, so they wait for each other whatever they are about.
  const keys = resource.cached ? 'epoch' : plan.exclusive;
  return inTurn(parts.exclusive, caller.municipality, keys, async () => {
    for (let attempt = 1; ; attempt++) {
      refuseLate(caller);
      const snapshot = await parts.snapshots.current(caller.municipality);
      if (isStale(caller, snapshot.epoch)) throw new StaleRights();
      const at = now();
      const work = createWork({
        caller,
        at,
        today: dateInNetherlands(at),
        quiet: plan.quiet === true,
        replaces: plan.operation === 'update',
        snapshot,
        found,
        hash: (purpose, clear) => parts.keys.hash(caller.municipality, purpose, clear),
        hashes: (purpose, clear) => parts.keys.everyHash(caller.municipality, purpose, clear),
        may: (work, draft, scopes) => mayTouch(parts, work, draft, scopes),
        resource: parts.registry.get,
        ...(plan.moving ? { moving: plan.moving } : {}),
      });
      const draft = await prepare(parts, plan, work);
      const unit: Unit = {
        work,
        ...(isPersonal(work)
          ? {
              log: logEntry(
                caller,
                loggedName(plan),
                plan.kind,
                subjectsOf(parts.registry, work, draft),
                activityOfDraft(parts, plan, work, draft),
              ),
            }
          : {}),
        ...(keep ? { keep: (rows) => keep(written(rows)) } : {}),
      };
      const written = (rows: Stored['rows']): Written => ({
        draft,
        row: rows.get(`${resource.name}/${draft.id}`),
        rows,
        work,
        snapshot: snapshotWith(parts, work, rows),
      });
      try {
        const { rows } = await parts.store(caller.municipality, snapshot.epoch, [unit]);
        const done = written(rows);
        // The snapshot of this process follows its own write at once.
        if (done.snapshot !== snapshot) parts.snapshots.apply(done.snapshot);
        return done;
      } catch (error) {
        if (isUnsure(error)) {
          parts.snapshots.forget(caller.municipality);
          throw new Problem('unsure', undefined, { retryAfterSeconds: 2, cause: (error as Problem).cause });
        }
        if (!(error instanceof DatabaseProblem)) throw error;
        if (error.sqlState === STALE_EPOCH) parts.snapshots.forget(caller.municipality);
        else if (error.sqlState !== CONFLICT) {
          const refused = uniqueProblem(parts, error);
          if (!refused || attempt >= MOST_TRIES || !isOvertaken(parts, work, error)) {
            if (refused && !isTaken(refused)) await logTold(parts, plan, work, refused);
            throw refused ?? error;
          }
        }
        if (attempt >= MOST_TRIES) throw new Problem('conflict');
        if (attempt > 2) await new Promise((resolve) => setTimeout(resolve, Math.random() * attempt * 4));
      }
    }
  });
}

/** A write is about one main record: it is for what the type of that is used for. */
const activityOfDraft = (parts: EngineParts, { scopes }: Plan, work: Work, draft: Draft) =>
  work.caller.serves
    ? activityOf(work.caller, {
        type: typeOf(parts, work, draft),
        ...kindBy(draft.resource, scopes),
      })
    : work.caller.activity;

const loggedName = ({ operation, resource }: Plan): string =>
  operation.includes('.') ? operation : `${resource.api.name}.${resource.name}.${operation}`;

/** Catalogue, rights and the like are about nobody: their change records tell who changed them. */
const isPersonal = ({ drafts }: Work): boolean =>
  drafts.some(({ action, resource }) => action !== 'none' && resource.subjects !== undefined);

/** Loads and acts. A refusal is in the logbook before it is told. */
async function prepare(parts: EngineParts, plan: Plan, work: Work): Promise<Draft> {
  try {
    await plan.load(work);
    return plan.act(work);
  } catch (error) {
    const refused = error instanceof Problem && error.code === 'permission-denied' ? refusedOf(error, work) : undefined;
    if (refused) {
      const lines = subjectsOf(parts.registry, work, refused);
      const activity = activityOfDraft(parts, plan, work, refused);
      const { entry, actor } = logEntry(plan.caller, loggedName(plan), 'geweigerd', lines, activity);
      await parts.logbook.append(entry, actor, plan.caller);
    } else await logTold(parts, plan, work, error);
    throw error;
  }
}

/** The record that it was refused on: a step that asks who does it (another than before, somebody who is named) names none. */
function refusedOf(error: Problem, { drafts }: Work): Draft | undefined {
  const of =
    error instanceof Refused
      ? error.draft
      : drafts.find(({ implied, before, resource }) => !implied && before && resource.subjects !== undefined);
  return of?.resource.subjects && of;
}

/** What is asked may be put right (400), or depends on how it is there now (409, 412). */
const TELLS: ReadonlySet<number> = new Set([400, 409, 412]);

/**
 * Why a write is not taken tells what is there: that somebody died, that a case is closed. So it is a look at whom the write is
 * about, though nothing of them is shown. What is wrong in a body by itself was told before anything was read.
 */
async function logTold(parts: EngineParts, plan: Plan, work: Work, error: unknown): Promise<void> {
  if (!(error instanceof Problem) || !TELLS.has(error.status)) return;
  const asked = work.drafts.filter(({ implied, resource }) => !implied && resource.subjects !== undefined);
  const [first] = asked;
  if (!first) return;
  const lines = new Map<string, LogLine>();
  for (const line of asked.flatMap((draft) => subjectsOf(parts.registry, work, draft)))
    if (!lines.has(line.subject)) lines.set(line.subject, line);
  // An address that leads nowhere tells of nobody.
  const wasRead = work.drafts.some(({ before, resource }) => before && resource.subjects !== undefined);
  if (!wasRead && lines.size === 0) return;
  const activity = activityOfDraft(parts, plan, work, first);
  const { entry, actor } = logEntry(plan.caller, loggedName(plan), 'gezocht', [...lines.values()], activity);
  await parts.logbook.append(entry, actor, plan.caller);
}

/** The snapshot of the work with what it changed; the same one where the epoch stays. */
function snapshotWith(parts: EngineParts, work: Work, rows: Stored['rows']): Snapshot {
  const { drafts, snapshot } = work;
  if (!raisesEpoch(work)) return snapshot;
  const cached = drafts.filter(({ action, resource }) => action !== 'none' && resource.cached);
  return parts.snapshots.next(
    snapshot,
    cached.flatMap((draft) => rows.get(`${draft.resource.name}/${draft.id}`) ?? []),
    cached
      .filter(({ action }) => action === 'delete')
      .map((draft) => ({ resource: draft.resource.name, id: draft.id })),
  );
}

const TAKEN = { name: 'uuid', code: 'unique', reason: 'Dit nummer (uuid) is al in gebruik.' };

/** A record with this id is there: who makes an id of what it is about finds that it was made before. */
export const isTaken = (error: unknown): boolean => error instanceof Problem && error.invalidParams.includes(TAKEN);

/**
 * What refused was made by an effect, out of a record that another process has changed meanwhile: the next version of a
 * document. Made again out of that record as it is now, it fits.
 */
function isOvertaken({ registry }: EngineParts, { drafts }: Work, { constraint }: DatabaseProblem): boolean {
  const resource = registry.all.find(({ table }) => constraint?.startsWith(`${table}_unique_`));
  const made = drafts.filter((one) => one.resource === resource && one.action === 'create');
  return made.length > 0 && made.every(({ implied }) => implied);
}

/** A unique index that refused, told in the words of the declaration. */
function uniqueProblem(parts: EngineParts, error: DatabaseProblem): Problem | undefined {
  if (error.sqlState !== '23505' || !error.constraint) return undefined;
  if (error.constraint === 'engine_idempotency_pkey') return new Problem('idempotency-conflict');
  for (const resource of parts.registry.all) {
    if (error.constraint === `${resource.table}_pkey`)
      return new Problem('invalid', undefined, { invalidParams: [TAKEN] });
    const rule = resource.unique?.find((_, index) => error.constraint === `${resource.table}_unique_${index + 1}`);
    if (rule) return invalid({ name: rule.fields.at(-1)!, code: rule.code, reason: rule.reason });
  }
  return undefined;
}
