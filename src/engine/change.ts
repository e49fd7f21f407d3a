/** Create, put, patch and delete: the usual operations as plans for `write`. */
import { isUuid, newId } from '../foundation/ids.ts';
import { invalid, Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import { requireScope } from './access.ts';
import type { Answer } from './answer.ts';
import { authorize, scopesOf } from './authorize.ts';
import { tellingElsewhere } from './elsewhere.ts';
import type { EngineParts } from './engine.ts';
import { judge, refuseImmutable } from './judge.ts';
import { refuseUnseen } from './leave-out.ts';
import { loadRemoval, needsOf } from './needs.ts';
import { withFreshNumbers } from './numbers.ts';
import { wantOutside } from './outside.ts';
import { isElsewhere } from './read.ts';
import type { Record_, Resource } from './resource.ts';
import { validateBody } from './validate.ts';
import type { Draft, Kind, Row, Work } from './work.ts';
import { type Plan, type Written, writeAnswer } from './write.ts';

export interface WriteOptions {
  /** The id that the new record must get: for loads that keep identifiers, and seeds that are the same every time. */
  readonly id?: string;
  /** The parent in a nested path. */
  readonly parentId?: string;
  /** ETag the caller last saw (`If-Match`). */
  readonly ifMatch?: string;
  /** Version of the row that the caller last saw: unlike the ETag it also tells of what lies beside the body. */
  readonly ifVersion?: number;
  /** Columns that the operation sets beside the body: what it stored elsewhere before this write. */
  readonly columns?: Readonly<Record<string, unknown>>;
  /** What the operation makes of the answer. What is kept for a key is what comes of it. */
  readonly answer?: (made: Answer) => Answer;
}

/** Create: a new record from a request body. */
export async function create(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  input: unknown,
  options: WriteOptions = {},
): Promise<Answer> {
  const scopes = scopesOf(resource, 'create');
  requireScope(caller, resource, scopes);
  const given =
    options.parentId && resource.parent ? withParent(parts, caller, resource, input, options.parentId) : input;
  const valid = await tellingElsewhere(parts, caller, resource, given, () =>
    validateBody(parts.registry, resource, caller.base, given, 'create'),
  );
  const id = options.id ?? givenId(resource, input) ?? newId();
  return withFreshNumbers(numberless(resource, valid), async (passed) =>
    createNumbered(parts, caller, resource, await numbered(parts, caller, resource, valid, passed), id, options),
  );
}

/** @throws invalid */
function givenId({ givenId: may }: Resource, input: unknown): string | undefined {
  const uuid = may ? (input as { readonly uuid?: unknown }).uuid : undefined;
  if (uuid === undefined || uuid === null || uuid === '') return undefined;
  if (typeof uuid === 'string' && isUuid(uuid.toLowerCase())) return uuid.toLowerCase();
  throw invalid({ name: 'uuid', code: 'invalid', reason: 'Vul een UUID in.' });
}

async function createNumbered(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  record: Record_,
  id: string,
  options: WriteOptions,
): Promise<Answer> {
  const scopes = scopesOf(resource, 'create');
  const plan: Plan = {
    caller,
    resource,
    operation: 'create',
    kind: 'aangemaakt',
    scopes,
    exclusive: [mainKey(resource, record, id), ...mirrorKeys(parts, resource, record, id)],
    load: async (work) => work.load(await parts.loader.load(caller, needsOf(parts, resource, record, work, id))),
    act: (work) => {
      const draft = work.create(resource.name, record, { id, implied: false });
      if (options.columns) work.setColumns(draft, options.columns);
      if (resource.derive) work.change(draft, resource.derive(record, work));
      authorize(parts, work, draft, scopes);
      wantOutside(work, resource, record);
      judge(parts, work, draft, 'create');
      return draft;
    },
  };
  return writeAnswer(parts, plan, (written) => answerOf(parts, written, 201, options));
}

export async function numbered(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  record: Record_,
  passed = 0,
): Promise<Record_> {
  const { number } = resource;
  if (!number || record[number.field] !== '') return record;
  return { ...record, [number.field]: await parts.numbers.next(caller, number, passed) };
}

/** The resource, when it gives the record its number. */
export const numberless = (resource: Resource, record: Record_): readonly Resource[] =>
  resource.number && record[resource.number.field] === '' ? [resource] : [];

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
  let record: Record_ = {};
  const plan: Plan = {
    caller,
    resource,
    operation: mode,
    kind: 'gewijzigd',
    scopes,
    exclusive: `${resource.name}/${id}`,
    load: async (work) => {
      const draft = await open(parts, work, resource, id, scopes);
      refuseOther(parts, work, draft, options);
      refuseUnseen(caller, draft.before!, mode, input);
      if (options.columns) work.setColumns(draft, options.columns);
      const nested = resource.parent && resource.path.includes('{');
      const given = nested ? withParent(parts, caller, resource, input, String(draft.record[resource.parent])) : input;
      record = {
        ...draft.record,
        ...validateBody(parts.registry, resource, caller.base, given, mode, draft.record),
        ...numberBefore(resource, draft.record, given),
      };
      refuseImmutable(resource, draft.record, record);
      work.load(await parts.loader.load(caller, needsOf(parts, resource, record, work, id, 'update')));
      work.change(draft, resource.derive ? resource.derive(record, work, draft.record) : record);
    },
    act: (work) => {
      const draft = work.find(resource.name, id)!;
      // The new type or confidentiality must be within the caller's rights too.
      authorize(parts, work, draft, scopes);
      wantOutside(work, resource, record, draft.before!.record);
      judge(parts, work, draft, 'update');
      return draft;
    },
  };
  return writeAnswer(parts, plan, (written) => answerOf(parts, written, 200, options));
}

export async function remove(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
  options: Pick<WriteOptions, 'ifMatch' | 'ifVersion' | 'parentId'> = {},
): Promise<void> {
  const scopes = scopesOf(resource, 'delete');
  const plan: Plan = {
    caller,
    resource,
    operation: 'delete',
    kind: 'verwijderd',
    scopes,
    exclusive: `${resource.name}/${id}`,
    load: async (work) => {
      const draft = await open(parts, work, resource, id, scopes, 'delete');
      refuseOther(parts, work, draft, options);
      await loadRemoval(parts, work, draft);
    },
    act: (work) => {
      const draft = work.find(resource.name, id)!;
      // Removed first, so that rules and effects see the rest as it will be.
      work.remove(draft);
      judge(parts, work, draft, 'delete');
      return draft;
    },
  };
  await writeAnswer(parts, plan, () => ({ status: 204 }));
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
function refuseOther(
  parts: EngineParts,
  work: Work,
  draft: Draft,
  { ifMatch, ifVersion, parentId }: WriteOptions,
): void {
  if (isElsewhere(draft.resource, draft.before!, parentId)) throw new Problem('not-found');
  refuseOtherVersion(draft, ifVersion);
  refuseStale(parts, work, draft, ifMatch);
}

/** @throws precondition-failed when the row is no longer in the version that the caller saw. */
export function refuseOtherVersion({ before }: Draft, seen: number | undefined): void {
  if (seen !== undefined && seen !== before!.version) throw stale();
}

/** @throws precondition-failed when the record is no longer as the caller saw it. */
export function refuseStale(parts: EngineParts, work: Work, draft: Draft, ifMatch: string | undefined): void {
  if (!ifMatch || ifMatch === '*') return;
  const etag = parts.answer.etag(work.caller, draft.before!, work);
  if (!ifMatch.split(',').some((one) => one.trim() === etag)) throw stale();
}

const stale = (): Problem =>
  new Problem(
    'precondition-failed',
    'De gegevens zijn intussen veranderd. Haal ze opnieuw op en probeer het nog eens.',
  );

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
  const rows = await parts.loader.withParents(caller, resource, id);
  if (!rows.some((row) => row.resource === resource && row.id === id)) throw new Problem('not-found');
  return rows;
}

function answerOf(parts: EngineParts, written: Written, status: number, { answer }: WriteOptions): Answer {
  const { work, draft } = written;
  const made = warned(parts.answer.ofRow(work.caller, written.row!, written, status), work, draft);
  return answer ? answer(made) : made;
}

function warned(answer: Answer, work: Work, draft: Draft): Answer {
  const warning = draft.resource.warns?.(work, draft);
  return warning === undefined ? answer : { ...answer, headers: { 'x-warning': warning } };
}

const mainKey = (resource: Resource, record: Record_, id: string): string =>
  resource.parent ? `${resource.fields[resource.parent]!.to![0]}/${record[resource.parent]}` : `${resource.name}/${id}`;

/** What the other registers show of it is on a record of theirs: a document that comes into many cases at once. */
const mirrorKeys = ({ registry }: EngineParts, { mirrors = [] }: Resource, record: Record_, id: string) =>
  mirrors.flatMap((mirror) => {
    const said = mirror.record({ id, record });
    return said ? [mainKey(registry.get(mirror.resource), said, id)] : [];
  });

function withParent(parts: EngineParts, caller: Caller, resource: Resource, input: unknown, parentId: string): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const parent = parts.registry.get(resource.fields[resource.parent!]!.to![0]!);
  return { ...input, [resource.parent!]: `${caller.base}${parent.api.root}/${parent.path}/${parentId}` };
}
