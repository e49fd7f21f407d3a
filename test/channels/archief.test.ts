/** The archive at the pages: a list by three people, a hold, and what everybody else reads. Nothing here needs a script. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { weidehoekGemeente } from '../../src/demo/seed/gemeenten.ts';
import { openBlobs } from '../../src/foundation/blobs/folder.ts';
import type { Grant, Rights } from '../../src/gate/rights.ts';
import { pakIn } from '../../src/services/archief/overbrenging-taak.ts';
import { bewerker, voerUit } from '../../src/services/archief/taak.ts';
import { holds as heldCases } from '../../src/services/operations/archive.ts';
import { HANDLER, loggedIn, residentsOf } from '../support/at-the-pages.ts';
import { keys } from '../support/server.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { linksOf, type Visitor, visitor } from '../support/visitor.ts';
import { unzip } from '../support/zip.ts';

const HOME = '/beheer/archief';
const PAGES = ['', '/lijsten/nieuw', '/opschortingen', '/overbrengingen'];

let meent: TestSite;
let maker: Visitor;
let archivist: Visitor;
let secretary: Visitor;
let folder: string;
beforeAll(async () => {
  meent = await startSite();
  folder = mkdtempSync(join(tmpdir(), 'meent-archief-'));
  maker = await loggedIn(meent, 'employee', 'T\\. Veenstra');
  archivist = await loggedIn(meent, 'employee', 'M\\. el Idrissi');
  secretary = await loggedIn(meent, 'employee', 'P\\. Zijlstra');
});
afterAll(async () => {
  await meent?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As a program with every right. */
async function api(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) {
  const token = /TOKEN=(\S+)/.exec((await visitor(meent.app).get('/')).text)![1]!;
  return meent.app.inject({
    method,
    url,
    headers: {
      host: 'localhost:8000',
      authorization: `Bearer ${token}`,
      'accept-crs': 'EPSG:4326',
      'content-crs': 'EPSG:4326',
    },
    ...(payload ? { payload } : {}),
  });
}

/** Numbers and addresses of closed cases, whose day is made past. */
async function overdue(count: number): Promise<readonly { readonly identificatie: string; readonly pad: string }[]> {
  const { results } = (await api('GET', '/zaken/api/v1/zaken?einddatum__isnull=false')).json();
  const zaken = results.slice(0, count).map(({ identificatie, uuid }: { identificatie: string; uuid: string }) => ({
    identificatie,
    pad: `/zaken/api/v1/zaken/${uuid}`,
  }));
  expect(zaken).toHaveLength(count);
  for (const { uuid } of results.slice(count))
    await api('PATCH', `/zaken/api/v1/zaken/${uuid}`, { archiefactiedatum: '2040-01-01' });
  for (const { pad } of zaken)
    expect(
      (await api('PATCH', pad, { archiefnominatie: 'vernietigen', archiefactiedatum: '2026-01-02' })).statusCode,
    ).toBe(200);
  return zaken;
}

test('the pages open for who works on the archive, and for no other employee, resident or visitor', async () => {
  const handler = await loggedIn(meent, 'employee', HANDLER);
  const resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
  for (const page of PAGES) {
    const url = `${HOME}${page}`;
    for (const one of [maker, archivist, secretary]) expect([url, (await one.get(url)).status]).toEqual([url, 200]);
    expect([url, (await handler.get(url)).status]).toEqual([url, 403]);
    expect([url, (await resident.get(url)).url]).toEqual([url, expect.stringContaining('/inloggen')]);
    expect([url, (await visitor(meent.app).get(url)).url]).not.toEqual([url, url]);
  }
  const pakket = `${HOME}/overbrengingen/00000000-0000-4000-8000-000000000000/pakket`;
  expect([(await maker.get(pakket)).status, (await handler.get(pakket)).status]).toEqual([404, 403]);
  expect((await archivist.get('/beheer')).url).toBe(HOME);
  for (const url of [`${HOME}/lijsten/nieuw`, `${HOME}/opschortingen`])
    expect([url, (await maker.send(url, {})).status]).toEqual([url, 403]);
});

test('a list goes from who makes it to who judges and who fixes it; one case is taken off, one is held, one goes', async () => {
  const zaken = await overdue(3);
  const home = await maker.get(HOME);
  expect(home.text).toContain('3 zaken zijn over hun datum');
  expect(home.text).toContain('Stel een lijst op om ze te vernietigen.');
  expect(linksOf(home)).toContain(`${HOME}/lijsten/nieuw`);
  for (const one of [archivist, secretary]) {
    const theirs = await one.get(HOME);
    expect(theirs.text).toContain('De recordbeheerder stelt hiervan een vernietigingslijst op.');
    expect(theirs.text).not.toContain('Stel een lijst op');
    expect(linksOf(theirs)).not.toContain(`${HOME}/lijsten/nieuw`);
  }
  const wrong = await maker.submit(await maker.get(`${HOME}/lijsten/nieuw`), `${HOME}/lijsten/nieuw`, { naam: '' });
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('Naam van de lijst: Vul dit in.')]);
  let page = await maker.submit(wrong, `${HOME}/lijsten/nieuw`, { naam: 'Najaar' });
  expect(page.text).toContain('De lijst is opgesteld');
  const list = page.url;
  for (const { identificatie } of zaken) expect(page.text).toContain(identificatie);
  expect(page.html).not.toContain(`${list}/beoordelen`);
  expect((await secretary.get(HOME)).html).not.toContain(`${HOME}/lijsten/nieuw`);

  // Whose turn it is sees that on the way of the list, and who waits does not.
  expect((await maker.get(list)).html).not.toContain('aria-current="step"');
  page = await archivist.get(list);
  expect(page.html).toMatch(/aria-current="step"(?:(?!<\/li>).)*Beoordelen/);
  const line = linksOf(page).find((one) => one.startsWith(`${HOME}/zaken/`))!;
  const off = (await archivist.get(line)).text;
  const empty = await archivist.submit(await archivist.get(line), `${line}/uitzonderen`, { reden: ' ' });
  expect([empty.status, empty.text]).toEqual([400, expect.stringContaining('Vul in waarom.')]);
  page = await archivist.submit(empty, `${line}/uitzonderen`, { reden: 'Er loopt nog een navraag.' });
  expect(page.text).toContain('Er loopt nog een navraag.');
  page = await archivist.submit(await archivist.get(list), `${list}/beoordelen`);
  expect(page.text).toContain('beoordeeld');
  expect(page.html).not.toContain(`${list}/vaststellen`);
  // The form of a page that was open too long does nothing.
  page = await secretary.submit(await secretary.get(list), `${list}/vaststellen`);
  expect(page.text).toContain('vastgesteld');

  const [held, goes] = zaken.filter(({ identificatie }) => !off.includes(identificatie));
  const holds = await maker.get(`${HOME}/opschortingen`);
  const unknown = await maker.submit(holds, `${HOME}/opschortingen`, {
    zaak: 'BESTAAT-NIET',
    grond: 'onderzoek',
    toelichting: 'Rekenkamer.',
  });
  expect([unknown.status, unknown.text]).toEqual([400, expect.stringContaining('Deze zaak is niet gevonden.')]);
  page = await maker.submit(unknown, `${HOME}/opschortingen`, {
    zaak: held!.identificatie,
    grond: 'onderzoek',
    toelichting: 'Rekenkamer.',
  });
  expect(page.text).toContain(held!.identificatie);
  // Who reads holds and not this case learns that there is one, and not which.
  const program = await bewerker(meent.engine, weidehoekGemeente.id);
  const numbers = async (rights: Rights) =>
    (await heldCases(meent.engine, { ...program, rights })).holds.map(({ number }) => number);
  const lezen: Grant = { component: 'meent', scopes: new Set(['archief.lezen']) };
  const alle: Grant = { component: 'zrc', scopes: new Set(['zaken.lezen']) };
  expect(await numbers({ everything: false, grants: [lezen] })).toEqual([null]);
  expect(await numbers({ everything: false, grants: [lezen, alle] })).toEqual([held!.identificatie]);

  page = await secretary.submit(await secretary.get(list), `${list}/uitvoeren`);
  expect(page.text).toContain('Het vernietigen is begonnen');
  await voerUit(
    { engine: meent.engine, blobs: await openBlobs(folder, keys), nameOf: () => 'Weidehoek' },
    weidehoekGemeente.id,
  );
  page = await secretary.get(list);
  expect(page.text).toContain('De vernietiging is opgeschort vanwege een onderzoek.');
  expect((await api('GET', goes!.pad)).statusCode).toBe(404);
  expect((await api('DELETE', held!.pad)).statusCode).toBe(409);

  const declaration = linksOf(page).find((one) => one.startsWith(`${HOME}/verklaringen/`))!;
  page = await archivist.get(declaration);
  expect(page.text).toContain(goes!.identificatie);
  expect(page.text).not.toContain(held!.identificatie);
  expect(page.text).toContain('Archiefbesluit 1995, artikel 8');
  expect(page.html).toContain('<title>Najaar - Verklaring van vernietiging - ');
  const pdf = await archivist.get(`${declaration}/pdf`);
  expect([pdf.headers['content-type'], pdf.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);

  page = await maker.get(`${HOME}/opschortingen`);
  const lift = /action="([^"]+\/opheffen)"/.exec(page.html)![1]!;
  const id = lift.split('/').at(-2)!;
  const why = await maker.submit(page, lift, { [`reden-${id}`]: '' });
  expect([why.status, why.text]).toEqual([400, expect.stringContaining('Vul in waarom.')]);
  page = await maker.submit(why, lift, { [`reden-${id}`]: 'Het onderzoek is klaar.' });
  expect(page.text).toContain('Er zijn geen opschortingen.');
  expect((await api('DELETE', held!.pad)).statusCode).toBe(204);
});

test('nobody does two steps of one list, whatever form they send', async () => {
  await overdue(1);
  const page = await maker.submit(await maker.get(`${HOME}/lijsten/nieuw`), `${HOME}/lijsten/nieuw`, { naam: 'Twee' });
  const list = page.url;
  const judge = await archivist.get(list);
  expect((await archivist.submit(judge, `${list}/beoordelen`)).status).toBe(200);
  // Sent again from the same page: the list stands there as it is now, and who was first.
  const again = await archivist.submit(judge, `${list}/beoordelen`);
  expect([again.status, again.html]).toEqual([409, expect.stringContaining('<title>Dit is niet gedaan - Twee - ')]);
  expect(again.text).toContain('Alleen een lijst die is opgesteld, kunt u beoordelen. De status is nu: beoordeeld.');
  expect(again.text).toMatch(/Laatste stap: Beoordeeld\. M\. el Idrissi, \d+ \S+ \d{4}, \d+\.\d+ uur\./);
  expect(linksOf(again).filter((one) => one.startsWith(`${HOME}/zaken/`))).toHaveLength(1);
  // Who fixes it fixes what they read: a case went off, so the page stands there again.
  const secretaryReads = await secretary.get(list);
  const [only] = linksOf(secretaryReads).filter((one) => one.startsWith(`${HOME}/zaken/`));
  const off = await archivist.submit(await archivist.get(only!), `${only}/uitzonderen`, { reden: 'Navraag.' });
  expect(off.status).toBe(200);
  const stale = await secretary.submit(secretaryReads, `${list}/vaststellen`);
  expect(stale.text).toContain('Iemand anders was u voor. Bekijk wat er nu staat.');
  expect(stale.html).toContain(`${list}/vaststellen`);
  // What was written down before somebody else withdrew it is still there to take along.
  const late = await archivist.get(list);
  expect((await maker.get(list)).html).not.toContain(`${list}/vaststellen`);
  const withdrawn = await maker.submit(await maker.get(list), `${list}/intrekken`, { reden: 'Verkeerde naam.' });
  expect(withdrawn.text).toContain('Verkeerde naam.');
  const twice = await archivist.submit(late, `${list}/intrekken`, { reden: 'Staat al op een andere.' });
  expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('Deze lijst kunt u niet meer intrekken.')]);
  expect((await archivist.get(`${list}/intrekken`)).url).toBe(list);
});

test('who may not read one case of a list is told so beside the list, and judges nothing', async () => {
  const [zaak] = await overdue(1);
  const page = await maker.submit(await maker.get(`${HOME}/lijsten/nieuw`), `${HOME}/lijsten/nieuw`, { naam: 'Dicht' });
  const judge = await archivist.get(page.url);
  const put = (vertrouwelijkheidaanduiding: string) => api('PATCH', zaak!.pad, { vertrouwelijkheidaanduiding });
  expect((await put('zeer_geheim')).statusCode).toBe(200);
  const refused = await archivist.submit(judge, `${page.url}/beoordelen`);
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('zaken die u niet mag lezen.')]);
  expect(refused.text).toContain('De zaken op de lijst');
  expect((await archivist.get(page.url)).text).toContain('Door een ander dan wie de lijst opstelde.');
  expect((await put('openbaar')).statusCode).toBe(200);
  expect((await archivist.submit(judge, `${page.url}/beoordelen`)).text).toContain('Dit is vastgelegd');
  const off = await maker.submit(await maker.get(page.url), `${page.url}/intrekken`, { reden: 'De proef is klaar.' });
  expect(off.text).toContain('De proef is klaar.');
});

test('a list and a longer period say all that is wrong, each at its own field', async () => {
  await overdue(1);
  const nieuw = `${HOME}/lijsten/nieuw`;
  const form = await maker.get(nieuw);
  const period = { naam: 'Om', actiedatumVanaf: '2026-02-01', actiedatumTotEnMet: '2026-01-01' };
  const turned = await maker.submit(form, nieuw, period);
  expect([turned.status, turned.html]).toEqual([400, expect.stringContaining('href="#actiedatumTotEnMet"')]);
  expect(turned.text).toContain('Kies een latere dag.');
  const none = await maker.submit(form, nieuw, { ...period, actiedatumVanaf: '', actiedatumTotEnMet: '1999-01-01' });
  expect([none.status, none.html]).toEqual([400, expect.stringContaining('href="#zaaktypen"')]);
  expect(none.html).toContain('value="1999-01-01"');
  const list = (await maker.submit(none, nieuw, { naam: 'Om', actiedatumTotEnMet: '' })).url;
  const line = linksOf(await maker.get(list)).find((one) => one.startsWith(`${HOME}/zaken/`))!;
  const both = await maker.submit(await maker.get(line), `${line}/verlengen`);
  expect([both.status, both.html]).toEqual([400, expect.stringContaining('<title>Fout: ')]);
  for (const field of ['archiefactiedatum', 'waarom']) expect(both.html).toContain(`href="#${field}"`);
});

test('a transfer says what it needs, and that there is nothing to take along', async () => {
  const page = await maker.get(`${HOME}/overbrengingen`);
  const none = await maker.submit(page, `${HOME}/overbrengingen`, {
    naam: '2025',
    archiefbewaarplaats: 'Streekarchief',
  });
  expect([none.status, none.text]).toEqual([400, expect.stringContaining('Er is nu geen zaak')]);
  expect((await secretary.get(`${HOME}/overbrengingen`)).html).not.toContain('name="archiefbewaarplaats"');
});

test('a package goes to who may see all of it; twin: who may not is told on the page what is missing', async () => {
  const [eerste, tweede] = await overdue(2);
  const add = async ({ pad }: { readonly pad: string }, vertrouwelijkheidaanduiding: string) => {
    const { zaaktype, url } = (await api('GET', pad)).json();
    const types = `/catalogi/api/v1/zaaktype-informatieobjecttypen?zaaktype=${encodeURIComponent(zaaktype)}`;
    const named = (await api('GET', types)).json().results[0].informatieobjecttype;
    const document = await api('POST', '/documenten/api/v1/enkelvoudiginformatieobjecten', {
      bronorganisatie: '000000012',
      creatiedatum: '2026-01-02',
      titel: 'Brief',
      auteur: 'Proef',
      taal: 'dut',
      informatieobjecttype: named,
      indicatieGebruiksrecht: false,
      inhoud: Buffer.from('Beste gemeente').toString('base64'),
      bestandsomvang: 14,
      status: 'gearchiveerd',
      vertrouwelijkheidaanduiding,
    });
    expect(document.statusCode, document.body).toBe(201);
    const link = { zaak: url, informatieobject: document.json().url };
    const linked = await api('POST', '/zaken/api/v1/zaakinformatieobjecten', link);
    expect(linked.statusCode, linked.body).toBe(201);
    const goes = { archiefnominatie: 'blijvend_bewaren', archiefstatus: 'gearchiveerd' };
    expect((await api('PATCH', pad, goes)).statusCode).toBe(200);
  };
  const home = `${HOME}/overbrengingen`;
  const download = async (naam: string) => {
    await maker.submit(await maker.get(home), home, { naam, archiefbewaarplaats: 'Streekarchief' });
    await pakIn({ engine: meent.engine, blobs: meent.site.blobs, nameOf: () => 'Weidehoek' }, weidehoekGemeente.id);
    const page = await maker.get(home);
    const pad = linksOf(page).find((one) => one.endsWith('/pakket'))!;
    return { page, answer: await maker.get(pad), withdraw: pad.replace('/pakket', '/intrekken') };
  };
  await add(eerste!, 'openbaar');
  const one = await download('Eerste');
  expect([one.answer.status, one.answer.text.slice(0, 300)]).toEqual([200, expect.anything()]);
  expect([...unzip(one.answer.bytes).values()].map(String)).toContain('Beste gemeente');
  const id = one.withdraw.split('/').at(-2)!;
  await maker.submit(one.page, one.withdraw, { [`reden-${id}`]: 'Er komt nog een brief bij.' });

  await add(tweede!, 'zeer_geheim');
  const { answer } = await download('Tweede');
  expect(answer.status).toBe(403);
  for (const said of ['1 keer enkelvoudiginformatieobject', 'documenten.lezen', 'vraag de beheerder'])
    expect(answer.text).toContain(said);
});
