/** GET /uitvoer/{soort}: a whole register, a line a record. Rights, border and logbook of each kind: test/registers/all. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberedBy } from '../../../src/engine/walk.ts';
import type { Statement } from '../../../src/foundation/db/types.ts';
import { BOUND } from '../../../src/services/own/dossier-fitting.ts';
import { exportedKinds } from '../../../src/services/own/uitvoer.ts';
import { makeRecord } from '../../registers/all/records.ts';
import { registry } from '../../registers/all/requests.ts';
import { CRS, documentBody, type Json, makeWorld, type World, watch, zaakBody } from '../../registers/all/world.ts';
import { FIRST, HOSTS, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const URL = '/meent/api/v1/uitvoer';
const kinds = exportedKinds(registry.all);
let meent: TestMeent;
let world: World;
let walks = 0;
/** Bytes of bodies that one walk gave. */
const held: number[] = [];

beforeAll(async () => {
  meent = await startMeent({
    watch: (db) => ({
      ...db,
      in: (errand) => {
        const inner = db.in(errand);
        return {
          ...inner,
          query: async <Row extends object>(statement: Statement, values?: readonly unknown[]) => {
            const rows = await inner.query<Row>(statement, values);
            if (!statement.text.includes('t.id) > ($2::uuid)')) return rows;
            walks += 1;
            held.push(
              rows.reduce((bytes, row) => bytes + Buffer.byteLength(String((row as { body?: string }).body)), 0),
            );
            return rows;
          },
        };
      },
    }),
  });
  world = await makeWorld(meent);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const WIDE = () => ({
  zaaktype: world.catalogue.zaaktype,
  maxVertrouwelijkheidaanduiding: 'zeer_geheim',
});
const ask = (soort: string, query = '', more: object = {}) => meent.ask({ url: `${URL}/${soort}${query}`, ...more });
const linesIn = (body: string): Json[] =>
  body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const lines = async (soort: string, query = '', more: object = {}): Promise<Json[]> => {
  const answer = await ask(soort, query, more);
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.headers['content-type']).toBe('application/x-ndjson');
  expect(answer.headers['meent-wijzigingen-sinds']).toMatch(/^\d+$/);
  return linesIn(answer.body);
};
const placeOf = (soort: string, line: Json): string => {
  const number = numberedBy(registry.get(soort));
  const id = /[0-9a-f-]{36}/.exec(line.url)![0];
  return number === undefined ? line.url.slice(-36) : `${id}/${line.version ?? line.versie ?? line.record.index}`;
};

describe('of every kind', () => {
  it.each(kinds.map(({ name }) => name))(
    'gives what its own API shows, and goes on after any line: %s',
    async (soort) => {
      for (let more = 0; more < 2; more++) await makeRecord(world, soort);
      const all = await lines(soort);
      // There is one person, who is followed once.
      expect(all.length).toBeGreaterThan(['persoon', 'volgindicatie'].includes(soort) ? 0 : 1);
      const kind = registry.get(soort);
      for (const line of kind.operations.includes('read') ? all.slice(-2) : []) {
        const answer = await meent.ask({ url: line.url.replace(world.base, ''), headers: CRS });
        // A message is opened by whom it is for; a line of another API is compared with itself.
        expect(answer.statusCode, answer.body).toBe(200);
        expect(line).toEqual(answer.json());
      }
      for (const at of [0, Math.max(all.length - 2, 0)])
        expect(await lines(soort, `?na=${placeOf(soort, all[at]!)}`)).toEqual(all.slice(at + 1));
      const places = all.map((line) => placeOf(soort, line));
      expect(new Set(places).size).toBe(places.length);
    },
  );

  it('that a caller may have, tells which', async () => {
    const named = async (as: string) =>
      (await meent.ask({ url: URL, as })).json().soorten.map(({ soort }: { soort: string }) => soort);
    expect(await named('alles')).toEqual(kinds.map(({ name }) => name));
    await meent.grant([{ component: 'ac', scopes: ['autorisaties.lezen'] }]);
    // What everybody may read, too.
    expect(await named('beperkt')).toEqual(['applicatie', 'verwerkingsactiviteit', 'combinatie']);
    await meent.grant([{ component: 'zrc', scopes: ['zaken.verwijderen'], ...WIDE() }]);
    expect((await meent.ask({ url: URL, as: 'beperkt' })).statusCode).toBe(403);
  });

  it('has no secret in it', async () => {
    const abonnement = await ask('abonnement');
    expect(abonnement.body).toContain(world.callback.callbackUrl);
    expect(abonnement.body).not.toContain(world.callback.auth);
    const [sealed] = await meent.clone.asOwner<{ geheim: string }>(
      'select geheim from meent.applicatie where geheim is not null limit 1',
    );
    const applicaties = await ask('applicatie');
    expect(applicaties.body).not.toContain(sealed!.geheim);
    expect(applicaties.body).not.toContain('"geheim"');
  });
});

it.each([
  ['notificatie', 404],
  ['bestandsdeel', 404],
  ['selectielijst_resultaat', 404],
  ['onzin', 404],
  ['zaak?na=x', 400],
  ['zaak?na=00000000-0000-0000-0000-000000000000/1', 400],
  ['objectrecord?na=00000000-0000-0000-0000-000000000000', 400],
  ['zaak?inhoud=ja', 400],
  ['zaak?onzin=1', 400],
])('refuses %s with %i', async (soort, status) => {
  expect((await ask(soort)).statusCode).toBe(status);
});

describe('documents', () => {
  const store = (body: object) => world.post('/documenten/api/v1/enkelvoudiginformatieobjecten', body);
  const withBytes = (bytes: Buffer) => ({
    ...documentBody(world),
    inhoud: bytes.toString('base64'),
    bestandsomvang: bytes.length,
  });
  const find = (all: readonly Json[], { url }: Json): Json => all.find((one) => one.url === url)!;

  it('have an address to download, or their content where that is asked', async () => {
    const bytes = Buffer.from('Een "inhoud":"x" met van alles, €');
    const small = await store({ ...withBytes(bytes), beschrijving: '"inhoud":"http://localhost/"' });
    const none = await store({ ...documentBody(world), inhoud: null, bestandsomvang: null });
    expect(find(await lines('enkelvoudiginformatieobject'), small).inhoud).toBe(small.inhoud);
    const all = await lines('enkelvoudiginformatieobject', '?inhoud=true');
    expect(find(all, small)).toEqual({ ...(await world.get(small.url)), inhoud: bytes.toString('base64') });
    expect(find(all, none).inhoud).toBeNull();
  });

  it('that are too large for a line, or that the store lost, keep their address; the rest goes on', async () => {
    const large = await store(withBytes(Buffer.alloc(20 * 1024 * 1024 + 1, 7)));
    const lost = await store(withBytes(Buffer.from('Weg')));
    const last = await store(withBytes(Buffer.from('Daarna')));
    const digest = createHash('sha256').update('Weg').digest('hex');
    const path = readdirSync(meent.blobFolder, { recursive: true }).find((name) => String(name).endsWith(digest))!;
    expect(statSync(join(meent.blobFolder, String(path))).isFile()).toBe(true);
    rmSync(join(meent.blobFolder, String(path)));
    const all = await lines('enkelvoudiginformatieobject', `?inhoud=true&na=${large.url.slice(-36)}`);
    expect(all.map(({ inhoud }) => inhoud)).toEqual([lost.inhoud, Buffer.from('Daarna').toString('base64')]);
    expect(find(all, last)).toBeDefined();
    expect(find(await lines('enkelvoudiginformatieobject', '?inhoud=true'), large).inhoud).toBe(large.inhoud);
  });

  it('have their earlier versions as a kind of their own, to who may see those', async () => {
    const { url, lock } = await lockedDocument();
    const change = async (payload: object) => {
      const answer = await meent.ask({
        method: 'PATCH',
        url: url.replace(world.base, ''),
        payload: { ...payload, lock },
      });
      expect(answer.statusCode, answer.body).toBe(200);
    };
    await change({ titel: 'Nieuwer' });
    const answer = await ask('documentversie', '?inhoud=true');
    const version = find(linesIn(answer.body), { url });
    expect(version).toMatchObject({ versie: 1, titel: 'Losse tegel', inhoud: Buffer.from('Hallo').toString('base64') });
    expect({ ...version, inhoud: '' }).toEqual({ ...(await world.get(`${url}?versie=1`)), inhoud: '' });
    // The document is public now; it was confidential.
    await change({ vertrouwelijkheidaanduiding: 'openbaar' });
    const { rapport } = world.catalogue.informatieobjecttypen;
    const drc = { component: 'drc', scopes: ['documenten.lezen'], informatieobjecttype: rapport };
    await meent.grant([{ ...drc, maxVertrouwelijkheidaanduiding: 'openbaar' }]);
    expect((await lines('enkelvoudiginformatieobject', '', { as: 'beperkt' })).map((one) => one.url)).toEqual([url]);
    expect(await lines('documentversie', '', { as: 'beperkt' })).toEqual([]);
  });

  const lockedDocument = async () => {
    const document = await world.document();
    return { url: document.url, lock: await world.lock(document) };
  };

  it('that leave with their content are in the logbook as opened', async () => {
    const { url } = await world.document();
    for (const [query, kind] of [
      ['', 'getoond'],
      ['&inhoud=true', 'geopend'],
    ]) {
      const before = url.replace(/.{36}$/, (id) => `${id.slice(0, -12)}000000000000`).slice(-36);
      const { entries } = await watch(world, { url: `${URL}/enkelvoudiginformatieobject?na=${before}${query}` });
      for (const entry of entries) expect(entry).toMatchObject({ operation: 'meent.uitvoer.read', kind });
      expect(entries.flatMap(({ lines: told }) => told.map(([, , , id]) => id))).toContain(url.slice(-36));
    }
  });
});

describe('while it goes on', () => {
  const CASES = 120;
  /** So large that a piece does not fit between us and the reader. */
  const kenmerken = Array.from({ length: 1_500 }, (_, index) => ({
    kenmerk: `kenmerk ${index} `.padEnd(40, 'x'),
    bron: 'proef'.padEnd(40, 'x'),
  }));
  beforeAll(async () => {
    for (let index = 0; index < CASES; index++)
      await world.post('/zaken/api/v1/zaken', { ...zaakBody(world), kenmerken });
  });
  const open = async (as: string): Promise<IncomingMessage> => {
    const address = await meent.listen().catch(() => meent.fastify.listeningOrigin);
    const sent = httpRequest(`${address}${URL}/zaak`, {
      headers: { host: HOSTS[FIRST]!, authorization: meent.token(as) },
    });
    sent.on('error', () => {});
    sent.end();
    const [answer] = await once(sent, 'response');
    return answer as IncomingMessage;
  };

  it('reads no further than it is taken', async () => {
    walks = 0;
    const answer = await open('alles');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const early = walks;
    for await (const _ of answer);
    expect(early).toBeGreaterThan(0);
    expect(walks).toBeGreaterThan(early);
  });

  it('holds no more bytes at once than the bound, and loses none', async () => {
    held.length = 0;
    const all = await lines('zaak');
    expect(new Set(all.map(({ uuid }) => uuid)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(CASES);
    const body = Math.max(...all.map((one) => Buffer.byteLength(JSON.stringify(one))));
    expect(Math.max(...held)).toBeGreaterThan(BOUND.bytes / 2);
    expect(Math.max(...held)).toBeLessThan(BOUND.bytes + body);
  });

  it('and takes nothing, keeps no other application from its own', async () => {
    const taken = await Promise.all(Array.from({ length: 16 }, () => open('alles')));
    try {
      expect(new Set(taken.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 429]));
      await meent.grant([{ component: 'ac', scopes: ['autorisaties.lezen'] }]);
      expect((await ask('applicatie', '', { as: 'beperkt' })).statusCode).toBe(200);
    } finally {
      for (const one of taken) one.destroy();
    }
  });

  it('a right that is withdrawn ends it at the next piece, and what was given is whole', async () => {
    const zrc = { component: 'zrc', scopes: ['zaken.lezen'], ...WIDE() };
    await meent.grant([zrc]);
    const answer = await open('beperkt');
    await once(answer, 'readable');
    await meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
    let text = '';
    const broken = await (async () => {
      for await (const chunk of answer) text += chunk;
    })().catch((error: NodeJS.ErrnoException) => error.code);
    expect(broken).toBe('ECONNRESET');
    const given = linesIn(text.slice(0, text.lastIndexOf('\n') + 1));
    expect(given.length).toBeGreaterThan(0);
    expect(given.length).toBeLessThan(CASES);
    expect((await ask('zaak', `?na=${given.at(-1)!.uuid}`, { as: 'beperkt' })).statusCode).toBe(403);
    await meent.grant([zrc]);
    const rest = await lines('zaak', `?na=${given.at(-1)!.uuid}`, { as: 'beperkt' });
    expect([...given, ...rest].map(({ uuid }) => uuid)).toEqual(
      (await lines('zaak', '', { as: 'beperkt' })).map(({ uuid }) => uuid),
    );
  });
});

it('shows nothing of another municipality, nor to who says not who they are', async () => {
  expect(await lines('zaak', '', { municipality: SECOND })).toEqual([]);
  expect((await ask('zaak', '', { as: false })).statusCode).toBe(401);
  expect((await ask('zaak', '', { method: 'HEAD' })).statusCode).toBe(405);
});
