/** Many cases, made of the demo's: the same bodies with other ids and numbers, so that rows are as large as in life. */

export type Query = <Row extends object>(text: string) => Promise<Row[]>;

/** The id of case n, counted from 1: wrk and pgbench make the same. */
export const ID_PREFIX = '01900000-0000-7000-8000-';

/** Adds `count` cases to the demo municipality. Returns its key. */
export async function addCases(query: Query, count: number): Promise<number> {
  const [{ municipality } = { municipality: 0 }] = await query<{ municipality: number }>(
    `select municipality from meent.municipality_attribute where kind = 'host' and value = 'localhost'`,
  );
  const columns = (
    await query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'meent' and table_name = 'zaken_zaak' order by ordinal_position`,
    )
  ).map(({ name }) => name);
  const replaced: Record<string, string> = {
    id: 'n.id',
    body: `replace(replace(z.body, z.id::text, n.id::text), '"' || z.identificatie || '"', '"' || n.number || '"')`,
    identificatie: 'n.number',
  };
  const picked = columns.map((name) => replaced[name] ?? `z.${name}`);
  await query(`
    with origin as (select row_number() over (order by id) - 1 as place, count(*) over () as total, z.* from meent.zaken_zaak z where municipality = ${municipality})
    insert into meent.zaken_zaak (${columns.join(', ')})
    select ${picked.join(', ')} from
      (select i, ('${ID_PREFIX}' || lpad(to_hex(i), 12, '0'))::uuid as id, 'BENCH-' || i as number from generate_series(1, ${count}) i) n
      join origin z on z.place = n.i % z.total`);
  await query(`
    insert into meent.engine_count_delta (municipality, resource, type, level, delta, disturbed)
    select municipality, 'zaak', zaaktype, niveau, count(*), 1 from meent.zaken_zaak where identificatie like 'BENCH-%' group by 1, 3, 4`);
  await query('vacuum analyze meent.zaken_zaak');
  return municipality;
}
