/**
 * Every way in that the APIs document, walked by an application that may do everything: what it finds of a shielded case
 * there, an application with every right on types finds nowhere.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { indexSome } from '../../../src/engine/search/indexer.ts';
import { numberChanges } from '../../../src/engine/sequence.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { COMPONENTEN } from '../../../src/registers/autorisaties/applicatie.ts';
import { FIRST } from '../../support/server.ts';
import { BASE, DRC, type Json, startZaken, type Zaken, ZRC } from './support.ts';

const BRC = '/besluiten/api/v1';
/** Stands in all that people wrote in the case. */
const MERK = 'Zonnebloem';
let z: Zaken;
/** The shielded case, an open one that it is a part of, and one that names it. */
let geheim: Json;
let hoofd: Json;
let ander: Json;
/** Ids of what is shielded. */
const ids: string[] = [];

const uuid = ({ url }: Json): string => url.slice(-36);
const text = (words: string): string => Buffer.from(words).toString('base64');
type Answer = Awaited<ReturnType<Zaken['ask']>>;
const ask = (url: string, as: 'alles' | 'beperkt', body?: object, headers: object = {}): Promise<Answer> =>
  z.ask(body ? 'POST' : 'GET', url, body, { as, headers: { ...headers } });

beforeAll(async () => {
  z = await startZaken();
  const { catalogue } = z;
  const scopes: Readonly<Record<string, readonly string[]>> = {
    zrc: [
      'zaken.lezen',
      'zaken.bijwerken',
      'zaken.aanmaken',
      'zaken.verwijderen',
      'zaken.toegang-regelen',
      'audittrails.lezen',
    ],
    drc: ['documenten.lezen', 'documenten.bijwerken', 'documenten.lock', 'audittrails.lezen'],
    brc: ['besluiten.lezen', 'besluiten.bijwerken', 'besluiten.aanmaken', 'audittrails.lezen'],
    ztc: ['catalogi.lezen'],
    ac: ['autorisaties.lezen'],
    nrc: ['notificaties.consumeren'],
    meent: ['archief.lezen', 'archief.opschorten', 'archief.opstellen', 'archief.overbrengen', 'overgezet.lezen'],
  };
  const types: Readonly<Record<string, readonly object[]>> = {
    zrc: [{ zaaktype: catalogue.zaaktype, maxVertrouwelijkheidaanduiding: 'zeer_geheim' }],
    drc: Object.values(catalogue.informatieobjecttypen).map((informatieobjecttype) => ({
      informatieobjecttype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    })),
    brc: [{ besluittype: catalogue.besluittype }],
  };
  await z.meent.grant(
    COMPONENTEN.flatMap((component) =>
      (types[component] ?? [{}]).flatMap((type) =>
        scopes[component] ? [{ component, scopes: scopes[component], ...type }] : [],
      ),
    ),
  );
  hoofd = await z.zaak();
  geheim = await z.zaak({
    omschrijving: MERK,
    toelichting: MERK,
    hoofdzaak: hoofd.url,
    kenmerken: [{ kenmerk: MERK, bron: MERK }],
    zaakgeometrie: { type: 'Point', coordinates: [5.1, 52.1] },
  });
  ander = await z.zaak({
    relevanteAndereZaken: [{ url: geheim.url, aardRelatie: 'vervolg', overigeRelatie: '', toelichting: '' }],
  });
  const document = await z.document({
    titel: MERK,
    inhoud: text(MERK),
    bestandsomvang: MERK.length,
    bestandsnaam: 'a.txt',
  });
  const vanBesluit = await z.document({ titel: MERK });
  const besluit = await z.want(201, 'POST', `${BRC}/besluiten`, {
    verantwoordelijkeOrganisatie: '111222333',
    besluittype: catalogue.besluittype,
    zaak: geheim.url,
    toelichting: MERK,
    datum: '2026-03-02',
    ingangsdatum: '2026-03-02',
  });
  const zaak = geheim.url;
  const made = [
    geheim,
    document,
    vanBesluit,
    besluit,
    await z.rol(geheim, { roltoelichting: MERK }),
    await z.post('/statussen', {
      ...{ zaak, statustype: catalogue.statustypen.ontvangen, statustoelichting: MERK },
      datumStatusGezet: '2026-03-02T10:00:00Z',
    }),
    await z.post('/resultaten', { zaak, resultaattype: catalogue.resultaattypen.afgehandeld, toelichting: MERK }),
    await z.post('/zaakobjecten', {
      zaak,
      objectType: 'pand',
      objectIdentificatie: { identificatie: '1' },
      relatieomschrijving: MERK,
    }),
    await z.post(`/zaken/${uuid(geheim)}/zaakeigenschappen`, {
      zaak,
      eigenschap: catalogue.eigenschappen.kleur,
      waarde: MERK,
    }),
    await z.post('/klantcontacten', { zaak, datumtijd: '2026-03-02T10:00:00Z', onderwerp: MERK, toelichting: MERK }),
    await z.post('/zaaknotities', { onderwerp: MERK, tekst: MERK, gerelateerdAan: zaak }),
    await z.post('/zaakinformatieobjecten', { zaak, informatieobject: document.url, beschrijving: MERK }),
    await z.want(201, 'POST', `${BRC}/besluitinformatieobjecten`, {
      besluit: besluit.url,
      informatieobject: vanBesluit.url,
    }),
    await z.want(201, 'POST', `${DRC}/gebruiksrechten`, {
      ...{ informatieobject: document.url, startdatum: '2026-03-02T10:00:00Z', omschrijvingVoorwaarden: MERK },
    }),
    await z.want(201, 'POST', '/meent/api/v1/opschortingen', { zaak, grond: 'bezwaar_of_beroep', toelichting: MERK }),
  ];
  const lock = (await z.want(200, 'POST', `${document.url}/lock`, {})).lock;
  await z.want(200, 'PATCH', document.url, { beschrijving: MERK, lock });
  await z.want(204, 'POST', `${document.url}/unlock`, { lock });
  ids.push(...made.map(uuid));
  const { db, engine } = z.meent;
  await z.want(201, 'POST', `/meent/api/v1/zaken/${uuid(geheim)}/afscherming`, {
    reden: MERK,
    toegangen: [{ medewerker: 'chef', omgang: 'werken', reden: MERK }],
  });
  const sequencer = createSequencer({ db, tasks: [numberChanges], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  while (await indexSome(engine.parts, FIRST));
});
afterAll(() => z.meent.close());

const ROOTS = [ZRC, DRC, BRC, '/meent/api/v1', '/catalogi/api/v1', '/autorisaties/api/v1', '/objecten/api/v2'];

/** Paths of every documented GET, with the root before them. */
async function documented(): Promise<readonly string[]> {
  const found = ROOTS.map(async (root) => {
    const { paths } = (await ask(`${root}/openapi.json`, 'alles')).json() as { paths: Record<string, object> };
    return Object.entries(paths)
      .filter(([, operations]) => 'get' in operations)
      .map(([path]) => `${root}${path}`);
  });
  return (await Promise.all(found)).flat();
}

/** Every door with the address of what is shielded in each place that takes one. */
async function doors(): Promise<readonly { readonly door: string; readonly url: string }[]> {
  const all: { door: string; url: string }[] = [];
  for (const door of await documented()) {
    const places = door.match(/\{[^}]+\}/g) ?? [];
    if (places.length === 0) all.push({ door, url: door });
    if (places.length === 0) continue;
    for (const id of ids) {
      const first = door.replace(places[0]!, id);
      if (places.length === 1) {
        all.push({ door, url: first });
        continue;
      }
      // What is below a record: by the list of it.
      const list = await ask(first.slice(0, first.lastIndexOf('/')), 'alles');
      if (list.statusCode !== 200) continue;
      const given = list.json();
      const items: readonly Json[] = Array.isArray(given) ? given : (given.results ?? []);
      for (const one of items)
        all.push({ door, url: first.replace(places[1]!, String(one.uuid ?? one.url.slice(-36))) });
    }
  }
  return all;
}

/** Doors behind which a right on everything finds something of the case: the test would see nothing without them. */
const MUST = [
  ...[`${ZRC}/zaken`, `${ZRC}/zaken/{uuid}`, `${ZRC}/zaken/{uuid}/audittrail`, `${ZRC}/statussen`, `${ZRC}/resultaten`],
  ...[
    `${ZRC}/rollen`,
    `${ZRC}/klantcontacten`,
    `${ZRC}/zaaknotities`,
    `${ZRC}/zaakobjecten`,
    `${ZRC}/zaakinformatieobjecten`,
  ],
  ...[`${DRC}/enkelvoudiginformatieobjecten`, `${DRC}/enkelvoudiginformatieobjecten/{uuid}`, `${DRC}/gebruiksrechten`],
  ...[`${DRC}/enkelvoudiginformatieobjecten/{uuid}/download`, `${DRC}/enkelvoudiginformatieobjecten/{uuid}/audittrail`],
  ...[`${BRC}/besluiten`, `${BRC}/besluiten/{uuid}`, `${BRC}/besluiten/{uuid}/audittrail`],
  ...['/meent/api/v1/zaakdossiers', '/meent/api/v1/zaakdossiers/{uuid}', '/meent/api/v1/zaken/{uuid}/toegang'],
  '/meent/api/v1/opschortingen',
];

it('hides what is in it on every documented door, from who has every right on types; twin: who may do everything finds it', async () => {
  const behind = new Set<string>();
  for (const { door, url } of await doors()) {
    const all = await ask(url, 'alles');
    if (all.statusCode !== 200 || !all.body.includes(MERK)) continue;
    behind.add(door.replace(/\{uuid\}|\{[a-z]+_uuid\}/g, '{uuid}'));
    const other = await ask(url, 'beperkt');
    expect([url, other.body.includes(MERK)]).toEqual([url, false]);
    expect([url, [200, 403, 404].includes(other.statusCode)]).toEqual([url, true]);
    // One that was seen before is not confirmed either, nor told by its head.
    const etag = all.headers.etag;
    if (etag && other.statusCode !== 200) {
      const again = await ask(url, 'beperkt', undefined, { 'if-none-match': String(etag) });
      expect([url, again.statusCode]).toEqual([url, other.statusCode]);
      const head = await z.ask('HEAD', url, undefined, { as: 'beperkt', headers: { 'if-none-match': String(etag) } });
      expect([url, head.statusCode, head.headers.etag]).toEqual([url, other.statusCode, undefined]);
    }
  }
  expect([...behind]).toEqual(expect.arrayContaining(MUST));
});

/** What may hold an address of the case: records that are open themselves. */
const addressesIn = (answer: Answer): readonly string[] => ids.filter((id) => answer.body.includes(id));

it('hides it where another record leads to it, in searches, changes and the export', async () => {
  const expanded: readonly (readonly [string, Json])[] = [
    ['deelzaken,deelzaken.rollen,deelzaken.zaakinformatieobjecten.informatieobject', hoofd],
    ['relevanteAndereZaken,relevanteAndereZaken.status', ander],
  ];
  for (const [expand, of] of expanded) {
    const url = `${of.url}?expand=${expand}`;
    const [all, other] = [await ask(url, 'alles'), await ask(url, 'beperkt')];
    expect([expand, all.statusCode, all.body.includes(MERK)]).toEqual([expand, 200, true]);
    expect([expand, other.statusCode, other.body.includes(MERK)]).toEqual([expand, 200, false]);
    // The open record shows the address that it has, and that alone.
    expect(addressesIn(other)).toEqual([uuid(geheim)]);
  }
  const searches: readonly (readonly [string, object])[] = [
    [`${ZRC}/zaken/_zoek`, { uuid__in: [uuid(geheim)] }],
    [
      `${ZRC}/zaken/_zoek`,
      {
        zaakgeometrie: {
          within: {
            type: 'Polygon',
            coordinates: [
              [
                [5, 52],
                [5.2, 52],
                [5.2, 52.2],
                [5, 52.2],
                [5, 52],
              ],
            ],
          },
        },
      },
    ],
    [`${DRC}/enkelvoudiginformatieobjecten/_zoek`, { uuid__in: ids }],
    ['/meent/api/v1/zoeken', { zoekterm: MERK }],
    ['/meent/api/v1/zoeken', { zoekterm: String(geheim.identificatie) }],
  ];
  for (const [url, body] of searches) {
    const [all, other] = [await ask(url, 'alles', body), await ask(url, 'beperkt', body)];
    expect([url, body, all.statusCode, addressesIn(all).length > 0]).toEqual([url, body, 200, true]);
    expect([url, body, other.statusCode, addressesIn(other)]).toEqual([url, body, 200, []]);
  }
  const lists = ['zaken', 'statussen', 'rollen', 'resultaten', 'zaakobjecten', 'zaakinformatieobjecten'];
  for (const url of [
    '/meent/api/v1/wijzigingen?sinds=0&aantal=1000',
    ...lists.map(
      (one) =>
        `${ZRC}/${one}?${one === 'zaken' ? `identificatie=${geheim.identificatie}` : `zaak=${encodeURIComponent(geheim.url)}`}`,
    ),
    `${BRC}/besluiten?zaak=${encodeURIComponent(geheim.url)}`,
    `${DRC}/objectinformatieobjecten?object=${encodeURIComponent(geheim.url)}`,
    `/meent/api/v1/opschortingen?zaak=${encodeURIComponent(geheim.url)}`,
  ]) {
    const [all, other] = [await ask(url, 'alles'), await ask(url, 'beperkt')];
    expect([url, addressesIn(all).length > 0 || all.body.slice(0, 600)]).toEqual([url, true]);
    expect([url, other.statusCode, addressesIn(other)]).toEqual([url, 200, []]);
  }
  // Of the open cases the export gives what they are, with the address that stands in them.
  const lines = (await ask('/meent/api/v1/zaakdossiers', 'beperkt')).body.trim().split('\n');
  expect(lines.map((line) => uuid(JSON.parse(line).zaak))).toEqual([uuid(hoofd), uuid(ander)].toSorted());
});

it('hides it in the export of every kind, and of one case alone', async () => {
  const found = new Set<string>();
  for (const { soort } of (await ask('/meent/api/v1/uitvoer', 'beperkt')).json().soorten) {
    const url = `/meent/api/v1/uitvoer/${soort}?inhoud=true`;
    const [all, other] = [await ask(url, 'alles'), await ask(url, 'beperkt')];
    expect([soort, all.statusCode, other.statusCode]).toEqual([soort, 200, 200]);
    if (all.body.includes(MERK)) found.add(soort);
    expect([soort, other.body.includes(MERK)]).toEqual([soort, false]);
    // The open cases show its address, and that alone.
    const shown = addressesIn(other).filter((id) => soort !== 'zaak' || id !== uuid(geheim));
    expect([soort, shown]).toEqual([soort, []]);
  }
  expect([...found]).toEqual(
    expect.arrayContaining([
      ...['zaak', 'rol', 'status', 'resultaat', 'zaakobject', 'zaakeigenschap', 'klantcontact', 'zaaknotitie'],
      ...['zaakinformatieobject', 'enkelvoudiginformatieobject', 'gebruiksrecht', 'besluit', 'opschorting'],
    ]),
  );
  const alone = `/meent/api/v1/zaakdossiers?zaak=${uuid(geheim)}`;
  expect((await ask(alone, 'alles')).body).toContain(MERK);
  const refused = await ask(alone, 'beperkt');
  expect([refused.statusCode, refused.body.includes(MERK)]).toEqual([404, false]);
  // A place is no right: what comes after the shielded case is what would have come.
  const after = await ask(`/meent/api/v1/zaakdossiers?inhoud=true&na=${uuid(geheim)}`, 'beperkt');
  expect([after.statusCode, after.body.includes(MERK)]).toEqual([200, false]);
});

it('hides it from what is open and points at it: a sub-case, a document that is in both, a key that is used again', async () => {
  const [dicht, open] = [await z.zaak({ omschrijving: MERK }), await z.zaak()];
  const deel = await z.zaak({ hoofdzaak: dicht.url });
  const gedeeld = await z.document();
  for (const zaak of [dicht, open])
    await z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: gedeeld.url, beschrijving: MERK });
  const key = { 'idempotency-key': `deuren-${uuid(dicht)}` };
  const again = () => ask(`${ZRC}/zaken`, 'beperkt', z.body({ omschrijving: MERK }), key);
  const eigen = (await again()).json() as Json;
  expect((await again()).json()).toMatchObject({ url: eigen.url });
  for (const one of [dicht, eigen])
    await z.want(201, 'POST', `/meent/api/v1/zaken/${uuid(one)}/afscherming`, {
      reden: MERK,
      toegangen: [{ medewerker: 'chef', omgang: 'werken' }],
    });
  const document = encodeURIComponent(gedeeld.url);
  for (const url of [
    `${deel.url}?expand=hoofdzaak,hoofdzaak.zaakinformatieobjecten`,
    `${ZRC}/zaakinformatieobjecten?informatieobject=${document}&expand=zaak`,
    `${DRC}/objectinformatieobjecten?informatieobject=${document}&expand=object`,
  ]) {
    const [all, other] = [await ask(url, 'alles'), await ask(url, 'beperkt')];
    expect([url, all.statusCode, all.body.includes(MERK)]).toEqual([url, 200, true]);
    expect([url, other.statusCode, other.body.split(MERK).length - 1]).toEqual([
      ...[url, 200],
      // What the open case says of the document.
      url.startsWith(`${ZRC}/zaakinformatieobjecten`) ? 1 : 0,
    ]);
  }
  const refused = await again();
  expect([refused.statusCode, refused.body.includes(MERK)]).toEqual([403, false]);
  // How many there are tells nothing either.
  const found = await ask('/meent/api/v1/zoeken', 'beperkt', { zoekterm: MERK });
  expect(found.json()).toMatchObject({ aantal: 0, resultaten: [] });
  expect(found.body).not.toContain(uuid(dicht));
});

it('is changed by nobody who is not named, and led to by nothing that they make', async () => {
  const is = async (status: number, method: 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) =>
    expect([method, url, (await z.ask(method, url, body, { as: 'beperkt' })).statusCode]).toEqual([
      method,
      url,
      status,
    ]);
  const [, document, vanBesluit, besluit] = ids;
  await is(403, 'PATCH', geheim.url, { omschrijving: 'x' });
  await is(403, 'DELETE', geheim.url);
  await is(403, 'POST', `${ZRC}/statussen`, {
    ...{ zaak: geheim.url, statustype: z.catalogue.statustypen.klaar, datumStatusGezet: '2026-04-02T10:00:00Z' },
  });
  await is(403, 'POST', `${DRC}/enkelvoudiginformatieobjecten/${document}/lock`, {});
  await is(403, 'PATCH', `${BRC}/besluiten/${besluit}`, { toelichting: 'x' });
  await is(404, 'POST', `/meent/api/v1/zaken/${uuid(geheim)}/toegangen`, {
    medewerker: 'x',
    omgang: 'lezen',
    reden: 'x',
  });
  await is(404, 'DELETE', `/meent/api/v1/zaken/${uuid(geheim)}/afscherming`);
  // Put into a case of one's own a document would be open from then on; and an address would tell what is there.
  const faultsOf = async (url: string, body: object) =>
    (await z.ask('POST', url, body, { as: 'beperkt' }))
      .json()
      .invalidParams?.map(({ name, code }: Json) => `${name}:${code}`);
  const nergens = '0190aaaa-0000-7000-8000-000000000000';
  for (const id of [document, vanBesluit, nergens])
    expect(
      await faultsOf(`${ZRC}/zaakinformatieobjecten`, {
        zaak: ander.url,
        informatieobject: `${BASE}${DRC}/enkelvoudiginformatieobjecten/${id}`,
      }),
    ).toEqual(['informatieobject:bad-url']);
  for (const id of [uuid(geheim), nergens])
    expect(await faultsOf(`${ZRC}/zaken`, z.body({ hoofdzaak: `${BASE}${ZRC}/zaken/${id}` }))).toEqual([
      'hoofdzaak:does_not_exist',
    ]);
  for (const id of [uuid(geheim), nergens]) {
    const url = `${BASE}${ZRC}/zaken/${id}`;
    const relevanteAndereZaken = [{ url, aardRelatie: 'vervolg', overigeRelatie: '', toelichting: '' }];
    expect(await faultsOf(`${ZRC}/zaken`, z.body({ relevanteAndereZaken }))).toEqual([
      'relevanteAndereZaken.0.url:bad-url',
    ]);
  }
  await is(403, 'DELETE', hoofd.url);
});
