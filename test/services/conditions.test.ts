/** What cannot be looked at is refused, and not passed over: conditions, bodies that are no object, empty operators. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '../registers/all/world.ts';
import { startMeent, type TestMeent } from '../support/server.ts';

let meent: TestMeent;
let world: World;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const below = (url: string): string => url.replace(world.base, '');

describe('If-Match where no answer has an ETag', () => {
  const ask = (ifMatch: string) =>
    meent.ask({
      method: 'PUT',
      url: `/meent/api/v1/abonnementen/${abonnement.slice(-36)}/herkansing`,
      headers: { 'if-match': ifMatch },
    });
  let abonnement: string;
  beforeAll(async () => {
    const body = { ...world.callback, kanalen: [{ naam: 'zaken', filters: {} }] };
    abonnement = (await world.post('/notificaties/api/v1/abonnement', body)).url;
  });

  it('is refused: nobody would have compared it', async () => {
    expect((await ask('"onzin"')).statusCode).toBe(412);
  });

  it('is taken when it asks for no more than that it exists', async () => {
    expect((await ask('*')).statusCode).toBe(200);
  });
});

describe('unlock of a document', () => {
  const unlock = async (payload: string | object, type = 'application/json') => {
    const document = await world.document();
    const lock = await world.lock(document);
    const answer = await meent.ask({
      method: 'POST',
      url: `${below(document.url)}/unlock`,
      payload: typeof payload === 'string' ? payload : JSON.stringify({ lock }),
      headers: { 'content-type': type },
    });
    return { status: answer.statusCode, locked: (await world.get(document.url)).locked };
  };

  it.each(['true', '[]', '"x"', '1'])('with %s is no forced unlock', async (body) => {
    expect(await unlock(body)).toEqual({ status: 400, locked: true });
  });

  it('with a form is none either', async () => {
    expect(await unlock('lock=1', 'multipart/form-data')).toEqual({ status: 415, locked: true });
  });

  it('with its lock opens it', async () => {
    expect(await unlock({})).toEqual({ status: 204, locked: false });
  });
});

it('a search with an empty condition is refused, and not answered with everything', async () => {
  const { url } = await world.zaak();
  const search = (payload: object) =>
    meent.ask({
      method: 'POST',
      url: '/zaken/api/v1/zaken/_zoek',
      payload,
      headers: { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' },
    });
  const refused = await search({ startdatum: {} });
  expect(refused.statusCode).toBe(400);
  expect(refused.json().invalidParams).toMatchObject([{ name: 'startdatum' }]);
  const found = await search({ startdatum: '2026-03-02' });
  expect(found.json().results.map((one: { url: string }) => one.url)).toContain(url);
});

it('a case in the archive is asked for by a UUID alone', async () => {
  const ask = (zaakId: string) => meent.ask({ url: `/meent/api/v1/vernietigingen?zaakId=${zaakId}` });
  expect((await ask('x')).statusCode).toBe(400);
  expect((await ask('0197b0f0-0000-7000-8000-000000000000')).statusCode).toBe(200);
});
