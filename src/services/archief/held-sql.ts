/**
 * `log_held`: whether a line of the logbook must stay. Lines about a case that is kept (opschorting) and about all that belongs
 * to it are among them; what belongs to a case is read from the declarations, so that no resource is named here. `npm run
 * generate -- held` prints the migration; a test holds what the database has against this.
 */
import { snake } from '../../engine/columns.ts';
import type { Registry } from '../../engine/registry.ts';
import type { Resource } from '../../engine/resource.ts';

const CASE = 'zaak';
const OF = 'municipality = of_municipality';

/** Resources whose lines are held with a case, by name, each with SQL that gives the ids of its cases. */
export function partsOfCases(registry: Registry): readonly (readonly [resource: string, cases: string])[] {
  return registry.all
    .filter(({ subjects, fixed, name }) => subjects && !fixed && name !== CASE)
    .flatMap((resource): (readonly [string, string])[] => {
      const ways = casesOf(registry, resource, 'select record_id', []);
      return ways.length > 0 ? [[resource.name, ways.join(' union all ')]] : [];
    })
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** @param ids SQL that gives the ids of the rows in question */
function casesOf(registry: Registry, resource: Resource, ids: string, seen: readonly string[]): readonly string[] {
  if (seen.includes(resource.name)) return [];
  const on = [...seen, resource.name];
  const rows = (column: string): string =>
    `select ${snake(column)} from ${resource.table} where ${OF} and id in (${ids})`;
  const leads = (target: string, found: string): readonly string[] =>
    target === CASE ? [found] : casesOf(registry, registry.get(target), found, on);
  const direct = Object.entries(resource.fields)
    .filter(([, { kind, column, to }]) => kind === 'relation' && column && to?.length === 1 && to[0] === CASE)
    .map(([name]) => rows(name));
  const parent = resource.parent;
  const above =
    parent && resource.fields[parent]!.to![0] !== CASE ? leads(resource.fields[parent]!.to![0]!, rows(parent)) : [];
  const linked =
    resource.subjects?.kind === 'linked'
      ? resource.subjects.links.flatMap(({ resource: link, here, there, target }) =>
          leads(
            target,
            `select ${snake(there)} from ${registry.get(link).table} where ${OF} and ${snake(here)} in (${ids})`,
          ),
        )
      : [];
  return [...new Set([...direct, ...above, ...linked])];
}

/** The body of the function, between its quotes. */
export const heldBody = (registry: Registry): string => `
declare
  record_id uuid;
begin
  if exists (
    select from log_decision d
    where d.municipality = of_municipality and d.kind = 'vasthouden' and d.step = 'besluit'
      and (d.subject = of_subject or (d.resource = of_resource and d.record = of_record)
        or d.decision in (select a.decision from log_held_also a where a.municipality = of_municipality and a.subject = of_subject))
      and not exists (select from log_decision e where e.municipality = d.municipality and e.decision = d.decision and e.step = 'einde'))
  then return true; end if;
  if of_record !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then return false; end if;
  record_id := of_record::uuid;
  return case of_resource
    when '${CASE}' then exists (select from ${registry.get(CASE).table} where ${OF} and opgeschort is not null and id = record_id)
${partsOfCases(registry)
  .map(
    ([name, cases]) =>
      `    when '${name}' then exists (select from ${registry.get(CASE).table} where ${OF} and opgeschort is not null and id in (${cases}))`,
  )
  .join('\n')}
    else false
  end;
end `;

export const heldSql = (
  registry: Registry,
): string => `-- Expand: a line about a case that must stay stays, and so do those of all that belongs to it, as the resources are declared.
-- Made by "npm run generate -- held".
create or replace function log_held(of_municipality int, of_subject text, of_resource text, of_record text) returns boolean
language plpgsql stable security definer set search_path = meent, pg_temp as $$${heldBody(registry)}$$;
`;
