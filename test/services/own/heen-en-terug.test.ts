/** What GET /zaakdossiers gives, POST /ladingen takes: in another municipality, and in the one it came from. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BSN, documentBody, type Json, makeWorld, type World, zaakBody } from '../../registers/all/world.ts';
import { FIRST, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const DOSSIERS = '/meent/api/v1/zaakdossiers';
const LADINGEN = '/meent/api/v1/ladingen';
const LINES = 'application/x-ndjson';
let meent: TestMeent;
let here: World;
let there: World;
/** Another register, which says of what lies there that it is not for us. */
let server: Server;
let elders: string;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(401).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  elders = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  meent = await startMeent();
  here = await makeWorld(meent, FIRST);
  there = await makeWorld(meent, SECOND);
});
afterAll(async () => {
  await here.close();
  await there.close();
  await meent.close();
  server.closeAllConnections();
  server.close();
});

/** A case with everything that a line holds; closed. */
const document = (more: object = {}) => ({ ...documentBody(here), indicatieGebruiksrecht: false, ...more });

async function closedCase(omschrijving: string, more: object = {}): Promise<Json> {
  const { catalogue } = here;
  const made = await here.post(DOSSIERS, {
    zaak: {
      ...zaakBody(here),
      omschrijving,
      kenmerken: [{ kenmerk: 'tegel', bron: 'melding' }],
      zaakgeometrie: { type: 'Point', coordinates: [5.1, 52.1] },
    },
    rollen: [
      {
        roltype: catalogue.roltypen.initiator,
        roltoelichting: 'Melder',
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: { inpBsn: BSN },
        contactpersoonRol: { naam: 'Kegel', emailadres: 'kegel@voorbeeld.nl' },
      },
      {
        roltype: catalogue.roltypen.behandelaar,
        roltoelichting: 'Behandelaar',
        betrokkeneType: 'medewerker',
        betrokkeneIdentificatie: { identificatie: 'pion', achternaam: 'Pion' },
      },
    ],
    eigenschappen: [{ eigenschap: catalogue.eigenschappen.kleur, waarde: 'rood' }],
    notities: [
      { onderwerp: 'Eerst', tekst: 'Bel terug', aangemaaktDoor: 'Pion' },
      { onderwerp: 'Dan', tekst: 'Gebeld', notitieType: 'extern', status: 'definitief' },
    ],
    klantcontacten: [{ datumtijd: '2026-03-02T09:00:00Z', kanaal: 'balie', onderwerp: 'Tegel' }],
    contactmomenten: [{ contactmoment: `${elders}/contactmoment` }],
    verzoeken: [{ verzoek: `${elders}/verzoek` }],
    objecten: [{ objectType: 'pand', objectIdentificatie: { identificatie: '1' }, relatieomschrijving: 'Ervoor' }],
    documenten: [
      { document: document({ trefwoorden: ['tegel'] }), titel: 'Rapport' },
      {
        document: document({ informatieobjecttype: catalogue.informatieobjecttypen.foto, titel: 'Foto' }),
      },
      { document: document({ inhoud: '', bestandsomvang: 0, titel: 'Leeg' }) },
    ],
    besluiten: [
      {
        verantwoordelijkeOrganisatie: '000000012',
        besluittype: catalogue.besluittype,
        datum: '2026-03-02',
        ingangsdatum: '2026-03-03',
        documenten: [0],
      },
    ],
    ...more,
  });
  const rol = made.rollen.find(({ betrokkeneType }: Json) => betrokkeneType === 'medewerker').url;
  const status = (name: 'ontvangen' | 'klaar', datumStatusGezet: string, rest: object = {}) =>
    here.post('/zaken/api/v1/statussen', {
      zaak: made.zaak.url,
      statustype: catalogue.statustypen[name],
      datumStatusGezet,
      ...rest,
    });
  const first = await status('ontvangen', '2026-03-02T10:00:00Z', { gezetdoor: rol, statustoelichting: 'Binnen' });
  const link = made.documenten[1].url;
  const linked = await meent.ask({ method: 'PATCH', url: path(here, link), payload: { status: first.url } });
  expect(linked.statusCode, linked.body).toBe(200);
  await here.post('/zaken/api/v1/resultaten', {
    zaak: made.zaak.url,
    resultaattype: catalogue.resultaattypen.afgehandeld,
  });
  await status('klaar', '2026-03-04T10:00:00Z');
  return made;
}

const path = ({ base }: World, url: string): string => url.replace(base, '');
const exportOf = async (municipality: number, query = '?inhoud=true', more: object = {}): Promise<string[]> => {
  const answer = await meent.ask({ url: `${DOSSIERS}${query}`, municipality, ...more });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.body.split('\n').filter(Boolean);
};
async function load(
  municipality: number,
  lines: readonly string[],
  settings: object,
  more: object = {},
): Promise<Json[]> {
  const started = await meent.ask({ method: 'POST', url: LADINGEN, payload: settings, municipality, ...more });
  expect(started.statusCode, started.body).toBe(201);
  expect(started.json()).toMatchObject(settings);
  const answer = await meent.ask({
    method: 'PUT',
    url: `${LADINGEN}/${started.json().id}/regels`,
    payload: lines.join('\n'),
    headers: { 'content-type': LINES },
    municipality,
    ...more,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
const statuses = (results: readonly Json[]): number[] => results.map(({ status }) => status);
const faults = ({ probleem }: Json): object =>
  Object.fromEntries(probleem.invalidParams.map(({ name, reason }: Json) => [name, reason]));

/** What a register sets itself when a record is made. */
const DERIVED = new Set(['uuid', 'registratiedatum', 'beginRegistratie', 'aanmaakdatum', 'wijzigingsdatum']);
const HOST = /^https?:\/\/[^/]+(?=\/)/;
const IDS = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** A line without addresses and what is derived, with lists in one order. */
function said(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return HOST.test(value) ? value.replace(HOST, '').replace(IDS, 'id') : value;
  if (Array.isArray(value)) return value.map((one) => said(one)).toSorted((a, b) => (json(a) < json(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => !(DERIVED.has(key) && (key !== 'registratiedatum' || name !== 'zaak')),
  );
  return Object.fromEntries(kept.map(([key, one]) => [key, said(one, key)]));
}
const json = (value: unknown): string => JSON.stringify(value);

describe('to another municipality with the same catalogue', () => {
  let made: Json;
  let lines: string[];
  beforeAll(async () => {
    made = await closedCase('Losse tegel');
    lines = await exportOf(FIRST);
  });

  it('comes back as it was, but for addresses and what a register sets itself', async () => {
    expect(lines).toHaveLength(1);
    const [result] = await load(SECOND, lines, { uitvoer: true });
    expect(result, json(result)).toMatchObject({ regel: 1, status: 201 });
    const back = await exportOf(SECOND);
    expect(back).toHaveLength(1);
    expect(said(JSON.parse(back[0]!))).toEqual(said(JSON.parse(lines[0]!)));
    const { zaak, statussen, rollen, documenten } = JSON.parse(back[0]!);
    expect(zaak).toMatchObject({ identificatie: made.zaak.identificatie, einddatum: '2026-03-04' });
    expect(zaak.archiefactiedatum).not.toBeNull();
    expect(back[0]).not.toContain(here.base);
    const { notities, klantcontacten, contactmomenten, verzoeken } = JSON.parse(back[0]!);
    expect(notities).toMatchObject([
      { onderwerp: 'Eerst', aangemaaktDoor: 'Pion', gerelateerdAan: zaak.url },
      { onderwerp: 'Dan', status: 'definitief' },
    ]);
    expect(klantcontacten).toHaveLength(1);
    expect(contactmomenten).toMatchObject([{ contactmoment: `${elders}/contactmoment`, zaak: zaak.url }]);
    expect(verzoeken).toMatchObject([{ verzoek: `${elders}/verzoek`, zaak: zaak.url }]);
    // What refers to one another still does.
    const medewerker = rollen.find(({ betrokkeneType }: Json) => betrokkeneType === 'medewerker');
    expect(statussen.map(({ gezetdoor }: Json) => gezetdoor)).toEqual([medewerker.url, '']);
    expect(documenten.flatMap(({ status }: Json) => status ?? [])).toEqual([statussen[0].url]);
    const download = await meent.ask({
      url: path(
        there,
        (await there.get(documenten.find(({ titel }: Json) => titel === 'Rapport').informatieobject)).inhoud,
      ),
      municipality: SECOND,
    });
    expect(download.body).toBe('Hallo');
  });

  it('is refused the second time: the numbers are in use', async () => {
    const [again] = await load(SECOND, lines, { uitvoer: true });
    expect(again!.status).toBe(400);
    expect(faults(again!)).toHaveProperty('identificatie');
  });

  it('of who may not make all of it is refused, and of who may read part of it has part', async () => {
    const zrc = {
      component: 'zrc',
      scopes: ['zaken.aanmaken', 'zaken.lezen'],
      zaaktype: there.catalogue.zaaktype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    };
    await meent.grant([zrc], SECOND);
    const settings = { uitvoer: true, nieuweNummers: true };
    expect(statuses(await load(SECOND, lines, settings, { as: 'beperkt' }))).toEqual([403]);
    await meent.grant([{ ...zrc, zaaktype: here.catalogue.zaaktype }]);
    const [part] = await exportOf(FIRST, '?inhoud=true', { as: 'beperkt' });
    const [refused] = await load(SECOND, [part!], settings);
    expect(faults(refused!)).toMatchObject({ 'documenten.0.document': expect.stringContaining('is hier niet') });
  });

  it('without content is refused, with what to do; and taken once the documents are here', async () => {
    await closedCase('Zonder inhoud');
    const [, line] = await exportOf(FIRST, '');
    const [refused] = await load(SECOND, [line!], { uitvoer: true });
    expect(faults(refused!)).toMatchObject({ 'documenten.0.document': expect.stringContaining('inhoud=true') });
    for (const { document: one } of JSON.parse(line!).documenten)
      await there.post('/documenten/api/v1/enkelvoudiginformatieobjecten', {
        ...documentBody(there),
        indicatieGebruiksrecht: false,
        identificatie: one.identificatie,
        bronorganisatie: one.bronorganisatie,
        titel: one.titel,
      });
    const [result] = await load(SECOND, [line!], { uitvoer: true });
    expect(result, json(result)).toMatchObject({ status: 201 });
    expect(JSON.parse((await exportOf(SECOND)).at(-1)!).documenten).toHaveLength(3);
  });

  it('with a type that is not here is refused by the name of that type', async () => {
    const line = lines[0]!.replace('"domein":"', '"domein":"X');
    const [refused] = await load(SECOND, [line], { uitvoer: true, nieuweNummers: true });
    expect(refused!.status).toBe(400);
    expect(faults(refused!)).toMatchObject({ 'zaak.zaaktype': expect.stringContaining('is hier niet') });
    const unnamed = JSON.parse(lines[0]!);
    const [other] = await load(SECOND, [json({ ...unnamed, typen: undefined })], { uitvoer: true });
    expect(faults(other!)).toMatchObject({ 'zaak.zaaktype': expect.stringContaining('niet hoe het heet') });
  });

  it('with a main case is refused until that is here under its number', async () => {
    const main = await here.post('/zaken/api/v1/zaken', zaakBody(here));
    const part = await here.post('/zaken/api/v1/zaken', { ...zaakBody(here), hoofdzaak: main.url });
    const [mainLine, partLine] = (await exportOf(FIRST, '')).slice(-2);
    expect(JSON.parse(partLine!)).toMatchObject({
      zaak: { uuid: part.uuid },
      hoofdzaak: { identificatie: main.identificatie },
    });
    const [refused] = await load(SECOND, [partLine!], { uitvoer: true });
    expect(faults(refused!)).toHaveProperty(['zaak.hoofdzaak']);
    const [made] = await load(SECOND, [mainLine!], { uitvoer: true });
    const [result] = await load(SECOND, [partLine!], { uitvoer: true });
    expect(result, json(result)).toMatchObject({ status: 201 });
    expect((await there.get(result!.zaak)).hoofdzaak).toBe(made!.zaak);
  });

  it('with a relevant case is refused until that is here under its number', async () => {
    const other = await here.post('/zaken/api/v1/zaken', zaakBody(here));
    await here.post('/zaken/api/v1/zaken', {
      ...zaakBody(here),
      relevanteAndereZaken: [{ url: other.url, aardRelatie: 'vervolg' }],
    });
    const [otherLine, line] = (await exportOf(FIRST, '')).slice(-2);
    expect(JSON.parse(line!)).toMatchObject({
      relevanteZaken: [{ url: other.url, bronorganisatie: other.bronorganisatie, identificatie: other.identificatie }],
    });
    const [refused] = await load(SECOND, [line!], { uitvoer: true });
    expect(faults(refused!)).toMatchObject({
      'zaak.relevanteAndereZaken.0.url': expect.stringContaining('Laad die eerst'),
    });
    const [made] = await load(SECOND, [otherLine!], { uitvoer: true });
    const [result] = await load(SECOND, [line!], { uitvoer: true });
    expect(result, json(result)).toMatchObject({ status: 201 });
    expect((await there.get(result!.zaak)).relevanteAndereZaken).toMatchObject([
      { url: made!.zaak, aardRelatie: 'vervolg' },
    ]);
  });

  it('with a document that has rights of use is refused: those are not in the line', async () => {
    const line = JSON.parse(lines[0]!);
    line.documenten[0].document.indicatieGebruiksrecht = true;
    const [refused] = await load(SECOND, [json(line)], { uitvoer: true, nieuweNummers: true });
    expect(faults(refused!)).toMatchObject({ 'documenten.0.document': expect.stringContaining('gebruiksrechten') });
  });

  it('with a part twice is refused', async () => {
    const line = JSON.parse(lines[0]!);
    const [refused] = await load(SECOND, [json({ ...line, rollen: [...line.rollen, ...line.rollen] })], {
      uitvoer: true,
    });
    expect(refused).toMatchObject({
      status: 400,
      probleem: { invalidParams: [{ reason: expect.stringContaining('twee keer') }] },
    });
  });

  it('with something else than text where text should stand is refused as any other fault, and the next line is made', async () => {
    const line = JSON.parse(lines[0]!);
    const odd = { toString: null };
    const typed = (more: object): object => ({
      ...line,
      typen: line.typen.map((one: object) => ({ ...one, ...more })),
    });
    const results = await load(
      SECOND,
      [
        { ...line, url: odd },
        typed({ naam: odd }),
        typed({ soort: odd }),
        typed({ soort: 'constructor' }),
        typed({ url: odd }),
        {
          ...line,
          statussen: line.statussen.flatMap((one: object) => [
            { ...one, datumStatusGezet: odd },
            { ...one, url: odd },
          ]),
        },
        { ...line, documenten: [{ informatieobject: odd }] },
        {
          ...line,
          documenten: [{ informatieobject: odd, document: line.documenten[0].document }],
          besluiten: [{ documenten: [{ informatieobject: odd }] }],
        },
        { ...line, url: line.url.replace(/^https?:\/\/[^/]+/, there.base), documenten: [{ informatieobject: odd }] },
        line,
      ].map((one) => json(one)),
      { uitvoer: true, nieuweNummers: true },
    );
    expect(results.filter(({ status }) => status >= 500)).toEqual([]);
    expect(statuses(results)).toHaveLength(10);
    expect(statuses(results)[0]).toBe(400);
    expect(statuses(results).at(-1)).toBe(201);
    const plain = await load(SECOND, [json({ zaak: zaakBody(there), documenten: [{ informatieobject: odd }] })], {});
    expect(statuses(plain)).toEqual([400]);
  });
});

it('has the content of a document in that document, whatever somebody put elsewhere in the case', async () => {
  const { zaak } = await here.post(DOSSIERS, { zaak: zaakBody(here), documenten: [{ document: document() }] });
  const lineOf = async (): Promise<Json> =>
    (await exportOf(FIRST)).map((line) => JSON.parse(line)).find((one: Json) => one.zaak.uuid === zaak.uuid);
  const { inhoud, url } = (await lineOf()).documenten[0].document;
  const address = (await here.get(url)).inhoud;
  await here.post('/zaken/api/v1/zaakobjecten', {
    zaak: zaak.url,
    objectType: 'overige',
    objectTypeOverige: 'tegel',
    objectIdentificatie: { overigeData: { inhoud: address } },
  });
  const line = await lineOf();
  expect(line.documenten[0].document.inhoud).toBe(inhoud);
  expect(line.objecten[0].objectIdentificatie.overigeData).toEqual({ inhoud: address });
});

describe('to where it came from', () => {
  it('is refused with its own numbers, and made again with others', async () => {
    const line = (await exportOf(FIRST))[0]!;
    const before = JSON.parse(line);
    expect(statuses(await load(FIRST, [line], { uitvoer: true }))).toEqual([400]);
    const [result] = await load(FIRST, [line], { uitvoer: true, nieuweNummers: true });
    expect(result, json(result)).toMatchObject({ status: 201 });
    const copy = await here.get(result!.url);
    expect(copy.zaak.identificatie).not.toBe(before.zaak.identificatie);
    expect(copy.zaak.omschrijving).toBe(before.zaak.omschrijving);
    const documents = ({ documenten }: Json) => documenten.map(({ informatieobject }: Json) => informatieobject);
    expect(documents(copy).filter((url: string) => documents(before).includes(url))).toEqual([]);
  });

  it('without content points at the documents that are there', async () => {
    const line = (await exportOf(FIRST, ''))[0]!;
    const [result] = await load(FIRST, [line], { uitvoer: true, nieuweNummers: true });
    expect(result, json(result)).toMatchObject({ status: 201 });
    const documents = ({ documenten }: Json) =>
      documenten.map(({ informatieobject }: Json) => informatieobject).toSorted();
    expect(documents(await here.get(result!.url))).toEqual(documents(JSON.parse(line)));
  });
});

it('goes on where it was: a line that comes again is known', async () => {
  await closedCase('Nog een keer');
  const line = (await exportOf(FIRST)).at(-1)!;
  const { id } = (
    await meent.ask({ method: 'POST', url: LADINGEN, payload: { uitvoer: true }, municipality: SECOND })
  ).json();
  const send = async () =>
    JSON.parse(
      (
        await meent.ask({
          method: 'PUT',
          url: `${LADINGEN}/${id}/regels`,
          payload: line,
          headers: { 'content-type': LINES },
          municipality: SECOND,
        })
      ).body,
    );
  const first = await send();
  expect(first).toMatchObject({ status: 201 });
  expect(await send()).toEqual({ ...first, status: 200 });
});

it.each([
  ['{}', 'url'],
  ['[]', 'url'],
  ['{"url":"http://localhost/zaken/api/v1/zaken/1","zaak":{}}', 'url'],
  [`{"url":"http://x/meent/api/v1/zaakdossiers/${'0'.repeat(36)}","zaak":{}}`, 'zaak.bronorganisatie'],
  [
    `{"url":"http://x/meent/api/v1/zaakdossiers/${'0'.repeat(36)}","zaak":{},"rollen":7,"typen":[null,{"url":1}],"documenten":[{"document":{"inhoud":"?"}}],"besluiten":{"documenten":3}}`,
    'rollen',
  ],
])('refuses %s', async (line, name) => {
  const [refused] = await load(FIRST, [line], { uitvoer: true });
  expect(refused!.status).toBe(400);
  expect(faults(refused!)).toHaveProperty([name]);
});

it('is asked for at the start of the load, or refused', async () => {
  for (const payload of [{ nieuweNummers: true }, { uitvoer: 'ja' }, { uitvoer: true, nieuweNummers: 1 }])
    expect((await meent.ask({ method: 'POST', url: LADINGEN, payload })).statusCode).toBe(400);
  const line = (await exportOf(FIRST))[0]!;
  const [plain] = await load(FIRST, [line], {});
  expect(faults(plain!)).toHaveProperty('url');
});
