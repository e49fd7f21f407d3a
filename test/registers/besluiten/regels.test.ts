/** The nine rules of the Besluiten API 1.1.0, by number. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateInNetherlands, now } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { besluittype, informatieobjecttype } from '../catalogi/support.ts';
import { BASE, DRC, faults, type Json } from '../zaken/support.ts';
import { type Besluiten, BRC, startBesluiten } from './support.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const ELDERS = 'https://elders.voorbeeld.nl/api/v1/dingen/1';

let b: Besluiten;
beforeAll(async () => {
  b = await startBesluiten();
});
afterAll(() => b.meent.close());

const changed = async (url: string, changes: object): Promise<readonly string[]> =>
  faults(await b.want(400, 'PATCH', url, changes));
const relation = async (besluit: Json, document: Json): Promise<readonly string[]> =>
  faults(
    await b.want(400, 'POST', `${BRC}/besluitinformatieobjecten`, {
      besluit: besluit.url,
      informatieobject: document.url,
    }),
  );
const list = async (url: string): Promise<readonly Json[]> => (await b.want(200, 'GET', url)) as unknown as Json[];

describe('brc-001: the besluittype', () => {
  it('exists here', async () => {
    for (const besluittype of [ELDERS, `${BASE}/catalogi/api/v1/besluittypen/${NOWHERE}`])
      expect(await b.besluitRefused({ besluittype })).toEqual(['besluittype:bad-url']);
    expect(await b.besluitRefused({ besluittype: b.catalogue.zaaktype })).toEqual(['besluittype:invalid-resource']);
  });
  it('is published', async () => {
    const concept = await b.want(201, 'POST', '/catalogi/api/v1/besluittypen', besluittype(b.catalogue.catalogus));
    expect(await b.besluitRefused({ besluittype: concept.url })).toEqual(['besluittype:not-published']);
  });
  it('stays what it is', async () => {
    const { url } = await b.besluit();
    const other = b.catalogue.ander.besluittype;
    expect(await changed(url, { besluittype: other })).toEqual(['besluittype:wijzigen-niet-toegelaten']);
    expect(faults(await b.want(400, 'PUT', url, b.besluitBody({ besluittype: other })))).toEqual([
      'besluittype:wijzigen-niet-toegelaten',
    ]);
    await b.want(200, 'PATCH', url, { besluittype: b.catalogue.besluittype });
  });
});

describe('brc-002: organisation and identificatie', () => {
  it('are unique together', async () => {
    await b.besluit({ identificatie: 'B-1' });
    expect(await b.besluitRefused({ identificatie: 'B-1' })).toEqual(['identificatie:identificatie-niet-uniek']);
    await b.besluit({ identificatie: 'B-1', verantwoordelijkeOrganisatie: '111222333' });
  });
  it('come by themselves, each once, also at the same moment', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => b.besluit()));
    const given = made.map(({ identificatie }) => String(identificatie));
    expect(new Set(given).size).toBe(10);
    for (const one of given) expect(one).toMatch(/^BESLUIT-\d{4}-\d{10}$/);
  });
  it('never change, and a put need not repeat them', async () => {
    const { url, identificatie } = await b.besluit();
    expect(await changed(url, { identificatie: 'anders', verantwoordelijkeOrganisatie: '111222333' })).toEqual([
      'identificatie:wijzigen-niet-toegelaten',
      'verantwoordelijkeOrganisatie:wijzigen-niet-toegelaten',
    ]);
    expect(await b.want(200, 'PUT', url, b.besluitBody({ toelichting: 'Anders' }))).toMatchObject({ identificatie });
  });
});

describe('brc-003: the document of a relation', () => {
  it('exists here', async () => {
    const besluit = await b.besluit();
    expect(await relation(besluit, { url: ELDERS })).toEqual(['informatieobject:bad-url']);
    expect(await relation(besluit, { url: `${BASE}${DRC}/enkelvoudiginformatieobjecten/${NOWHERE}` })).toEqual([
      'informatieobject:bad-url',
    ]);
    expect(await relation(besluit, besluit)).toEqual(['informatieobject:invalid-resource']);
  });
  it('and so does the decision; together they are one relation', async () => {
    const [besluit, document] = [await b.besluit(), await b.document()];
    expect(await relation({ url: `${BASE}${BRC}/besluiten/${NOWHERE}` }, document)).toEqual(['besluit:does_not_exist']);
    await b.vastleggen(besluit, document);
    expect(await relation(besluit, document)).toEqual(['informatieobject:unique']);
  });
});

it('brc-004: the relation says `legt_vast`', async () => {
  const { url } = await b.vastleggen(await b.besluit(), await b.document());
  const rows = await b.meent.clone.asOwner<{ aard: string }>(
    'select aard_relatie as aard from meent.besluiten_besluitinformatieobject where id = $1',
    [url.slice(-36)],
  );
  expect(rows).toEqual([{ aard: 'legt_vast' }]);
});

describe('brc-005: the mirror at the document', () => {
  const mirrors = (document: Json) =>
    list(`${DRC}/objectinformatieobjecten?informatieobject=${encodeURIComponent(document.url)}`);

  it('comes and goes with the relation', async () => {
    const [besluit, document] = [await b.besluit(), await b.document()];
    const made = await b.vastleggen(besluit, document);
    const [mirror, ...more] = await mirrors(document);
    expect(mirror).toMatchObject({ informatieobject: document.url, object: besluit.url, objectType: 'besluit' });
    expect(more).toEqual([]);
    expect(await list(`${DRC}/objectinformatieobjecten?object=${encodeURIComponent(besluit.url)}`)).toEqual([mirror]);
    const found = await b.want(
      200,
      'GET',
      `${DRC}/enkelvoudiginformatieobjecten?objectinformatieobjecten_object=${encodeURIComponent(besluit.url)}`,
    );
    expect(found.results.map(({ url }: Json) => url)).toEqual([document.url]);
    await b.want(204, 'DELETE', made.url);
    expect(await mirrors(document)).toEqual([]);
  });
  it('says nothing by itself, and leaves those of others alone', async () => {
    const [besluit, other, document] = [await b.besluit(), await b.besluit(), await b.document()];
    const body = { informatieobject: document.url, object: besluit.url, objectType: 'besluit' };
    const post = async (changes: object) =>
      faults(await b.want(400, 'POST', `${DRC}/objectinformatieobjecten`, { ...body, ...changes }));
    expect(await post({})).toEqual(['nonFieldErrors:inconsistent-relation']);
    expect(await post({ objectType: 'zaak' })).toContain('object:invalid-resource');
    const made = await b.vastleggen(besluit, document);
    await b.vastleggen(other, document);
    expect(await post({})).toEqual(['nonFieldErrors:unique']);
    const [mirror] = await list(`${DRC}/objectinformatieobjecten?object=${encodeURIComponent(besluit.url)}`);
    expect(faults(await b.want(400, 'DELETE', mirror!.url))).toEqual(['nonFieldErrors:inconsistent-relation']);
    expect(faults(await b.want(400, 'DELETE', document.url))).toEqual(['nonFieldErrors:pending-relations']);
    await b.want(204, 'DELETE', made.url);
    expect((await mirrors(document)).map(({ object }) => object)).toEqual([other.url]);
  });
  it('is not there when the relation was refused', async () => {
    const [besluit, document] = [
      await b.besluit(),
      await b.document({ informatieobjecttype: b.catalogue.informatieobjecttypen.vreemd }),
    ];
    await relation(besluit, document);
    expect(await mirrors(document)).toEqual([]);
  });
});

describe('brc-006: the mirror in the case', () => {
  it('comes with the decision, can be expanded, and goes with it', async () => {
    const zaak = await b.zaak();
    expect(await list(`${zaak.url}/besluiten`)).toEqual([]);
    const besluit = await b.besluit({ zaak: zaak.url });
    const [mirror, ...more] = await list(`${zaak.url}/besluiten`);
    expect(mirror).toEqual({ url: `${zaak.url}/besluiten/${mirror!.uuid}`, uuid: mirror!.uuid, besluit: besluit.url });
    expect(more).toEqual([]);
    const expanded = await b.want(200, 'GET', `${mirror!.url}?expand=besluit.besluittype`);
    expect(expanded._expand.besluit).toMatchObject({ url: besluit.url, _expand: { besluittype: { concept: false } } });
    expect((await b.ask('HEAD', mirror!.url)).headers.etag).toBe((await b.ask('GET', mirror!.url)).headers.etag);
    const other = await b.zaak();
    await b.want(404, 'GET', mirror!.url.replace(zaak.uuid, other.uuid));
    await b.want(204, 'DELETE', besluit.url);
    expect(await list(`${zaak.url}/besluiten`)).toEqual([]);
  });
  it('says nothing by itself', async () => {
    const zaak = await b.zaak();
    const loose = await b.besluit();
    const post = async (besluit: Json) =>
      faults(await b.want(400, 'POST', `${zaak.url}/besluiten`, { besluit: besluit.url }));
    expect(await post(loose)).toEqual(['nonFieldErrors:inconsistent-relation']);
    expect(await post({ url: `${BASE}${BRC}/besluiten/${NOWHERE}` })).toEqual(['besluit:bad-url']);
    const besluit = await b.besluit({ zaak: zaak.url });
    expect(await post(besluit)).toEqual(['besluit:unique']);
    expect(await post(await b.besluit({ zaak: (await b.zaak()).url }))).toEqual([
      'nonFieldErrors:inconsistent-relation',
    ]);
    const [mirror] = await list(`${zaak.url}/besluiten`);
    expect(faults(await b.want(400, 'DELETE', mirror!.url))).toEqual(['nonFieldErrors:inconsistent-relation']);
  });
  it('stays with its case: neither moved, nor taken away, nor given one later', async () => {
    const [zaak, other] = [await b.zaak(), await b.zaak()];
    const { url } = await b.besluit({ zaak: zaak.url });
    for (const changes of [{ zaak: other.url }, { zaak: '' }])
      expect(await changed(url, changes)).toEqual(['zaak:wijzigen-niet-toegelaten']);
    expect(await changed((await b.besluit()).url, { zaak: zaak.url })).toEqual(['zaak:wijzigen-niet-toegelaten']);
    // A put that leaves it out changes nothing of it.
    expect(await b.want(200, 'PUT', url, b.besluitBody())).toMatchObject({ zaak: zaak.url });
    expect(await list(`${zaak.url}/besluiten`)).toHaveLength(1);
  });
});

it('brc-007: the case type knows decisions of this type', async () => {
  const zaak = await b.zaak();
  expect(await b.besluitRefused({ zaak: zaak.url, besluittype: b.catalogue.ander.besluittype })).toEqual([
    'nonFieldErrors:zaaktype-mismatch',
  ]);
  expect(await list(`${zaak.url}/besluiten`)).toEqual([]);
  await b.besluit({ zaak: zaak.url });
  // Without a case any type may be.
  await b.besluit({ besluittype: b.catalogue.ander.besluittype });
});

describe('a type of the same name in another catalogue', () => {
  const elsewhere = async (path: string, body: (catalogus: string) => object): Promise<string> => {
    const catalogi = '/catalogi/api/v1';
    const catalogus = await b.want(201, 'POST', `${catalogi}/catalogussen`, {
      domein: path.slice(0, 5).toUpperCase(),
      rsin: '111222333',
      contactpersoonBeheerNaam: 'Beheer',
    });
    const made = await b.want(201, 'POST', `${catalogi}/${path}`, body(catalogus.url));
    await b.want(200, 'POST', `${made.url}/publish`, {});
    return made.url;
  };

  it('is not the one that the case type knows (brc-007)', async () => {
    const type = await elsewhere('besluittypen', (one) => besluittype(one, { omschrijving: 'Herstelopdracht' }));
    const zaak = await b.zaak();
    expect(await b.besluitRefused({ zaak: zaak.url, besluittype: type })).toEqual(['nonFieldErrors:zaaktype-mismatch']);
    await b.besluit({ besluittype: type });
  });
  it('is not the one that the besluittype knows (brc-008)', async () => {
    const type = await elsewhere('informatieobjecttypen', (one) => informatieobjecttype(one, { omschrijving: 'Foto' }));
    const foto = await b.document({ informatieobjecttype: type });
    expect(await relation(await b.besluit(), foto)).toEqual([
      'nonFieldErrors:missing-besluittype-informatieobjecttype-relation',
    ]);
  });
});

it('brc-008: the besluittype knows documents of this type', async () => {
  const besluit = await b.besluit();
  const vreemd = await b.document({ informatieobjecttype: b.catalogue.informatieobjecttypen.vreemd });
  expect(await relation(besluit, vreemd)).toEqual(['nonFieldErrors:missing-besluittype-informatieobjecttype-relation']);
  await b.vastleggen(besluit, await b.document({ informatieobjecttype: b.catalogue.informatieobjecttypen.rapport }));
});

it('brc-009: a decision that is destroyed is gone with its relations, their mirrors and its history', async () => {
  const zaak = await b.zaak();
  const [besluit, document] = [await b.besluit({ zaak: zaak.url, toelichting: 'Van Boom' }), await b.document()];
  const made = await b.vastleggen(besluit, document);
  const kept = await b.vastleggen(await b.besluit({ zaak: zaak.url }), document);
  expect(await list(`${besluit.url}/audittrail`)).toHaveLength(2);
  await b.want(204, 'DELETE', besluit.url);
  for (const url of [besluit.url, made.url, `${besluit.url}/audittrail`]) await b.want(404, 'GET', url);
  await b.want(200, 'GET', kept.url);
  await b.want(200, 'GET', document.url);
  expect(await list(`${DRC}/objectinformatieobjecten?object=${encodeURIComponent(besluit.url)}`)).toEqual([]);
  const said = await b.meent.clone.asOwner<{ n: number }>(
    'select count(*)::int as n from meent.engine_change where main = $1 and after is not null',
    [besluit.url.slice(-36)],
  );
  expect(said).toEqual([{ n: 0 }]);
});

describe('the published API', () => {
  it('wants a date that is not in the future', async () => {
    expect(await b.besluitRefused({ datum: '2999-01-01' })).toEqual(['datum:future_not_allowed']);
    expect(await changed((await b.besluit()).url, { datum: '2999-01-01' })).toEqual(['datum:future_not_allowed']);
    const today = dateInNetherlands(now());
    expect(await b.besluitRefused({ datum: addDays(today, 1) })).toEqual(['datum:future_not_allowed']);
    expect((await b.besluit({ datum: today })).datum).toBe(today);
  });
  it('says a vervalreden in words', async () => {
    const { url, vervalredenWeergave } = await b.besluit({ vervaldatum: '2027-01-01', vervalreden: 'tijdelijk' });
    expect(vervalredenWeergave).toBe('Besluit met tijdelijke werking');
    expect(await b.want(200, 'PATCH', url, { vervalreden: '' })).toMatchObject({ vervalredenWeergave: '' });
    expect(await changed(url, { vervalreden: 'zomaar' })).toEqual(['vervalreden:invalid_choice']);
  });
  it('finds by identificatie, organisation, type and case, and knows no other question', async () => {
    const zaak = await b.zaak();
    const { url, identificatie } = await b.besluit({ zaak: zaak.url, verantwoordelijkeOrganisatie: '111222333' });
    const found = async (query: Record<string, string>) =>
      (await b.want(200, 'GET', `${BRC}/besluiten?${new URLSearchParams(query)}`)).results.map((one: Json) => one.url);
    expect(await found({ identificatie })).toEqual([url]);
    expect(await found({ zaak: zaak.url })).toEqual([url]);
    expect(await found({ identificatie, verantwoordelijkeOrganisatie: '111222333' })).toEqual([url]);
    expect(await found({ identificatie, besluittype: b.catalogue.besluittype })).toEqual([url]);
    expect(await found({ identificatie, besluittype: b.catalogue.ander.besluittype })).toEqual([]);
    await b.want(400, 'GET', `${BRC}/besluiten?datum=2026-03-02`);
    const expanded = await b.want(200, 'GET', `${url}?expand=zaak.zaaktype,besluittype`);
    expect(expanded._expand.zaak).toMatchObject({ url: zaak.url, _expand: { zaaktype: { url: zaak.zaaktype } } });
  });
  it('puts no type inside for who may not read the catalogue', async () => {
    const { url } = await b.besluit();
    const brc = { component: 'brc', scopes: ['besluiten.lezen'], besluittype: b.catalogue.besluittype };
    const seen = () => b.want(200, 'GET', `${url}?expand=besluittype`, undefined, { as: 'beperkt' });
    await b.meent.grant([brc]);
    expect(await seen()).not.toHaveProperty('_expand.besluittype');
    await b.meent.grant([brc, { component: 'ztc', scopes: ['catalogi.lezen'] }]);
    expect(await seen()).toHaveProperty('_expand.besluittype.url');
  });
  it('answers 304 to who has the last answer', async () => {
    const { url } = await b.besluit();
    const { etag } = (await b.ask('GET', url)).headers;
    expect((await b.ask('HEAD', url)).headers.etag).toBe(etag);
    const again = () => b.ask('GET', url, undefined, { headers: { 'if-none-match': String(etag) } });
    expect((await again()).statusCode).toBe(304);
    await b.want(200, 'PATCH', url, { toelichting: 'Anders' });
    expect((await again()).statusCode).toBe(200);
  });
  it('tells subscribers of channel besluiten, with its kenmerken', async () => {
    const { url } = await b.besluit();
    const [told] = await b.meent.clone.asOwner<{ kenmerken: object }>(
      'select kenmerken from meent.engine_change where record = $1 and not implied',
      [url.slice(-36)],
    );
    expect(told!.kenmerken).toEqual({
      verantwoordelijke_organisatie: '000000012',
      verantwoordelijkeOrganisatie: '000000012',
      besluittype: b.catalogue.besluittype.slice(-36),
    });
    const { results } = await b.want(200, 'GET', '/notificaties/api/v1/kanaal').then((all) => ({
      results: all as unknown as Json[],
    }));
    expect(results.map(({ naam }) => naam)).toContain('besluiten');
  });
});
