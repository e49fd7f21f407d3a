/** A demo municipality as a tenant: its key, and what it is called and known by. */
import type { Database } from '../../foundation/db/types.ts';
import { type DemoGemeente, oinVan } from './gemeenten.ts';

/** Before the first case of any demo. */
const BEGIN = '2024-01-01';

/** Kinds that are there already stay as they are: somebody may have changed them. */
const ADD = {
  text: `insert into municipality_attribute (municipality, kind, value, valid_from)
select $1, x.kind, x.value, $4 from unnest($2::text[], $3::text[]) as x (kind, value)
where not exists (select from municipality_attribute a where a.municipality = $1 and a.kind = x.kind)`,
};

const add = (
  node: Database['node'],
  { id }: DemoGemeente,
  known: readonly (readonly [kind: string, value: string])[],
) => node.query(ADD, [id, known.map(([kind]) => kind), known.map(([, value]) => value), BEGIN]);

/** Before anything is in it. It has no host yet, so nobody reaches half a municipality. */
export async function createPlace({ node }: Database, gemeente: DemoGemeente): Promise<void> {
  const { id, naam, gemeentecode, rsin, thema, telefoon, adres, openingstijden } = gemeente;
  await node.query({ text: 'insert into municipality (id) values ($1) on conflict do nothing' }, [id]);
  await node.query({ text: 'insert into municipality_epoch (municipality) values ($1) on conflict do nothing' }, [id]);
  const known = { naam, gemeentecode, rsin, oin: oinVan(rsin), thema, telefoon, adres, openingstijden };
  await add(node, gemeente, Object.entries(known));
}

/** The last step. */
export const openPlace = ({ node }: Database, gemeente: DemoGemeente): Promise<unknown> =>
  add(
    node,
    gemeente,
    gemeente.hosts.map((host) => ['host', host] as const),
  );

/** Whether the last step was done, however the hosts were changed since. */
export async function isComplete({ node }: Database, { id }: DemoGemeente): Promise<boolean> {
  const rows = await node.query(
    { text: `select 1 from municipality_attribute where municipality = $1 and kind = 'host'` },
    [id],
  );
  return rows.length > 0;
}
