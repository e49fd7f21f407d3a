/**
 * One record as it goes out: from memory while the row is the one that it was made of, which the database says at each call,
 * together with what rights are tested on. A row that was written since comes with its body.
 */
import type { Caller } from '../gate/context.ts';
import { isSealed } from './body.ts';
import type { EngineParts } from './engine.ts';
import type { Field, Fields } from './fields.ts';
import { linesOf } from './log.ts';
import { ReadyRecord } from './ready.ts';
import type { Resource } from './resource.ts';
import type { Row } from './work.ts';

/**
 * What is made of other records, or of the day, is not what the row says; lists without pages may be long, and what is sealed
 * is opened at each answer.
 */
export const canBeReady = (resource: Resource): boolean =>
  !resource.cached && !resource.project && !resource.unpaged && !showsSealed(resource);

const known = new WeakMap<Resource, boolean>();

function showsSealed(resource: Resource): boolean {
  let shows = known.get(resource);
  if (shows === undefined) {
    shows = anySealed(resource.fields);
    known.set(resource, shows);
  }
  return shows;
}

const anySealed = (fields: Fields): boolean =>
  Object.values(fields).some((field) => !field.writeOnly && isSealedIn(field));

const isSealedIn = ({ sealed, seals, fields, variants, item }: Field): boolean =>
  sealed === true ||
  seals !== undefined ||
  (fields !== undefined && anySealed(fields)) ||
  (item !== undefined && isSealedIn(item)) ||
  Object.values(variants ?? {}).some(anySealed);

/** The row itself says whom it is about; others ask it of another row, which has a version of its own. */
export const isAboutOwn = ({ subjects }: Resource): boolean => subjects === undefined || subjects.kind === 'column';

/** What makes one row look different. */
export const shapeOf = ({ municipality, base }: Caller, { name }: Resource): string =>
  `${municipality} ${name} ${base}`;

export interface ReadyRow {
  readonly epoch: number;
  /** What rights are tested on, and whom it is about. */
  readonly row: Pick<Row, 'resource' | 'id' | 'columns'>;
  readonly record: ReadyRecord;
}

/** Of a resource that can be ready; whether the caller may see it, and of which epoch it is, has yet to be looked at. */
export async function readyRow(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
): Promise<ReadyRow | undefined> {
  const shape = shapeOf(caller, resource);
  const last = parts.ready.last(shape, id);
  const found = await parts.gather(caller, resource, id, true, last);
  if (!found) return undefined;
  const { epoch, row } = found;
  if (!row) {
    parts.ready.keep(shape, id, last!);
    return { epoch, row: { resource, id, columns: found.columns }, record: last! };
  }
  const snapshot = await parts.snapshots.current(caller.municipality);
  const stamp = { version: String(row.version), xmin: String(row.columns.xmin) };
  const lines = isAboutOwn(resource) ? linesOf([row]) : [];
  const record = new ReadyRecord(stamp, parts.answer.json(caller, row, snapshot), lines);
  if (!isSealed(row.body)) parts.ready.keep(shape, id, record);
  return { epoch, row, record };
}
