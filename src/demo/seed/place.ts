/** A demo municipality as a tenant: its key, and what it is called and known by. */
import type { Database } from '../../foundation/db/types.ts';
import { addAttributes, createMunicipality, oinVan } from '../../foundation/municipality.ts';
import type { DemoGemeente } from './gemeenten.ts';

/** Before the first case of any demo. */
const BEGIN = '2024-01-01';

/** Before anything is in it. It has no host yet, so nobody reaches half a municipality. */
export async function createPlace({ node }: Database, gemeente: DemoGemeente): Promise<void> {
  const { id, naam, gemeentecode, rsin, thema, telefoon, adres, openingstijden, openingstijdenEngels, zaaknummer } =
    gemeente;
  await createMunicipality(node, id);
  await addAttributes(
    node,
    id,
    [
      ['naam', naam],
      ['gemeentecode', gemeentecode],
      ['rsin', rsin],
      ['oin', oinVan(rsin)],
      ['thema', thema],
      ['telefoon', telefoon],
      ['adres', adres],
      ['openingstijden', openingstijden],
      ['openingstijden-en', openingstijdenEngels],
      ['zaaknummer', zaaknummer],
    ],
    BEGIN,
  );
}

/** The last step. */
export const openPlace = ({ node }: Database, { id, hosts }: DemoGemeente): Promise<unknown> =>
  addAttributes(
    node,
    id,
    hosts.map((host) => ['host', host] as const),
    BEGIN,
  );

/** Whether the last step was done, however the hosts were changed since. */
export async function isComplete({ node }: Database, { id }: DemoGemeente): Promise<boolean> {
  const rows = await node.query(
    { text: `select 1 from municipality_attribute where municipality = $1 and kind = 'host'` },
    [id],
  );
  return rows.length > 0;
}
