/** A file of 300 MB, in parts over a real socket: up, together and down, in constant memory. */
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PART_BYTES } from '../../src/registers/documenten/bestandsdeel.ts';
import { BASE, type Documenten, startDocumenten } from '../registers/documenten/support.ts';

let server: Documenten;
let address: string;
beforeAll(async () => {
  server = await startDocumenten(PART_BYTES);
  address = await server.meent.listen();
});
afterAll(() => server.close());

const PIECE = randomBytes(1_000_000);
const pieceOf = (n: number): Buffer => {
  PIECE.writeUInt32BE(n);
  return PIECE;
};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let highest = 0;
let measured = 0;
/** What is held, now and then: what only waits for the garbage collector does not count. */
const measure = (bytes: number): void => {
  measured += bytes;
  if (measured < 30_000_000) return;
  measured = 0;
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  highest = Math.max(highest, heapUsed + arrayBuffers);
};

function ask(
  method: 'PUT' | 'GET',
  url: string,
  headers: Record<string, string>,
  write?: (send: (chunk: Buffer | string) => Promise<void>) => Promise<void>,
  onData?: (chunk: Buffer) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      address + url.replace(BASE, ''),
      { method, headers: { host: 'localhost', authorization: server.meent.token('alles'), ...headers } },
      (answer) => {
        answer.on('data', (chunk: Buffer) => {
          measure(chunk.length);
          onData?.(chunk);
        });
        answer.on('end', () => resolve(answer.statusCode!));
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    const send = (chunk: Buffer | string): Promise<void> =>
      new Promise((done, failed) => sent.write(chunk, (error) => (error ? failed(error) : done())));
    (write ? write(send) : Promise.resolve()).then(() => sent.end(), reject);
  });
}

it('goes through in parts of 100 MB, byte for byte', async () => {
  const size = 3 * PART_BYTES;
  const { url, lock, bestandsdelen } = await server.create({ bestandsomvang: size, formaat: 'video/mp4' });
  expect(bestandsdelen.map(({ omvang }) => omvang)).toEqual([PART_BYTES, PART_BYTES, PART_BYTES]);
  const up = createHash('sha256');
  measure(30_000_000);
  const before = highest;
  for (const part of bestandsdelen) {
    const status = await ask(
      'PUT',
      part.url,
      { 'content-type': 'multipart/form-data; boundary=grens' },
      async (send) => {
        await send(`--grens\r\ncontent-disposition: form-data; name="lock"\r\n\r\n${lock}\r\n`);
        await send(
          '--grens\r\ncontent-disposition: form-data; name="inhoud"; filename="deel"\r\ncontent-type: application/octet-stream\r\n\r\n',
        );
        for (let n = 0; n < 100; n++) {
          const piece = Buffer.from(pieceOf(part.volgnummer * 1000 + n));
          up.update(piece);
          await send(piece);
          measure(piece.length);
        }
        await send('\r\n--grens--\r\n');
      },
    );
    expect(status).toBe(200);
  }
  await server.want(204, 'POST', `${url}/unlock`, { lock });
  const down = createHash('sha256');
  let received = 0;
  const status = await ask('GET', `${url}/download`, {}, undefined, (chunk) => {
    received += chunk.length;
    down.update(chunk);
  });
  expect([status, received]).toEqual([200, size]);
  expect(down.digest('hex')).toBe(up.digest('hex'));
  // One part alone would be 100 MB; client and server are both in this process, with what waits between them.
  expect(highest - before).toBeLessThan(64_000_000);
}, 300_000);

it('inside the request is taken up to 100 MB, and above that the caller is told of parts', async () => {
  const inhoud = (bytes: number): string => Buffer.alloc(bytes, 1).toString('base64');
  const made = await server.create({ inhoud: inhoud(100_000_000) });
  expect(made.bestandsomvang).toBe(100_000_000);
  const refused = await server.want(
    413,
    'POST',
    '/documenten/api/v1/enkelvoudiginformatieobjecten',
    server.body({ inhoud: inhoud(100_000_002) }),
  );
  expect(refused.detail).toContain('in delen');
}, 120_000);
