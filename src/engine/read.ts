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
import { expandRows } from './expand.ts';
import { seenBy } from './leave-out.ts';
import { appendSeen, kindOf, linesOf } from './log.ts';
import { trimmed } from './parts.ts';
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
  const { row, lines, extra, snapshot } = await readRow(parts, caller, resource, id, { ...options, forAnswer: true });
  if (resource.subjects) {
    const operation = options.operation ?? `${resource.api.name}.${resource.name}.read`;
    await appendSeen(parts.logbook, caller, operation, 'geopend', lines, kindOf(row));
  }
  return { ...shown(caller, row, parts.answer.json(caller, row, snapshot, extra, options.day), options.selection), id };
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
  const scopes = scopesOf(resource, 'read');
  if (!resource.public?.includes('read')) requireScope(caller, resource, scopes);
  const { row, snapshot } = await fetchRow(parts, caller, resource, id, forAnswer);
  if (!row || isElsewhere(resource, row, parentId)) throw new Problem('not-found');
  if (!resource.cached && !allowsRow(accessOf(caller, resource, scopes), row.columns)) {
    const operation = `${resource.api.name}.${resource.name}.read`;
    await appendSeen(parts.logbook, caller, operation, 'geweigerd', linesOf([row]), kindOf(row));
    throw refusal(caller, resource, scopes, row.columns);
  }
  const expanded =
    expand.length > 0 ? await expandRows(parts, caller, resource, [row], expand, { day, forAnswer }) : undefined;
  return {
    row: seenBy(caller, row),
    lines: linesOf([row, ...(expanded?.rows ?? [])]),
    extra: expanded?.extraOf(row) ?? '',
    snapshot,
  };
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
  const snapshot = await parts.snapshots.current(caller.municipality);
  if (resource.cached) return { row: snapshot.get(resource.name, id), snapshot };
  if (!found) return { row: undefined, snapshot };
  // Rights were changed since the snapshot this caller's rights came from: ask again with the new ones.
  if (found.epoch !== snapshot.epoch || isStale(caller, found.epoch)) {
    parts.snapshots.saw(caller.municipality, found.epoch);
    throw new StaleRights();
  }
  return { row: found.row, snapshot };
}

/** The caller's rights are of an older epoch than the data: the service makes the context again and repeats the call. */
export class StaleRights extends Error {}

/** True when the caller's rights were read before what this epoch holds. */
export const isStale = (caller: Caller, epoch: number): boolean =>
  caller.rights.epoch !== undefined && caller.rights.epoch !== epoch;
