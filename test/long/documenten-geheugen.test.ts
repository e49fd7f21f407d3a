/** What large content costs a Meent in memory, measured from outside: the program is a process of its own. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { said } from '../support/kill.ts';
import { type Started, temporaryData } from '../support/meent.ts';
import { startSmall } from '../support/small-start.ts';

const COLLECTION = '/documenten/api/v1/enkelvoudiginformatieobjecten';
const MOST_INLINE = 100_000_000;
/** Far below the 100 MB that go by, and far above what one request takes. */
const MOST_GROWTH = 64_000_000;

/** Linux tells the most memory that a process ever had, and forgets it when asked (proc(5)). */
const HAS_PEAK = existsSync('/proc/self/clear_refs');
if (!HAS_PEAK) console.warn('This system does not tell the peak of a process: memory is not measured.');

/** A multiple of three, so that pieces of base64 stand behind one another without padding. */
const PIECE = randomBytes(999_999);
const PIECE64 = PIECE.toString('base64');

let data: Awaited<ReturnType<typeof temporaryData>>;
let meent: Started;
let token: string;
let informatieobjecttype: string;
const agent = new Agent({ keepAlive: true });
beforeAll(async () => {
  data = await temporaryData();
  meent = await startSmall(data.environment);
  token = await said(data.environment, 'token', '--client', 'demo');
  const types = await want(200, 'GET', '/catalogi/api/v1/informatieobjecttypen');
  informatieobjecttype = (types.results as { url: string }[])[0]!.url;
}, 180_000);
afterAll(async () => {
  agent.destroy();
  await meent.stop();
  await data.remove();
});

type Json = Readonly<Record<string, unknown>> & { readonly url: string };

/** Sends piece by piece, no faster than it is taken; and all of it, whatever the answer, as many programs do. */
function want(
  status: number,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body: Iterable<string | Buffer> = [],
  type = 'application/json',
): Promise<Json> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(url, meent.base), {
      method,
      agent,
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (answer.statusCode !== status) reject(new Error(`${answer.statusCode}: ${text}`));
        else resolve((text === '' ? {} : JSON.parse(text)) as Json);
      });
    });
    const sendAll = async (): Promise<void> => {
      for (const piece of body)
        await new Promise<void>((done, failed) => sent.write(piece, (error) => (error ? failed(error) : done())));
      sent.end();
    };
    sendAll().catch(reject);
  });
}

const document = (changes: object = {}): string =>
  JSON.stringify({
    bronorganisatie: '999839184',
    creatiedatum: '2026-11-02',
    titel: 'Tekening',
    auteur: 'Melder',
    taal: 'dut',
    informatieobjecttype,
    ...changes,
  });

function* inline(bytes: number): Generator<string> {
  yield `${document().slice(0, -1)},"inhoud":"`;
  for (let left = bytes; left > 0; left -= PIECE.length)
    yield left < PIECE.length ? PIECE.subarray(0, left).toString('base64') : PIECE64;
  yield '"}';
}

function* form(bytes: number, lock: string): Generator<string | Buffer> {
  yield `--grens\r\ncontent-disposition: form-data; name="lock"\r\n\r\n${lock}\r\n`;
  yield '--grens\r\ncontent-disposition: form-data; name="inhoud"; filename="deel"\r\n\r\n';
  for (let left = bytes; left > 0; left -= PIECE.length) yield PIECE.subarray(0, left);
  yield '\r\n--grens--\r\n';
}

const memory = (name: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${meent.process.pid}/status`, 'utf8'))![1]) * 1_024;

/** Bytes by which the program grew at the most while this went on. */
async function growth(what: string, work: () => Promise<unknown>): Promise<number> {
  writeFileSync(`/proc/${meent.process.pid}/clear_refs`, '5');
  const before = memory('VmRSS');
  await work();
  const grown = memory('VmHWM') - before;
  console.info(`${what}: ${Math.round(grown / 1e6)} MB more`);
  return grown;
}

describe.skipIf(!HAS_PEAK)('the memory of the program', () => {
  beforeAll(async () => {
    // Code that runs often is compiled, and the heap has the size that requests need.
    for (let n = 0; n < 6; n++) await want(201, 'POST', COLLECTION, inline(20_000_000));
    await want(413, 'POST', COLLECTION, inline(2 * MOST_INLINE));
  }, 120_000);

  it('stays as it is while content of 100 MB comes inside a request', async () => {
    const grown = await growth('100 MB inside a request', async () => {
      const { bestandsomvang } = await want(201, 'POST', COLLECTION, inline(MOST_INLINE));
      expect(bestandsomvang).toBe(MOST_INLINE);
    });
    expect(grown).toBeLessThan(MOST_GROWTH);
  });

  it('also when that is too much: who sends it all is told of parts', async () => {
    const grown = await growth('a byte too many, and 300 MB', async () => {
      for (const bytes of [MOST_INLINE + 1, 3 * MOST_INLINE])
        expect((await want(413, 'POST', COLLECTION, inline(bytes))).detail).toContain('in delen');
    });
    expect(grown).toBeLessThan(MOST_GROWTH);
  });

  it('and while several do at once', async () => {
    const grown = await growth('4 times 100 MB at once', () =>
      Promise.all(Array.from({ length: 4 }, () => want(201, 'POST', COLLECTION, inline(MOST_INLINE)))),
    );
    // Some 13 MB each, and what is not cleared away yet: a third of what goes by.
    expect(grown).toBeLessThan(2 * MOST_GROWTH);
  });

  it('and while 400 MB comes in parts', async () => {
    const made = await want(201, 'POST', COLLECTION, [document({ bestandsomvang: 4 * MOST_INLINE })]);
    const parts = made.bestandsdelen as readonly { readonly url: string; readonly omvang: number }[];
    expect(parts).toHaveLength(4);
    const type = 'multipart/form-data; boundary=grens';
    const grown = await growth('400 MB in parts', async () => {
      for (const { url, omvang } of parts)
        await want(200, 'PUT', new URL(url).pathname, form(omvang, String(made.lock)), type);
      await want(204, 'POST', `${new URL(made.url).pathname}/unlock`, [JSON.stringify({ lock: made.lock })]);
    });
    expect(grown).toBeLessThan(MOST_GROWTH);
  });
});
