/**
 * Reading one record. Reads of one tick, whoever asks, are gathered into one statement per resource and municipality;
 * each caller's rights are then tested on the row. The log entry is durable before the answer leaves.
 */

import { Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, allowsRow, refusal, requireScope } from './access.ts';
import { type Answer, etagOf } from './answer.ts';
import { scopesOf } from './authorize.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch, checkEpochNow } from './epoch.ts';
import { expandRows } from './expand.ts';
import { leavesOut, seenBy } from './leave-out.ts';
import { appendSeen, kindOf, linesOf, type SeenLine } from './log.ts';
import { trimmed } from './parts.ts';
import type { ReadyRecord } from './ready.ts';
import { canBeReady, type ReadyRow, readyRow } from './ready-record.ts';
import type { Resource } from './resource.ts';
import { type Selection, select } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import type { Row } from './work.ts';

export interface ReadOptions {
  readonly expand?: readonly string[];
  /** The day for which a catalogue answers (`YYYY-MM-DD`); today when absent. */
  readonly day?: string;
  /** `false` for HEAD and pages that log under their own operation. */
  readonly operation?: string;
  /** The parent in a nested path; a record of another parent is not found there. */
  readonly parentId?: string;
  /** Only this part of the record. */
  readonly selection?: Selection;
  /** Only what an answer shows of the row, without its other columns. */
  readonly forAnswer?: boolean;
}

/** @throws not-found, permission-denied (ZGW: 403 on what exists but may not be seen) */
export async function read(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
  options: ReadOptions = {},
): Promise<Answer> {
  if (isPlain(caller, resource, options)) {
    const { row, record } = await readReady(parts, caller, resource, id);
    await logRead(parts, caller, options, linesOf([row]), row);
    return new ReadyAnswer(record, id);
  }
  const { row, lines, extra, snapshot } = await readRow(parts, caller, resource, id, { ...options, forAnswer: true });
  await logRead(parts, caller, options, lines, row);
  return { ...shown(caller, row, parts.answer.json(caller, row, snapshot, extra, options.day), options.selection), id };
}

type ReadOf = Pick<Row, 'resource' | 'id' | 'columns'>;

async function logRead(
  parts: EngineParts,
  caller: Caller,
  { operation }: ReadOptions,
  lines: readonly SeenLine[],
  row: ReadOf,
): Promise<void> {
  const { resource } = row;
  if (resource.subjects)
    await appendSeen(parts.logbook, caller, operation ?? readOf(resource), 'geopend', lines, kindOf(row));
}

const readOf = ({ api, name }: Resource): string => `${api.name}.${name}.read`;

/** Whether the answer is the record as everybody sees it who may see it. */
const isPlain = (caller: Caller, resource: Resource, { expand, parentId, selection }: ReadOptions): boolean =>
  parentId === undefined &&
  !selection &&
  !(expand && expand.length > 0) &&
  canBeReady(resource) &&
  !trimmed(caller, resource) &&
  !leavesOut(caller, resource);

/** The record as it goes out, from memory while it is as it was. Refusals are logged here. */
async function readReady(parts: EngineParts, caller: Caller, resource: Resource, id: string): Promise<ReadyRow> {
  requireRead(caller, resource);
  const found = await readyRow(parts, caller, resource, id);
  if (!found) throw new Problem('not-found');
  await checkEpoch(parts, caller, found.epoch);
  await refuseUnseen(parts, caller, found.row);
  return found;
}

/** A record that is bytes already, with the ETag of those bytes. */
class ReadyAnswer implements Answer {
  readonly status = 200;
  readonly id: string;
  readonly #record: ReadyRecord;

  constructor(record: ReadyRecord, id: string) {
    this.#record = record;
    this.id = id;
  }

  get bytes(): Buffer {
    return this.#record.json;
  }

  get etag(): string {
    return this.#record.etag;
  }

  get json(): string {
    return this.bytes.toString();
  }
}

/** What goes out of one record: what the caller may see of it, and of that what was asked for. */
export function shown(caller: Caller, row: Row, whole: string, selection?: Selection): Answer {
  const parted = trimmed(caller, row.resource);
  const trim = parted ? parted.trim(row, whole) : whole;
  const json = selection ? JSON.stringify(select(JSON.parse(trim), selection)) : trim;
  const headers = parted?.hidden();
  return { status: 200, json, etag: etagOf(json), ...(headers ? { headers } : {}) };
}

/** The row alone, for operations with an answer of their own: they write its log entry. Refusals are logged here. */
export async function readRow(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
  { expand = [], parentId, day, forAnswer = false }: ReadOptions,
) {
  requireRead(caller, resource);
  const { row, snapshot } = await fetchRow(parts, caller, resource, id, forAnswer);
  if (!row || isElsewhere(resource, row, parentId)) throw new Problem('not-found');
  if (!resource.cached) await refuseUnseen(parts, caller, row);
  const expanded =
    expand.length > 0 ? await expandRows(parts, caller, resource, [row], expand, { day, forAnswer }) : undefined;
  return {
    row: seenBy(caller, row),
    lines: linesOf([row, ...(expanded?.rows ?? [])]),
    extra: expanded?.extraOf(row) ?? '',
    snapshot,
  };
}

function requireRead(caller: Caller, resource: Resource): void {
  if (!resource.public?.includes('read')) requireScope(caller, resource, scopesOf(resource, 'read'));
}

/** @throws permission-denied, with an entry of who was asked about */
async function refuseUnseen(parts: EngineParts, caller: Caller, row: ReadOf): Promise<void> {
  const { resource, columns } = row;
  const scopes = scopesOf(resource, 'read');
  if (allowsRow(accessOf(caller, resource, scopes), columns)) return;
  await appendSeen(parts.logbook, caller, readOf(resource), 'geweigerd', linesOf([row]), kindOf(row));
  throw refusal(caller, resource, scopes, columns);
}

/** True for a record that was asked for below another parent than its own. */
export const isElsewhere = (resource: Resource, row: Row, parentId: string | undefined): boolean =>
  parentId !== undefined && resource.parent !== undefined && row.record[resource.parent] !== parentId;

async function fetchRow(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
  forAnswer: boolean,
): Promise<{ readonly row: Row | undefined; readonly snapshot: Snapshot }> {
  const found = resource.cached ? undefined : await parts.gather(caller, resource, id, forAnswer);
  // What is about somebody is logged as shown, so it is looked at before.
  if (resource.cached && resource.subjects) await checkEpochNow(parts, caller);
  const snapshot = await parts.snapshots.current(caller.municipality);
  if (resource.cached) return { row: snapshot.get(resource.name, id), snapshot };
  if (!found) return { row: undefined, snapshot };
  // Rights were changed since the snapshot this caller's rights came from: ask again with the new ones.
  await checkEpoch(parts, caller, found.epoch);
  return { row: found.row, snapshot };
}
