/** The rows that make a municipality: its key, its epoch, and what it is called and known by from a day on. */
import type { Municipality, Queryable } from './db/types.ts';

export const ATTRIBUTES = [
  'naam',
  'gemeentecode',
  'oin',
  'rsin',
  'host',
  'thema',
  'telefoon',
  'adres',
  'openingstijden',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Organisatie-identificatienummer of a body with an RSIN (Logius: prefix, RSIN, three zeros). */
export const oinVan = (rsin: string): string => `00000001${rsin}000`;

/** Kinds that are there already stay as they are: somebody may have changed them. */
const ADD = {
  text: `insert into municipality_attribute (municipality, kind, value, valid_from)
select $1, x.kind, x.value, $4 from unnest($2::text[], $3::text[]) as x (kind, value)
where not exists (select from municipality_attribute a where a.municipality = $1 and a.kind = x.kind)`,
};

/** Without a host nobody reaches it: what must be there first is made, and the host is added last. Again does nothing. */
export async function createMunicipality(node: Queryable, id: Municipality): Promise<void> {
  await node.query({ text: 'insert into municipality (id) values ($1) on conflict do nothing' }, [id]);
  await node.query({ text: 'insert into municipality_epoch (municipality) values ($1) on conflict do nothing' }, [id]);
}

/** @param since `YYYY-MM-DD` */
export const addAttributes = (
  node: Queryable,
  id: Municipality,
  known: readonly (readonly [Attribute, string])[],
  since: string,
): Promise<unknown> => node.query(ADD, [id, known.map(([kind]) => kind), known.map(([, value]) => value), since]);
