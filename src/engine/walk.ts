/** A walk along all records of one kind that a caller may see, in the order of their ids, a piece at a time. */
import { Problem } from '../foundation/problems.ts';
import { hasScope } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, accessSql, reachOf } from './access.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch } from './epoch.ts';
import type { Resource } from './resource.ts';

interface Named {
  readonly epoch: number;
  readonly id: string | null;
}

/** Ids above `after`. The same rights as a list. @throws permission-denied */
export async function idsAfter(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  after: string,
  most: number,
): Promise<readonly string[]> {
  const scopes = resource.scopes.list ?? [];
  if (!hasScope(caller.rights, resource.api.component, scopes)) throw new Problem('permission-denied');
  const values: unknown[] = [caller.municipality, after];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const reach = reachOf(parts.registry, resource);
  const access = accessSql(reach, accessOf(caller, resource, scopes), bind);
  const ids = `select t.id from ${reach.from} where t.municipality = $1 and t.id > $2::uuid and ${access} order by t.id limit ${most}`;
  const text = `select e.epoch, i.id from municipality_epoch e left join lateral (${ids}) i on true where e.municipality = $1 order by i.id`;
  const rows = await parts.db.in(caller).query<Named>(parts.statement('walk', text), values);
  if (rows[0]) await checkEpoch(parts, caller, Number(rows[0].epoch));
  return rows.flatMap(({ id }) => id ?? []);
}

const LAST_NUMBER = {
  name: 'last_number',
  text: 'select number from engine_change_number where municipality = $1 order by number desc limit 1',
};

/** The number of the last change: who takes a copy goes on from here. */
export async function lastNumber(parts: EngineParts, caller: Caller): Promise<number> {
  const [row] = await parts.db.in(caller).query<{ number: number }>(LAST_NUMBER, [caller.municipality]);
  return Number(row?.number ?? 0);
}
