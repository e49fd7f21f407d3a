/** Two processes: one removes a record while the other stores what would go along with it. Nothing is left behind. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { TestMeent } from '../../support/server.ts';
import { BASE, CRS, type Json, startZaken, type Zaken, ZRC } from '../zaken/support.ts';

let z: Zaken;
let other: Awaited<ReturnType<TestMeent['second']>>;
beforeAll(async () => {
  z = await startZaken();
  other = await z.meent.second();
});
afterAll(() => z.meent.close());

let free = async (): Promise<void> => {};
afterEach(() => free());

const asOwner = (text: string) => z.meent.clone.asOwner(text);
const backends = (condition: string) =>
  `select pid from pg_stat_activity where datname = current_database() and ${condition}`;

/** Keeps what is stored in the table waiting; it can be read meanwhile. */
async function hold(table: string): Promise<void> {
  const owner = asOwner(`begin; lock table meent.${table} in exclusive mode; select pg_sleep(60)`).catch(() => {});
  const held = backends(`query like '%pg_sleep(60)' and wait_event = 'PgSleep'`);
  await expect.poll(async () => (await asOwner(held)).length).toBe(1);
  free = async () => {
    free = async () => {};
    await asOwner(`select pg_terminate_backend(pid) from (${held}) h`);
    await owner;
  };
}

const send = (url: string, payload: object) =>
  other.ask({ method: 'POST', url: url.replace(BASE, ''), headers: CRS, payload });

/** What the other is answered when `gone` is removed after it looked, and before it stores. */
async function whileRemoved(gone: string, table: string, url: string, payload: object) {
  await hold(table);
  const stored = send(url, payload);
  await expect.poll(async () => (await asOwner(backends(`wait_event_type = 'Lock'`))).length).toBe(1);
  await z.want(204, 'DELETE', gone);
  await free();
  return stored;
}

const ADDED: readonly (readonly [table: string, path: string, body: (zaak: Json, elsewhere: string) => object])[] = [
  ['zaken_zaaknotitie', 'zaaknotities', ({ url }) => ({ gerelateerdAan: url, onderwerp: 'Nog even', tekst: 'Gebeld' })],
  ['zaken_klantcontact', 'klantcontacten', ({ url }) => ({ zaak: url, datumtijd: '2026-03-03T10:00:00Z' })],
  ['zaken_zaakcontactmoment', 'zaakcontactmomenten', ({ url }, contactmoment) => ({ zaak: url, contactmoment })],
  ['zaken_zaakverzoek', 'zaakverzoeken', ({ url }, verzoek) => ({ zaak: url, verzoek })],
];

it.each(ADDED)('%s: nothing is stored of a case that is gone', async (table, path, body) => {
  const [zaak, stays] = [await z.zaak(), await z.zaak()];
  const answer = await whileRemoved(zaak.url, table, `${ZRC}/${path}`, body(zaak, stays.url));
  expect(answer.statusCode).toBe(400);
  expect(await asOwner(`select id from meent.${table}`)).toEqual([]);
  // Twin: of a case that stays.
  expect((await send(`${ZRC}/${path}`, body(stays, stays.url))).statusCode).toBe(201);
});

it('a document that is gone comes into no case', async () => {
  const [zaak, document] = [await z.zaak(), await z.document()];
  const relation = { zaak: zaak.url, informatieobject: document.url };
  const answer = await whileRemoved(
    document.url,
    'zaken_zaakinformatieobject',
    `${ZRC}/zaakinformatieobjecten`,
    relation,
  );
  expect(answer.statusCode).toBe(400);
  expect(await asOwner('select id from meent.zaken_zaakinformatieobject')).toEqual([]);
});
