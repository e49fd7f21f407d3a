/** Relations between types go by name, and stay within a catalogue and a zaaktype (ztc-011, ztc-013). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameId } from '../../../src/foundation/name-id.ts';
import {
  API,
  BASE,
  besluittype,
  type Client,
  faults,
  fresh,
  informatieobjecttype,
  startCatalogi,
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
