/** Who may see a document and its bytes, and that it is written down for whose data it is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/gate/context.ts';
import type { LogEntry } from '../../../src/logbook/types.ts';
import { FIRST, keys, SECOND } from '../../support/server.ts';
import { BASE, BSN, base64, type Documenten, DRC, type Json, type Part, startDocumenten, ZRC } from './support.ts';

let server: Documenten;
let subject: string;
let shown: Json;
let hidden: Json;
let linked: Json;
beforeAll(async () => {
  server = await startDocumenten();
  subject = keys.hash(FIRST, 'bsn', BSN);
  shown = await server.create({ inhoud: base64('open') });
  hidden = await server.create({ informatieobjecttype: server.types.geheim, inhoud: base64('dicht') });
  linked = await server.create({ inhoud: base64('van de zaak') });
  await server.want(201, 'POST', `${ZRC}/zaakinformatieobjecten`, { zaak: server.zaak, informatieobject: linked.url });
});
afterAll(() => server.close());

const ALL = ['lezen', 'aanmaken', 'bijwerken', 'verwijderen', 'lock', 'geforceerd-unlock', 'geforceerd-bijwerken'].map(
  (name) => `documenten.${name}`,
);
const grant = (scopes: readonly string[] = ALL, max = 'openbaar') =>
  server.meent.grant([
    {
      component: 'drc',
      scopes,
      informatieobjecttype: server.types.foto,
      maxVertrouwelijkheidaanduiding: max,
    },
  ]);

describe('rights', () => {
  it('open what is of the type and within the confidentiality, in lists and downloads alike', async () => {
    await grant();
    await server.want(200, 'GET', shown.url, undefined, 'beperkt');
    expect((await server.download(String(shown.inhoud), {}, 'beperkt')).payload).toBe('open');
    const list = await server.want(200, 'GET', `${DRC}/enkelvoudiginformatieobjecten`, undefined, 'beperkt');
    const urls = (list.results as Json[]).map(({ url }) => url);
    expect(urls).toContain(shown.url);
    expect(urls).not.toContain(hidden.url);
    expect(list.count).toBe(urls.length);
  });

  it('narrowed to what is ready for publication show that alone, by every way, and the version that was', async () => {
    const url = '/autorisaties/api/v1/applicaties';
    const mine = (await server.want(200, 'GET', `${url}?clientIds=beperkt`)) as unknown as { results: Json[] };
    const limit = (on: boolean) =>
      server.want(200, 'PATCH', mine.results[0]!.url, { alleenIsGereedVoorPublicatie: on });
    await grant();
    const ready = await server.create({ inhoud: base64('klaar'), isGereedVoorPublicatie: true });
    const unsaid = await server.create({ inhoud: base64('nee'), isGereedVoorPublicatie: false });
    const until = await server.create({ isGereedVoorPublicatie: false });
    await server.change(until.url, { isGereedVoorPublicatie: true });
    await limit(true);
    await server.want(200, 'GET', ready.url, undefined, 'beperkt');
    expect((await server.download(String(ready.inhoud), {}, 'beperkt')).payload).toBe('klaar');
    for (const { url: closed, inhoud } of [unsaid, shown]) {
      await server.want(403, 'GET', closed, undefined, 'beperkt');
      expect((await server.download(String(inhoud), {}, 'beperkt')).statusCode).toBe(403);
      await server.want(403, 'POST', `${closed}/lock`, undefined, 'beperkt');
    }
    await server.want(200, 'GET', until.url, undefined, 'beperkt');
    await server.want(403, 'GET', `${until.url}?versie=1`, undefined, 'beperkt');
    const list = await server.want(200, 'GET', `${DRC}/enkelvoudiginformatieobjecten`, undefined, 'beperkt');
    expect((list.results as Json[]).map((one) => one.url).sort()).toEqual([ready.url, until.url].sort());
    await server.want(403, 'POST', `${DRC}/enkelvoudiginformatieobjecten`, server.body(), 'beperkt');
    await limit(false);
    await server.want(200, 'GET', unsaid.url, undefined, 'beperkt');
  });

  it('close what is not: every operation', async () => {
    await grant();
    const part = (await server.create({ informatieobjecttype: server.types.geheim, bestandsomvang: 3 })) as Json & {
      bestandsdelen: readonly Part[];
      lock: string;
    };
    for (const [method, url, body] of [
      ['GET', hidden.url],
      ['GET', `${hidden.url}?versie=1`],
      ['GET', `${hidden.url}?registratieOp=2099-01-01T00:00:00Z`],
      ['GET', `${hidden.url}/download`],
      ['PUT', hidden.url, server.body({ lock: 'x' })],
      ['PATCH', hidden.url, { titel: 'x', lock: 'x' }],
      ['DELETE', hidden.url],
      ['POST', `${hidden.url}/lock`],
      ['POST', `${hidden.url}/unlock`],
    ] as const)
      await server.want(403, method, url, body, 'beperkt');
    expect((await server.upload(part.bestandsdelen[0]!.url, Buffer.from('abc'), part.lock, 'beperkt')).statusCode).toBe(
      403,
    );
    await server.want(
      403,
      'POST',
      `${DRC}/enkelvoudiginformatieobjecten`,
      server.body({ informatieobjecttype: server.types.geheim, inhoud: base64('x') }),
      'beperkt',
    );
    await server.want(
      403,
      'POST',
      `${DRC}/enkelvoudiginformatieobjecten`,
      server.body({ vertrouwelijkheidaanduiding: 'geheim' }),
      'beperkt',
    );
  });

  it('want the scope of each operation', async () => {
    await grant(['documenten.lezen']);
    for (const [method, url, body] of [
      ['POST', `${DRC}/enkelvoudiginformatieobjecten`, server.body({ inhoud: base64('x') })],
      ['PUT', shown.url, server.body({ lock: 'x', inhoud: base64('x') })],
      ['PATCH', shown.url, { titel: 'x', lock: 'x' }],
      ['DELETE', shown.url],
      ['POST', `${shown.url}/lock`],
      ['POST', `${shown.url}/unlock`],
    ] as const)
      await server.want(403, method, url, body, 'beperkt');
    await grant(['documenten.lock']);
    for (const url of [shown.url, `${shown.url}?versie=1`, `${shown.url}/download`])
      await server.want(403, 'GET', url, undefined, 'beperkt');
    await server.want(401, 'GET', `${shown.url}/download`, undefined, false as never);
  });

  it('on the document now do not open a version that was more confidential', async () => {
    const { url } = await server.create({ vertrouwelijkheidaanduiding: 'geheim', inhoud: base64('geheim') });
    await server.change(url, {
      vertrouwelijkheidaanduiding: 'openbaar',
      inhoud: base64('openbaar'),
      bestandsomvang: 8,
    });
    await grant();
    expect((await server.download(`${url}/download`, {}, 'beperkt')).payload).toBe('openbaar');
    await server.want(403, 'GET', `${url}?versie=1`, undefined, 'beperkt');
    await server.want(403, 'GET', `${url}/download?versie=1`, undefined, 'beperkt');
    await grant(ALL, 'geheim');
    expect((await server.download(`${url}/download?versie=1`, {}, 'beperkt')).payload).toBe('geheim');
  });

  it('end at the border of the municipality', async () => {
    const { bestandsdelen } = await server.create({ bestandsomvang: 3 });
    for (const [method, url] of [
      ['GET', shown.url],
      ['GET', `${shown.url}?versie=1`],
      ['GET', `${shown.url}/download`],
      ['DELETE', shown.url],
      ['POST', `${shown.url}/lock`],
      ['POST', `${shown.url}/unlock`],
    ] as const) {
      const answer = await server.meent.ask({ method, url: url.replace(BASE, ''), municipality: SECOND });
      expect(`${method} ${answer.statusCode}`).toBe(`${method} 404`);
    }
    const form = new FormData();
    form.append('inhoud', new Blob(['abc']), 'x');
    const answer = await server.meent.ask({
      method: 'PUT',
      url: bestandsdelen[0]!.url.replace(BASE, ''),
      municipality: SECOND,
      payload: form,
    });
    expect(answer.statusCode).toBe(404);
  });

  it('of a resident open the documents of their own case, and no others', async () => {
    const resident = (of: string): Caller => ({
      municipality: FIRST,
      base: BASE,
      application: { id: 'portal', label: 'Portaal' },
      activity: { id: 'act', purpose: 'laten zien', ground: 'AVG 6', organ: 'college' },
      trace: { traceId: '0'.repeat(32), spanId: '0'.repeat(16) },
      rights: { everything: false, grants: [{ component: 'drc', scopes: new Set(['documenten.lezen']), subject: of }] },
    });
    const { engine } = server.meent;
    const read = (of: string, url: string) => engine.read(resident(of), 'enkelvoudiginformatieobject', url.slice(-36));
    expect(JSON.parse((await read(subject, linked.url)).json)).toMatchObject({ url: linked.url });
    await expect(read(subject, shown.url)).rejects.toMatchObject({ code: 'permission-denied' });
    await expect(read('iemand anders', linked.url)).rejects.toMatchObject({ code: 'permission-denied' });
    const list = await engine.list(resident(subject), 'enkelvoudiginformatieobject', {}, { path: '/x' });
    expect(JSON.parse(list.json)).toMatchObject({ count: 1, results: [{ url: linked.url }] });
    const versions = await engine.rows(resident('iemand anders'), 'documentversie', {});
    expect(versions.count).toBe(0);
  });
});

describe('the logbook', () => {
  const during = async (work: () => Promise<unknown>): Promise<readonly LogEntry[]> => {
    const before = server.meent.logged.length;
    await work();
    return server.meent.logged.slice(before);
  };
  const lines = (of: Json) => [{ subject, resource: 'enkelvoudiginformatieobject', id: of.url.slice(-36) }];
  const NAME = 'documenten.enkelvoudiginformatieobject';

  it('has a line for the person whose case it is: read, download, an earlier version, a change', async () => {
    const entry = (operation: string, kind: string, of = lines(linked)) => ({ operation, kind, lines: of });
    expect(await during(() => server.want(200, 'GET', linked.url))).toMatchObject([entry(`${NAME}.read`, 'geopend')]);
    expect(await during(() => server.download(`${linked.url}/download`))).toMatchObject([
      entry(`${NAME}.download`, 'geopend'),
    ]);
    expect(await during(() => server.change(linked.url, { titel: 'B' }))).toMatchObject([
      entry(`${NAME}.lock`, 'gewijzigd'),
      entry(`${NAME}.patch`, 'gewijzigd'),
      entry(`${NAME}.unlock`, 'gewijzigd'),
    ]);
    expect(await during(() => server.want(200, 'GET', `${linked.url}?versie=1`))).toMatchObject([
      entry(`${NAME}.read`, 'geopend'),
    ]);
    expect(await during(() => server.download(`${linked.url}/download?versie=1`))).toMatchObject([
      entry(`${NAME}.download`, 'geopend'),
    ]);
    // How large it is was told, though not one byte of it.
    expect(await during(() => server.download(`${linked.url}/download`, { range: 'bytes=999999999-' }))).toMatchObject([
      entry(`${NAME}.download`, 'geopend'),
    ]);
    expect(await during(() => server.want(200, 'GET', shown.url))).toMatchObject([
      entry(`${NAME}.read`, 'geopend', []),
    ]);
  });

  it('has a line of what was refused', async () => {
    await server.meent.grant([
      {
        component: 'drc',
        scopes: ['documenten.lezen'],
        informatieobjecttype: server.types.geheim,
        maxVertrouwelijkheidaanduiding: 'openbaar',
      },
    ]);
    expect(await during(() => server.download(`${linked.url}/download`, {}, 'beperkt'))).toMatchObject([
      { kind: 'geweigerd', lines: lines(linked) },
    ]);
  });

  it('is written before the first byte: without it there is none', async () => {
    const { logbook } = server.meent.engine.parts;
    const { append } = logbook;
    (logbook as { append: typeof append }).append = () => Promise.reject(new Error('the disk is full'));
    try {
      const answer = await server.download(`${linked.url}/download`);
      expect(answer.statusCode).toBe(500);
      expect(answer.payload).not.toContain('van de zaak');
    } finally {
      (logbook as { append: typeof append }).append = append;
    }
  });
});
