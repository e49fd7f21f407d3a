/** Cases that are kept for ever: the package with MDTO, its download, the receipt, and what stays behind. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../../src/gate/context.ts';
import { stuurPakket } from '../../../src/services/archief/overbrenging.ts';
import { markeer, pakIn } from '../../../src/services/archief/overbrenging-taak.ts';
import { FIRST, seeder } from '../../support/server.ts';
import { unzip } from '../../support/zip.ts';
import { faults, type Json } from '../zaken/support.ts';
import { type Archief, blijvendBewaard, padVan, startArchief } from './support.ts';

let a: Archief;
beforeAll(async () => {
  a = await startArchief();
});
afterAll(() => a.close());

const parts = () => ({ engine: a.z.meent.engine, blobs: a.blobs, nameOf: () => 'Proefdorp' });
const doe = (status: number, path: string, body?: object, as?: string) => a.doe(status, 'POST', path, 'een', body, as);
const AANVRAAG = { naam: 'Jaar 2025', archiefbewaarplaats: 'Streekarchief Proef' };

const blijvend = (changes?: object, file?: object) => blijvendBewaard(a, changes, file);

/** Order and number of elements, as the schema of MDTO 1.0 has them; `*` may come more than once. */
const ORDE = {
  informatieobject:
    'identificatie* naam aggregatieniveau classificatie omschrijving dekkingInTijd taal event* waardering informatiecategorie isOnderdeelVan bevatOnderdeel* heeftRepresentatie* aanvullendeMetagegevens* archiefvormer beperkingGebruik',
  bestand: 'identificatie* naam omvang bestandsformaat checksum isRepresentatieVan',
} as const;
const VERPLICHT = {
  informatieobject: ['identificatie', 'naam', 'waardering', 'archiefvormer', 'beperkingGebruik'],
  bestand: ['identificatie', 'naam', 'omvang', 'bestandsformaat', 'checksum', 'isRepresentatieVan'],
} as const;

function refuseWrong(xml: string): void {
  expect(xml).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<MDTO xmlns="https:\/\/www.nationaalarchief.nl\/mdto">/,
  );
  const open: string[] = [];
  const children: string[] = [];
  for (const [, close, name, text] of xml.matchAll(/<(\/?)([A-Za-z]+)[^>]*>([^<]*)/g)) {
    if (close) expect(open.pop()).toBe(name);
    else {
      if (open.length === 2) children.push(name!);
      open.push(name!);
      // No empty element: the schema wants text or elements.
      if (xml.includes(`<${name}></${name}>`)) throw new Error(`${name} is empty`);
    }
    void text;
  }
  expect(open).toEqual([]);
  const kind = xml.includes('<bestand>') ? 'bestand' : 'informatieobject';
  const order = ORDE[kind].split(' ');
  const places = children.map((name) => order.findIndex((one) => one.replace('*', '') === name));
  expect(places).toEqual(places.toSorted((x, y) => x - y));
  for (const name of new Set(children))
    if (!order.includes(`${name}*`)) expect([name, children.filter((one) => one === name).length]).toEqual([name, 1]);
  for (const name of VERPLICHT[kind]) expect(children).toContain(name);
}

/** By the schema itself, where it is there: `MDTO_SCHEMA` is its path (see docs/conformance/mdto.md). */
function refuseInvalid(xml: string): void {
  const schema = process.env.MDTO_SCHEMA;
  if (!schema) return;
  execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], { input: xml, stdio: 'pipe' });
}

/** By the API, and as the pages ask it: those let every employee in who is logged in. */
async function alleenVoorWieAllesMagLezen(pad: string, zaak: Json): Promise<void> {
  const { meent, catalogue } = a.z;
  const vraag = (grants: Caller['rights']['grants']) =>
    stuurPakket(meent.engine, a.blobs, {
      caller: { ...seeder(FIRST), rights: { everything: false, grants } },
      params: { id: pad.slice(-36) },
    });
  const overbrengen = { component: 'meent', scopes: new Set(['archief.overbrengen']) };
  const lezen = { component: 'zrc', scopes: new Set(['zaken.lezen']) };
  const documenten = { component: 'drc', scopes: new Set(['documenten.lezen']) };
  const geweigerd = { code: 'permission-denied' };
  await expect(vraag([lezen])).rejects.toMatchObject(geweigerd);
  await expect(vraag([overbrengen])).rejects.toMatchObject(geweigerd);
  await expect(vraag([overbrengen, { ...lezen, type: catalogue.ander.zaaktype.slice(-36) }])).rejects.toMatchObject(
    geweigerd,
  );
  meent.logged.length = 0;
  await expect(vraag([overbrengen, { ...lezen, level: 0 }])).rejects.toMatchObject(geweigerd);
  expect(meent.logged).toMatchObject([{ kind: 'geweigerd', lines: [{ resource: 'zaak', id: zaak.uuid }] }]);
  const mag = await vraag([overbrengen, lezen, documenten]);
  expect(mag.status).toBe(200);
  for await (const _ of mag.content as Readable);
}

it('packs each case with MDTO, its data and its files, and hands it over when it was received', async () => {
  const zaak = await blijvend();
  const niet = [
    await a.overtijd(),
    await a.overtijd({}, { archiefnominatie: 'blijvend_bewaren' }),
    await a.overtijd(
      {},
      { archiefnominatie: 'blijvend_bewaren', archiefstatus: 'gearchiveerd', archiefactiedatum: '2040-01-01' },
    ),
  ];
  const gemaakt = await doe(201, '/overbrengingen', AANVRAAG);
  expect(gemaakt).toMatchObject({ status: 'wordt_gemaakt', zaken: 1, gemaaktDoor: 'Medewerker een' });
  const pad = padVan(gemaakt);
  await doe(409, `${pad}/ontvangst`, { kenmerk: 'SA-1', ontvangenOp: '2026-06-01' });
  expect((await a.z.ask('GET', `/meent/api/v1${pad}/pakket`)).statusCode).toBe(409);
  await pakIn(parts(), FIRST);
  const klaar = await a.doe(200, 'GET', pad, 'een');
  expect(klaar).toMatchObject({ status: 'klaar' });

  a.z.meent.logged.length = 0;
  const heel = await a.z.ask('GET', `/meent/api/v1${pad}/pakket`);
  expect(heel.headers).toMatchObject({ 'content-type': 'application/zip', 'accept-ranges': 'bytes' });
  expect(createHash('sha256').update(heel.rawPayload).digest('hex')).toBe(klaar.controlegetal);
  expect(heel.rawPayload.length).toBe(klaar.omvang);
  expect(a.z.meent.logged).toMatchObject([
    { operation: 'archief.overbrenging.pakket', kind: 'geexporteerd', lines: [{ resource: 'zaak', id: zaak.uuid }] },
  ]);
  await alleenVoorWieAllesMagLezen(pad, zaak);
  const rest = await a.z.ask('GET', `/meent/api/v1${pad}/pakket`, undefined, {
    headers: { range: 'bytes=100-', 'if-range': String(heel.headers.etag) },
  });
  expect(rest.statusCode).toBe(206);
  expect(rest.rawPayload.equals(heel.rawPayload.subarray(100))).toBe(true);

  const files = unzip(heel.rawPayload);
  const map = `${zaak.bronorganisatie}-${zaak.identificatie}`;
  const doc = `${map}/${zaak.document.url.slice(-36)}`;
  expect([...files.keys()].sort()).toEqual(
    [
      `${map}/${map}.mdto.xml`,
      `${map}/${map}.json`,
      `${doc}/${zaak.document.url.slice(-36)}.mdto.xml`,
      `${doc}/__park.txt`,
      `${doc}/__park.txt.bestand.mdto.xml`,
    ].sort(),
  );
  for (const [name, bytes] of files)
    if (name.endsWith('.xml')) {
      refuseWrong(bytes.toString());
      refuseInvalid(bytes.toString());
    }
  const xml = files.get(`${map}/${map}.mdto.xml`)!.toString();
  expect(xml).toContain('<naam>Straat &lt;nieuw&gt; &amp; park</naam>');
  expect(xml).toContain('<begripLabel>Blijvend te bewaren</begripLabel><begripCode>B</begripCode>');
  expect(xml).toContain('<verwijzingNaam>Gemeente Proefdorp</verwijzingNaam>');
  const bestand = files.get(`${doc}/__park.txt.bestand.mdto.xml`)!.toString();
  expect(files.get(`${doc}/__park.txt`)!.toString()).toBe('De straat krijgt een park.');
  expect(bestand).toContain(createHash('sha256').update('De straat krijgt een park.').digest('hex'));
  expect(bestand).toContain('<omvang>26</omvang>');
  expect(bestand).toContain('<begripLabel>Platte tekst</begripLabel><begripCode>x-fmt/111</begripCode>');
  expect(JSON.parse(files.get(`${map}/${map}.json`)!.toString())).toMatchObject({
    zaak: [{ identificatie: zaak.identificatie }],
    rol: [{}],
    resultaat: [{}],
    enkelvoudiginformatieobject: [{ titel: 'Besluit “park”' }],
  });

  expect(faults(await doe(400, `${pad}/ontvangst`, { ontvangenOp: '2026-06-01' }))).toEqual(['kenmerk:required']);
  expect(faults(await doe(400, `${pad}/ontvangst`, { kenmerk: 'SA-1', ontvangenOp: '2999-01-01' }))).toEqual([
    'ontvangenOp:invalid',
  ]);
  await doe(200, `${pad}/ontvangst`, { kenmerk: 'SA-1', ontvangenOp: '2026-06-01' });
  expect(await a.z.read(zaak.url)).toMatchObject({ archiefstatus: 'gearchiveerd' });
  await markeer(parts(), FIRST);
  await markeer(parts(), FIRST);
  expect(await a.z.read(zaak.url)).toMatchObject({ archiefstatus: 'overgedragen' });
  expect(await a.doe(200, 'GET', pad, 'een')).toMatchObject({ status: 'overgedragen', ontvangstkenmerk: 'SA-1' });
  for (const { url } of niet) expect((await a.z.read(url)).archiefstatus).not.toBe('overgedragen');
  await doe(409, `${pad}/intrekken`, { reden: 'Te laat.' });
});

it('is withdrawn, and the case goes with another; wants the right, and a case that may go', async () => {
  const zaak = await blijvend();
  const gemaakt = await doe(201, '/overbrengingen', AANVRAAG);
  expect(faults(await doe(400, '/overbrengingen', AANVRAAG))).toEqual(['nonFieldErrors:no-cases']);
  await pakIn(parts(), FIRST);
  await doe(200, `${padVan(gemaakt)}/intrekken`, { reden: 'Verkeerde bewaarplaats.' });
  expect((await a.z.ask('GET', `/meent/api/v1${padVan(gemaakt)}/pakket`)).statusCode).toBe(409);
  await a.z.grant(['zaken.lezen']);
  await doe(403, '/overbrengingen', AANVRAAG, 'beperkt');
  await a.z.meent.grant([{ component: 'meent', scopes: ['archief.overbrengen'] }], FIRST);
  expect(faults(await doe(400, '/overbrengingen', AANVRAAG, 'beperkt'))).toEqual(['nonFieldErrors:no-cases']);
  expect(faults(await doe(400, '/overbrengingen', { naam: 'x' }))).toEqual(['archiefbewaarplaats:required']);
  const tweede = await doe(201, '/overbrengingen', AANVRAAG);
  const { results } = await a.doe(200, 'GET', `/overbrengingsregels?zaakId=${zaak.uuid}`, 'een');
  expect(results.map(({ status }: Json) => status).sort()).toEqual(['ingetrokken', 'opgenomen']);
  await doe(200, `${padVan(tweede)}/intrekken`, { reden: 'Einde.' });
});

it('with a case that was shielded since is received by who may read that case alone', async () => {
  const [dicht, los] = [await blijvend(), await blijvend()];
  const ontvangen = { kenmerk: 'SA-2', ontvangenOp: '2026-06-01' };
  const gemaakt = padVan(await doe(201, '/overbrengingen', AANVRAAG));
  await pakIn(parts(), FIRST);
  await a.schermAf(dicht);
  await a.mag(['archief.overbrengen'], ['zaken.lezen']);
  expect((await doe(403, `${gemaakt}/ontvangst`, ontvangen, 'beperkt')).detail).toContain('1 zaken die u niet mag');
  await markeer(parts(), FIRST);
  expect(await a.z.read(los.url)).toMatchObject({ archiefstatus: 'gearchiveerd' });
  await doe(200, `${gemaakt}/ontvangst`, ontvangen);
  await markeer(parts(), FIRST);
  for (const { url } of [dicht, los]) expect(await a.z.read(url)).toMatchObject({ archiefstatus: 'overgedragen' });

  await blijvend();
  const open = padVan(await doe(201, '/overbrengingen', AANVRAAG));
  await pakIn(parts(), FIRST);
  await doe(200, `${open}/ontvangst`, ontvangen, 'beperkt');
});

it('keeps apart what a file system would call the same, and the extension of a long name', async () => {
  const numbers = ['P/1', 'P:1'];
  const [lang, teken] = [`${'naam '.repeat(40)}.pdf`, '\uffff'];
  const zaken = [
    await blijvend({ identificatie: numbers[0] }, { bestandsnaam: lang }),
    await blijvend({ identificatie: numbers[1], omschrijving: teken }, { titel: teken, bestandsnaam: '' }),
  ];
  const gemaakt = padVan(await doe(201, '/overbrengingen', AANVRAAG));
  await pakIn(parts(), FIRST);
  const pakket = await a.z.ask('GET', `/meent/api/v1${gemaakt}/pakket`);
  const files = unzip(pakket.rawPayload);
  // Of each: the case in XML and JSON, and a document with its file.
  expect(files.size).toBe(10);
  const [folders, names] = [new Set<string>(), [...files.keys()]];
  for (const name of names) folders.add(name.split('/')[0]!);
  expect([...folders].sort()).toEqual(zaken.map((zaak) => `${zaak.bronorganisatie}-P_1-${zaak.uuid}`).sort());
  const pdf = names
    .find((name) => name.endsWith('.pdf'))!
    .split('/')
    .at(-1)!;
  expect([pdf.length <= 120, files.has(names.find((name) => name.endsWith(`${pdf}.bestand.mdto.xml`))!)]).toEqual([
    true,
    true,
  ]);
  for (const [name, bytes] of files)
    if (name.endsWith('.xml')) {
      refuseWrong(bytes.toString());
      refuseInvalid(bytes.toString());
    }
  await doe(200, `${gemaakt}/intrekken`, { reden: 'Einde.' });
});

it('says no more of a main case than its number: who receives the part may not see the whole', async () => {
  const hoofd = await a.z.zaak({ omschrijving: 'Kwestie Zonnebloem', toelichting: 'Kwestie Zonnebloem' });
  const deel = await blijvend({ hoofdzaak: hoofd.url });
  await a.schermAf(hoofd);
  const gemaakt = padVan(await doe(201, '/overbrengingen', AANVRAAG));
  await pakIn(parts(), FIRST);
  await a.mag(['archief.overbrengen'], ['zaken.lezen'], ['documenten.lezen']);
  const pakket = await a.z.ask('GET', `/meent/api/v1${gemaakt}/pakket`, undefined, { as: 'beperkt' });
  expect(pakket.statusCode).toBe(200);
  const all = [...unzip(pakket.rawPayload).values()].map((data) => data.toString('utf8')).join('\n');
  expect(all).not.toContain('Zonnebloem');
  expect(all).toContain(String(hoofd.identificatie));
  expect(all).toContain(String(deel.identificatie));
  await doe(200, `${gemaakt}/intrekken`, { reden: 'Einde.' });
});
