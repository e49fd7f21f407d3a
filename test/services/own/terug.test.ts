/** A line of an export is loaded where it came from, goes on where it was, and is refused when it is none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, zaakBody } from '../../registers/all/world.ts';
import { FIRST, SECOND } from '../../support/server.ts';
import {
  closedCase,
  DOSSIERS,
  document,
  exportOf,
  faults,
  here,
  json,
  LADINGEN,
  LINES,
  load,
  meent,
  start,
  statuses,
  stop,
} from './heen.ts';

beforeAll(start);
afterAll(stop);

it('has the content of a document in that document, whatever somebody put elsewhere in the case', async () => {
  const { zaak } = await here.post(DOSSIERS, { zaak: zaakBody(here), documenten: [{ document: document() }] });
  const lineOf = async (): Promise<Json> =>
    (await exportOf(FIRST)).map((line) => JSON.parse(line)).find((one: Json) => one.zaak.uuid === zaak.uuid);
  const { inhoud, url } = (await lineOf()).documenten[0].document;
  const address = (await here.get(url)).inhoud;
  await here.post('/zaken/api/v1/zaakobjecten', {
    zaak: zaak.url,
    objectType: 'overige',
    objectTypeOverige: 'tegel',
    objectIdentificatie: { overigeData: { inhoud: address } },
  });
  const line = await lineOf();
  expect(line.documenten[0].document.inhoud).toBe(inhoud);
  expect(line.objecten[0].objectIdentificatie.overigeData).toEqual({ inhoud: address });
});

describe('to where it came from', () => {
  it('is refused with its own numbers, and made again with others', async () => {
    const line = (await exportOf(FIRST))[0]!;
    const before = JSON.parse(line);
    expect(statuses(await load(FIRST, [line], { uitvoer: true }))).toEqual([400]);
    const [result] = await load(FIRST, [line], { uitvoer: true, nieuweNummers: true });
    expect(result, json(result)).toMatchObject({ status: 201 });
    const copy = await here.get(result!.url);
    expect(copy.zaak.identificatie).not.toBe(before.zaak.identificatie);
    expect(copy.zaak.omschrijving).toBe(before.zaak.omschrijving);
    const documents = ({ documenten }: Json) => documenten.map(({ informatieobject }: Json) => informatieobject);
    expect(documents(copy).filter((url: string) => documents(before).includes(url))).toEqual([]);
  });

  it('without content points at the documents that are there', async () => {
    const line = (await exportOf(FIRST, ''))[0]!;
    const [result] = await load(FIRST, [line], { uitvoer: true, nieuweNummers: true });
    expect(result, json(result)).toMatchObject({ status: 201 });
    const documents = ({ documenten }: Json) =>
      documenten.map(({ informatieobject }: Json) => informatieobject).toSorted();
    expect(documents(await here.get(result!.url))).toEqual(documents(JSON.parse(line)));
  });
});

it('goes on where it was: a line that comes again is known', async () => {
  await closedCase('Nog een keer');
  const line = (await exportOf(FIRST)).at(-1)!;
  const { id } = (
    await meent.ask({ method: 'POST', url: LADINGEN, payload: { uitvoer: true }, municipality: SECOND })
  ).json();
  const send = async () =>
    JSON.parse(
      (
        await meent.ask({
          method: 'PUT',
          url: `${LADINGEN}/${id}/regels`,
          payload: line,
          headers: { 'content-type': LINES },
          municipality: SECOND,
        })
      ).body,
    );
  const first = await send();
  expect(first).toMatchObject({ status: 201 });
  expect(await send()).toEqual({ ...first, status: 200 });
});

it.each([
  ['{}', 'url'],
  ['[]', 'url'],
  ['{"url":"http://localhost/zaken/api/v1/zaken/1","zaak":{}}', 'url'],
  [`{"url":"http://x/meent/api/v1/zaakdossiers/${'0'.repeat(36)}","zaak":{}}`, 'zaak.bronorganisatie'],
  [
    `{"url":"http://x/meent/api/v1/zaakdossiers/${'0'.repeat(36)}","zaak":{},"rollen":7,"typen":[null,{"url":1}],"documenten":[{"document":{"inhoud":"?"}}],"besluiten":{"documenten":3}}`,
    'rollen',
  ],
])('refuses %s', async (line, name) => {
  const [refused] = await load(FIRST, [line], { uitvoer: true });
  expect(refused!.status).toBe(400);
  expect(faults(refused!)).toHaveProperty([name]);
});

it('is asked for at the start of the load, or refused', async () => {
  for (const payload of [{ nieuweNummers: true }, { uitvoer: 'ja' }, { uitvoer: true, nieuweNummers: 1 }])
    expect((await meent.ask({ method: 'POST', url: LADINGEN, payload })).statusCode).toBe(400);
  const line = (await exportOf(FIRST))[0]!;
  const [plain] = await load(FIRST, [line], {});
  expect(faults(plain!)).toHaveProperty('url');
});
