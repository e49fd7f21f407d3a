/** Bytes and rows: a crash between them leaves no half document, and what nobody refers to goes. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeJobs } from '../../../src/foundation/jobs/jobs.ts';
import { handleSweep, sweep } from '../../../src/registers/documenten/index.ts';
import { FIRST } from '../../support/server.ts';
import { base64, type Documenten, DRC, startDocumenten } from './support.ts';

let server: Documenten;
beforeAll(async () => {
  server = await startDocumenten();
});
afterAll(() => server.close());

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const folder = (): string => join(server.folder, String(FIRST));
const files = (): string[] =>
  readdirSync(folder(), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder(), path))
    .filter((path) => statSync(path).isFile());
const stored = (text: string): boolean => files().some((path) => path.endsWith(digest(text)));
const age = (): void => {
  for (const path of files()) utimesSync(path, 0, 0);
};
const clean = () => sweep({ db: server.meent.db, blobs: server.blobs }, FIRST);

beforeEach(async () => {
  await server.create({ inhoud: base64('blijft') });
});

it('a refused document leaves bytes that the sweep takes, once they are old enough', async () => {
  await server.want(400, 'POST', `${DRC}/enkelvoudiginformatieobjecten`, {
    ...server.body({ inhoud: base64('geweigerd'), bestandsomvang: 1 }),
  });
  expect(stored('geweigerd')).toBe(true);
  await clean();
  expect(stored('geweigerd')).toBe(true);
  age();
  await clean();
  expect(stored('geweigerd')).toBe(false);
  expect(stored('blijft')).toBe(true);
});

it('a crash between bytes and row leaves no document', async () => {
  const { store } = server.meent.engine.parts;
  const parts = server.meent.engine.parts as { store: typeof store };
  parts.store = () => Promise.reject(new Error('killed'));
  try {
    await server.want(
      500,
      'POST',
      `${DRC}/enkelvoudiginformatieobjecten`,
      server.body({ inhoud: base64('half'), identificatie: 'HALF' }),
    );
  } finally {
    parts.store = store;
  }
  expect(stored('half')).toBe(true);
  expect((await server.want(200, 'GET', `${DRC}/enkelvoudiginformatieobjecten?identificatie=HALF`)).count).toBe(0);
  age();
  await clean();
  expect(stored('half')).toBe(false);
  // Sent again, it is whole.
  const { inhoud } = await server.create({ inhoud: base64('half'), identificatie: 'HALF' });
  expect((await server.download(String(inhoud))).payload).toBe('half');
});

it('content of a version, a part, or two documents at once stays as long as one refers to it', async () => {
  const one = await server.create({ inhoud: base64('versie een') });
  const two = await server.create({ inhoud: base64('versie een') });
  await server.change(one.url, { inhoud: base64('versie twee'), bestandsomvang: 11 });
  const busy = await server.create({ bestandsomvang: 12 });
  await server.upload(busy.bestandsdelen[0]!.url, Buffer.from('een deel..'), busy.lock);
  age();
  await clean();
  expect(['versie een', 'versie twee', 'een deel..'].map(stored)).toEqual([true, true, true]);
  await server.want(204, 'DELETE', two.url);
  expect(stored('versie een')).toBe(true);
  await server.want(204, 'DELETE', one.url);
  expect(['versie een', 'versie twee'].map(stored)).toEqual([false, false]);
});

it('a destroyed document of a moment ago goes with the next sweep', async () => {
  const { url } = await server.create({ inhoud: base64('net gemaakt') });
  await server.want(204, 'DELETE', url);
  expect(stored('net gemaakt')).toBe(true);
  age();
  await clean();
  expect(stored('net gemaakt')).toBe(false);
});

it('content that comes again while it is swept stays', async () => {
  const { blobs } = server;
  await blobs.write(FIRST, Buffer.from('komt terug'));
  age();
  await Promise.all([clean(), ...Array.from({ length: 5 }, () => server.create({ inhoud: base64('komt terug') }))]);
  const { inhoud } = await server.create({ inhoud: base64('komt terug') });
  expect((await server.download(String(inhoud))).payload).toBe('komt terug');
});

it('runs every day as a job', async () => {
  const jobs = makeJobs(server.meent.db, { pollMs: 50 });
  const plan = handleSweep(jobs, { db: server.meent.db, blobs: server.blobs });
  await server.blobs.write(FIRST, Buffer.from('van gisteren'));
  age();
  await plan(FIRST);
  await plan(FIRST);
  jobs.start();
  await expect.poll(() => stored('van gisteren'), { timeout: 10_000 }).toBe(false);
  await expect
    .poll(
      () =>
        server.meent.clone.asOwner(
          `select 1 from meent.job where queue = 'documenten.opruimen' and run_at > now() + interval '23 hours'`,
        ),
      { timeout: 10_000 },
    )
    .toHaveLength(1);
  await jobs.stop();
});
