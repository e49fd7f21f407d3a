/** A shield follows what documents and decisions are in, whatever way they come in and out, and whoever comes first. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Json, startZaken, type Zaken } from './support.ts';

const BRC = '/besluiten/api/v1';
let z: Zaken;
beforeAll(async () => {
  z = await startZaken();
  await z.meent.grant([
    {
      component: 'zrc',
      scopes: ['zaken.lezen', 'zaken.bijwerken', 'zaken.verwijderen'],
      zaaktype: z.catalogue.zaaktype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    },
    ...Object.values(z.catalogue.informatieobjecttypen).map((informatieobjecttype) => ({
      component: 'drc',
      scopes: ['documenten.lezen'],
      informatieobjecttype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    })),
    { component: 'brc', scopes: ['besluiten.lezen'], besluittype: z.catalogue.besluittype },
  ]);
});
afterAll(() => z.meent.close());

const uuid = ({ url }: Json): string => url.slice(-36);
const afscherming = (zaak: Json): string => `/meent/api/v1/zaken/${uuid(zaak)}/afscherming`;
const SHIELD = { reden: 'Gaat over een collega.', toegangen: [{ medewerker: 'chef', omgang: 'werken' }] };
const dicht = (zaak: Json): Promise<Json> => z.want(201, 'POST', afscherming(zaak), SHIELD);
const open = (zaak: Json): Promise<Json> => z.want(204, 'DELETE', afscherming(zaak));
/** What an application that is named nowhere gets. */
const seen = async ({ url }: Json): Promise<number> =>
  (await z.ask('GET', url, undefined, { as: 'beperkt' })).statusCode;

const besluitBody = (zaak?: Json) => ({
  verantwoordelijkeOrganisatie: '111222333',
  besluittype: z.catalogue.besluittype,
  ...(zaak ? { zaak: zaak.url } : {}),
  datum: '2026-03-02',
  ingangsdatum: '2026-03-02',
});
const besluitOp = (zaak?: Json): Promise<Json> => z.want(201, 'POST', `${BRC}/besluiten`, besluitBody(zaak));
const inZaak = (zaak: Json, document: Json): Promise<Json> =>
  z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });
const inBesluit = (besluit: Json, document: Json): Promise<Json> =>
  z.want(201, 'POST', `${BRC}/besluitinformatieobjecten`, { besluit: besluit.url, informatieobject: document.url });

it('shields a document whose open decision goes, and leaves open what another open one holds', async () => {
  const zaak = await z.zaak();
  const [weg, blijft] = [await besluitOp(), await besluitOp()];
  const [alleen, ook] = [await z.document(), await z.document()];
  for (const document of [alleen, ook]) {
    await inZaak(zaak, document);
    await inBesluit(weg, document);
  }
  await inBesluit(blijft, ook);
  await dicht(zaak);
  expect([await seen(alleen), await seen(ook)]).toEqual([200, 200]);
  await z.want(204, 'DELETE', weg.url);
  expect([await seen(alleen), await seen(ook)]).toEqual([403, 200]);
  await z.want(204, 'DELETE', blijft.url);
  expect(await seen(ook)).toBe(403);
  await open(zaak);
  expect([await seen(alleen), await seen(ook)]).toEqual([200, 200]);
});

it('shields what was in a case that goes, in its decisions, and in its sub-cases and theirs', async () => {
  const [zaak, hoofd] = [await z.zaak(), await z.zaak()];
  const deel = await z.zaak({ hoofdzaak: hoofd.url });
  const [vanHoofd, vanDeel] = [await besluitOp(hoofd), await besluitOp(deel)];
  const documents = await Promise.all([1, 2, 3, 4].map(() => z.document()));
  for (const document of documents) await inZaak(zaak, document);
  await inZaak(hoofd, documents[0]!);
  await inZaak(deel, documents[1]!);
  await inBesluit(vanHoofd, documents[2]!);
  await inBesluit(vanDeel, documents[3]!);
  const ander = await z.document();
  await inZaak(deel, ander);
  await dicht(zaak);
  const all = () => Promise.all(documents.map(seen));
  expect(await all()).toEqual([200, 200, 200, 200]);
  await z.want(204, 'DELETE', hoofd.url, undefined);
  expect(await all()).toEqual([403, 403, 403, 403]);
  // What was in no shielded case is as open as it was.
  expect(await seen(ander)).toBe(200);
});

/** Two processes, each with a memory of its own, do these at the same moment; each is done, whoever was first. */
async function race(...calls: readonly (() => Promise<{ readonly statusCode: number; readonly body: string }>)[]) {
  for (const { statusCode, body } of await Promise.all(calls.map((call) => call())))
    expect(`${statusCode} ${statusCode < 300 ? '' : body}`).toMatch(/^20[14] $/);
}

it('ends with the right shield whoever comes first: who shields, or who puts a document in or takes it out', async () => {
  const other = await z.meent.second();
  const shielding = (zaak: Json) => () => z.ask('POST', afscherming(zaak), SHIELD);
  const elsewhere = (method: 'POST' | 'DELETE', url: string, payload?: object) => () =>
    other.ask({ method, url: url.replace('http://localhost', ''), ...(payload ? { payload } : {}) });
  for (let round = 0; round < 6; round++) {
    const [zaak, ander] = [await z.zaak(), await z.zaak()];
    const [uit, erbij, los, besluit] = [await z.document(), await z.document(), await z.document(), await besluitOp()];
    for (const document of [uit, erbij]) await inZaak(zaak, document);
    const link = await inZaak(ander, uit);
    await inBesluit(besluit, los);
    await inZaak(zaak, los);
    const [eigen, vanBesluit] = [await besluitOp(zaak), await z.document()];
    await race(
      shielding(zaak),
      elsewhere('DELETE', link.url),
      elsewhere('POST', '/zaken/api/v1/zaakinformatieobjecten', { zaak: ander.url, informatieobject: erbij.url }),
      elsewhere('DELETE', besluit.url),
      elsewhere('POST', `${BRC}/besluiten`, besluitBody(zaak)),
      elsewhere('POST', `${BRC}/besluitinformatieobjecten`, { besluit: eigen.url, informatieobject: vanBesluit.url }),
    );
    const besluiten = (await z.want(200, 'GET', `${BRC}/besluiten?zaak=${encodeURIComponent(zaak.url)}`)).results;
    expect([round, await seen(vanBesluit), await Promise.all(besluiten.map(seen))]).toEqual([round, 403, [403, 403]]);
    expect([round, await seen(uit), await seen(erbij), await seen(los)]).toEqual([round, 403, 200, 403]);
    // Both stand in the way of what the shield says; neither sees the other at first.
    const links = [await inZaak(ander, uit), await inZaak(await z.zaak(), uit)];
    expect(await seen(uit)).toBe(200);
    await race(() => z.ask('DELETE', links[0]!.url), elsewhere('DELETE', links[1]!.url));
    expect([round, await seen(uit)]).toEqual([round, 403]);
    await open(zaak);
    expect([await seen(uit), await seen(erbij), await seen(los)]).toEqual([200, 200, 200]);
  }
});

it('lets one document come into many cases at once', async () => {
  const document = await z.document();
  const zaken = await Promise.all(Array.from({ length: 30 }, () => z.zaak()));
  await dicht(zaken[0]!);
  await Promise.all(zaken.map((zaak) => inZaak(zaak, document)));
  expect(await seen(document)).toBe(200);
  await open(zaken[0]!);
});
