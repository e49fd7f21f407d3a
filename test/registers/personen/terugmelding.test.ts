/** A report of doubt (Wet BRP 2.34): what may follow on what, and what the person says meanwhile. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BSN, maakPersonen, moulin, PARTNER, raadpleeg, vraag } from '../../support/brp.ts';
import { FIRST, keys, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const URL = '/meent/api/v1/terugmeldingen';
let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
  await maakPersonen(meent, moulin);
});
afterAll(() => meent.close());

const meld = (more: object = {}, as?: string) =>
  meent.ask({
    method: 'POST',
    url: URL,
    payload: { burgerservicenummer: BSN, gegeven: 'naam.geslachtsnaam', toelichting: 'De akte zegt Moulins.', ...more },
    user: { id: 'm.bakker', name: 'M. Bakker' },
    ...(as ? { as } : {}),
  });
const wijzig = (url: string, payload: object, as?: string) =>
  meent.ask({ method: 'PATCH', url: url.replace('http://localhost', ''), payload, ...(as ? { as } : {}) });
const naam = async () => (await vraag(meent, raadpleeg(['naam.geslachtsnaam', 'geslacht']))).json().personen[0];

describe('a report of doubt', () => {
  test('is received, says who and when, and changes nothing of the person', async () => {
    const answer = await meld();
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toMatchObject({
      status: 'ontvangen',
      melder: 'Toepassing alles',
      afgedaan: null,
      burgerservicenummer: BSN,
    });
    expect(meent.logged.at(-1)!.lines).toMatchObject([
      { subject: keys.hash(FIRST, 'bsn', BSN), resource: 'terugmelding' },
    ]);
    expect(await naam()).not.toHaveProperty('naam.inOnderzoek');
    const [row] = await meent.clone.asOwner<{ text: string }>('select t::text as text from personen_terugmelding t');
    expect(row!.text).not.toContain(BSN);
  });

  test('that is looked into shows on the person, where it was asked for, until it is done', async () => {
    const { url } = (await meld()).json();
    const onderzoek = await wijzig(url, { status: 'in_onderzoek' });
    expect(onderzoek.statusCode, onderzoek.body).toBe(200);
    const persoon = await naam();
    expect(persoon.naam).toMatchObject({
      inOnderzoek: {
        geslachtsnaam: true,
        datumIngangOnderzoek: { type: 'Datum', datum: onderzoek.json().onderzochtSinds },
      },
    });
    expect(persoon).not.toHaveProperty('inOnderzoek');
    const zonder = await wijzig(url, { status: 'gecorrigeerd' });
    expect(zonder.json().invalidParams).toMatchObject([{ name: 'uitkomst', code: 'required' }]);
    const klaar = await wijzig(url, { status: 'gecorrigeerd', uitkomst: 'De akte is verwerkt.' });
    expect(klaar.json().afgedaan).not.toBeNull();
    expect((await naam()).naam).not.toHaveProperty('inOnderzoek');
  });

  test('never ends an inquiry that the BRP itself began', async () => {
    const [url] = await maakPersonen(meent, {
      ...moulin,
      burgerservicenummer: PARTNER,
      aNummer: '1234567891',
      onderzoek: { aanduiding: '010000', sinds: '2020-02-03' },
    });
    const { url: melding } = (await meld({ burgerservicenummer: PARTNER })).json();
    await wijzig(melding, { status: 'in_onderzoek' });
    await wijzig(melding, { status: 'niet_gecorrigeerd', uitkomst: 'Het klopt.' });
    const persoon = (await meent.ask({ url: url!.replace('http://localhost', '') })).json();
    expect(persoon.onderzoek).toEqual({ aanduiding: '010000', sinds: '2020-02-03' });
  });

  test.each([
    ['verblijfplaats.verblijfadres.huisnummer', 'verblijfplaats', 'verblijfadres.inOnderzoek.huisnummer'],
    ['partners', 'partners', '0.inOnderzoek.burgerservicenummer'],
    ['gezag', 'gezag', '0.inOnderzoek'],
    ['gemeenteVanInschrijving', 'gemeenteVanInschrijving', undefined],
  ])('of %s shows there', async (gegeven, veld, place) => {
    const { url } = (await meld({ gegeven })).json();
    expect((await wijzig(url, { status: 'in_onderzoek' })).statusCode).toBe(200);
    const [persoon] = (await vraag(meent, raadpleeg([veld]))).json().personen;
    if (place) expect(persoon[veld]).toHaveProperty(place, true);
    else expect(persoon).toHaveProperty('inOnderzoek.gemeenteVanInschrijving', true);
    await wijzig(url, { status: 'niet_gecorrigeerd', uitkomst: 'Het klopt.' });
    const [later] = (await vraag(meent, raadpleeg([veld]))).json().personen;
    expect(JSON.stringify(later)).not.toContain('"inOnderzoek"');
  });

  test('goes on one way only, and stays what it was', async () => {
    const { url } = (await meld()).json();
    const nieuw = await meld({ status: 'in_onderzoek' });
    expect(nieuw.json().invalidParams).toMatchObject([{ name: 'status' }]);
    expect((await wijzig(url, { toelichting: 'Anders' })).statusCode).toBe(400);
    await wijzig(url, { status: 'niet_gecorrigeerd', uitkomst: 'Het klopt.' });
    for (const status of ['ontvangen', 'in_onderzoek', 'gecorrigeerd'])
      expect((await wijzig(url, { status })).json().invalidParams).toMatchObject([{ name: 'status' }]);
  });

  test('of somebody who is kept elsewhere is a report all the same', async () => {
    const { url } = (await meld({ burgerservicenummer: '999990019' })).json();
    expect((await wijzig(url, { status: 'in_onderzoek' })).statusCode).toBe(200);
  });

  test('names a datum that can be doubted, and somebody', async () => {
    const wrong = await meld({ gegeven: 'leeftijd', burgerservicenummer: '123456789', toelichting: '' });
    const names = wrong.json().invalidParams.map(({ name }: { name: string }) => name);
    expect(names.toSorted()).toEqual(['burgerservicenummer', 'gegeven', 'toelichting']);
    expect(wrong.body).not.toContain('123456789');
  });
});

describe('who may', () => {
  test('report is not who may look into it', async () => {
    expect((await meld({}, 'beperkt')).statusCode).toBe(403);
    await meent.grant([{ component: 'meent', scopes: ['terugmeldingen.doen'] }]);
    const { url } = (await meld({}, 'beperkt')).json();
    expect((await wijzig(url, { status: 'in_onderzoek' }, 'beperkt')).statusCode).toBe(403);
    expect((await meent.ask({ url: URL, as: 'beperkt' })).statusCode).toBe(200);
    await meent.grant([{ component: 'meent', scopes: ['terugmeldingen.behandelen'] }]);
    expect((await wijzig(url, { status: 'in_onderzoek' }, 'beperkt')).statusCode).toBe(200);
    expect((await meld({}, 'beperkt')).statusCode).toBe(403);
  });

  test('is of the municipality; a number is looked for in a body alone', async () => {
    expect((await meent.ask({ url: URL, municipality: SECOND })).json().count).toBe(0);
    expect((await meent.ask({ url: `${URL}?burgerservicenummer=${BSN}` })).statusCode).toBe(400);
    const zoek = await meent.ask({ method: 'POST', url: `${URL}/_zoek`, payload: { burgerservicenummer: PARTNER } });
    expect(
      zoek.json().results.every((one: { burgerservicenummer: string }) => one.burgerservicenummer === PARTNER),
    ).toBe(true);
    expect(zoek.json().count).toBe(1);
  });
});
