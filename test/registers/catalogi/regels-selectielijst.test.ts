/** What process types, result types and archiving take from the selectielijst (ztc-001 to ztc-008): what is refused, and its twin that goes well. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  brondatum,
  type Client,
  faults,
  fresh,
  generiek,
  klasse,
  LIJST,
  procestype,
  resultaattype,
  startCatalogi,
  zaaktype,
} from './support.ts';

let client: Client;
let catalogus: string;

beforeAll(async () => {
  client = await startCatalogi();
  catalogus = await client.catalogus('EEN');
});
afterAll(() => client.meent.close());

let count = 0;

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
