/**
 * The history that a record had in the installation it came from: kept apart from ours, as it was told there, addresses
 * and all. It says what others wrote down; the logbook of this installation answers for none of it.
 */
import { Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import { VERTROUWELIJKHEID } from '../gate/rights.ts';
import { accessOf, allowsRow, requireScope } from './access.ts';
import { AUDIT_SCOPES } from './audit.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch } from './epoch.ts';
import { isForbidden, leavesOut } from './leave-out.ts';
import { appendSeen, kindOf, linesOf } from './log.ts';
import type { Resource } from './resource.ts';

export interface HistoryLine {
  readonly id: string;
  readonly at: Date;
  /** JSON as it came. */
  readonly json: string;
}

export interface Main {
  readonly resource: string;
  readonly id: string;
}

const KEEP = {
  name: 'moved_history_keep',
  text: `insert into engine_moved_history (municipality, main_resource, main, source, id, at, sealed)
select $1, $2, $3, $4, x.* from unnest($5::uuid[], $6::timestamptz[], $7::text[]) as x
on conflict do nothing`,
};

/** Lines that are here already stay as they are. @param source host of the installation */
export async function keepHistory(
  { db, keys }: Pick<EngineParts, 'db' | 'keys'>,
  { municipality }: Pick<Caller, 'municipality'>,
  { resource, id }: Main,
  source: string,
  lines: readonly HistoryLine[],
): Promise<void> {
  if (lines.length === 0) return;
  await db
    .in(municipality)
    .query(KEEP, [
      municipality,
      resource,
      id,
      source,
      lines.map((line) => line.id),
      lines.map(({ at }) => at.toISOString()),
      lines.map(({ json }) => keys.seal(municipality, json)),
    ]);
}

const HIGHEST = VERTROUWELIJKHEID.length - 1;
const MOST_LINES = 5_000;

const READ = {
  name: 'moved_history_read',
  text: `select source, sealed from engine_moved_history
where municipality = $1 and main = $2 and main_resource = $3 order by at, id limit ${MOST_LINES}`,
};

export interface ToldHistory {
  readonly source: string;
  readonly json: string;
}

/** Whoever may read the audit trail of a record may read what came before it; it is logged as that is. @throws not-found, permission-denied */
export async function readHistory(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
): Promise<readonly ToldHistory[]> {
  requireScope(caller, resource, AUDIT_SCOPES);
  // What came along is in the words of another system: which field is which, and of which part, cannot be told.
  const isLess = (one: Resource): boolean => leavesOut(caller, one) || isForbidden(caller, one);
  if (
    (caller.rights.rules || caller.rights.leaves) &&
    parts.registry.all.some((one) => one.api === resource.api && isLess(one))
  )
    throw new Problem('permission-denied');
  const found = await parts.gather(caller, resource, id);
  if (!found) throw new Problem('not-found');
  await checkEpoch(parts, caller, found.epoch);
  // It may tell of a time in which the record was more confidential: only who may see the highest level sees it.
  const access = accessOf(caller, resource, AUDIT_SCOPES);
  const highest =
    access === 'everything'
      ? access
      : access.filter(
          ({ level, choices, except, unlessRestrictedFor }) =>
            !except && !choices && unlessRestrictedFor === undefined && (level === undefined || level >= HIGHEST),
        );
  const allowed = allowsRow(highest, found.row.columns);
  const operation = `${resource.api.name}.${resource.name}.overgezette-historie`;
  const kind = allowed ? 'geopend' : 'geweigerd';
  await appendSeen(parts.logbook, caller, operation, kind, linesOf([found.row]), kindOf(found.row));
  if (!allowed) throw new Problem('permission-denied');
  const rows = await parts.db
    .in(caller)
    .query<{ source: string; sealed: string }>(READ, [caller.municipality, id, resource.name]);
  return rows.map(({ source, sealed }) => ({ source, json: parts.keys.unseal(caller.municipality, sealed) }));
}
