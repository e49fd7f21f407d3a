/** The register of persons: sealed numbers, found by a keyed hash, and a name for who has no more than a subject. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../src/gate/context.ts';
import { NO_RIGHTS, type Rights } from '../../../src/gate/rights.ts';
import { naamVan } from '../../../src/registers/personen/index.ts';
import { FIRST, keys, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const BSN = '999993653';
const PARTNER = '999991723';

const persoon = {
  burgerservicenummer: BSN,
  naam: { voornamen: 'Suzanne', geslachtsnaam: 'Moulin', aanduidingNaamgebruik: 'N' },
  geslacht: 'V',
  geboorte: { datum: '1985-12', plaats: 'Thann', land: 'Frankrijk' },
  partners: [
    {
      burgerservicenummer: PARTNER,
      naam: { voornamen: 'Jo', voorvoegsel: 'de', geslachtsnaam: 'Boer' },
      aangegaan: {},
    },
  ],
};

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
});
afterAll(() => meent.close());

const PERSONEN = '/meent/api/v1/personen';
const ask = (payload: object, url = PERSONEN, as?: string) =>
  meent.ask({ method: 'POST', url, payload, ...(as ? { as } : {}) });

const callerWith = (rights: Rights): Caller => ({
  municipality: FIRST,
  base: 'http://localhost',
  application: { id: 'test', label: 'Test' },
  activity: { id: 'a', purpose: 'helpen', ground: 'wet', organ: 'college' },
  trace: { traceId: '0'.repeat(32), spanId: '0'.repeat(16) },
  rights,
});
const granted = (grant: { subject?: string }): Rights => ({
  everything: false,
  grants: [{ component: 'meent', scopes: new Set(['personen.lezen']), ...grant }],
});

describe('a person', () => {
  test('is kept with own number and those of relatives sealed, and logged by the hash of each', async () => {
    const answer = await ask(persoon);
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toMatchObject({ burgerservicenummer: BSN, partners: [{ burgerservicenummer: PARTNER }] });
    const [row] = await meent.clone.asOwner<{ text: string }>(`select t::text as text from personen_persoon t`);
    for (const number of [BSN, PARTNER]) expect(row!.text).not.toContain(number);
    expect(meent.logged.at(-1)).toMatchObject({
      operation: 'meent.persoon.create',
      lines: [BSN, PARTNER].map((number) => ({
        subject: keys.hash(FIRST, 'bsn', number),
        resource: 'persoon',
        id: answer.json().url.slice(-36),
      })),
    });
  });

  test('is found by number, without a number in an address', async () => {
    const found = await ask({ burgerservicenummer: BSN }, `${PERSONEN}/_zoek`);
    expect(found.json()).toMatchObject({ count: 1, results: [{ naam: { geslachtsnaam: 'Moulin' } }] });
    expect((await ask({ burgerservicenummer: PARTNER }, `${PERSONEN}/_zoek`)).json().count).toBe(0);
    const inAddress = await meent.ask({ url: `${PERSONEN}?burgerservicenummer=${BSN}` });
    expect(inAddress.statusCode).toBe(400);
    expect(inAddress.body).not.toContain(BSN);
  });

  test('is there once', async () => {
    const { invalidParams } = (await ask(persoon)).json();
    expect(invalidParams).toMatchObject([{ name: 'burgerservicenummer', code: 'unique' }]);
  });

  test('wants a number that can be one, a name, and dates that may be incomplete', async () => {
    const wrong = { ...persoon, burgerservicenummer: '123456789', naam: {}, geboorte: { datum: '1985-12-3' } };
    const names = (await ask(wrong)).json().invalidParams.map(({ name }: { name: string }) => name);
    expect(names.toSorted()).toEqual([
      'burgerservicenummer',
      'geboorte.datum',
      'naam.aanduidingNaamgebruik',
      'naam.geslachtsnaam',
    ]);
  });

  test('is for who has the scope, in the municipality they are of', async () => {
    expect((await ask(persoon, PERSONEN, 'beperkt')).statusCode).toBe(403);
    await meent.grant([{ component: 'meent', scopes: ['personen.lezen'] }]);
    expect((await meent.ask({ url: PERSONEN, as: 'beperkt' })).json().count).toBe(1);
    expect((await ask(persoon, PERSONEN, 'beperkt')).statusCode).toBe(403);
    expect((await meent.ask({ url: PERSONEN, municipality: SECOND })).json().count).toBe(0);
  });

  test('is never shown without its note that third parties get nothing', async () => {
    const withheld = { ...persoon, burgerservicenummer: '999994992', geheimhouding: 4, partners: [] };
    const { url } = (await ask(withheld)).json();
    const path = url.replace('http://localhost', '');
    const shown = [
      (await meent.ask({ url: path })).json(),
      ...(await meent.ask({ url: PERSONEN })).json().results.filter((one: { url: string }) => one.url === url),
      ...(await ask({ burgerservicenummer: withheld.burgerservicenummer }, `${PERSONEN}/_zoek`)).json().results,
    ];
    expect(shown).toHaveLength(3);
    for (const one of shown) expect(one).toMatchObject({ naam: { geslachtsnaam: 'Moulin' }, geheimhouding: 4 });
    // Who asks for part of a record does not leave it out.
    expect((await meent.ask({ url: `${path}?fields=naam` })).statusCode).toBe(400);
  });
});

describe('the name of a subject', () => {
  const subject = () => keys.hash(FIRST, 'bsn', BSN);

  test('is the name that the person uses', async () => {
    expect(await naamVan(meent.engine, callerWith(granted({})), subject())).toBe('Suzanne Moulin-de Boer');
    expect(await naamVan(meent.engine, callerWith(granted({ subject: subject() })), subject())).toMatch(/^Suzanne/);
  });

  test('is nothing for who may not read it, and for nobody', async () => {
    expect(await naamVan(meent.engine, callerWith(NO_RIGHTS), subject())).toBeUndefined();
    expect(await naamVan(meent.engine, callerWith(granted({ subject: 'another' })), subject())).toBeUndefined();
    expect(await naamVan(meent.engine, callerWith(granted({})), keys.hash(FIRST, 'bsn', PARTNER))).toBeUndefined();
  });
});
