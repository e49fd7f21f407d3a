/** zrc-023: a case that is destroyed is really gone, with all that belonged to it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zaak as declared } from '../../../src/registers/zaken/zaak.ts';
import { wrongDates } from '../../support/counted-dates.ts';
import { DRC, type Json, startZaken, type Zaken, ZRC } from './support.ts';

let z: Zaken;
beforeAll(async () => {
  z = await startZaken();
});
afterAll(() => z.meent.close());

/** A case with one of everything. */
async function whole(changes: object = {}) {
  const kenmerken = [{ kenmerk: 'K-1', bron: 'Elders' }];
  const zaak = await z.zaak({ omschrijving: 'Geheim van Boom', kenmerken, ...changes });
  const document = await z.document();
  const parts: Json[] = [
    await z.rol(zaak),
    await z.status(zaak, z.catalogue.statustypen.ontvangen, '2026-03-02T09:00:00Z'),
    await z.post('/zaakobjecten', {
      zaak: zaak.url,
      objectType: 'pand',
      objectIdentificatie: { identificatie: '1' },
    }),
    await z.post(`/zaken/${zaak.uuid}/zaakeigenschappen`, {
      zaak: zaak.url,
      eigenschap: z.catalogue.eigenschappen.kleur,
      waarde: 'rood als Boom',
    }),
    await z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url }),
    await z.post('/klantcontacten', { zaak: zaak.url, datumtijd: '2026-03-03T10:00:00Z', onderwerp: 'Boom belde' }),
    await z.post('/zaakverzoeken', { zaak: zaak.url, verzoek: zaak.url }),
    await z.post('/zaakcontactmomenten', { zaak: zaak.url, contactmoment: zaak.url }),
    await z.post('/zaaknotities', { gerelateerdAan: zaak.url, onderwerp: 'Notitie', tekst: 'Boom belde' }),
  ];
  await z.close(zaak);
  const { resultaat, status } = await z.read(zaak.url);
  const mirror = (
    (await z.want(
      200,
      'GET',
      `${DRC}/objectinformatieobjecten?object=${encodeURIComponent(zaak.url)}`,
    )) as unknown as Json[]
  )[0]!;
  return { zaak, document, urls: [...parts.map(({ url }) => url), resultaat, status, mirror.url] as string[] };
}

const count = async (table: string, ids: readonly string[]): Promise<number> =>
  (
    await z.meent.clone.asOwner<{ n: number }>(
      `select count(*)::int as n from meent.${table} where id = any($1::uuid[])`,
      [ids],
    )
  )[0]!.n;

it('goes with its sub-cases, its parts, the mirrors and its history; the documents stay', async () => {
  const main = await whole();
  const sub = await whole({ hoofdzaak: main.zaak.url });
  const other = await whole();
  const gone = [main.zaak.url, ...main.urls, sub.zaak.url, ...sub.urls];
  for (const url of gone) await z.want(200, 'GET', url);

  await z.want(204, 'DELETE', main.zaak.url);

  for (const url of gone) await z.want(404, 'GET', url);
  await z.want(404, 'GET', `${main.zaak.url}/audittrail`);
  for (const { document } of [main, sub]) await z.want(200, 'GET', document.url);
  for (const url of [other.zaak.url, ...other.urls, other.document.url]) await z.want(200, 'GET', url);
  const ids = gone.map((url) => url.slice(-36));
  for (const table of [
    'zaken_zaak',
    'zaken_status',
    'zaken_resultaat',
    'zaken_rol',
    'zaken_zaakobject',
    'zaken_zaakeigenschap',
    'zaken_zaakinformatieobject',
    'zaken_klantcontact',
    'zaken_zaakverzoek',
    'zaken_zaakcontactmoment',
    'zaken_zaaknotitie',
    'documenten_objectinformatieobject',
  ]) {
    expect([table, await count(table, ids)]).toEqual([table, 0]);
    expect([
      table,
      await count(
        table,
        [other.zaak.url, ...other.urls].map((url) => url.slice(-36)),
      ),
    ]).toEqual([table, 1 + (table === 'zaken_status' ? 1 : 0)]);
  }
});

it('leaves no row in any table whose id is one of its records, or that points at one', async () => {
  const columns = await z.meent.clone.asOwner<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'meent' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE'
       and c.table_name ~ '^(zaken|documenten|besluiten)_'`,
  );
  expect(columns.length).toBeGreaterThan(30);
  const rows = async (ids: readonly string[]): Promise<readonly string[]> => {
    const ways = columns.map(
      ({ table, column }) => `select '${table}' as "table" from meent.${table} where ${column} = any($1::uuid[])`,
    );
    const found = await z.meent.clone.asOwner<{ table: string }>(ways.join(' union '), [ids]);
    return found.map(({ table }) => table).sort();
  };
  const { zaak, urls } = await whole();
  const ids = [zaak.url, ...urls].map((url) => url.slice(-36));
  expect((await rows(ids)).length).toBeGreaterThan(10);
  await z.want(204, 'DELETE', zaak.url);
  expect(await rows(ids)).toEqual([]);
});

it('leaves nothing of what it said in the history either', async () => {
  const { zaak, urls } = await whole();
  const records = [zaak.url, ...urls].map((url) => url.slice(-36));
  const bodies = () =>
    z.meent.clone.asOwner<{ n: number }>(
      `select count(*)::int as n from meent.engine_change where record = any($1::uuid[]) and after is not null and resource <> 'objectinformatieobject'`,
      [records],
    );
  expect((await bodies())[0]!.n).toBeGreaterThan(5);
  await z.want(204, 'DELETE', zaak.url);
  expect(await bodies()).toEqual([{ n: 0 }]);
  const labels = await z.meent.clone.asOwner<{ label: string }>(
    `select distinct label from meent.engine_change where main = $1 and action <> 'delete'`,
    [zaak.uuid],
  );
  expect(labels).toEqual([{ label: '' }]);
});

it('a sub-case goes alone', async () => {
  const main = await z.zaak();
  const [one, two] = [await z.zaak({ hoofdzaak: main.url }), await z.zaak({ hoofdzaak: main.url })];
  await z.want(204, 'DELETE', one.url);
  expect((await z.read(main.url)).deelzaken).toEqual([two.url]);
  await z.want(200, 'GET', two.url);
});

it('is told as one removal, and counted out of the list', async () => {
  const before = (await z.want(200, 'GET', `${ZRC}/zaken`)).count;
  const { zaak } = await whole();
  expect((await z.want(200, 'GET', `${ZRC}/zaken`)).count).toBe(before + 1);
  await z.want(204, 'DELETE', zaak.url);
  expect((await z.want(200, 'GET', `${ZRC}/zaken`)).count).toBe(before);
  expect(await wrongDates(z.meent.clone.asOwner, declared)).toEqual([]);
  const told = await z.meent.clone.asOwner<{ resource: string }>(
    `select resource from meent.engine_change where main = $1 and action = 'delete' and not implied`,
    [zaak.uuid],
  );
  expect(told).toEqual([{ resource: 'zaak' }]);
});

it('of a case that others name as relevant leaves them as they are, and to be changed', async () => {
  const gone = await z.zaak();
  const relevanteAndereZaken = [{ url: gone.url, aardRelatie: 'vervolg', overigeRelatie: '', toelichting: '' }];
  const other = await z.zaak({ relevanteAndereZaken });
  await z.want(204, 'DELETE', gone.url);
  expect(await z.want(200, 'PATCH', other.url, { omschrijving: 'Anders' })).toMatchObject({ relevanteAndereZaken });
  await z.want(400, 'POST', `${ZRC}/zaken`, z.body({ relevanteAndereZaken }));
  expect(await z.close(other, { resultaattype: z.catalogue.resultaattypen.gerelateerde_zaak })).toMatchObject({
    archiefactiedatum: null,
  });
});

it('wants the right on every sub-case that goes along, and the logbook tells of a refusal', async () => {
  const main = await z.zaak({ vertrouwelijkheidaanduiding: 'openbaar' });
  const sub = await z.zaak({ hoofdzaak: main.url, vertrouwelijkheidaanduiding: 'geheim' });
  await z.rol(sub);
  await z.grant(['zaken.verwijderen'], { level: 'intern' });
  await z.want(403, 'DELETE', main.url, undefined, { as: 'beperkt' });
  expect(z.meent.logged.at(-1)).toMatchObject({ kind: 'geweigerd', lines: [{ resource: 'zaak', id: sub.uuid }] });
  expect((await z.read(sub.url)).hoofdzaak).toBe(main.url);
  await z.grant(['zaken.verwijderen'], { level: 'geheim' });
  await z.want(204, 'DELETE', main.url, undefined, { as: 'beperkt' });
  expect((await z.ask('GET', sub.url)).statusCode).toBe(404);
});
