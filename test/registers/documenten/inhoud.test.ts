/** The bytes of a document: inline, in parts, downloaded whole and in ranges, per version. */
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeSource } from '../../../src/foundation/clock.ts';
import { BASE, base64, type Documenten, DRC, faults, type Json, type Part, startDocumenten } from './support.ts';

let server: Documenten;
beforeAll(async () => {
  server = await startDocumenten();
});
afterAll(() => server.close());

const COLLECTION = `${DRC}/enkelvoudiginformatieobjecten`;
const refused = async (changes: object): Promise<readonly string[]> =>
  faults(await server.want(400, 'POST', COLLECTION, server.body(changes)));
const bytesOf = async (inhoud: unknown): Promise<Buffer> => {
  const answer = await server.download(String(inhoud));
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
};

describe('content inside the request', () => {
  it('comes back byte for byte, and is never shown by a browser under our name', async () => {
    const bytes = randomBytes(200_000);
    const made = await server.create({
      inhoud: base64(bytes),
      bestandsomvang: bytes.length,
      formaat: 'text/html',
      bestandsnaam: 'brief "één".html',
    });
    expect(made.inhoud).toBe(`${made.url}/download?versie=1`);
    expect(made).toMatchObject({ bestandsomvang: 200_000, locked: false, lock: '', bestandsdelen: [] });
    const answer = await server.download(String(made.inhoud), { accept: 'text/html' });
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html',
      'content-length': '200000',
      'content-disposition': `attachment; filename="brief ___n_.html"; filename*=UTF-8''brief%20%22%C3%A9%C3%A9n%22.html`,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    });
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(await bytesOf(`${made.url}/download`)).toEqual(bytes);
  });

  it('gives its own size when none is said, and must have the size that is said', async () => {
    expect((await server.create({ inhoud: base64('vijf!') })).bestandsomvang).toBe(5);
    expect(await refused({ inhoud: base64('vijf!'), bestandsomvang: 6 })).toEqual(['nonFieldErrors:file-size']);
    expect(await refused({ inhoud: base64('vijf!'), bestandsomvang: null })).toEqual(['nonFieldErrors:file-size']);
  });

  it('may be of no bytes, or not be there', async () => {
    for (const empty of [{ bestandsomvang: 0 }, { inhoud: '' }, { inhoud: null, bestandsomvang: 0 }]) {
      const made = await server.create(empty);
      expect(made).toMatchObject({ bestandsomvang: 0, locked: false, inhoud: `${made.url}/download?versie=1` });
      expect(await bytesOf(made.inhoud)).toEqual(Buffer.alloc(0));
    }
    const none = await server.create();
    expect(none).toMatchObject({ inhoud: null, bestandsomvang: null, bestandsdelen: [] });
    expect((await server.download(`${none.url}/download`)).statusCode).toBe(404);
  });

  it('must be base64', async () => {
    expect(await refused({ inhoud: '????' })).toEqual(['inhoud:invalid-base64']);
    expect(await refused({ inhoud: 'dmlqZi' })).toEqual(['inhoud:incorrect-base64-padding']);
    expect(await refused({ inhoud: 12 })).toEqual(['inhoud:invalid']);
  });

  it('of a type that is none goes out as bytes', async () => {
    const made = await server.create({
      inhoud: base64('x'),
      formaat: 'text/html; x="\r\nset-cookie: a=b"'.replace('\r\n', ''),
    });
    expect((await server.download(String(made.inhoud))).headers['content-type']).toBe('application/octet-stream');
  });
});

describe('integriteit', () => {
  const text = 'De tegel ligt weer recht.';
  const sum = (algoritme: string) => createHash(algoritme).update(text);
  const integriteit = (algoritme: string, waarde: string) => ({ algoritme, waarde, datum: '2026-03-02' });

  it.each([
    ['md5', sum('md5').digest('hex')],
    ['sha_1', sum('sha1').digest('hex').toUpperCase()],
    ['sha_256', sum('sha256').digest('base64')],
    ['sha_512', sum('sha512').digest('hex')],
    ['sha_3', sum('sha3-256').digest('hex')],
    ['crc_32', crc32(text).toString(16).padStart(8, '0')],
  ])('%s is checked', async (algoritme, waarde) => {
    const made = await server.create({ inhoud: base64(text), integriteit: integriteit(algoritme, waarde) });
    expect(made.integriteit).toEqual(integriteit(algoritme, waarde));
    expect(await refused({ inhoud: base64('iets anders'), integriteit: integriteit(algoritme, waarde) })).toEqual([
      'integriteit.waarde:incorrect-integriteit',
    ]);
  });

  it('does not stay with other content', async () => {
    const { url } = await server.create({
      inhoud: base64(text),
      integriteit: integriteit('md5', sum('md5').digest('hex')),
    });
    expect((await server.change(url, { titel: 'B' })).integriteit).toMatchObject({ algoritme: 'md5' });
    expect((await server.change(url, { inhoud: base64('nieuw'), bestandsomvang: 5 })).integriteit).toBeNull();
    // As clients of other versions write that there is none.
    const none = { algoritme: '', waarde: '', datum: null };
    expect((await server.create({ integriteit: none, ondertekening: null })).integriteit).toBeNull();
  });

  it('is checked over all parts together, before the lock goes', async () => {
    const wrong = integriteit('sha_256', sum('sha256').digest('hex'));
    const { url, lock, bestandsdelen } = await server.create({ bestandsomvang: 12, integriteit: wrong });
    const [one, two] = bestandsdelen as [Part, Part];
    expect((await server.upload(one.url, Buffer.from('0123456789'), lock)).statusCode).toBe(200);
    expect((await server.upload(two.url, Buffer.from('01'), lock)).statusCode).toBe(200);
    expect(faults(await server.want(400, 'POST', `${url}/unlock`, { lock }))).toEqual([
      'integriteit.waarde:incorrect-integriteit',
    ]);
    expect((await server.want(200, 'GET', url)).locked).toBe(true);
    const right = createHash('sha256').update('012345678901').digest('hex');
    await server.want(200, 'PATCH', url, { integriteit: integriteit('sha_256', right), lock });
    await server.want(204, 'POST', `${url}/unlock`, { lock });
    expect((await bytesOf((await server.want(200, 'GET', url)).inhoud)).toString()).toBe('012345678901');
  });
});

describe('versions', () => {
  it('every put and patch makes one; each keeps what it said and the content it had', async () => {
    const clock = { at: Date.parse('2026-05-01T10:00:00Z') };
    const restore = setTimeSource(() => clock.at);
    try {
      const { url } = await server.create({ inhoud: base64('een'), titel: 'Eerste' });
      const lock = await server.lock(url);
      clock.at += 60_000;
      await server.want(200, 'PATCH', url, { titel: 'Tweede', lock });
      clock.at += 60_000;
      const body = server.body({ titel: 'Derde', inhoud: base64('drie'), lock });
      expect(await server.want(200, 'PUT', url, body)).toMatchObject({
        versie: 3,
        beginRegistratie: '2026-05-01T10:02:00.000Z',
        inhoud: `${url}/download?versie=3`,
        bestandsomvang: 4,
      });
      await server.want(204, 'POST', `${url}/unlock`, { lock });

      expect(await server.want(200, 'GET', url)).toMatchObject({ versie: 3, titel: 'Derde' });
      const first = await server.want(200, 'GET', `${url}?versie=1`);
      const expanded = await server.want(200, 'GET', `${url}?versie=1&expand=informatieobjecttype`);
      expect(expanded._expand).toMatchObject({
        informatieobjecttype: { url: server.types.foto, omschrijving: 'Foto' },
      });
      expect(first).toMatchObject({
        url,
        versie: 1,
        titel: 'Eerste',
        beginRegistratie: '2026-05-01T10:00:00.000Z',
        inhoud: `${url}/download?versie=1`,
        bestandsomvang: 3,
        locked: false,
      });
      const latest = await server.want(200, 'GET', url);
      expect(Object.keys(first).sort()).toEqual(Object.keys(latest).sort());
      expect(await server.want(200, 'GET', `${url}?versie=2`)).toMatchObject({
        versie: 2,
        titel: 'Tweede',
        bestandsomvang: 3,
      });
      for (const [versie, content] of [
        [1, 'een'],
        [2, 'een'],
        [3, 'drie'],
      ] as const)
        expect((await bytesOf(`${url}/download?versie=${versie}`)).toString()).toBe(content);

      const on = async (instant: string) =>
        (await server.want(200, 'GET', `${url}?registratieOp=${encodeURIComponent(instant)}`)).versie;
      expect(await on('2026-05-01T10:00:00Z')).toBe(1);
      expect(await on('2026-05-01T10:00:59.999Z')).toBe(1);
      expect(await on('2026-05-01T12:01:00+02:00')).toBe(2);
      expect(await on('2027-01-01T00:00:00Z')).toBe(3);
      await server.want(404, 'GET', `${url}?registratieOp=2026-05-01T09:59:59Z`);
      await server.want(404, 'GET', `${url}?versie=4`);
      await server.want(404, 'GET', `${url}/download?versie=4`);
      expect(faults(await server.want(400, 'GET', `${url}?versie=laatste`))).toEqual(['versie:invalid']);
      expect(faults(await server.want(400, 'GET', `${url}?registratieOp=gisteren`))).toEqual(['registratieOp:invalid']);
      const list = await server.want(200, 'GET', `${COLLECTION}?identificatie=${latest.identificatie}`);
      expect(list).toMatchObject({ count: 1, results: [{ versie: 3 }] });
    } finally {
      restore();
    }
  });

  it('a patch of the title keeps the content; a size that does not fit, or content without a size, is refused', async () => {
    const { url } = await server.create({ inhoud: base64('een') });
    expect(await server.change(url, { titel: 'B' })).toMatchObject({ bestandsomvang: 3 });
    const lock = await server.lock(url);
    for (const body of [{ bestandsomvang: 9 }, { inhoud: base64('langer') }])
      expect(faults(await server.want(400, 'PATCH', url, { ...body, lock }))).toEqual(['nonFieldErrors:file-size']);
    expect(await server.want(200, 'GET', url)).toMatchObject({ versie: 2 });
  });

  it('a put of what was read keeps the content; a put without content makes an own version without', async () => {
    const made = await server.create({ inhoud: base64('een') });
    const lock = await server.lock(made.url);
    const { inhoud } = await server.want(200, 'PUT', made.url, { ...made, titel: 'B', lock });
    expect((await bytesOf(inhoud)).toString()).toBe('een');
    expect(await server.want(200, 'PUT', made.url, server.body({ lock }))).toMatchObject({
      inhoud: null,
      bestandsomvang: null,
    });
    expect((await bytesOf(`${made.url}/download?versie=2`)).toString()).toBe('een');
  });
});

describe('a download', () => {
  const content = Buffer.from('0123456789abcdefghij');
  let whole: Json;
  let parts: Json;
  beforeAll(async () => {
    whole = await server.create({ inhoud: base64(content) });
    const made = await server.create({ bestandsomvang: 25 });
    const bytes = Buffer.concat([content, Buffer.from('klmno')]);
    for (const { url, volgnummer } of made.bestandsdelen)
      await server.upload(url, bytes.subarray((volgnummer - 1) * 10, volgnummer * 10), made.lock);
    await server.want(204, 'POST', `${made.url}/unlock`, { lock: made.lock });
    parts = await server.want(200, 'GET', made.url);
  });

  it.each([
    ['bytes=0-0', 206, '0', 'bytes 0-0/20'],
    ['bytes=5-14', 206, '56789abcde', 'bytes 5-14/20'],
    ['bytes=15-', 206, 'fghij', 'bytes 15-19/20'],
    ['bytes=15-900', 206, 'fghij', 'bytes 15-19/20'],
    ['bytes=-3', 206, 'hij', 'bytes 17-19/20'],
    ['bytes=-900', 206, content.toString(), 'bytes 0-19/20'],
    ['bytes=20-', 416, '', 'bytes */20'],
    ['bytes=-0', 416, '', 'bytes */20'],
    ['bytes=9-5', 200, content.toString(), undefined],
    ['bytes=0-1,4-5', 200, content.toString(), undefined],
    ['regels=1-2', 200, content.toString(), undefined],
  ])('of range %s answers %i', async (range, status, body, contentRange) => {
    const answer = await server.download(String(whole.inhoud), { range });
    expect([answer.statusCode, answer.payload, answer.headers['content-range']]).toEqual([status, body, contentRange]);
  });

  it('goes through parts as if they were one file', async () => {
    const all = '0123456789abcdefghijklmno';
    expect((await bytesOf(parts.inhoud)).toString()).toBe(all);
    for (const [start, end] of [
      [0, 9],
      [8, 11],
      [9, 20],
      [10, 10],
      [24, 24],
    ] as const) {
      const answer = await server.download(String(parts.inhoud), { range: `bytes=${start}-${end}` });
      expect(answer.payload).toBe(all.slice(start, end + 1));
    }
  });

  it('that goes on after other content came starts again (If-Range)', async () => {
    const { etag } = (await server.download(String(whole.inhoud))).headers;
    const again = { range: 'bytes=18-', 'if-range': String(etag) };
    expect((await server.download(String(whole.inhoud), again)).payload).toBe('ij');
    expect((await server.download(String(whole.inhoud), { ...again, 'if-range': '"oud"' })).payload).toBe(
      content.toString(),
    );
  });
});

describe('content in parts', () => {
  it('is promised by its size: parts to fill, and the lock at once', async () => {
    const made = await server.create({ bestandsomvang: 25 });
    expect(made).toMatchObject({ locked: true, inhoud: null, bestandsomvang: 25, versie: 1 });
    expect(made.lock).not.toBe('');
    expect(made.bestandsdelen.map(({ volgnummer, omvang, voltooid }) => [volgnummer, omvang, voltooid])).toEqual([
      [1, 10, false],
      [2, 10, false],
      [3, 5, false],
    ]);
    // The lock is told to its holder alone.
    expect(JSON.stringify(await server.want(200, 'GET', made.url))).not.toContain(made.lock);
  });

  it('comes in any order, each part in its own size and with the lock', async () => {
    const { url, lock, bestandsdelen } = await server.create({ bestandsomvang: 25 });
    const bytes = randomBytes(25);
    const [one, two, three] = bestandsdelen as [Part, Part, Part];
    const codes = async (part: Part, content: Buffer, key: string): Promise<readonly string[]> => {
      const answer = await server.upload(part.url, content, key);
      expect(answer.statusCode).toBe(400);
      return faults(answer.json() as Json);
    };
    expect(faults(await server.want(400, 'POST', `${url}/unlock`, { lock }))).toEqual(['nonFieldErrors:file-size']);
    expect(await codes(three, bytes.subarray(0, 4), lock)).toEqual(['nonFieldErrors:file-size']);
    expect(await codes(three, bytes, lock)).toEqual(['nonFieldErrors:file-size']);
    expect(await codes(three, randomBytes(500_000), lock)).toEqual(['nonFieldErrors:file-size']);
    expect(await codes(three, bytes.subarray(20), '')).toEqual(['lock:required']);
    expect(await codes(three, bytes.subarray(20), `${lock}x`)).toEqual(['nonFieldErrors:incorrect-lock-id']);
    expect((await server.upload(three.url, bytes.subarray(20), lock)).json()).toEqual({
      url: three.url,
      volgnummer: 3,
      omvang: 5,
      voltooid: true,
      lock,
    });
    expect(faults(await server.want(400, 'POST', `${url}/unlock`, { lock }))).toEqual([
      'nonFieldErrors:incomplete-upload',
    ]);
    // Once more, with other bytes: the last one counts.
    await server.upload(one.url, randomBytes(10), lock);
    await Promise.all([
      server.upload(one.url, bytes.subarray(0, 10), lock),
      server.upload(two.url, bytes.subarray(10, 20), lock),
    ]);
    await server.want(204, 'POST', `${url}/unlock`, { lock });
    const done = await server.want(200, 'GET', url);
    expect(done).toMatchObject({ locked: false, bestandsdelen: [], bestandsomvang: 25, versie: 1 });
    expect(await bytesOf(done.inhoud)).toEqual(bytes);
    expect((await server.upload(one.url, bytes.subarray(0, 10), lock)).statusCode).toBe(404);
  });

  it('stays as far as it came when something else is changed meanwhile', async () => {
    const { url, lock, bestandsdelen } = await server.create({ bestandsomvang: 12 });
    await server.upload(bestandsdelen[0]!.url, Buffer.alloc(10, 'a'), lock);
    const changed = await server.want(200, 'PATCH', url, { titel: 'B', lock });
    expect((changed.bestandsdelen as Part[]).map(({ url, voltooid }) => [url, voltooid])).toEqual([
      [bestandsdelen[0]!.url, true],
      [bestandsdelen[1]!.url, false],
    ]);
    const other = await server.want(200, 'PATCH', url, { bestandsomvang: 3, lock });
    expect((other.bestandsdelen as Part[]).map(({ omvang, voltooid }) => [omvang, voltooid])).toEqual([[3, false]]);
    expect((await server.want(200, 'PATCH', url, { bestandsomvang: null, lock })).bestandsdelen).toEqual([]);
    await server.want(204, 'POST', `${url}/unlock`, { lock });
  });

  it('takes the place of what was there, in a new version', async () => {
    const { url } = await server.create({ inhoud: base64('oud') });
    const lock = await server.lock(url);
    const changed = await server.want(200, 'PATCH', url, { inhoud: null, bestandsomvang: 4, lock });
    expect(changed).toMatchObject({ inhoud: null, versie: 2, locked: true });
    await server.upload((changed.bestandsdelen as Part[])[0]!.url, Buffer.from('deel'), lock);
    await server.want(204, 'POST', `${url}/unlock`, { lock });
    expect((await bytesOf(`${url}/download`)).toString()).toBe('deel');
    expect((await bytesOf(`${url}/download?versie=1`)).toString()).toBe('oud');
  });

  it('that does not come is forgotten when the lock is forced', async () => {
    const { url, lock, bestandsdelen } = await server.create({ bestandsomvang: 12 });
    await server.upload(bestandsdelen[0]!.url, Buffer.alloc(10), lock);
    await server.want(204, 'POST', `${url}/unlock`);
    expect(await server.want(200, 'GET', url)).toMatchObject({
      locked: false,
      inhoud: null,
      bestandsomvang: null,
      bestandsdelen: [],
    });
  });

  it('is a whole form, and nothing else', async () => {
    const { bestandsdelen, lock } = await server.create({ bestandsomvang: 3 });
    await server.want(415, 'PUT', bestandsdelen[0]!.url, { inhoud: 'abc', lock });
    const raw = (payload: string) =>
      server.meent.ask({
        method: 'PUT',
        url: bestandsdelen[0]!.url.slice(BASE.length),
        payload,
        headers: { 'content-type': 'multipart/form-data; boundary=grens' },
      });
    const file = '--grens\r\ncontent-disposition: form-data; name="inhoud"; filename="x"\r\n\r\nabc';
    for (const broken of [file, 'geen formulier', `--grens\r\ncontent-disposition: form-data; name="lock"\r\n\r\nx`])
      expect((await raw(broken)).statusCode).toBe(400);
    const value = `--grens\r\ncontent-disposition: form-data; name="lock"\r\n\r\n${lock}\r\n`;
    expect((await raw(`${value}${file}\r\n--grens--\r\n`)).statusCode).toBe(200);
  });

  it('has a limit', async () => {
    expect(await refused({ bestandsomvang: 10_001 })).toEqual(['bestandsomvang:max_value']);
    expect((await server.create({ bestandsomvang: 10_000 })).bestandsdelen).toHaveLength(1_000);
  });
});

it('the same request with the same Idempotency-Key gives the same document and lock; other content is another request', async () => {
  const ask = (body: object) =>
    server.meent.ask({ method: 'POST', url: COLLECTION, payload: body, headers: { 'idempotency-key': 'tegel-1' } });
  const first = await ask(server.body({ bestandsomvang: 5 }));
  expect((await ask(server.body({ bestandsomvang: 5 }))).json()).toEqual(first.json());
  const withContent = (text: string) =>
    server.meent.ask({
      method: 'POST',
      url: COLLECTION,
      payload: server.body({ inhoud: base64(text) }),
      headers: { 'idempotency-key': 'tegel-2' },
    });
  const made = await withContent('een');
  expect((await withContent('een')).json()).toEqual(made.json());
  expect((await withContent('twee')).statusCode).toBe(409);
  expect((await withContent('zes')).statusCode).toBe(409);
});
