/** The whole demo of both municipalities, as `npm start` makes it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoGemeenten } from '../../src/demo/seed/gemeenten.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { type DemoBlobs, emptyBlobs, REFERENTIE, seed } from '../support/demo.ts';

let clone: Clone;
let blobs: DemoBlobs;

beforeAll(async () => {
  clone = await cloneDatabase();
  blobs = await emptyBlobs();
  await seed(clone.open(), blobs.blobs, { gemeenten: demoGemeenten });
});
afterAll(async () => {
  await clone.drop();
  blobs.remove();
});

const count = async (table: string): Promise<number> =>
  (await clone.asOwner<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;

test('has 210 cases, 212 residents and every case type', async () => {
  expect(await count('zaken_zaak')).toBe(210);
  expect(await count('personen_persoon')).toBe(212);
  expect(await count('catalogi_zaaktype')).toBe(39);
  expect(await count(`catalogi_zaaktype where body like '%"concept":true%'`)).toBe(0);
});

test('every case has one natural person as initiator, found by a keyed hash', async () => {
  const rows = await clone.asOwner<{ n: number; subjects: string[]; subject: string }>(
    `select count(r.id)::int as n, z.owners as subjects, min(r.subject) as subject from zaken_zaak z
     left join zaken_rol r on r.municipality = z.municipality and r.zaak = z.id
       and r.omschrijving_generiek = 'initiator' and r.betrokkene_type = 'natuurlijk_persoon'
     group by z.municipality, z.id, z.owners`,
  );
  expect(rows).toHaveLength(210);
  for (const { n, subject, subjects } of rows) {
    expect(n).toBe(1);
    expect(subjects).toEqual([subject]);
  }
});

test('no BSN stands in the clear in any table', async () => {
  const bsns = new Set(
    (await Promise.all(demoGemeenten.map((gemeente) => gemeente.inhoud(REFERENTIE))))
      .flatMap(({ personen }) => personen)
      .flatMap(({ bsn, ouders = [], kinderen = [], partners = [] }) => [
        bsn,
        ...[...ouders, ...kinderen, ...partners].flatMap((lid) => lid.bsn ?? []),
      ]),
  );
  expect(bsns.size).toBeGreaterThan(212);
  const tables = await clone.asOwner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'meent'`,
  );
  expect(tables.length).toBeGreaterThan(30);
  for (const { name } of tables) {
    const rows = await clone.asOwner<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
    for (const { row } of rows)
      for (const [number] of row.matchAll(/(?<![0-9a-zA-Z])\d{9}(?![0-9a-zA-Z])/g))
        expect(bsns.has(number), `a BSN stands in ${name}`).toBe(false);
  }
});
