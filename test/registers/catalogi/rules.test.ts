/** Each rule of the standard by its number: what it refuses, and its twin that goes well. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameId } from '../../../src/foundation/name-id.ts';
import {
  API,
  BASE,
  besluittype,
  brondatum,
  type Client,
  faults,
  GEWOON,
  generiek,
  informatieobjecttype,
  klasse,
  LIJST,
  procestype,
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
let count = 0;
/** Another identificatie each time, so that versions do not meet. */
const fresh = (changes: object = {}): object => ({ identificatie: `ZT-${++count}`, ...changes });

describe('ztc-001: selectielijstProcestype is a process type', () => {
  test('an entry of another list is refused', async () => {
    for (const selectielijstProcestype of [
      klasse(),
      'https://selectielijst.voorbeeld.nl/api/v1/procestypen/onbekend',
    ]) {
      const answer = await client.post('/zaaktypen', zaaktype(catalogus, fresh({ selectielijstProcestype })), 400);
      expect(faults(answer)).toEqual([['selectielijstProcestype', 'invalid-resource']]);
    }
  });
  test('our own address, a public one, and none are taken, and come back as they were', async () => {
    const elsewhere = procestype().replace(LIJST, 'https://selectielijst.openzaak.nl/api/v1');
    for (const selectielijstProcestype of [procestype(), elsewhere, '']) {
      const made = await client.post('/zaaktypen', zaaktype(catalogus, fresh({ selectielijstProcestype })));
      expect(made.selectielijstProcestype).toBe(selectielijstProcestype);
    }
  });
});

describe('resultaattype', () => {
  let van: string;
  let zonder: string;
  beforeAll(async () => {
    van = (await client.post('/zaaktypen', zaaktype(catalogus, fresh({ selectielijstProcestype: procestype(11) }))))
      .url;
    zonder = (await client.post('/zaaktypen', zaaktype(catalogus, fresh({ selectielijstProcestype: '' })))).url;
  });
  const post = (changes: object, status = 201) =>
    client.post(
      '/resultaattypen',
      resultaattype(van, { omschrijving: `R${++count}`, selectielijstklasse: klasse('11.1'), ...changes }),
      status,
    );
  const anders = (changes: object = {}) =>
    brondatum({
      afleidingswijze: 'ander_datumkenmerk',
      datumkenmerk: 'einddatum',
      objecttype: 'overige',
      registratie: 'Zaaksysteem',
      ...changes,
    });

  test('ztc-002: name and class come from the selectielijst', async () => {
    expect(
      faults(await post({ resultaattypeomschrijving: klasse(), brondatumArchiefprocedure: anders() }, 400)),
    ).toEqual([['resultaattypeomschrijving', 'invalid-resource']]);
    expect(faults(await post({ selectielijstklasse: generiek(), brondatumArchiefprocedure: anders() }, 400))).toEqual([
      ['selectielijstklasse', 'invalid-resource'],
    ]);
    const made = await post({ brondatumArchiefprocedure: anders() });
    expect(made.omschrijvingGeneriek).toBe('Afgehandeld');
    const own = await post({ brondatumArchiefprocedure: anders(), omschrijvingGeneriek: 'Eigen woord' });
    expect(own.omschrijvingGeneriek).toBe('Afgehandeld');
  });

  test('ztc-002: the class belongs to the process type of the zaaktype', async () => {
    expect(faults(await post({ selectielijstklasse: klasse('15.1') }, 400))).toEqual([
      ['nonFieldErrors', 'procestype-mismatch'],
    ]);
    const body = resultaattype(zonder, { selectielijstklasse: klasse('15.1') });
    expect(faults(await client.post('/resultaattypen', body, 400))).toEqual([
      ['nonFieldErrors', 'procestype-mismatch'],
    ]);
  });

  test('ztc-002: value and term follow from the class unless they are given', async () => {
    const derived = await post({ brondatumArchiefprocedure: anders() });
    expect(derived).toMatchObject({ archiefnominatie: 'vernietigen', archiefactietermijn: 'P1Y' });
    const own = { archiefnominatie: 'blijvend_bewaren', archiefactietermijn: 'P20Y' };
    expect(await post({ ...own, brondatumArchiefprocedure: anders() })).toMatchObject(own);
  });

  test('ztc-002: what is destroyed needs a day to count from; what is kept does not', async () => {
    expect(faults(await post({ brondatumArchiefprocedure: null }, 400))).toEqual([
      ['brondatumArchiefprocedure', 'required'],
    ]);
    await post({ brondatumArchiefprocedure: null, archiefnominatie: 'blijvend_bewaren' });
  });

  test('ztc-003: in two cases the selectielijst decides the afleidingswijze', async () => {
    const code = [['nonFieldErrors', 'invalid-afleidingswijze-for-procestermijn']];
    const onderhoud = (await client.post('/zaaktypen', zaaktype(catalogus, fresh()))).url;
    const nihil = (wijze: object) =>
      resultaattype(onderhoud, { omschrijving: `N${++count}`, brondatumArchiefprocedure: wijze });
    expect(
      faults(await client.post('/resultaattypen', nihil(brondatum({ afleidingswijze: 'hoofdzaak' })), 400)),
    ).toEqual(code);
    await client.post('/resultaattypen', nihil(brondatum()));
  });

  test('ztc-003: termijn where the class says so; any way where it says nothing', async () => {
    const of = async (nummer: string) => {
      const { url } = await client.post(
        '/zaaktypen',
        zaaktype(catalogus, fresh({ selectielijstProcestype: procestype(Number(nummer.split('.')[0])) })),
      );
      return (wijze: object, status: number) =>
        client.post(
          '/resultaattypen',
          resultaattype(url, {
            omschrijving: `T${++count}`,
            selectielijstklasse: klasse(nummer),
            brondatumArchiefprocedure: brondatum(wijze),
          }),
          status,
        );
    };
    const geschat = await of('15.1.1');
    for (const [afleidingswijze, own] of wijzen) {
      const good = afleidingswijze === 'termijn';
      const answer = await geschat({ afleidingswijze, ...own }, good ? 201 : 400);
      if (!good) expect(faults(answer)).toEqual([['nonFieldErrors', 'invalid-afleidingswijze-for-procestermijn']]);
    }
    const leeg = await of('1.1.1');
    for (const [afleidingswijze, own] of wijzen) await leeg({ afleidingswijze, ...own }, 201);
  });

  // What each way wants beside itself, and what it may not have.
  const wijzen = [
    ['afgehandeld', {}],
    ['ander_datumkenmerk', { datumkenmerk: 'einddatum', objecttype: 'overige', registratie: 'Register' }],
    ['eigenschap', { datumkenmerk: 'einddatum' }],
    ['gerelateerde_zaak', {}],
    ['hoofdzaak', {}],
    ['ingangsdatum_besluit', {}],
    ['termijn', { procestermijn: 'P1Y' }],
    ['vervaldatum_besluit', {}],
    ['zaakobject', { datumkenmerk: 'einddatum', objecttype: 'pand' }],
  ] as const;
  const PARAMETERS = {
    datumkenmerk: ['ztc-004', 'iets'],
    objecttype: ['ztc-006', 'pand'],
    registratie: ['ztc-007', 'Register'],
    procestermijn: ['ztc-008', 'P2Y'],
  } as const;

  test.each(wijzen)(
    'ztc-004, ztc-006, ztc-007, ztc-008: %s has exactly its own parameters',
    async (afleidingswijze, own) => {
      const given: Record<string, unknown> = own;
      await post({ brondatumArchiefprocedure: brondatum({ afleidingswijze, ...own }) });
      for (const [name, [, value]] of Object.entries(PARAMETERS)) {
        const field = `brondatumArchiefprocedure.${name}`;
        const wrong = name in given ? (name === 'procestermijn' ? null : '') : value;
        const answer = await post(
          { brondatumArchiefprocedure: brondatum({ afleidingswijze, ...own, [name]: wrong }) },
          400,
        );
        expect(faults(answer)).toEqual([[field, name in given ? 'required' : 'must-be-empty']]);
      }
    },
  );

  test.each(wijzen)('ztc-005: einddatumBekend with %s', async (afleidingswijze, own) => {
    const refused = afleidingswijze === 'afgehandeld' || afleidingswijze === 'termijn';
    const answer = await post(
      { brondatumArchiefprocedure: brondatum({ afleidingswijze, ...own, einddatumBekend: true }) },
      refused ? 400 : 201,
    );
    if (refused) expect(faults(answer)).toEqual([['brondatumArchiefprocedure.einddatumBekend', 'must-be-empty']]);
  });
});

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

describe('ztc-011: relations go by name, also to what is published', () => {
  test('a name or an address is taken; a name that is not there is refused', async () => {
    const document = await client.post(
      '/informatieobjecttypen',
      informatieobjecttype(catalogus, { omschrijving: 'Bij 011' }),
    );
    await client.publish(document);
    const made = await client.post('/zaaktypen', zaaktype(catalogus, fresh()));
    const link = { zaaktype: made.url, volgnummer: 1, richting: 'inkomend' };
    for (const [index, informatieobjecttype] of ['Bij 011', document.url].entries()) {
      const linked = await client.post('/zaaktype-informatieobjecttypen', {
        ...link,
        volgnummer: index + 1,
        informatieobjecttype,
      });
      expect(linked).toMatchObject({ informatieobjecttype: document.url, catalogus });
    }
    const answer = await client.post(
      '/zaaktype-informatieobjecttypen',
      { ...link, informatieobjecttype: 'Nergens' },
      400,
    );
    expect(faults(answer)).toEqual([['informatieobjecttype', 'does_not_exist']]);
  });
});

test('a name that leads nowhere any more keeps nobody from ending or mending what has it', async () => {
  const document = await client.post(
    '/informatieobjecttypen',
    informatieobjecttype(catalogus, { omschrijving: 'Gaat weg' }),
  );
  const made = await client.post(
    '/besluittypen',
    besluittype(catalogus, { omschrijving: 'Blijft', informatieobjecttypen: ['Gaat weg'] }),
  );
  const concept = await client.zaaktype(catalogus, fresh({ besluittypen: ['Blijft'] }));
  const part = await client.post('/zaaktype-informatieobjecttypen', {
    zaaktype: concept.url,
    informatieobjecttype: 'Gaat weg',
    volgnummer: 1,
    richting: 'intern',
  });
  await client.publish(made);
  await client.remove(document.url);
  expect(await client.patch(made.url, { eindeGeldigheid: '2090-01-01' })).toMatchObject({
    eindeGeldigheid: '2090-01-01',
  });
  expect(await client.patch(part.url, { volgnummer: 2 })).toMatchObject({ volgnummer: 2 });
  // Twin: it is not taken up anew, and the case type is not published with it.
  const again = { zaaktype: concept.url, informatieobjecttype: 'Gaat weg', volgnummer: 3, richting: 'intern' };
  expect(faults(await client.post('/zaaktype-informatieobjecttypen', again, 400))).toEqual([
    ['informatieobjecttype', 'does_not_exist'],
  ]);
  expect(faults(await client.publish(concept, 400))).toEqual([['nonFieldErrors', 'concept-relation']]);
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

describe('ztc-013: no relations between catalogues', () => {
  test('types', async () => {
    const document = await client.post(
      '/informatieobjecttypen',
      informatieobjecttype(elders, { omschrijving: 'Elders' }),
    );
    const besluit = await client.post('/besluittypen', besluittype(elders, { omschrijving: 'Elders' }));
    const deel = await client.post('/zaaktypen', zaaktype(elders, { identificatie: 'ELDERS' }));
    const made = await client.post('/zaaktypen', zaaktype(catalogus, fresh()));
    const code = [['nonFieldErrors', 'relations-incorrect-catalogus']];
    for (const informatieobjecttype of [document.url, 'Elders']) {
      const link = { zaaktype: made.url, informatieobjecttype, volgnummer: 1, richting: 'intern' };
      expect(faults(await client.post('/zaaktype-informatieobjecttypen', link, 400))).toEqual(code);
      const body = besluittype(catalogus, { informatieobjecttypen: [informatieobjecttype] });
      expect(faults(await client.post('/besluittypen', body, 400))).toEqual(code);
    }
    expect(faults(await client.patch(made.url, { besluittypen: [besluit.url] }, 400))).toEqual(code);
    expect(faults(await client.patch(made.url, { deelzaaktypen: [deel.url] }, 400))).toEqual([
      ['deelzaaktypen', 'relations-incorrect-catalogus'],
    ]);
    const role = { zaaktype: made.url, omschrijving: 'Melder', omschrijvingGeneriek: 'initiator' };
    expect(faults(await client.post('/roltypen', { ...role, catalogus: elders }, 400))).toEqual(code);
    await client.post('/roltypen', { ...role, catalogus });
  });

  test('what is published elsewhere under that name does not count', async () => {
    const here = await client.post('/besluittypen', besluittype(catalogus, { omschrijving: 'Zelfde naam' }));
    await client.publish(await client.post('/besluittypen', besluittype(elders, { omschrijving: 'Zelfde naam' })));
    const made = await client.zaaktype(catalogus, fresh({ besluittypen: ['Zelfde naam'] }));
    expect(faults(await client.publish(made, 400))).toEqual([['nonFieldErrors', 'concept-relation']]);
    await client.publish(here);
    await client.publish(made);
  });

  test('a type that goes to another catalogue names what is there', async () => {
    await client.post('/informatieobjecttypen', informatieobjecttype(catalogus, { omschrijving: 'Alleen hier' }));
    const made = await client.post(
      '/besluittypen',
      besluittype(catalogus, { omschrijving: 'Verhuist', informatieobjecttypen: ['Alleen hier'] }),
    );
    expect(faults(await client.patch(made.url, { catalogus: elders }, 400))).toEqual([
      ['nonFieldErrors', 'relations-incorrect-catalogus'],
    ]);
    await client.post('/informatieobjecttypen', informatieobjecttype(elders, { omschrijving: 'Alleen hier' }));
    await client.patch(made.url, { catalogus: elders });
  });

  test('a statustype of another zaaktype', async () => {
    const other = await client.zaaktype(catalogus, fresh());
    const [foreign] = await client.list('/statustypen', { zaaktype: other.url, status: 'alles' });
    const made = await client.zaaktype(catalogus, fresh());
    const [own] = await client.list('/statustypen', { zaaktype: made.url, status: 'alles' });
    const body = (statustype: string) => ({
      zaaktype: made.url,
      naam: 'kleur',
      definitie: 'De kleur',
      specificatie: { formaat: 'tekst', lengte: '20', kardinaliteit: '1' },
      statustype,
    });
    expect(faults(await client.post('/eigenschappen', body(foreign!.url), 400))).toEqual([
      ['nonFieldErrors', 'relations-incorrect-zaaktype'],
    ]);
    const eigenschap = await client.post('/eigenschappen', body(own!.url));
    expect((await client.get(own!.url)).eigenschappen).toEqual([eigenschap.url]);
  });

  test('a catalogue that does not exist', async () => {
    const nowhere = `${BASE}${API}/catalogussen/${nameId('nergens')}`;
    expect(faults(await client.post('/zaaktypen', zaaktype(nowhere), 400))).toEqual([['catalogus', 'does_not_exist']]);
  });
});

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
