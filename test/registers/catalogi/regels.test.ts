/** Other rules of the standard by their number: what each refuses, and its twin that goes well. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameId } from '../../../src/foundation/name-id.ts';
import {
  API,
  BASE,
  besluittype,
  type Client,
  faults,
  fresh,
  GEWOON,
  informatieobjecttype,
  startCatalogi,
  statustype,
  zaaktype,
} from './support.ts';

let client: Client;
let catalogus: string;

beforeAll(async () => {
  client = await startCatalogi();
  catalogus = await client.catalogus('EEN');
});
afterAll(() => client.meent.close());

test('ztc-014: who may read cases or documents may read the catalogue, and nobody else', async () => {
  const some = { zaaktype: `${BASE}${API}/zaaktypen/${nameId('een')}`, maxVertrouwelijkheidaanduiding: 'intern' };
  const may = async (autorisatie: object): Promise<readonly number[]> => {
    await client.meent.grant([autorisatie]);
    const answers = [
      await client.meent.ask({ url: `${API}/zaaktypen`, as: GEWOON }),
      await client.meent.ask({ url: `${API}/informatieobjecttypen`, as: GEWOON }),
      await client.meent.ask({
        method: 'POST',
        url: `${API}/zaaktypen`,
        payload: zaaktype(catalogus, fresh()),
        as: GEWOON,
      }),
    ];
    return answers.map(({ statusCode }) => statusCode);
  };
  try {
    expect(await may({ component: 'zrc', scopes: ['zaken.lezen'], ...some })).toEqual([200, 200, 403]);
    const informatieobjecttype = `${BASE}${API}/informatieobjecttypen/${nameId('een')}`;
    const drc = { component: 'drc', informatieobjecttype, maxVertrouwelijkheidaanduiding: 'intern' };
    expect(await may({ ...drc, scopes: ['documenten.lezen'] })).toEqual([200, 200, 403]);
    expect(await may({ ...drc, scopes: ['documenten.aanmaken'] })).toEqual([403, 403, 403]);
    expect(await may({ component: 'zrc', scopes: ['zaken.aanmaken'], ...some })).toEqual([403, 403, 403]);
    expect(await may({ component: 'nrc', scopes: ['notificaties.consumeren'] })).toEqual([403, 403, 403]);
    expect(await may({ component: 'ztc', scopes: ['catalogi.lezen'] })).toEqual([200, 200, 403]);
  } finally {
    await client.meent.grant([{ component: 'ztc', scopes: ['catalogi.lezen', 'catalogi.schrijven'] }]);
  }
});

test('ztc-015: the length of an eigenschap follows from its format', async () => {
  const { url } = await client.post('/zaaktypen', zaaktype(catalogus, fresh()));
  const post = (naam: string, formaat: string, lengte: string, status: number) =>
    client.post(
      '/eigenschappen',
      { zaaktype: url, naam, definitie: naam, specificatie: { formaat, lengte, kardinaliteit: '1' } },
      status,
    );
  for (const [formaat, good, wrong] of [
    ['datum', '8', '10'],
    ['datum_tijd', '14', '8'],
    ['tekst', '255', '256'],
    ['getal', '8,2', 'acht'],
  ] as const) {
    expect(faults(await post(formaat, formaat, wrong, 400))).toEqual([['specificatie.lengte', 'invalid']]);
    await post(formaat, formaat, good, 201);
  }
});

test('ztc-017: only an empty catalogue is removed', async () => {
  const url = await client.catalogus('DRIE');
  for (const [path, body] of [
    ['/informatieobjecttypen', informatieobjecttype(url)],
    ['/besluittypen', besluittype(url)],
    ['/zaaktypen', zaaktype(url)],
  ] as const) {
    const type = await client.post(path, body);
    const problem = await client.remove(url, 409);
    expect(problem.code).toBe('CATALOG_NOT_EMPTY');
    await client.remove(type.url);
  }
  await client.remove(url);
});

describe('smaller rules', () => {
  test('parts are dated as their zaaktype', async () => {
    const { url } = await client.post('/zaaktypen', zaaktype(catalogus, fresh()));
    expect(
      faults(await client.post('/statustypen', statustype(url, 1, { beginGeldigheid: '2024-02-01' }), 400)),
    ).toEqual([['beginGeldigheid', 'invalid-begingeldigheid']]);
    const made = await client.post('/statustypen', statustype(url, 1, { beginGeldigheid: '2024-01-01' }));
    expect(made).toMatchObject({ beginGeldigheid: '2024-01-01', eindeGeldigheid: null, beginObject: '2024-01-01' });
    await client.patch(url, { beginGeldigheid: '2024-03-01' });
    expect(await client.patch(made.url, { statustekst: 'Gezien' })).toMatchObject({ beginGeldigheid: '2024-03-01' });
  });

  test('prolongation, source and service level of a zaaktype', async () => {
    const post = (changes: object, status = 400) =>
      client.post('/zaaktypen', zaaktype(catalogus, fresh(changes)), status);
    expect(faults(await post({ verlengingMogelijk: true }))).toEqual([['nonFieldErrors', 'verlenging-mismatch']]);
    await post({ verlengingMogelijk: true, verlengingstermijn: 'P7D' }, 201);
    expect(faults(await post({ servicenorm: 'P0D' }))).toEqual([['servicenorm', 'empty-duration']]);
    await post({ servicenorm: 'P7D' }, 201);
    const broncatalogus = { url: 'https://voorbeeld.nl/c', domein: 'BRON', rsin: '000000012' };
    const bronzaaktype = { url: 'https://voorbeeld.nl/z', identificatie: 'X', omschrijving: 'X' };
    expect(faults(await post({ broncatalogus }))).toEqual([
      ['nonFieldErrors', 'invalid-bronzaaktype-for-broncatalogus'],
    ]);
    expect(faults(await post({ bronzaaktype }))).toEqual([
      ['nonFieldErrors', 'invalid-bronzaaktype-for-broncatalogus'],
    ]);
    expect(await post({ broncatalogus, bronzaaktype }, 201)).toMatchObject({ broncatalogus, bronzaaktype });
  });

  test('a part of a zaaktype that does not exist, and two with one number', async () => {
    const nowhere = `${BASE}${API}/zaaktypen/${nameId('nergens')}`;
    expect(faults(await client.post('/statustypen', statustype(nowhere, 1), 400))).toEqual([
      ['zaaktype', 'does_not_exist'],
    ]);
    const { url } = await client.post('/zaaktypen', zaaktype(catalogus, fresh()));
    await client.post('/statustypen', statustype(url, 1));
    expect(faults(await client.post('/statustypen', statustype(url, 1), 400))).toEqual([['volgnummer', 'unique']]);
  });
});
