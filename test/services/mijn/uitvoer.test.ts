/** Everything in one file: whole, right by its own account, readable without anything else, and nobody else's. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseKey, verifyLine } from '../../../packages/meent-verify/src/index.js';
import { openBlobs } from '../../../src/foundation/blobs/folder.ts';
import { Problem } from '../../../src/foundation/problems.ts';
import { readZip } from '../../../src/foundation/zip.ts';
import type { Caller } from '../../../src/gate/context.ts';
import type { Mandate } from '../../../src/gate/mandate.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { mijnBronnen } from '../../../src/services/mijn/bronnen.ts';
import type { Stuk } from '../../../src/services/mijn/gegevens.ts';
import { gegevensVan } from '../../../src/services/mijn/gegevens.ts';
import { bewijsVan, bewijzenVan, logregelsVan } from '../../../src/services/mijn/logregels.ts';
import { bestandVan, type Uitvoer, uitvoerVan } from '../../../src/services/mijn/uitvoer/uitvoer.ts';
import { residentCaller } from '../../../src/services/people.ts';
import { makeRecord } from '../../registers/all/records.ts';
import { propertiesOf } from '../../registers/all/spoiled.ts';
import { BSN, BSNS, type Json, makeWorld, type World, watch } from '../../registers/all/world.ts';
import { activityId, FIRST, keys, type Resident, startMeent, type TestMeent } from '../../support/server.ts';

const UITVOER = '/meent/api/v1/mijn/uitvoer';
const EVIL = '<script>alert(1)</script>"&';
const CONTENT = Buffer.from('Wat ik stuurde.\n'.repeat(1_000));

let meent: TestMeent;
let world: World;
let me: Resident;
let files: ReadonlyMap<string, Buffer>;
let document: Json;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  document = await world.document({
    vertrouwelijkheidaanduiding: 'openbaar',
    titel: EVIL,
    bestandsnaam: '../..\\mijn brief?.txt',
    formaat: 'text/plain',
    inhoud: CONTENT.toString('base64'),
    bestandsomvang: CONTENT.length,
  });
  for (const name of ['persoon', 'bericht', 'object', 'zaakeigenschap', 'terugmelding']) await makeRecord(world, name);
  await meent.ask({ url: document.url.replace(world.base, '') });
  const sequencer = createSequencer({ db: meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  me = await world.login();
  const answer = await meent.ask({ url: UITVOER, as: me });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/zip',
    'cache-control': 'no-store',
    'content-disposition': expect.stringMatching(/^attachment; filename=mijn-gegevens-\d{4}-\d{2}-\d{2}\.zip$/),
  });
  files = readZip(answer.rawPayload);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const text = (name: string): string => files.get(name)!.toString('utf8');
const lines = (name: string): readonly Json[] =>
  text(name)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

test('a HEAD is refused and looks at nothing, and a Range gives the whole: it is made anew each time', async () => {
  const before = meent.logged.length;
  const head = await meent.ask({ method: 'HEAD', url: UITVOER, as: me });
  expect([head.statusCode, head.rawPayload.length]).toEqual([405, 0]);
  expect(meent.logged.slice(before).flatMap(({ lines }) => lines)).toEqual([]);
  const part = await meent.ask({ url: UITVOER, as: me, headers: { range: 'bytes=10-20' } });
  expect(part.statusCode).toBe(200);
  expect(part.headers).not.toHaveProperty('content-range');
  expect(part.headers).not.toHaveProperty('accept-ranges');
  expect([...readZip(part.rawPayload).keys()].at(-1)).toBe('manifest.json');
});

test('the last file names all others, as they are', () => {
  const { formaat, bestanden, ontbreekt } = JSON.parse(text('manifest.json'));
  expect(formaat).toBe('meent-mijn-gegevens');
  expect(ontbreekt).toEqual([]);
  const names = [...files.keys()];
  expect(names.at(-1)).toBe('manifest.json');
  expect(bestanden.map(({ naam }: Json) => naam)).toEqual(names.slice(0, -1));
  for (const { naam, sha256, bytes } of bestanden) {
    expect(bytes, naam).toBe(files.get(naam)!.length);
    expect(sha256, naam).toBe(createHash('sha256').update(files.get(naam)!).digest('hex'));
  }
  expect(names).toEqual(expect.arrayContaining(['leesmij.txt', 'overzicht.html', 'gegevens/schema.json']));
});

test('for a program: a line for each record, of a kind that the schema describes', () => {
  const { soorten, components } = JSON.parse(text('gegevens/schema.json'));
  for (const [bron, expected] of Object.entries({
    zaken: ['zaak', 'rol', 'zaakeigenschap', 'enkelvoudiginformatieobject', 'zaakinformatieobject'],
    personen: ['persoon', 'terugmelding'],
    objecten: ['objectrecord'],
    berichten: ['bericht'],
  })) {
    const all = lines(`gegevens/${bron}.ndjson`);
    expect([...new Set(all.map(({ soort }) => soort))]).toEqual(expect.arrayContaining(expected));
    for (const { soort, naam, gegevens } of all) {
      expect(naam).toBe(soorten[soort].naam);
      const properties = propertiesOf({ components }, { $ref: soorten[soort].schema });
      // What differs by a kind of its own (whom a role is of) is described with each of those.
      for (const name of Object.keys(gegevens).filter((one) => !/Identificatie$/.test(one)))
        expect(Object.keys(properties), soort).toContain(name);
    }
  }
});

test('the documents as they are, under a name that stays in its folder', () => {
  const names = [...files.keys()].filter((name) => name.startsWith('documenten/'));
  expect(names).toHaveLength(1);
  expect(names[0]).toMatch(new RegExp(`^documenten/${document.url.slice(-36)}/[^/\\\\]+$`));
  expect(files.get(names[0]!)).toEqual(CONTENT);
});

test.each([
  ['../../etc/passwd', '__.._etc_passwd'],
  ['..\\x.exe', '__x.exe'],
  [`a${'.'.repeat(150)}`, '_'],
  ['brief.pdf. . ', 'brief.pdf_'],
  ['CON.txt', '_CON.txt'],
  ['lpt1', '_lpt1'],
  ['console.txt', 'console.txt'],
  ['\u202Egpj.exe', '_gpj.exe'],
  [`${'x'.repeat(150)}.pdf`, `${'x'.repeat(96)}.pdf`],
])('a file named %j is made on every system, in its own folder', (bestandsnaam, name) => {
  const stuk = { row: { id: 'id', columns: { inhoud: ['aa/1'] }, record: { bestandsnaam } } } as unknown as Stuk;
  expect(bestandVan(stuk)).toBe(`documenten/id/${name}`);
});

test('the lines of the log, and proofs that hold without us', () => {
  const all = lines('logboek/regels.ndjson');
  expect(all.map(({ bewerking }) => bewerking)).toContain('documenten.enkelvoudiginformatieobject.read');
  const { sleutel, bewijzen } = JSON.parse(text('logboek/bewijs-0001.json'));
  expect(bewijzen).toHaveLength(all.length);
  for (const one of bewijzen)
    expect(verifyLine(one, [parseKey(sleutel)!])).toMatchObject({ holds: true, line: { subject: world.subject } });
});

describe('the page', () => {
  test('is one file by itself: nothing from elsewhere, and what was filled in is text', () => {
    const html = text('overzicht.html');
    expect(html).toMatch(/^<!doctype html>\n<html lang="nl">/);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/i);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;');
    for (const [, href] of html.matchAll(/href="([^"]+)"/g)) expect(href).toMatch(/^(#[a-z]+|documenten\/)/);
    for (const [, href] of html.matchAll(/href="(documenten\/[^"]+)"/g))
      expect(files.has(decodeURIComponent(href!))).toBe(true);
    for (const tag of ['article', 'section', 'dl', 'ul', 'table', 'main', 'h3'])
      expect(html.split(`<${tag}`).length, tag).toBe(html.split(`</${tag}>`).length);
  });

  test('says in words what there is, what for and on which ground', () => {
    const html = text('overzicht.html');
    expect(html).toContain('helpen met uw vraag of aanvraag');
    expect(html).toContain('AVG 21');
    expect(html).toContain('Klaar.');
  });
});

test('is one entry, whatever is in it, and nobody else is in it', async () => {
  const { answer, entries } = await watch(world, { url: UITVOER, as: me });
  expect(answer.statusCode).toBe(200);
  expect(entries).toMatchObject([
    { operation: 'mijn.uitvoer', kind: 'geexporteerd', activity: activityId(FIRST, 'inzage-eigen-gegevens') },
  ]);
  const other = await meent.login(BSNS[700]!);
  const theirs = readZip((await meent.ask({ url: UITVOER, as: other })).rawPayload);
  for (const [name, content] of theirs) {
    expect(name).not.toMatch(/^documenten\//);
    // The examples of a schema are of nobody.
    if (name !== 'gegevens/schema.json') expect(content.toString('utf8').includes(BSN), name).toBe(false);
    expect(content.toString('utf8').includes(document.url.slice(-36)), name).toBe(false);
  }
});

describe('while it is taken', () => {
  const callerOf = async (): Promise<Caller> =>
    residentCaller(
      await meent.engine.parts.snapshots.current(FIRST),
      { municipality: FIRST, base: world.base, trace: { traceId: '1'.repeat(32), spanId: '1'.repeat(16) } },
      { subject: world.subject, level: 'substantieel' },
    );
  const withLong = async (fresh: Uitvoer['long']['fresh']): Promise<Uitvoer> => ({
    engine: meent.engine,
    blobs: await openBlobs(meent.blobFolder, keys),
    long: { fresh, gone: new AbortController().signal },
  });
  const always: Uitvoer['long']['fresh'] = async (work) => work(await callerOf());
  const weg = async (content: Readable): Promise<void> => {
    content.destroy();
    if (!content.closed) await new Promise((closed) => content.once('close', closed));
  };

  test('the same person gets no second one, somebody else does, and after it there is room again', async () => {
    const uitvoer = await withLong(always);
    const caller = await callerOf();
    const first = await uitvoerVan(uitvoer, caller);
    await expect(uitvoerVan(uitvoer, caller)).rejects.toMatchObject({ code: 'too-many-requests' });
    const other = await uitvoerVan(uitvoer, { ...caller, asker: `${caller.asker}x` });
    for (const one of [first, other]) await weg(one);
    await weg(await uitvoerVan(uitvoer, caller));
  });

  test('another process is no other chance: one of a person, and four of a municipality, wherever', async () => {
    const { engine } = await meent.second();
    const [here, there] = [await withLong(always), { ...(await withLong(always)), engine }];
    const caller = await callerOf();
    const first = await uitvoerVan(here, caller);
    await expect(uitvoerVan(there, caller)).rejects.toMatchObject({ code: 'too-many-requests' });
    const of = (name: string) => ({ ...caller, asker: `${caller.asker}${name}` });
    const others: Readable[] = [];
    for (const [at, name] of ['a', 'b', 'c'].entries())
      others.push(await uitvoerVan(at % 2 === 0 ? there : here, of(name)));
    for (const at of [here, there])
      await expect(uitvoerVan(at, of('d'))).rejects.toMatchObject({ code: 'unavailable' });
    await weg(others.pop()!);
    others.push(await uitvoerVan(there, of('d')));
    for (const one of [first, ...others]) await weg(one);
    await weg(await uitvoerVan(there, caller));
  });

  test('of many at once of one person one begins; a place that nobody speaks for any more is free', async () => {
    const { engine } = await meent.second();
    const [here, there] = [await withLong(always), { ...(await withLong(always)), engine }];
    const caller = await callerOf();
    const asked = await Promise.allSettled([here, there, here, there].map((at) => uitvoerVan(at, caller)));
    const begun = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(begun).toHaveLength(1);
    await weg(begun[0]!);
    // As a process leaves it that was killed.
    const lost = await uitvoerVan(here, caller);
    await meent.clone.asOwner(`update meent.mijn_uitvoer_beurt set tot = now() - interval '1 second'`);
    await weg(await uitvoerVan(there, caller));
    await weg(lost);
  });

  test('who acts for another gets none of it, nor of what it is made of', async () => {
    const uitvoer = await withLong(always);
    const caller = await callerOf();
    const mandate: Mandate = {
      id: 'm',
      kind: 'vrijwillig',
      onBehalfOf: world.subject,
      services: { alle: true, but: new Set() },
      extras: new Set(),
    };
    const forOther = { ...caller, mandate };
    const refused = { code: 'permission-denied' };
    await expect(uitvoerVan(uitvoer, forOther)).rejects.toMatchObject(refused);
    await expect(mijnBronnen(meent.engine, forOther)).rejects.toMatchObject(refused);
    await expect(gegevensVan(meent.engine, forOther, 'zaken', undefined)).rejects.toMatchObject(refused);
    await expect(logregelsVan(meent.engine, forOther, {})).rejects.toMatchObject(refused);
    await expect(bewijzenVan(meent.engine, forOther, {})).rejects.toMatchObject(refused);
    await expect(bewijsVan(meent.engine, forOther, '0.0')).rejects.toMatchObject(refused);
    expect((await mijnBronnen(meent.engine, caller)).length).toBeGreaterThan(0);
  });

  test('who logs out meanwhile gets half a file, and no more of it', async () => {
    let pieces = 0;
    const content = await uitvoerVan(
      await withLong((work) => {
        if (++pieces > 4) throw new Problem('not-logged-in');
        return always(work);
      }),
      await callerOf(),
    );
    const got: Buffer[] = [];
    await expect(
      (async () => {
        for await (const chunk of content) got.push(chunk as Buffer);
      })(),
    ).rejects.toMatchObject({ code: 'not-logged-in' });
    expect(() => readZip(Buffer.concat(got))).toThrow();
  });

  test('a file that the store lost is named, and the rest is there', async () => {
    const { blobs, ...rest } = await withLong(always);
    const lost: Uitvoer = {
      ...rest,
      blobs: {
        ...blobs,
        read: async () => {
          throw new Problem('blob-missing');
        },
      },
    };
    const got: Buffer[] = [];
    for await (const chunk of await uitvoerVan(lost, await callerOf())) got.push(chunk as Buffer);
    const found = readZip(Buffer.concat(got));
    const { ontbreekt } = JSON.parse(found.get('manifest.json')!.toString());
    expect(ontbreekt).toMatchObject([{ naam: expect.stringContaining(document.url.slice(-36)) }]);
    expect([...found.keys()].some((name) => name.startsWith('documenten/'))).toBe(false);
  });
});
