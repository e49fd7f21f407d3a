/** A hold: what is held goes by no way, and goes again when the hold is lifted. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIRST } from '../../support/server.ts';
import { faults, type Json, ZRC } from '../zaken/support.ts';
import { type Archief, padVan, startArchief } from './support.ts';

let a: Archief;
beforeAll(async () => {
  a = await startArchief();
});
afterAll(() => a.close());

const houd = (zaak: Json, changes: object = {}) =>
  a.doe(201, 'POST', '/opschortingen', 'een', {
    zaak: zaak.url,
    grond: 'bezwaar_of_beroep',
    toelichting: 'Boom is in beroep gegaan.',
    ...changes,
  });
const hefOp = (opschorting: Json) =>
  a.doe(200, 'POST', `${padVan(opschorting)}/opheffen`, 'twee', { reden: 'Het beroep is ongegrond.' });

it('keeps a case, its sub-cases, its parts and its decisions, and tells the ground but not what was typed', async () => {
  const { z } = a;
  const [zaak, los] = [await z.zaak(), await z.zaak()];
  const deelzaak = await z.zaak({ hoofdzaak: zaak.url });
  const document = await z.document();
  const zio = await z.post('/zaakinformatieobjecten', { zaak: deelzaak.url, informatieobject: document.url });
  const opschorting = await houd(deelzaak);
  expect(opschorting).toMatchObject({ opgeheven: null, door: 'Medewerker een', sinds: expect.any(String) });
  for (const url of [zaak.url, deelzaak.url, zio.url]) {
    const problem = await z.want(409, 'DELETE', url);
    expect(problem).toMatchObject({ code: 'retained', detail: expect.stringContaining('bezwaar of beroep') });
    expect(JSON.stringify(problem)).not.toContain('Boom');
  }
  await z.want(204, 'DELETE', los.url);

  expect(await hefOp(opschorting)).toMatchObject({
    opgeheven: expect.any(String),
    opgehevenDoor: 'Medewerker twee',
    redenOpheffing: 'Het beroep is ongegrond.',
  });
  await z.want(204, 'DELETE', zio.url);
  await z.want(204, 'DELETE', zaak.url);
  expect((await z.ask('GET', deelzaak.url)).statusCode).toBe(404);
});

it('keeps a decision of the case too', async () => {
  const { z } = a;
  const zaak = await z.zaak();
  const besluit = await z.want(201, 'POST', '/besluiten/api/v1/besluiten', {
    verantwoordelijkeOrganisatie: '111222333',
    besluittype: z.catalogue.besluittype,
    zaak: zaak.url,
    datum: '2026-03-02',
    ingangsdatum: '2026-03-02',
  });
  const opschorting = await houd(zaak);
  expect(await z.want(409, 'DELETE', besluit.url)).toMatchObject({ code: 'retained' });
  await hefOp(opschorting);
  await z.want(204, 'DELETE', besluit.url);
});

it('stands until the last hold is lifted, on a closed case as on an open one', async () => {
  const { z } = a;
  const zaak = await z.zaak();
  await z.close(zaak);
  const first = await houd(zaak);
  const second = await houd(zaak, { grond: 'woo_verzoek' });
  await hefOp(first);
  expect((await z.want(409, 'DELETE', zaak.url)).detail).toContain('Woo');
  await hefOp(second);
  expect(await a.doe(409, 'POST', `${padVan(second)}/opheffen`, 'twee', { reden: 'Nog eens.' })).toMatchObject({
    code: 'wrong_state',
  });
  await z.want(204, 'DELETE', zaak.url);
});

it('says what is missing', async () => {
  const zaak = await a.z.zaak();
  const body = { zaak: zaak.url, grond: 'onderzoek', toelichting: 'Rekenkamer.' };
  const refused = async (changes: object) =>
    faults(await a.doe(400, 'POST', '/opschortingen', 'een', { ...body, ...changes }));
  expect(await refused({ grond: 'zomaar' })).toEqual(['grond:invalid_choice']);
  expect(await refused({ toelichting: '' })).toEqual(['toelichting:blank']);
  expect(await refused({ zaak: `${zaak.url.slice(0, -36)}00000000-0000-4000-8000-000000000000` })).toEqual([
    'zaak:does_not_exist',
  ]);
  const made = await a.doe(201, 'POST', '/opschortingen', 'een', body);
  expect(faults(await a.doe(400, 'POST', `${padVan(made)}/opheffen`, 'een', { reden: ' ' }))).toEqual([
    'reden:required',
  ]);
});

it('is for who may hold; who may only see cases may not, and who may not remove learns nothing of the hold', async () => {
  const { z } = a;
  const zaak = await z.zaak();
  const body = { zaak: zaak.url, grond: 'onderzoek', toelichting: 'Rekenkamer.' };
  const grant = (scopes: readonly string[]) => z.meent.grant([{ component: 'meent', scopes }], FIRST);
  await z.grant(['zaken.lezen']);
  await a.doe(403, 'POST', '/opschortingen', 'een', body, 'beperkt');
  await a.doe(403, 'GET', '/opschortingen', 'een', undefined, 'beperkt');
  await grant(['archief.opschorten', 'archief.lezen']);
  const made = await a.doe(201, 'POST', '/opschortingen', 'een', body, 'beperkt');
  expect(
    (await a.doe(200, 'GET', `/opschortingen?zaak=${encodeURIComponent(zaak.url)}`, 'een', undefined, 'beperkt'))
      .results,
  ).toHaveLength(1);
  await z.grant(['zaken.lezen']);
  await a.doe(403, 'POST', `${padVan(made)}/opheffen`, 'een', { reden: 'Klaar.' }, 'beperkt');
  expect(await z.want(403, 'DELETE', `${ZRC}/zaken/${zaak.uuid}`, undefined, { as: 'beperkt' })).toMatchObject({
    code: 'permission_denied',
  });
  await grant(['archief.opschorten']);
  await a.doe(200, 'POST', `${padVan(made)}/opheffen`, 'een', { reden: 'Klaar.' }, 'beperkt');
});

it('of a shielded case is lifted by nobody who may not see it, and tells them nothing', async () => {
  const zaken = [await a.z.zaak(), await a.z.zaak()];
  const [dicht, los] = [await houd(zaken[0]!), await houd(zaken[1]!)];
  await a.schermAf(zaken[0]!);
  await a.mag(['archief.lezen', 'archief.opschorten'], ['zaken.lezen']);
  const hef = (status: number, one: Json) =>
    a.doe(status, 'POST', `${padVan(one)}/opheffen`, 'twee', { reden: 'Klaar.' }, 'beperkt');
  await a.doe(403, 'GET', padVan(dicht), 'twee', undefined, 'beperkt');
  expect(JSON.stringify(await hef(403, dicht))).not.toContain('Boom');
  expect(await a.doe(200, 'GET', padVan(dicht), 'twee')).toMatchObject({ opgeheven: null });
  expect(await hef(200, los)).toMatchObject({ opgeheven: expect.any(String) });
  expect(await hefOp(dicht)).toMatchObject({ opgeheven: expect.any(String) });
});
