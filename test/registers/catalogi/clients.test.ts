/** What suppliers and the public test collections send that the text of the standard does not show. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InvalidParam } from '../../../src/foundation/problems.ts';
import {
  besluittype,
  type Client,
  informatieobjecttype,
  klasse,
  resultaattype,
  startCatalogi,
  zaaktype,
} from './support.ts';

let client: Client;
let catalogus: string;

beforeAll(async () => {
  client = await startCatalogi();
  catalogus = await client.catalogus('KLANT');
});
afterAll(() => client.meent.close());

test('a catalogue of nobody: an RSIN of nine noughts passes the eleven test', async () => {
  const body = { domein: 'NIETS', rsin: '000000000', contactpersoonBeheerNaam: 'Test' };
  expect(await client.post('/catalogussen', body)).toMatchObject({ rsin: '000000000' });
  await client.post('/catalogussen', { ...body, rsin: '000000001' }, 400);
});

test('names with underscores and numbers for text are read as the reference implementation reads them', async () => {
  const made = await client.post(
    '/zaaktypen',
    zaaktype(catalogus, {
      identificatie: 42,
      gerelateerdeZaaktypen: [{ zaaktype: '42', aard_relatie: 'bijdrage', toelichting: '' }],
    }),
  );
  expect(made).toMatchObject({
    identificatie: '42',
    gerelateerdeZaaktypen: [{ zaaktypeIdentificatie: '42', aardRelatie: 'bijdrage' }],
  });
  expect(made.gerelateerdeZaaktypen).not.toHaveProperty('0.aard_relatie');
  const digits = { zaaktype: made.url, omschrijving: 'Begin', volgnummer: '12' };
  expect((await client.post('/statustypen', digits)).volgnummer).toBe(12);
  await client.post('/statustypen', { ...digits, volgnummer: 'twaalf' }, 400);
});

test('an importer that writes side by side is never sent away', async () => {
  const made = await Promise.all(
    Array.from({ length: 15 }, (_, index) =>
      client.post('/zaaktypen', zaaktype(catalogus, { identificatie: `NAAST-${index}` })),
    ),
  );
  await Promise.all(made.map(({ url }) => client.remove(url)));
  expect(await client.list('/zaaktypen', { status: 'alles', identificatie: 'NAAST-3' })).toEqual([]);
});

test('ztc-002: what is wrong in a field is told before what is wrong between fields', async () => {
  const made = await client.post('/zaaktypen', zaaktype(catalogus, { identificatie: 'VOLGORDE' }));
  const body = resultaattype(made.url, {
    selectielijstklasse: klasse('1.1'),
    brondatumArchiefprocedure: { afleidingswijze: 'afgehandeld', datumkenmerk: 'te veel' },
  });
  const { invalidParams } = (await client.post('/resultaattypen', body, 400)) as unknown as {
    readonly invalidParams: readonly InvalidParam[];
  };
  expect(invalidParams.map(({ name }) => name)).toEqual(['brondatumArchiefprocedure.datumkenmerk', 'nonFieldErrors']);
});

describe('historiemodel', () => {
  test('a concept shows the concepts that name it; what is published shows what is published', async () => {
    const document = await client.post(
      '/informatieobjecttypen',
      informatieobjecttype(catalogus, { omschrijving: 'Foto' }),
    );
    const besluit = await client.post(
      '/besluittypen',
      besluittype(catalogus, { omschrijving: 'Herstel', informatieobjecttypen: ['Foto'] }),
    );
    const made = await client.zaaktype(catalogus, { identificatie: 'CONCEPT', besluittypen: ['Herstel'] });
    await client.post('/zaaktype-informatieobjecttypen', {
      zaaktype: made.url,
      informatieobjecttype: 'Foto',
      volgnummer: 1,
      richting: 'intern',
    });
    expect((await client.get(besluit.url)).zaaktypen).toEqual([made.url]);
    expect(await client.get(document.url)).toMatchObject({ besluittypen: [besluit.url], zaaktypen: [made.url] });
    await client.publish(document);
    expect(await client.get(document.url)).toMatchObject({ besluittypen: [], zaaktypen: [] });
  });

  test('datumGeldigheid: relations in the version of that day, in a list and in one record', async () => {
    const version = (beginGeldigheid: string, eindeGeldigheid: string | null) =>
      client.post(
        '/informatieobjecttypen',
        informatieobjecttype(catalogus, { omschrijving: 'Brief', beginGeldigheid, eindeGeldigheid }),
      );
    const old = await version('2024-01-01', '2024-12-31');
    const current = await version('2025-01-01', null);
    const besluit = await client.post(
      '/besluittypen',
      besluittype(catalogus, {
        omschrijving: 'Per brief',
        informatieobjecttypen: ['Brief'],
        beginGeldigheid: '2024-01-01',
      }),
    );
    for (const type of [old, current, besluit]) await client.publish(type);
    const shown = async (query: string) => (await client.get(besluit.url + query)).informatieobjecttypen;
    expect(await shown('')).toEqual([current.url]);
    expect(await shown('?datumGeldigheid=2024-06-01')).toEqual([old.url]);
    const inside = await client.get(`${besluit.url}?datumGeldigheid=2024-06-01&expand=informatieobjecttypen`);
    expect(inside._expand).toMatchObject({ informatieobjecttypen: [{ url: old.url }] });
    const [listed] = await client.list('/besluittypen', { omschrijving: 'Per brief', datumGeldigheid: '2024-06-01' });
    expect(listed!.informatieobjecttypen).toEqual([old.url]);
    await client.get(`${besluit.url}?datumGeldigheid=gisteren`, 400);
  });
});
