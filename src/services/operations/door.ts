/**
 * What the operations behind pages share: rows that this caller may see, what belongs to them, and one log entry under
 * the operation's own name before anything leaves.
 */
import { accessOf, allowsRow } from '../../engine/access.ts';
import { addressOf } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';
import { checkEpoch, checkEpochNow } from '../../engine/epoch.ts';
import { expandRows } from '../../engine/expand.ts';
import { seenBy } from '../../engine/leave-out.ts';
import { appendSeen, kindOf, kindOfResource, linesOf } from '../../engine/log.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { mayWalk } from '../../engine/walk.ts';
import type { Row } from '../../engine/work.ts';
import { dateInNetherlands } from '../../foundation/clock.ts';
import { isUuid } from '../../foundation/ids.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { subjectsOf } from '../../gate/mandate.ts';
import type { LogEntry } from '../../logbook/types.ts';

export const snapshotOf = (engine: Engine, caller: Pick<Caller, 'municipality'>): Promise<Snapshot> =>
  engine.parts.snapshots.current(caller.municipality);

/** Whether this caller gets any list of these at all: what the engine asks before it makes one. */
export const mayList = (engine: Engine, caller: Caller, name: string): boolean =>
  mayWalk(caller, engine.parts.registry.get(name));

export type Found = { readonly row: Row } | { readonly refused: Row } | undefined;

/** One row: found, found and not for this caller, or not there. Writes nothing to the logbook. */
export async function find(engine: Engine, caller: Caller, name: string, id: string): Promise<Found> {
  if (!isUuid(id)) return undefined;
  const { parts } = engine;
  const resource = parts.registry.get(name);
  const found = await parts.gather(caller, resource, id);
  if (!found) return undefined;
  await checkEpoch(parts, caller, found.epoch);
  const access = accessOf(caller, resource, resource.scopes.read ?? []);
  return allowsRow(access, found.row.columns) ? { row: seenBy(caller, found.row) } : { refused: found.row };
}

/** Whether a row that was loaded is for this caller, by the rights that its own door asks. */
export function maySee(caller: Caller, row: Row): boolean {
  const { resource } = row;
  const scopes = resource.scopes.read ?? [];
  return (
    hasScope(caller.rights, resource.api.component, scopes) &&
    allowsRow(accessOf(caller, resource, scopes), row.columns)
  );
}

/** Records that rows point at, by their own property names (`rollen`, `zaakinformatieobjecten.informatieobject`), as far as this caller may see them. */
export async function related(
  engine: Engine,
  caller: Caller,
  rows: readonly Row[],
  paths: readonly string[],
): Promise<readonly Row[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await expandRows(engine.parts, caller, rows[0]!.resource, rows, paths);
  return [...new Map(found.map((row) => [`${row.resource.name}/${row.id}`, row])).values()];
}

export const ofKind = (rows: readonly Row[], name: string): readonly Row[] =>
  rows.filter(({ resource }) => resource.name === name);

/**
 * Makes the entry durable. Catalogue rows are about nobody and leave no line.
 * @param lookedIn name of the resource: where nothing is found, what looking there is for
 */
export async function log(
  engine: Engine,
  caller: Caller,
  operation: string,
  kind: LogEntry['kind'],
  rows: readonly Row[],
  lookedIn?: string,
): Promise<void> {
  const { logbook, registry } = engine.parts;
  const about = rows[0] ? kindOf(rows[0]) : lookedIn === undefined ? undefined : kindOfResource(registry.get(lookedIn));
  await appendSeen(logbook, caller, operation, kind, linesOf(rows), about);
}

/** Entries of what a resident did end so when the line is about somebody else. */
export const OTHER = '.ander';

/**
 * A resident looks at their own records. Somebody else may be in the same case: their lines stand in an entry of their
 * own, so that their page can tell that look from their own looks.
 */
export async function logOwn(engine: Engine, caller: Caller, operation: string, rows: readonly Row[]): Promise<void> {
  await stillActing(engine, caller);
  const lines = linesOf(rows);
  const mine = subjectsOf(caller);
  const own = lines.filter(({ subject }) => mine.includes(subject));
  const others = lines.filter(({ subject }) => !mine.includes(subject));
  const { logbook } = engine.parts;
  await appendSeen(logbook, caller, operation, 'geopend', own);
  if (others.length > 0) await appendSeen(logbook, caller, operation + OTHER, 'geopend', others);
}

/**
 * What was read beside the rows has no epoch of its own: looks, heads, names. Nothing of it leaves on a mandate that ended
 * meanwhile. @throws StaleRights
 */
export const stillActing = async (engine: Engine, caller: Caller): Promise<void> => {
  if (caller.mandate && caller.rights.epoch !== undefined) await checkEpochNow(engine.parts, caller);
};

/** A resident asked for what is somebody else's: whom it is about can read that. */
export const logRefused = (engine: Engine, caller: Caller, operation: string, refused: Row): Promise<void> =>
  log(engine, caller, operation + OTHER, 'geweigerd', [refused]);

/** The address of a record, as request bodies name it. */
export const urlOf = (engine: Engine, caller: Caller, name: string, id: string): string =>
  addressOf(caller.base, engine.parts.registry.get(name), id);

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const DAY = 86_400_000;

/**
 * As `moment`, but a midnight as its date. Who knows the date of a status alone sends it as midnight, of UTC or of here,
 * since the standard has no other form.
 */
export function momentOrDate(value: unknown): string {
  const instant = new Date(moment(value));
  const date = dateInNetherlands(instant);
  const here = dateInNetherlands(new Date(instant.getTime() - 1)) !== date;
  return here || instant.getTime() % DAY === 0 ? date : instant.toISOString();
}

/** A timestamptz or date column as ISO text. */
export const moment = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));
