/**
 * One write, step by step: scope, idempotency, validate, load, rights, state, rules, effects, store, answer.
 * Two round trips: load, then store. When what was read changed in between, the whole write is done again.
 */
import { dateInNetherlands, now } from '../foundation/clock.ts';
import { DatabaseProblem, isUnsure } from '../foundation/db/problem.ts';
import { newId } from '../foundation/ids.ts';
import { type InvalidParam, invalid, Problem } from '../foundation/problems.ts';
import { hasScope } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import type { LogEntry } from '../logbook/types.ts';
import { accessOf, allowsRow, carrierOf } from './access.ts';
import type { Answer } from './answer.ts';
import { needsOfRemoval, removeChildren, showOnParent } from './children.ts';
import type { EngineParts } from './engine.ts';
import { runExclusive } from './exclusive.ts';
import { type IdempotencyKey, once } from './idempotency.ts';
import { logEntry, subjectsOf } from './log.ts';
import { isElsewhere, isStale, StaleRights } from './read.ts';
import type { Need, OperationName, Record_, Resource, Rule } from './resource.ts';
import type { Snapshot } from './snapshot.ts';
import { CONFLICT, STALE_EPOCH, type Unit } from './store.ts';
import { validateBody } from './validate.ts';
import { createWork, type Draft, type Row, type Work } from './work.ts';

export interface WriteOptions {
  readonly idempotencyKey?: string;
  /** The id that the new record must get: for loads that keep identifiers, and seeds that are the same every time. */
  readonly id?: string;
  /** The parent in a nested path. */
  readonly parentId?: string;
  /** ETag the caller last saw (`If-Match`). */
  readonly ifMatch?: string;
  /** Columns that the operation sets beside the body: what it stored elsewhere before this write. */
  readonly columns?: Readonly<Record<string, unknown>>;
}

/** Another process may win many times in a row; more than this means that something else is wrong. */
const MOST_TRIES = 20;

type Kind = 'create' | 'update' | 'delete';

/** What a write does with the work once everything is loaded; returns the draft that the answer shows. */
export type Act = (work: Work) => Draft;

export interface Plan {
  readonly caller: Caller;
  readonly resource: Resource;
  /** As in the logbook; a name with a dot stands as it is, another is put behind the resource. */
  readonly operation: string;
  readonly kind: LogEntry['kind'];
  /** Scopes of which one is needed on the row that carries the rights. */
  readonly scopes: readonly string[];
  /** Writes on the same main record wait for each other within this process. */
  readonly exclusive: string;
  /** Loads what the act needs into the work; refuses here what needs no more than the record itself. */
  readonly load: (work: Work) => Promise<void>;
  readonly act: Act;
  readonly idempotency?: IdempotencyKey;
}

export interface Written {
  readonly draft: Draft;
  /** The row of the draft as stored; nothing when it was removed. */
  readonly row: Row | undefined;
  /** Every row that was written, by `resource/id`. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly work: Work;
}

/** Runs a plan to the end; the one way to change anything. */
export async function write(parts: EngineParts, plan: Plan): Promise<Written> {
  const { caller, resource } = plan;
  if (!hasScope(caller.rights, resource.api.component, plan.scopes)) throw new Problem('permission-denied');
  // Writes to cached resources raise one epoch, so they wait for each other whatever they are about.
  return runExclusive(`${caller.municipality}/${resource.cached ? 'epoch' : plan.exclusive}`, async () => {
    for (let attempt = 1; ; attempt++) {
      const snapshot = await parts.snapshots.current(caller.municipality);
      if (isStale(caller, snapshot.epoch)) throw new StaleRights();
      const at = now();
      const work = createWork({
        caller,
        at,
        today: dateInNetherlands(at),
        snapshot,
        hash: (purpose, clear) => parts.keys.hash(caller.municipality, purpose, clear),
        may: (work, draft, scopes) => mayTouch(parts, work, draft, scopes),
        resource: parts.registry.get,
      });
      const draft = await prepare(parts, plan, work);
      const unit: Unit = {
        work,
        ...(isPersonal(work)
          ? { log: logEntry(caller, loggedName(plan), plan.kind, subjectsOf(parts.registry, work, draft)) }
          : {}),
        ...(plan.idempotency ? { idempotency: { ...plan.idempotency, draft } } : {}),
      };
      try {
        const { rows } = await parts.store(caller.municipality, snapshot.epoch, [unit]);
        afterStore(parts, work, snapshot.epoch, rows);
        return { draft, row: rows.get(`${resource.name}/${draft.id}`), rows, work };
      } catch (error) {
        if (isUnsure(error)) {
          parts.snapshots.forget(caller.municipality);
          throw new Problem('unsure', undefined, { retryAfterSeconds: 2, cause: (error as Problem).cause });
        }
        if (!(error instanceof DatabaseProblem)) throw error;
        if (error.sqlState === STALE_EPOCH) parts.snapshots.forget(caller.municipality);
        else if (error.sqlState !== CONFLICT) throw uniqueProblem(parts, error) ?? error;
        if (attempt >= MOST_TRIES) throw new Problem('conflict');
        if (attempt > 2) await new Promise((resolve) => setTimeout(resolve, Math.random() * attempt * 4));
      }
    }
  });
}

const loggedName = ({ operation, resource }: Plan): string =>
  operation.includes('.') ? operation : `${resource.api.name}.${resource.name}.${operation}`;

/** Catalogue, rights and the like are about nobody: their change records tell who changed them. */
const isPersonal = ({ drafts }: Work): boolean =>
  drafts.some(({ action, resource }) => action !== 'none' && resource.subjects !== undefined);

/** A refusal on a record: whom it is about can read of it too. */
class Refused extends Problem {
  readonly draft: Draft;
  constructor(draft: Draft, detail?: string) {
    super('permission-denied', detail);
    this.draft = draft;
  }
}

/** Loads and acts. A refusal is in the logbook before it is told. */
async function prepare(parts: EngineParts, plan: Plan, work: Work): Promise<Draft> {
  try {
    await plan.load(work);
    return plan.act(work);
  } catch (error) {
    if (error instanceof Refused && error.draft.resource.subjects) {
      const lines = subjectsOf(parts.registry, work, error.draft);
      const { entry, actor } = logEntry(plan.caller, loggedName(plan), 'geweigerd', lines);
      await parts.logbook.append(entry, actor);
    }
    throw error;
  }
}

/** The snapshot of this process follows its own write at once. */
function afterStore(parts: EngineParts, work: Work, epoch: number, rows: ReadonlyMap<string, Row>): void {
  const cached = work.drafts.filter(({ action, resource }) => action !== 'none' && resource.cached);
  if (cached.length === 0) return;
  parts.snapshots.apply(
    work.caller.municipality,
    epoch + 1,
    cached.flatMap((draft) => rows.get(`${draft.resource.name}/${draft.id}`) ?? []),
    cached
      .filter(({ action }) => action === 'delete')
      .map((draft) => ({ resource: draft.resource.name, id: draft.id })),
  );
}

/** A unique index that refused, told in the words of the declaration. */
function uniqueProblem(parts: EngineParts, error: DatabaseProblem): Problem | undefined {
  if (error.sqlState !== '23505' || !error.constraint) return undefined;
  if (error.constraint === 'engine_idempotency_pkey') return new Problem('idempotency-conflict');
  for (const resource of parts.registry.all) {
    const rule = resource.unique?.find((_, index) => error.constraint === `${resource.table}_unique_${index + 1}`);
    if (rule) return invalid({ name: rule.fields.at(-1)!, code: rule.code, reason: rule.reason });
  }
  return undefined;
}

/** The snapshot that an answer is made with: answers of cached resources show their neighbours as they are now. */
export async function after(parts: EngineParts, work: Work, resource: Resource): Promise<{ snapshot: Snapshot }> {
  return resource.cached ? { snapshot: await parts.snapshots.current(work.caller.municipality) } : work;
}

/** Create: a new record from a request body. */
export function create(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  input: unknown,
  options: WriteOptions = {},
): Promise<Answer> {
  const scopes = scopesOf(resource, 'create');
  if (!hasScope(caller.rights, resource.api.component, scopes)) throw new Problem('permission-denied');
  const key = options.idempotencyKey;
  if (key === undefined) return createRecord(parts, caller, resource, input, options);
  // Keyed: a plain hash of a body that is known but for its BSN would tell that number to who tries them all.
  const asked = JSON.stringify([resource.name, options.parentId, input, options.columns]);
  const bodyHash = parts.keys.hash(caller.municipality, 'idempotentie', asked);
  return once(parts, caller, resource, { key, bodyHash }, () =>
    createRecord(parts, caller, resource, input, options, { key, bodyHash }),
  );
}

async function createRecord(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  input: unknown,
  options: WriteOptions,
  idempotency?: IdempotencyKey,
): Promise<Answer> {
  const scopes = scopesOf(resource, 'create');
  const given =
    options.parentId && resource.parent ? withParent(parts, caller, resource, input, options.parentId) : input;
  const valid = validateBody(parts.registry, resource, caller.base, given, 'create');
  const record = await numbered(parts, caller, resource, valid);
  const id = options.id ?? newId();
  const { row, work } = await write(parts, {
    caller,
    resource,
    operation: 'create',
    kind: 'aangemaakt',
    scopes,
    exclusive: mainKey(resource, record, id),
    ...(idempotency ? { idempotency } : {}),
    load: async (work) =>
      work.load(await parts.loader.load(caller.municipality, needsOf(parts, resource, record, work, id))),
    act: (work) => {
      const draft = work.create(resource.name, record, { id, implied: false });
      if (options.columns) work.setColumns(draft, options.columns);
      if (resource.derive) work.change(draft, resource.derive(record, work));
      authorize(parts, work, draft, scopes);
      judge(parts, work, draft, 'create');
      return draft;
    },
  });
  return parts.answer.ofRow(caller, row!, await after(parts, work, resource), 201);
}

export async function numbered(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  record: Record_,
): Promise<Record_> {
  const { number } = resource;
  if (!number || record[number.field] !== '') return record;
  const today = dateInNetherlands(now());
  const next = await parts.numbers.take(caller.municipality, number.series(record, today));
  return { ...record, [number.field]: number.format(next, record, today) };
}

/** A number that was given stays, when a put leaves it out. */
function numberBefore({ number }: Resource, before: Record_, given: unknown): Record_ {
  return number && !(given as Record_)[number.field] ? { [number.field]: before[number.field] } : {};
}

/** Put and patch. */
export async function update(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
  input: unknown,
  mode: 'update' | 'patch',
  options: WriteOptions = {},
): Promise<Answer> {
  const scopes = scopesOf(resource, mode);
  const { row, work } = await write(parts, {
    caller,
    resource,
    operation: mode,
    kind: 'gewijzigd',
    scopes,
    exclusive: `${resource.name}/${id}`,
    load: async (work) => {
      const draft = await open(parts, work, resource, id, scopes);
      refuseOther(parts, work, draft, options);
      if (options.columns) work.setColumns(draft, options.columns);
      const nested = resource.parent && resource.path.includes('{');
      const given = nested ? withParent(parts, caller, resource, input, String(draft.record[resource.parent])) : input;
      const record = {
        ...draft.record,
        ...validateBody(parts.registry, resource, caller.base, given, mode, draft.record),
        ...numberBefore(resource, draft.record, given),
      };
      refuseImmutable(resource, draft.record, record);
      work.load(await parts.loader.load(caller.municipality, needsOf(parts, resource, record, work, id, 'update')));
      work.change(draft, resource.derive ? resource.derive(record, work, draft.record) : record);
    },
    act: (work) => {
      const draft = work.find(resource.name, id)!;
      // The new type or confidentiality must be within the caller's rights too.
      authorize(parts, work, draft, scopes);
      judge(parts, work, draft, 'update');
      return draft;
    },
  });
  return parts.answer.ofRow(caller, row!, await after(parts, work, resource), 200);
}

export async function remove(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
  options: Pick<WriteOptions, 'ifMatch' | 'parentId'> = {},
): Promise<void> {
  const scopes = scopesOf(resource, 'delete');
  await write(parts, {
    caller,
    resource,
    operation: 'delete',
    kind: 'verwijderd',
    scopes,
    exclusive: `${resource.name}/${id}`,
    load: async (work) => {
      const draft = await open(parts, work, resource, id, scopes, 'delete');
      refuseOther(parts, work, draft, options);
      work.load(
        await parts.loader.load(caller.municipality, needsOf(parts, resource, draft.record, work, id, 'delete')),
      );
    },
    act: (work) => {
      const draft = work.find(resource.name, id)!;
      // Removed first, so that rules and effects see the rest as it will be.
      work.remove(draft);
      judge(parts, work, draft, 'delete');
      return draft;
    },
  });
}

/** The record that a caller asked to change, with its parents, after rights and state. */
async function open(
  parts: EngineParts,
  work: Work,
  resource: Resource,
  id: string,
  scopes: readonly string[],
  kind: Kind = 'update',
): Promise<Draft> {
  work.load(await existing(parts, work.caller, resource, id));
  const draft = work.find(resource.name, id)!;
  draft.implied = false;
  authorize(parts, work, draft, scopes, kind);
  return draft;
}

/** The record is below another parent, or is not the version that the caller saw (`If-Match`, RFC 9110 13.1.1). */
function refuseOther(parts: EngineParts, work: Work, draft: Draft, { ifMatch, parentId }: WriteOptions): void {
  if (isElsewhere(draft.resource, draft.before!, parentId)) throw new Problem('not-found');
  if (!ifMatch || ifMatch === '*') return;
  const etag = parts.answer.etag(work.caller, draft.before!, work);
  if (!ifMatch.split(',').some((one) => one.trim() === etag))
    throw new Problem(
      'precondition-failed',
      'De gegevens zijn intussen veranderd. Haal ze opnieuw op en probeer het nog eens.',
    );
}

/** The row and its parents. @throws not-found */
export async function existing(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
): Promise<readonly Row[]> {
  if (resource.cached) {
    const row = (await parts.snapshots.current(caller.municipality)).get(resource.name, id);
    if (!row) throw new Problem('not-found');
    return [row];
  }
  const rows = await parts.loader.withParents(caller.municipality, resource, id);
  if (!rows.some((row) => row.resource === resource && row.id === id)) throw new Problem('not-found');
  return rows;
}

/** Rights and state on the row that carries them. @throws permission-denied */
export function authorize(
  parts: EngineParts,
  work: Work,
  draft: Draft,
  scopes: readonly string[],
  kind: Kind = 'update',
): void {
  const carrier = carrierDraft(parts, work, draft);
  const before = carrier.before;
  // What is frozen may go as a whole: that is no change of it. Its parts may not.
  const frozen = before && !draft.resource.ignoresState && !(kind === 'delete' && carrier === draft);
  const state = frozen ? carrier.resource.states?.find((one) => one.when(before)) : undefined;
  if (mayTouch(parts, work, draft, state ? [state.scope] : scopes)) return;
  throw new Refused(draft, state && mayTouch(parts, work, draft, scopes) ? state.message : undefined);
}

function mayTouch(parts: EngineParts, work: Work, draft: Draft, scopes: readonly string[]): boolean {
  const carrier = carrierDraft(parts, work, draft);
  const access = accessOf(work.caller, draft.resource, scopes);
  return access === 'everything' || allowsRow(access, parts.rowDimensions(carrier, work));
}

function carrierDraft(parts: EngineParts, work: Work, draft: Draft): Draft {
  const carrier = carrierOf(parts.registry, draft.resource);
  let at: Draft | undefined = draft;
  while (at && at.resource !== carrier) {
    const parent: string = at.resource.fields[at.resource.parent!]!.to![0]!;
    const reference = String(at.record[at.resource.parent!]);
    at = work.find(parent, reference);
    if (!at)
      throw invalid({
        name: draft.resource.parent!,
        code: 'does_not_exist',
        reason: 'Dit bestaat niet, of niet meer.',
      });
  }
  return at!;
}

/** Relations of a record to records of this installation, with the place of each in the body. */
function relationsOf(
  resource: Resource,
  record: Record_,
): readonly { readonly name: string; readonly resource: string; readonly id: string }[] {
  return Object.entries(resource.fields).flatMap(([name, field]) => {
    const one = field.kind === 'list' ? field.item! : field;
    if (one.kind !== 'relation' || field.server) return [];
    const value = record[name];
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((target, index) =>
      typeof target === 'string' && target !== '' && !target.includes(':')
        ? [
            {
              name: Array.isArray(value) ? `${name}.${index}` : name,
              resource: target.includes('/') ? target.split('/')[0]! : one.to![0]!,
              id: target.slice(target.indexOf('/') + 1),
            },
          ]
        : [],
    );
  });
}

/** A relation leads to a record of this municipality, or is refused: in the words of its own API, or of another. */
function missingRelations(parts: EngineParts, work: Work, { resource, record }: Draft): readonly InvalidParam[] {
  return relationsOf(resource, record)
    .filter((one) => !work.find(one.resource, one.id))
    .map(({ name, resource: target }) => ({
      name,
      code: parts.registry.get(target).api === resource.api ? 'does_not_exist' : 'bad-url',
      reason: 'Dit bestaat hier niet, of niet meer.',
    }));
}

/** Rules first, all of them, so that the caller reads every fault at once; then effects. */
export function judge(parts: EngineParts, work: Work, draft: Draft, kind: Kind): void {
  const missing = kind === 'delete' ? [] : missingRelations(parts, work, draft);
  if (missing.length > 0) throw invalid(...missing);
  const faults = (draft.resource.rules ?? [])
    .filter((rule) => rule.on.includes(kind))
    .flatMap((rule): readonly InvalidParam[] => {
      const found = checked(rule, work, draft);
      return found === undefined ? [] : 'code' in found ? [found] : found;
    });
  if (faults.length > 0) throw invalid(...faults);
  if (kind === 'delete') {
    refuseCascade(parts, work, draft);
    removeChildren(parts.registry, work, draft);
  }
  showOnParent(parts.registry, work, draft);
  for (const effect of draft.resource.effects ?? []) if (effect.on.includes(kind)) effect.apply(work, draft);
}

/** What goes along is a main record of its own, with rights of its own. @throws permission-denied */
function refuseCascade(parts: EngineParts, work: Work, { resource, id }: Draft): void {
  for (const field of resource.cascade ?? [])
    for (const sub of work.filter(resource.name, ({ record }) => record[field] === id))
      authorize(parts, work, sub, scopesOf(resource, 'delete'), 'delete');
}

/** A rule may refuse by right too: it knows what scope a change wants. */
function checked(rule: Rule, work: Work, draft: Draft): ReturnType<Rule['check']> {
  try {
    return rule.check(work, draft);
  } catch (error) {
    if (error instanceof Problem && error.code === 'permission-denied') throw new Refused(draft, error.detail);
    throw error;
  }
}

export const scopesOf = (resource: Resource, operation: OperationName): readonly string[] => {
  const scopes = resource.scopes[operation];
  if (!scopes) throw new Problem('method-not-allowed');
  return scopes;
};

export function needsOf(
  parts: EngineParts,
  resource: Resource,
  record: Record_,
  work: Work,
  id: string,
  kind: Kind = 'create',
): readonly Need[] {
  const needs: Need[] = [...(resource.needs?.(record, work, { kind, id }) ?? [])];
  if (kind === 'delete') needs.push(...needsOfRemoval(parts.registry, resource, id));
  if (resource.parent)
    needs.push({ resource: resource.fields[resource.parent]!.to![0]!, id: String(record[resource.parent]) });
  for (const { id: target, resource: name } of relationsOf(resource, record))
    needs.push({ resource: name, id: target });
  return needs.filter((need) => parts.registry.get(need.resource) && !('id' in need && need.id === ''));
}

const mainKey = (resource: Resource, record: Record_, id: string): string =>
  resource.parent ? `${resource.fields[resource.parent]!.to![0]}/${record[resource.parent]}` : `${resource.name}/${id}`;

function withParent(parts: EngineParts, caller: Caller, resource: Resource, input: unknown, parentId: string): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const parent = parts.registry.get(resource.fields[resource.parent!]!.to![0]!);
  return { ...input, [resource.parent!]: `${caller.base}${parent.api.root}/${parent.path}/${parentId}` };
}

function refuseImmutable(resource: Resource, before: Record_, after: Record_): void {
  const faults = Object.entries(resource.fields)
    .filter(
      ([name, field]) =>
        field.immutable && name in after && JSON.stringify(after[name]) !== JSON.stringify(before[name]),
    )
    .map(([name]) => ({
      name,
      code: 'wijzigen-niet-toegelaten',
      reason: 'Dit veld mag na het aanmaken niet meer veranderen.',
    }));
  if (faults.length > 0) throw invalid(...faults);
}
