/** Log entries of the engine: who was concerned by an answer or a write. */

import { digestOf } from '../foundation/digest.ts';
import { newId } from '../foundation/ids.ts';
import type { ActivityRef, Caller } from '../gate/context.ts';
import { writeRights } from '../gate/kept.ts';
import type { Rights } from '../gate/rights.ts';
import { type Bron, fullScope } from '../gate/sources.ts';
import type { Basis, LogActor, Logbook, LogEntry, LogLine } from '../logbook/types.ts';
import { carrierOf } from './access.ts';
import { isAddressedByParent } from './body.ts';
import { snake } from './columns.ts';
import type { Registry } from './registry.ts';
import { type Resource, sourceOfResource } from './resource.ts';
import type { Draft, Row, Work } from './work.ts';

/** Rights are a value that stays, the same for each call of a caller: written once. */
const written = new WeakMap<Rights, Basis>();

function basisOf(rights: Rights): Basis {
  const known = written.get(rights);
  if (known) return known;
  const body = writeRights(rights);
  const basis = { digest: digestOf(body), body };
  written.set(rights, basis);
  return basis;
}
/** Before the name of what somebody did for another: how they came to act. */
export const ACTING = 'namens-';
const actingAs = (kind: string): string => `${ACTING}${kind}.`;

/** What a line about who acted names: they look at nothing of their own. */
export const ACTOR = 'gemachtigde';

/** Beside the lines about the other stands one about who acted: both find it. */
const withActor = (lines: readonly LogLine[], subject: string, id: string): readonly LogLine[] => [
  ...lines.filter((line) => line.subject !== subject),
  { subject, resource: ACTOR, id },
];

/** An entry and its linked actor, ready for the logbook. */
export function logEntry(
  caller: Caller,
  operation: string,
  kind: LogEntry['kind'],
  lines: readonly LogLine[],
  activity: ActivityRef = caller.activity,
): { entry: LogEntry; actor?: LogActor } {
  const id = newId();
  const { employee, mandate, person } = caller;
  return {
    entry: {
      municipality: caller.municipality,
      id,
      operation: mandate ? `${actingAs(mandate.kind)}${operation}` : operation,
      kind,
      activity: activity.id,
      organ: activity.organ,
      application: caller.application.id,
      ...(employee?.role
        ? { actorRole: employee.department ? `${employee.role}, ${employee.department}` : employee.role }
        : {}),
      trace: caller.trace.traceId,
      span: caller.trace.spanId,
      ...(caller.trace.parentId === undefined ? {} : { parent: caller.trace.parentId }),
      basis: basisOf(caller.rights),
      lines: mandate && person ? withActor(lines, person.subject, mandate.id) : lines,
    },
    ...(employee ? { actor: { entry: id, employee: employee.id } } : {}),
  };
}

/** A line, with what tells for which activity it was when the call names none. */
export interface SeenLine extends LogLine {
  /** Id of the type that the right on the record goes by. */
  readonly type?: string | undefined;
  /** Scopes that open it, each with its component. */
  readonly scopes?: readonly string[] | undefined;
  readonly source?: Bron | undefined;
}

/** What a record is, for what it is used for. */
export type SeenKind = Pick<SeenLine, 'type' | 'scopes' | 'source'>;

/** The activity of a record: the one of the call, or what its type, the right that opens it or its source is used for. */
export const activityOf = (
  { activity, serves }: Pick<Caller, 'activity' | 'serves'>,
  { type, scopes = NONE, source }: SeenKind,
): ActivityRef => {
  if (!serves) return activity;
  const opens = scopes.find((scope) => serves.has(scope)) ?? source;
  return serves.get(type ?? '') ?? serves.get(opens ?? '') ?? activity;
};
const NONE: readonly string[] = [];

const kinds = new WeakMap<Resource, SeenKind>();

/** What any record of a resource is to who sees it, where none of them says its type. */
export function kindOfResource(resource: Resource): SeenKind {
  const known = kinds.get(resource);
  if (known) return known;
  const { read = [], list = [], search = [] } = resource.scopes;
  const kind = kindBy(resource, [...new Set([...read, ...list, ...search])]);
  kinds.set(resource, kind);
  return kind;
}

/** The same to who does something with it that one of these scopes allows. */
export const kindBy = (resource: Resource, scopes: readonly string[]): SeenKind => ({
  scopes: scopes.map((scope) => fullScope(resource.api.component, scope)),
  source: sourceOfResource(resource),
});

/** What a row is, for `activityOf`. */
export const kindOf = ({ resource, columns }: Pick<Row, 'resource' | 'columns'>): SeenKind => ({
  type: (columns.r_type as string | null) ?? undefined,
  ...kindOfResource(resource),
});

/**
 * The entries of one answer, durable when it resolves: one for each activity that its records are used for, so one unless
 * the call names none and shows records of more. They share a commit.
 * @param about what was looked at, where it is about nobody
 */
export async function appendSeen(
  logbook: Pick<Logbook, 'append'>,
  caller: Caller,
  operation: string,
  kind: LogEntry['kind'],
  lines: readonly SeenLine[],
  about?: SeenKind,
): Promise<void> {
  const append = (activity: ActivityRef, some: readonly SeenLine[]): Promise<void> => {
    const { entry, actor } = logEntry(caller, operation, kind, some.map(bare), activity);
    return logbook.append(entry, actor, caller);
  };
  const [first, second] = lines;
  if (!caller.serves || !first) return append(about ? activityOf(caller, about) : caller.activity, lines);
  if (!second) return append(activityOf(caller, first), lines);
  const groups = Map.groupBy(lines, (line) => activityOf(caller, line));
  await Promise.all([...groups].map(([activity, some]) => append(activity, some)));
}

const bare = ({ subject, resource, id }: SeenLine): LogLine => ({ subject, resource, id });

type Identified = Pick<Row, 'resource' | 'id' | 'columns'>;

/** One line per data subject per row that was in an answer. */
export const linesOf = (rows: Iterable<Identified>): readonly SeenLine[] => {
  const lines: SeenLine[] = [];
  const told = new Set<string>();
  for (const row of rows) {
    const subjects = row.columns.r_subjects;
    if (!Array.isArray(subjects)) continue;
    const { resource, id, again } = named(row, told);
    const is = kindOf(row);
    for (const subject of subjects)
      if (!again(String(subject))) lines.push({ subject: String(subject), resource, id, ...is });
  }
  return lines;
};

/** Records that stand for their parent are told of as the parent, once. */
function named({ resource, id, columns }: Identified, told: Set<string>) {
  if (!isAddressedByParent(resource)) return { resource: resource.name, id, again: () => false };
  const parent = String(columns[snake(resource.parent!)]);
  return {
    resource: resource.fields[resource.parent!]!.to![0]!,
    id: parent,
    again(subject: string): boolean {
      const key = `${parent} ${subject}`;
      return told.has(key) || !told.add(key);
    },
  };
}

/** The subjects of a write: those of the row that carries them, before and after. */
export function subjectsOf(registry: Registry, work: Work, draft: Draft): readonly LogLine[] {
  const subjects = new Set<string>();
  const collect = (columns: Readonly<Record<string, unknown>>, column: string): void => {
    const found = columns[column];
    if (Array.isArray(found)) for (const subject of found) subjects.add(String(subject));
  };
  if (!draft.resource.subjects) return [];
  collectLinked(work, draft, collect);
  const carrier = carrierOf(registry, draft.resource);
  for (const one of work.drafts) {
    if (one.resource !== carrier && one !== draft && !isPartOf(registry, one, draft)) continue;
    if (one.resource.subjects?.kind === 'column') {
      const column = snake(one.resource.subjects.column);
      const computed = one.resource.columns?.[one.resource.subjects.column]?.from;
      collect(computed ? { [column]: computed(one.record, work, one.columns) } : one.columns, column);
      if (one.before) collect(one.before.columns, column);
    }
    if (one.before) collect(one.before.columns, 'r_subjects');
  }
  return [...subjects].map((subject) => ({ subject, resource: draft.resource.name, id: draft.id }));
}

/** A part that keeps its own subjects, and changes with the whole. */
const isPartOf = (registry: Registry, { resource, record, action }: Draft, whole: Draft): boolean =>
  action !== 'none' &&
  resource.parent !== undefined &&
  resource.rights !== undefined &&
  registry.get(resource.fields[resource.parent]!.to![0]!) === whole.resource &&
  record[resource.parent] === whole.id;

/** A document that is put in a case in the same write is about whom that case is about. */
function collectLinked(
  work: Work,
  { resource, id }: Draft,
  collect: (columns: Readonly<Record<string, unknown>>, column: string) => void,
): void {
  if (resource.subjects?.kind !== 'linked') return;
  for (const { resource: link, here, there, target } of resource.subjects.links)
    for (const one of work.filter(link, ({ record }) => record[here] === id)) {
      const found = work.find(target, one.record[there]);
      if (!found) continue;
      const { subjects } = found.resource;
      if (subjects?.kind === 'column') collect(found.columns, snake(subjects.column));
      else if (found.before) collect(found.before.columns, 'r_subjects');
      else collectLinked(work, found, collect);
    }
}
