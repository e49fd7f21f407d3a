/**
 * Changes since a cursor: what a system that keeps a copy asks for instead of reading everything again. A number is given
 * after the commit, in order, so that nobody who goes on from the last one misses a late commit.
 */
import { type Access, hasScope, opensAll } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, accessSql, carrierOf, reachOf } from './access.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch } from './epoch.ts';
import { appendSeen, linesOf } from './log.ts';
import type { Resource } from './resource.ts';
import type { Row } from './work.ts';

export interface ChangeLine {
  readonly number: number;
  /** Registered name of the resource. */
  readonly resource: string;
  readonly id: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly at: Date;
}

export interface ChangesAnswer {
  /** In the order of their number. */
  readonly changes: readonly ChangeLine[];
  /** Where to go on: the last number that was looked at, shown or not. */
  readonly next: number;
  /** More is there already. */
  readonly more: boolean;
}

export interface ChangesOptions {
  /** Numbers above this one; 0: from the beginning. */
  readonly since: number;
  /** Only these resources; absent: all. */
  readonly resources?: readonly string[];
  /** Changes that are looked at, at most. */
  readonly limit?: number;
  /** As it appears in the logbook. */
  readonly operation?: string;
  /** Many ask the same at the same moment, since the same change woke them: they share what they look at. */
  readonly together?: true;
}

const STANDARD_LIMIT = 500;
const MOST = 1_000;

const NUMBERED = {
  name: 'changes_since',
  text: `select (select epoch from municipality_epoch where municipality = $1) as epoch,
  n.number, c.resource, c.record, c.main, c.main_resource, c.action, c.at, c.shielded
from engine_change_number n left join engine_change c on c.municipality = $1 and c.id = n.change
where n.municipality = $1 and n.number > $2 order by n.number limit $3`,
};

interface Numbered {
  readonly epoch: number;
  readonly number: number;
  /** Null where the change was destroyed. */
  readonly resource: string | null;
  readonly record: string;
  readonly main: string;
  readonly main_resource: string;
  readonly action: ChangeLine['action'];
  readonly at: Date;
  readonly shielded: boolean;
}

/**
 * Only of records that the caller may read now. A record that is gone has no rights of its own any more: its removal is
 * told to who may read its main object, or every record of its kind.
 */
export async function changesSince(
  parts: EngineParts,
  caller: Caller,
  { since, resources, limit = STANDARD_LIMIT, operation = 'meent.wijzigingen.list', together }: ChangesOptions,
): Promise<ChangesAnswer> {
  const most = Math.min(Math.max(limit, 1), MOST);
  const look = (): Promise<readonly Numbered[]> =>
    parts.db.in(caller).query<Numbered>(NUMBERED, [caller.municipality, since, most + 1]);
  const found = await (together ? parts.changed.together(`${caller.municipality}/${since}/${most}`, look) : look());
  if (found[0]) await checkEpoch(parts, caller, Number(found[0].epoch));
  const looked = found.slice(0, most);
  const asked = looked.filter(
    (one) => readable(parts, caller, one.resource) && (!resources || resources.includes(one.resource!)),
  );
  const rows = await visibleRows(parts, caller, asked);
  const shown = asked.filter((one) => maySee(parts, caller, one, rows));
  const concerned = shown.flatMap(
    (one) => rows.get(keyOf(one.resource!, one.record)) ?? rows.get(goneFrom(parts, one)) ?? [],
  );
  const lines = linesOf(new Set(concerned));
  if (lines.length > 0) await appendSeen(parts.logbook, caller, operation, 'getoond', lines);
  return {
    changes: shown.map(({ number, resource, record, action, at }) => ({
      number: Number(number),
      resource: resource!,
      id: record,
      action,
      at,
    })),
    next: Number(looked.at(-1)?.number ?? since),
    more: found.length > most,
  };
}

const keyOf = (resource: string, id: string): string => `${resource}/${id}`;

/** A resource that can be read, by somebody with the scopes of this caller. */
function readable({ registry }: EngineParts, caller: Caller, name: string | null): boolean {
  const resource = name === null ? undefined : registry.all.find((one) => one.name === name);
  const scopes = resource?.scopes.read;
  if (!resource || !scopes) return false;
  return (
    resource.public?.includes('read') === true || hasScope(caller.rights, resource.api.component, scopes, resource.name)
  );
}

function maySee(parts: EngineParts, caller: Caller, one: Numbered, rows: ReadonlyMap<string, Row>): boolean {
  const resource = parts.registry.get(one.resource!);
  if (resource.cached || rows.has(keyOf(resource.name, one.record))) return true;
  if (one.action !== 'delete') return false;
  return (
    rows.has(goneFrom(parts, one)) || opensAll(accessOf(caller, resource, resource.scopes.read ?? []), one.shielded)
  );
}

/** A part that went had the rights of what it was part of; who may read that may not have been allowed to read the part. */
const goneFrom = ({ registry }: EngineParts, { resource, main_resource, main }: Numbered): string =>
  carrierOf(registry, registry.get(resource!)).name === main_resource
    ? keyOf(`${main_resource} of ${resource}`, main)
    : keyOf(main_resource, main);

interface Wanted {
  readonly resource: Resource;
  readonly access: Access;
  readonly ids: Set<string>;
}

/** The records of these changes that the caller may read now, and what parts went from. One statement. */
async function visibleRows(
  parts: EngineParts,
  caller: Caller,
  changes: readonly Numbered[],
): Promise<ReadonlyMap<string, Row>> {
  const wanted = new Map<string, Wanted>();
  const want = (key: string, id: string, name: string, as: string): void => {
    const resource = parts.registry.get(name);
    if (resource.cached || !readable(parts, caller, name)) return;
    const kind = key.slice(0, key.lastIndexOf('/'));
    const asked = parts.registry.get(as);
    const access = accessOf(caller, asked, asked.scopes.read ?? []);
    const known = wanted.get(kind) ?? { resource, access, ids: new Set<string>() };
    known.ids.add(id);
    wanted.set(kind, known);
  };
  for (const one of changes) {
    const { resource, record, main_resource, main } = one;
    want(keyOf(resource!, record), record, resource!, resource!);
    if (one.action !== 'delete') continue;
    const from = goneFrom(parts, one);
    want(from, main, main_resource, from.startsWith(`${main_resource}/`) ? main_resource : resource!);
  }
  if (wanted.size === 0) return new Map();
  const values: unknown[] = [caller.municipality];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const branches = [...wanted].map(([kind, { resource, access: asked, ids }]) => {
    const reach = reachOf(parts.registry, resource);
    const access = accessSql(reach, asked, bind);
    return `select (select epoch from municipality_epoch where municipality = $1) as epoch, '${kind}' as kind, '${resource.name}' as resource, to_json(r) as row from (select ${reach.select} from ${reach.from} where t.municipality = $1 and t.id = any(${bind([...ids])}::uuid[]) and ${access}) r`;
  });
  const raws = await parts.db
    .in(caller)
    .query<{ epoch: number; kind: string; resource: string; row: Record<string, unknown> }>(
      { text: branches.join('\nunion all\n') },
      values,
    );
  if (raws[0]) await checkEpoch(parts, caller, Number(raws[0].epoch));
  return new Map(
    raws.map(({ kind, resource, row }) => [
      keyOf(kind, String(row.id)),
      parts.reader(parts.registry.get(resource), caller.municipality, row),
    ]),
  );
}
