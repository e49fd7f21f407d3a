/** What is published stays as it is, comes after what it names, and is alone on each day (ztc-009, ztc-010, ztc-012, ztc-016). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BASE,
  besluittype,
  type Client,
  faults,
  fresh,
  GEWOON,
  informatieobjecttype,
  resultaattype,
  startCatalogi,
  statustype,
  zaaktype,
} from './support.ts';

let client: Client;
let catalogus: string;
let elders: string;

beforeAll(async () => {
  client = await startCatalogi();
  catalogus = await client.catalogus('EEN');
  elders = await client.catalogus('TWEE');
});
afterAll(() => client.meent.close());

const ALLES = 'alles';

describe('ztc-009: what is published does not change', () => {
  test('a concept may change and go', async () => {
    const made = await client.zaaktype(catalogus, fresh());
    expect(await client.patch(made.url, { doel: 'Anders' })).toMatchObject({ doel: 'Anders', concept: true });
    await client.remove(made.url);
    expect(await client.list('/statustypen', { zaaktype: made.url, status: 'alles' })).toEqual([]);
  });

  test('a published type is neither changed nor removed, but may get an end', async () => {
    for (const [path, body] of [
      ['/informatieobjecttypen', informatieobjecttype(catalogus, { omschrijving: 'Vast' })],
      ['/besluittypen', besluittype(catalogus, { omschrijving: 'Vast' })],
    ] as const) {
      const made = await client.post(path, body);
      await client.publish(made);
      expect(faults(await client.patch(made.url, { omschrijving: 'Anders' }, 400))).toEqual([
        ['nonFieldErrors', 'non-concept-object'],
      ]);
      expect(faults(await client.put(made.url, { ...body, omschrijving: 'Anders' }, 400))).toEqual([
        ['nonFieldErrors', 'non-concept-object'],
      ]);
      expect(faults(await client.remove(made.url, 400))).toEqual([['nonFieldErrors', 'non-concept-object']]);
      expect(await client.patch(made.url, { eindeGeldigheid: '2030-01-01' })).toMatchObject({
        eindeGeldigheid: '2030-01-01',
      });
    }
  });

  test('its end alone: neither with something else, nor in a put', async () => {
    const body = zaaktype(catalogus, fresh());
    const made = await client.post('/zaaktypen', body);
    await client.publish(made);
    const eindeGeldigheid = '2030-01-01';
    const code = [['nonFieldErrors', 'non-concept-object']];
    expect(faults(await client.patch(made.url, { eindeGeldigheid, doel: 'Anders' }, 400))).toEqual(code);
    expect(faults(await client.put(made.url, { ...body, doel: 'Anders' }, 400))).toEqual(code);
    expect(faults(await client.put(made.url, { ...body, eindeGeldigheid }, 400))).toEqual(code);
    expect(faults(await client.put(made.url, body, 400))).toEqual(code);
    expect(faults(await client.remove(made.url, 400))).toEqual(code);
    expect(await client.get(made.url)).toMatchObject({ eindeGeldigheid: null, concept: false });
    expect(await client.patch(made.url, { eindeGeldigheid })).toMatchObject({ eindeGeldigheid });
  });

  test('a correction has a scope of its own', async () => {
    const made = await client.zaaktype(catalogus, fresh());
    await client.publish(made);
    expect(faults(await client.patch(made.url, { doel: 'Anders' }, 400))).toEqual([
      ['nonFieldErrors', 'non-concept-object'],
    ]);
    await client.patch(made.url, { doel: 'Beter' }, 200, ALLES);
    expect(await client.get(made.url)).toMatchObject({ doel: 'Beter', concept: false });
    await client.remove(made.url, 204, ALLES);
    await client.get(made.url, 404);
  });
});

test('ztc-010: parts of a published zaaktype stay as they are', async () => {
  const made = await client.zaaktype(catalogus, fresh());
  const document = await client.post(
    '/informatieobjecttypen',
    informatieobjecttype(catalogus, { omschrijving: 'Bij 010' }),
  );
  const link = { zaaktype: made.url, informatieobjecttype: 'Bij 010', volgnummer: 1, richting: 'inkomend' };
  const linked = await client.post('/zaaktype-informatieobjecttypen', link);
  const [first] = await client.list('/statustypen', { zaaktype: made.url, status: 'concept' });
  await client.patch(first!.url, { statustekst: 'Nog een concept' });
  await client.publish(document);
  await client.publish(made);
  const bodies: readonly (readonly [string, object])[] = [
    ['/statustypen', statustype(made.url, 3)],
    ['/roltypen', { zaaktype: made.url, omschrijving: 'Ander', omschrijvingGeneriek: 'adviseur' }],
    ['/resultaattypen', resultaattype(made.url, { omschrijving: 'Ander' })],
    [
      '/eigenschappen',
      {
        zaaktype: made.url,
        naam: 'kleur',
        definitie: 'De kleur',
        specificatie: { formaat: 'tekst', lengte: '20', kardinaliteit: '1' },
      },
    ],
    [
      '/zaakobjecttypen',
      {
        zaaktype: made.url,
        anderObjecttype: false,
        objecttype: 'https://voorbeeld.nl/pand',
        relatieOmschrijving: 'Over',
      },
    ],
  ];
  for (const [path, body] of bodies) {
    expect(faults(await client.post(path, body, 400))).toEqual([['nonFieldErrors', 'non-concept-zaaktype']]);
    // The twin: a correction.
    const { url } = await client.post(path, body, 201, ALLES);
    expect(faults(await client.put(url, body, 400))).toEqual([['nonFieldErrors', 'non-concept-zaaktype']]);
    expect(faults(await client.patch(url, {}, 400))).toEqual([['nonFieldErrors', 'non-concept-zaaktype']]);
    await client.put(url, body, 200, ALLES);
    expect(faults(await client.remove(url, 400))).toEqual([['nonFieldErrors', 'non-concept-zaaktype']]);
    await client.remove(url, 204, ALLES);
  }
  expect(faults(await client.post('/zaaktype-informatieobjecttypen', { ...link, volgnummer: 2 }, 400))).toEqual([
    ['nonFieldErrors', 'non-concept-relation'],
  ]);
  for (const changed of [client.put(linked.url, link, 400), client.patch(linked.url, { volgnummer: 3 }, 400)])
    expect(faults(await changed)).toEqual([['nonFieldErrors', 'non-concept-relation']]);
  expect(faults(await client.remove(linked.url, 400))).toEqual([['nonFieldErrors', 'non-concept-relation']]);
  expect(await client.patch(linked.url, { volgnummer: 3 }, 200, ALLES)).toMatchObject({ volgnummer: 3 });
  await client.remove(linked.url, 204, ALLES);
});

test('ztc-010: a part does not come out of a published zaaktype, nor into one', async () => {
  const [open, made] = [await client.zaaktype(catalogus, fresh()), await client.zaaktype(catalogus, fresh())];
  await client.publish(made);
  const role = { omschrijving: 'Adviseur', omschrijvingGeneriek: 'adviseur' };
  const loose = await client.post('/roltypen', { zaaktype: open.url, ...role });
  const [bound] = await client.list('/roltypen', { zaaktype: made.url, status: 'alles' });
  for (const [url, zaaktype] of [
    [loose.url, made.url],
    [bound!.url, open.url],
  ] as const) {
    const answer = await client.patch(url, { zaaktype, ...role }, 400);
    expect(faults(answer).map(([, code]) => code)).toContain('non-concept-zaaktype');
  }
  expect(await client.get(bound!.url)).toMatchObject({ zaaktype: made.url, omschrijving: 'Melder' });
});

describe('ztc-012: a zaaktype is published after what it names', () => {
  test('with or without parts: the standard asks for none', async () => {
    const made = await client.post('/zaaktypen', zaaktype(catalogus, fresh()));
    expect((await client.publish(made)).concept).toBe(false);
  });

  test('not before the types that it names', async () => {
    const document = await client.post(
      '/informatieobjecttypen',
      informatieobjecttype(catalogus, { omschrijving: 'Bij 012' }),
    );
    const besluit = await client.post('/besluittypen', besluittype(catalogus, { omschrijving: 'Bij 012' }));
    const made = await client.zaaktype(catalogus, fresh({ besluittypen: ['Bij 012'] }));
    await client.post('/zaaktype-informatieobjecttypen', {
      zaaktype: made.url,
      informatieobjecttype: 'Bij 012',
      volgnummer: 1,
      richting: 'intern',
    });
    expect(faults(await client.publish(made, 400))).toEqual([['nonFieldErrors', 'concept-relation']]);
    await client.publish(document);
    expect(faults(await client.publish(made, 400))).toEqual([['nonFieldErrors', 'concept-relation']]);
    await client.publish(besluit);
    const published = await client.publish(made);
    expect(published).toMatchObject({
      concept: false,
      informatieobjecttypen: [document.url],
      informatieobjecttypeOmschrijving: ['Bij 012'],
      besluittypen: [besluit.url],
      besluittypeOmschrijving: ['Bij 012'],
    });
    // Once more changes nothing.
    expect(await client.publish(made)).toEqual(published);
  });
});

describe('ztc-016: published versions do not overlap', () => {
  test('at publication, and at a new end', async () => {
    const name = fresh();
    const first = await client.zaaktype(catalogus, name);
    await client.publish(first);
    const second = await client.zaaktype(catalogus, { ...name, beginGeldigheid: '2025-01-01' });
    expect(faults(await client.publish(second, 400))).toEqual([['beginGeldigheid', 'overlap']]);
    // The last day counts.
    await client.patch(first.url, { eindeGeldigheid: '2025-01-01' });
    expect(faults(await client.publish(second, 400))).toEqual([['beginGeldigheid', 'overlap']]);
    await client.patch(first.url, { eindeGeldigheid: '2024-12-31' });
    await client.publish(second);
    expect(faults(await client.patch(first.url, { eindeGeldigheid: null }, 400))).toEqual([
      ['eindeGeldigheid', 'overlap'],
    ]);
    expect(await client.get(first.url)).toMatchObject({ beginObject: '2024-01-01', eindeObject: null });
  });

  test('nor does an earlier one that ends on the day on which the next begins', async () => {
    const name = fresh();
    await client.publish(await client.zaaktype(catalogus, { ...name, beginGeldigheid: '2025-01-01' }));
    const early = await client.zaaktype(catalogus, { ...name, eindeGeldigheid: '2025-01-01' });
    expect(faults(await client.publish(early, 400))).toEqual([['beginGeldigheid', 'overlap']]);
    await client.patch(early.url, { eindeGeldigheid: '2024-12-31' });
    await client.publish(early);
  });

  test('two that are published at the same moment: one of them', async () => {
    const name = fresh();
    const [one, two] = [await client.zaaktype(catalogus, name), await client.zaaktype(catalogus, name)];
    const answers = await Promise.all(
      [one!, two!].map(({ url }) =>
        client.meent.ask({ method: 'POST', url: `${url.replace(BASE, '')}/publish`, payload: {}, as: GEWOON }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400]);
  });

  test('document types and decision types alike; another catalogue is no concern', async () => {
    for (const [path, body] of [
      ['/informatieobjecttypen', informatieobjecttype],
      ['/besluittypen', besluittype],
    ] as const) {
      const one = await client.post(path, body(catalogus, { omschrijving: 'Bij 016' }));
      const two = await client.post(path, body(catalogus, { omschrijving: 'Bij 016', beginGeldigheid: '2025-01-01' }));
      const other = await client.post(path, body(elders, { omschrijving: 'Bij 016' }));
      await client.publish(one);
      expect(faults(await client.publish(two, 400))).toEqual([['beginGeldigheid', 'overlap']]);
      await client.publish(other);
    }
  });

  test('a version ends after it begins', async () => {
    const answer = await client.post('/zaaktypen', zaaktype(catalogus, fresh({ eindeGeldigheid: '2023-12-31' })), 400);
    expect(faults(answer)).toEqual([['nonFieldErrors', 'date-mismatch']]);
    await client.post('/zaaktypen', zaaktype(catalogus, fresh({ eindeGeldigheid: '2024-01-01' })));
  });
});
