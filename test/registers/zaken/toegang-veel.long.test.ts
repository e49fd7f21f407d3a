/** A case with more documents than a person puts in is shielded whole, or not at all. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Json, startZaken, type Zaken } from './support.ts';

let z: Zaken;
beforeAll(async () => {
  z = await startZaken();
  await z.grant(['zaken.lezen'], { documenten: ['documenten.lezen'] });
});
afterAll(() => z.meent.close());

const uuid = ({ url }: Json): string => url.slice(-36);
const afscherming = (zaak: Json): string => `/meent/api/v1/zaken/${uuid(zaak)}/afscherming`;
const SHIELD = { reden: 'Gaat over een collega.', toegangen: [{ medewerker: 'chef', omgang: 'werken' }] };
const seen = async ({ url }: Json): Promise<number> =>
  (await z.ask('GET', url, undefined, { as: 'beperkt' })).statusCode;
const inZaak = (zaak: Json, document: Json): Promise<Json> =>
  z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });

/** As many documents as nobody puts in by hand: copies of one, each with a link like that of another. */
async function metDocumenten(zaak: Json, amount: number): Promise<void> {
  const [model, linked] = [await z.document(), await z.document()];
  const zio = await inZaak(zaak, linked);
  await linksAlone(zio, linked, model, amount);
  const { asOwner } = z.meent.clone;
  await asOwner(
    `insert into meent.documenten_enkelvoudiginformatieobject
     select (jsonb_populate_record(t, jsonb_build_object('id', md5($1::text || n)::uuid,
       'identificatie', 'VEEL-' || $1::text || n, 'body', replace(t.body, $3::text, 'VEEL-' || $1::text || n)))).*
     from meent.documenten_enkelvoudiginformatieobject t, generate_series(1, $2::int) n where t.id = $1::uuid`,
    [uuid(model), amount, model.identificatie],
  );
  await asOwner('analyze', []);
}

const linksAlone = (zio: Json, linked: Json, model: Json, amount: number) =>
  z.meent.clone.asOwner(
    `insert into meent.zaken_zaakinformatieobject
     select (jsonb_populate_record(t, jsonb_build_object('id', md5('in' || $3::text || n)::uuid,
       'informatieobject', md5($3::text || n)::uuid, 'body', replace(t.body, $4::text, md5($3::text || n)::uuid::text)))).*
     from meent.zaken_zaakinformatieobject t, generate_series(1, $2::int) n where t.id = $1::uuid`,
    [uuid(zio), amount, uuid(model), uuid(linked)],
  );

const openDocuments = async (): Promise<number> =>
  (
    await z.meent.clone.asOwner<{ n: number }>(
      `select count(*)::int as n from meent.documenten_enkelvoudiginformatieobject where identificatie like 'VEEL-%' and afgeschermd is not true`,
      [],
    )
  )[0]!.n;

it('shields a case with more than five thousand documents whole, and opens it whole', async () => {
  const zaak = await z.zaak();
  await metDocumenten(zaak, 5_200);
  expect(await openDocuments()).toBe(5_200);
  await z.want(201, 'POST', afscherming(zaak), SHIELD);
  expect(await openDocuments()).toBe(0);
  await z.want(204, 'DELETE', afscherming(zaak));
  expect(await openDocuments()).toBe(5_200);
});

/** One document in more cases than one write holds: copies of a case, each with a link like that of another. */
async function inVeleZaken(document: Json, amount: number): Promise<void> {
  const [model, linked] = [await z.zaak(), await z.zaak()];
  const zio = await inZaak(linked, document);
  const { asOwner } = z.meent.clone;
  await asOwner(
    `insert into meent.zaken_zaak
     select (jsonb_populate_record(t, jsonb_build_object('id', md5($1::text || n)::uuid,
       'identificatie', 'VEEL-' || $1::text || n, 'body', replace(t.body, $3::text, 'VEEL-' || $1::text || n)))).*
     from meent.zaken_zaak t, generate_series(1, $2::int) n where t.id = $1::uuid`,
    [uuid(model), amount, model.identificatie],
  );
  await asOwner(
    `insert into meent.zaken_zaakinformatieobject
     select (jsonb_populate_record(t, jsonb_build_object('id', md5('zaak' || $3::text || n)::uuid,
       'zaak', md5($3::text || n)::uuid, 'body', replace(t.body, $4::text, md5($3::text || n)::uuid::text)))).*
     from meent.zaken_zaakinformatieobject t, generate_series(1, $2::int) n where t.id = $1::uuid`,
    [uuid(zio), amount, uuid(model), uuid(linked)],
  );
  await asOwner('analyze', []);
}

it('goes on linking a document that is in more cases than one write holds, and shields those that have it', async () => {
  const document = await z.document();
  await inVeleZaken(document, 20_100);
  const [dicht, ander] = [await z.zaak(), await z.zaak()];
  await z.want(201, 'POST', afscherming(dicht), SHIELD);
  const link = await inZaak(dicht, document);
  await inZaak(ander, document);
  expect(await seen(document)).toBe(200);
  await z.want(204, 'DELETE', link.url);
  await inZaak(dicht, document);
  await z.want(201, 'POST', afscherming(ander), SHIELD);
  expect([await seen(dicht), await seen(ander), await seen(document)]).toEqual([403, 403, 200]);
  for (const zaak of [dicht, ander]) await z.want(204, 'DELETE', afscherming(zaak));
});

it('refuses a case that holds more than one write can, and changes nothing of it', async () => {
  const zaak = await z.zaak();
  const document = await z.document();
  await linksAlone(await inZaak(zaak, document), document, await z.document(), 20_100);
  const refused = await z.want(409, 'POST', afscherming(zaak), SHIELD);
  expect(refused.detail).toContain('meer dan 20000 keer zaakinformatieobject');
  expect([await seen(zaak), await seen(document)]).toEqual([200, 200]);
  expect((await z.want(200, 'GET', `/meent/api/v1/zaken/${uuid(zaak)}/toegang`)).afscherming).toBeNull();
});
