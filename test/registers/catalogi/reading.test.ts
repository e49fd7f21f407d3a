/** What the catalogue answers: neighbours, versions by date, filters, expansion, and the selectielijst beside it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedOn, zaaktypeOn } from '../../../src/registers/catalogi/index.ts';
import { resultaatMetNummer } from '../../../src/registers/selectielijst/selectielijst.ts';
import { FIRST, SECOND } from '../../support/server.ts';
import {
  API,
  besluittype,
  type Client,
  faults,
  informatieobjecttype,
  type Json,
  klasse,
  LIJST,
  resultaattype,
  startCatalogi,
  zaaktype,
} from './support.ts';

let client: Client;
let catalogus: string;
/** In force from 2024 to the end of 2025, and from 2026. */
let oud: Json;
let nieuw: Json;
let concept: Json;

beforeAll(async () => {
  client = await startCatalogi();
  catalogus = await client.catalogus('EEN');
  oud = await client.zaaktype(catalogus, { trefwoorden: ['stoep', 'tegel'] });
  await client.publish(oud);
  await client.patch(oud.url, { eindeGeldigheid: '2025-12-31' });
  nieuw = await client.zaaktype(catalogus, { beginGeldigheid: '2026-01-01', trefwoorden: ['stoep'] });
  await client.publish(nieuw);
  concept = await client.zaaktype(catalogus, { beginGeldigheid: '2030-01-01' });
});
afterAll(() => client.meent.close());

const urls = (rows: readonly Json[]): readonly string[] => rows.map(({ url }) => url).sort();

describe('versions', () => {
  test('the published version of a day, both of its days included', async () => {
    const snapshot = await client.meent.engine.parts.snapshots.current(FIRST);
    const on = (date: string) => zaaktypeOn(snapshot, 'LOSSE-TEGEL', date)?.id;
    expect(on('2023-12-31')).toBeUndefined();
    expect(on('2024-01-01')).toBe(oud.url.slice(-36));
    expect(on('2025-12-31')).toBe(oud.url.slice(-36));
    expect(on('2026-01-01')).toBe(nieuw.url.slice(-36));
    expect(on('2031-01-01')).toBe(nieuw.url.slice(-36));
    const id = catalogus.slice(-36);
    expect(publishedOn(snapshot, 'zaaktype', id, 'LOSSE-TEGEL', '2026-01-01')?.id).toBe(nieuw.url.slice(-36));
    expect(publishedOn(snapshot, 'zaaktype', 'een andere', 'LOSSE-TEGEL', '2026-01-01')).toBeUndefined();
  });

  test('a concept is in force on no day', async () => {
    await client.zaaktype(catalogus, { identificatie: 'NOG-NIET' });
    const snapshot = await client.meent.engine.parts.snapshots.current(FIRST);
    expect(zaaktypeOn(snapshot, 'NOG-NIET', '2026-01-01')).toBeUndefined();
    expect(publishedOn(snapshot, 'zaaktype', catalogus.slice(-36), 'NOG-NIET', '2026-01-01')).toBeUndefined();
  });

  test('a relation by name shows the version of today', async () => {
    const first = await client.post(
      '/informatieobjecttypen',
      informatieobjecttype(catalogus, { eindeGeldigheid: '2024-12-31' }),
    );
    await client.publish(first);
    const made = await client.zaaktype(catalogus, { identificatie: 'MET-FOTO' });
    const link = await client.post('/zaaktype-informatieobjecttypen', {
      zaaktype: made.url,
      informatieobjecttype: 'Foto',
      volgnummer: 1,
      richting: 'inkomend',
    });
    await client.publish(made);
    // No version of the document type is in force today.
    expect(await client.get(made.url)).toMatchObject({
      informatieobjecttypen: [],
      informatieobjecttypeOmschrijving: ['Foto'],
    });
    const second = await client.post(
      '/informatieobjecttypen',
      informatieobjecttype(catalogus, { beginGeldigheid: '2025-01-01' }),
    );
    await client.publish(second);
    expect((await client.get(made.url)).informatieobjecttypen).toEqual([second.url]);
    expect((await client.get(link.url)).informatieobjecttype).toBe(second.url);
    expect(await client.get(second.url)).toMatchObject({
      zaaktypen: [made.url],
      zaaktypeIdentificaties: ['MET-FOTO'],
      beginObject: '2024-01-01',
      eindeObject: null,
    });
    for (const informatieobjecttype of [second.url, first.url, 'Foto'])
      expect(urls(await client.list('/zaaktype-informatieobjecttypen', { informatieobjecttype }))).toEqual([link.url]);
    expect(await client.list('/zaaktype-informatieobjecttypen', { informatieobjecttype: 'Film' })).toEqual([]);
  });
});

describe('a zaaktype and its neighbours', () => {
  test('shows its parts; the highest number is the end status', async () => {
    const shown = await client.get(oud.url);
    expect(shown).toMatchObject({ catalogus, concept: false, versiedatum: '2024-01-01', zaakobjecttypen: [] });
    const statustypen = shown.statustypen as readonly string[];
    expect(statustypen).toHaveLength(2);
    expect((await client.get(statustypen[0]!)).isEindstatus).toBe(false);
    expect(await client.get(statustypen[1]!)).toMatchObject({
      isEindstatus: true,
      zaaktypeIdentificatie: 'LOSSE-TEGEL',
      catalogus,
      eindeGeldigheid: '2025-12-31',
    });
    expect(shown.roltypen).toHaveLength(1);
    expect(shown.resultaattypeOmschrijving).toEqual(['Hersteld']);
    expect((await client.get(catalogus)).zaaktypen).toContain(oud.url);
  });

  test('relations to other case types and to decisions', async () => {
    const besluit = await client.post('/besluittypen', besluittype(catalogus));
    await client.publish(besluit);
    const made = await client.post(
      '/zaaktypen',
      zaaktype(catalogus, {
        identificatie: 'RELATIES',
        besluittypen: [besluit.url],
        deelzaaktypen: ['LOSSE-TEGEL'],
        gerelateerdeZaaktypen: [{ zaaktype: nieuw.url, aardRelatie: 'vervolg', toelichting: '' }],
      }),
    );
    expect(made).toMatchObject({
      besluittypen: [besluit.url],
      besluittypeOmschrijving: ['Opdracht tot herstel'],
      deelzaaktypeIdentificaties: ['LOSSE-TEGEL'],
      gerelateerdeZaaktypen: [{ aardRelatie: 'vervolg', zaaktypeIdentificatie: 'LOSSE-TEGEL', zaaktype: nieuw.url }],
    });
    const resultaat = await client.post(
      '/resultaattypen',
      resultaattype(made.url, { besluittypen: ['Opdracht tot herstel'] }),
    );
    expect(resultaat).toMatchObject({ besluittypen: [besluit.url], besluittypeOmschrijving: ['Opdracht tot herstel'] });
    expect((await client.get(besluit.url)).zaaktypen).toEqual([]);
  });

  test('expands its parts, and theirs', async () => {
    const shown = await client.get(`${nieuw.url}?expand=statustypen,catalogus,resultaattypen.zaaktype`);
    const inside = shown._expand as Record<string, unknown>;
    expect((inside.statustypen as readonly Json[]).map(({ volgnummer }) => volgnummer)).toEqual([1, 2]);
    expect(inside.catalogus).toMatchObject({ domein: 'EEN' });
    expect(inside.resultaattypen).toMatchObject([{ _expand: { zaaktype: { url: nieuw.url } } }]);
  });

  test('stores no host name: the address of the caller is filled in', async () => {
    const rows = await client.meent.clone.asOwner<{ body: string }>(
      'select body from catalogi_zaaktype union all select body from catalogi_resultaattype',
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { body } of rows) expect(body).not.toContain('localhost');
  });
});

describe('lists', () => {
  test('show what is published unless asked for more', async () => {
    const of = async (query: Record<string, string>) =>
      urls(await client.list('/zaaktypen', { identificatie: 'LOSSE-TEGEL', ...query }));
    expect(await of({})).toEqual(urls([oud, nieuw]));
    expect(await of({ status: 'concept' })).toEqual([concept.url]);
    expect(await of({ status: 'alles' })).toEqual(urls([oud, nieuw, concept]));
    expect(await of({ datumGeldigheid: '2025-06-01' })).toEqual([oud.url]);
    expect(await of({ trefwoorden: 'tegel,stoep' })).toEqual([oud.url]);
    expect(await of({ catalogus: `${catalogus.slice(0, -12)}000000000000` })).toEqual([]);
    expect(urls(await client.list('/statustypen', { zaaktype: concept.url }))).toEqual([]);
    expect(await client.list('/statustypen', { zaaktype: concept.url, status: 'concept' })).toHaveLength(2);
    expect(
      await client.list('/roltypen', { zaaktypeIdentificatie: 'LOSSE-TEGEL', omschrijvingGeneriek: 'initiator' }),
    ).toHaveLength(2);
    expect(
      await client.list('/resultaattypen', { zaaktype_identificatie: 'LOSSE-TEGEL', datum_geldigheid: '2024-06-01' }),
    ).toHaveLength(1);
    expect(await client.list('/catalogussen', { domein__in: 'EEN,TWEE' })).toHaveLength(1);
    expect(await client.list('/catalogussen', { domein: 'TWEE' })).toHaveLength(0);
  });

  test('refuse a value that cannot be', async () => {
    for (const [query, fault] of [
      ['status=half', ['status', 'invalid_choice']],
      ['datumGeldigheid=morgen', ['datumGeldigheid', 'invalid']],
      ['catalogus=een', ['catalogus', 'invalid']],
    ] as const) {
      expect(faults(await client.get(`${API}/zaaktypen?${query}`, 400))).toEqual([fault]);
    }
    await client.get(`${API}/zaaktypen?onbekend=1`, 400);
  });

  test('the other municipality sees nothing of it', async () => {
    const there = await client.meent.ask({ url: `${API}/zaaktypen?status=alles`, municipality: SECOND });
    expect(there.json().count).toBe(0);
    const one = await client.meent.ask({ url: oud.url.replace('http://localhost', ''), municipality: SECOND });
    expect(one.statusCode).toBe(404);
  });
});

describe('selectielijst', () => {
  test('is public, and the same in every municipality', async () => {
    for (const municipality of [FIRST, SECOND]) {
      const answer = await client.meent.ask({
        url: '/referentielijsten/api/v1/procestypen?jaar=2020',
        as: false,
        municipality,
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toHaveLength(29);
    }
    const omschrijvingen = await client.meent.ask({
      url: '/referentielijsten/api/v1/resultaattypeomschrijvingen',
      as: 'beperkt',
    });
    expect(omschrijvingen.json()).toHaveLength(38);
  });

  test('finds an entry under both public UUIDs, and the results of a process type', async () => {
    const { uuid, ook, procestype } = resultaatMetNummer(2020, '15.1')!;
    const first = await client.get(`${LIJST}/resultaten/${uuid}`);
    expect(first).toMatchObject({
      url: klasse('15.1'),
      procesType: `${LIJST}/procestypen/${procestype}`,
      volledigNummer: '15.1',
      waardering: 'vernietigen',
      bewaartermijn: 'P5Y',
      procestermijnWeergave: 'Nihil',
    });
    expect(await client.get(`${LIJST}/resultaten/${ook}`)).toEqual(first);
    const page = await client.get(`${LIJST}/resultaten?procesType=${first.procesType}`);
    expect(page.count).toBe((page.results as readonly Json[]).length);
    const all = await client.get(`${LIJST}/resultaten`);
    expect(all).toMatchObject({ count: 687, previous: null });
    await client.get(`${LIJST}/resultaten?page=7`);
    await client.get(`${LIJST}/resultaten?page=8`, 404);
  });

  test('cannot be changed', async () => {
    const answer = await client.meent.ask({ method: 'DELETE', url: klasse().replace('http://localhost', '') });
    expect(answer.statusCode).toBe(405);
  });
});
