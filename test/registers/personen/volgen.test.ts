/** Following persons: who changed since a day, of those whom this application follows, and may read. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { BSN, boer, maakPersonen, moulin, PARTNER } from '../../support/brp.ts';
import { FIRST, keys, startMeent, type TestMeent } from '../../support/server.ts';

const URL = '/meent/api/v1/volgindicaties';
const LEZEN = { component: 'meent', scopes: ['personen.lezen', 'personen.volgen'] };
let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
  await maakPersonen(meent, moulin, boer);
});
afterAll(() => meent.close());

const volg = (burgerservicenummer: string, as = 'alles', more: object = {}) =>
  meent.ask({ method: 'POST', url: URL, payload: { burgerservicenummer, ...more }, as });
const gevolgd = async (as = 'alles') => (await meent.ask({ url: URL, as })).json().volgindicaties;
const sinds = (vanaf: string, as = 'alles') =>
  meent.ask({ url: `/meent/api/v1/gevolgde-wijzigingen?vanaf=${vanaf}`, as });
const wie = async (vanaf = today(), as = 'alles') => (await sinds(vanaf, as)).json().burgerservicenummers;

/** As if the persons came here long ago. */
const langGeleden = () => meent.clone.asOwner(`update personen_persoon set gewijzigd = '2020-01-01'`);
const verander = async (number: string) => {
  const found = await meent.ask({
    method: 'POST',
    url: '/meent/api/v1/personen/_zoek',
    payload: { burgerservicenummer: number },
  });
  const url = found.json().results[0].url.replace('http://localhost', '');
  expect((await meent.ask({ method: 'PATCH', url, payload: { geheimhouding: 3 } })).statusCode).toBe(200);
};

describe('who is followed', () => {
  test('is told of when they change, and by nothing else', async () => {
    await langGeleden();
    expect((await volg(BSN)).statusCode).toBe(201);
    expect(await wie()).toEqual([]);
    await verander(PARTNER);
    expect(await wie()).toEqual([]);
    await verander(BSN);
    expect(await wie()).toEqual([BSN]);
    expect(await wie('2019-12-31')).toEqual([BSN]);
    expect(await wie('2999-01-01')).toEqual([]);
    expect(
      meent.logged
        .filter(({ operation }) => operation === 'meent.persoon.gevolgd')
        .at(-2)!
        .lines.map((one) => one.subject),
    ).toContain(keys.hash(FIRST, 'bsn', BSN));
  });

  test('is followed once, and listed with a number in no address', async () => {
    expect((await volg(BSN)).json().invalidParams).toMatchObject([{ code: 'unique' }]);
    const list = await gevolgd();
    expect(list).toMatchObject([{ burgerservicenummer: BSN, einddatum: null }]);
    expect(list[0].id).not.toContain(BSN);
  });

  test('changes too when a doubt about them is looked into', async () => {
    await langGeleden();
    const melding = await meent.ask({
      method: 'POST',
      url: '/meent/api/v1/terugmeldingen',
      payload: { burgerservicenummer: BSN, gegeven: 'naam', toelichting: 'Twijfel.' },
    });
    expect(await wie()).toEqual([]);
    const url = melding.json().url.replace('http://localhost', '');
    await meent.ask({ method: 'PATCH', url, payload: { status: 'in_onderzoek' } });
    expect(await wie()).toEqual([BSN]);
  });
});

describe('another application', () => {
  test('sees nothing of it, and takes nothing away', async () => {
    await meent.grant([LEZEN]);
    expect(await gevolgd('beperkt')).toEqual([]);
    expect(await wie('2019-01-01', 'beperkt')).toEqual([]);
    const [{ id }] = await gevolgd();
    expect((await meent.ask({ method: 'DELETE', url: `${URL}/${id}`, as: 'beperkt' })).statusCode).toBe(404);
    expect(await gevolgd()).toHaveLength(1);
    expect((await volg(BSN, 'beperkt')).statusCode).toBe(201);
    expect(await gevolgd('beperkt')).toHaveLength(1);
  });

  test('without the right to read persons is told of nobody, and cannot learn who is here', async () => {
    await meent.grant([{ component: 'meent', scopes: ['personen.volgen'] }]);
    const here = await volg(PARTNER, 'beperkt');
    const nobody = await volg('999990019', 'beperkt');
    expect(here.json().invalidParams).toEqual(nobody.json().invalidParams);
    expect((await sinds('2019-01-01', 'beperkt')).statusCode).toBe(403);
    await meent.grant([{ component: 'meent', scopes: ['personen.lezen'] }]);
    expect((await volg(PARTNER, 'beperkt')).statusCode).toBe(403);
    expect((await sinds('2019-01-01', 'beperkt')).statusCode).toBe(403);
  });
});

describe('an end', () => {
  test('comes by taking it away, or on its day', async () => {
    await langGeleden();
    await volg(PARTNER, 'alles', { einddatum: today() });
    await verander(PARTNER);
    expect(await wie()).not.toContain(PARTNER);
    // What has ended stays in sight until it is taken away; then the person can be followed anew.
    expect(
      (await gevolgd()).map((one: { burgerservicenummer: string; einddatum: string | null }) => [
        one.burgerservicenummer,
        one.einddatum,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [PARTNER, today()],
        [BSN, null],
      ]),
    );
    for (const { id } of await gevolgd())
      expect((await meent.ask({ method: 'DELETE', url: `${URL}/${id}` })).statusCode).toBe(204);
    await verander(BSN);
    expect(await wie()).toEqual([]);
    expect(await gevolgd()).toEqual([]);
    expect((await volg(PARTNER)).statusCode).toBe(201);
    for (const { id } of await gevolgd()) await meent.ask({ method: 'DELETE', url: `${URL}/${id}` });
  });

  test('a day that is none is told', async () => {
    for (const vanaf of ['gisteren', '2026-02-30']) expect((await sinds(vanaf)).statusCode).toBe(400);
    expect((await meent.ask({ url: '/meent/api/v1/gevolgde-wijzigingen' })).statusCode).toBe(400);
  });
});
