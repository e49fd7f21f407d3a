/** `/logboek/tlog/tile/entries/…`: bundles of entries as tlog-tiles has them, for who supervises and for nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeBundle } from '../../../src/logbook/merkle/bundle.ts';
import { EMPTY_EDGE, edgeRoot, extend } from '../../../src/logbook/merkle/edge.ts';
import { leafHash } from '../../../src/logbook/merkle/hash.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { keys, startMeent, type TestMeent } from '../../support/server.ts';

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
});
afterAll(() => meent.close());

const TLOG = '/logboek/tlog';
const get = (path: string, as: string | false = 'alles') =>
  meent.ask({ method: 'GET', url: `${TLOG}/${path}`, as, headers: { accept: '*/*' } });
/** Everything gets its number. Returns the signed head. */
async function settle(): Promise<{ readonly size: number; readonly root: string }> {
  const sequencer = createSequencer({ db: meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  const [, size, root] = (await get('checkpoint', false)).body.split('\n');
  return { size: Number(size), root: root! };
}
const bundle = (index: number, size: number): string => {
  const width = Math.min(256, size - index * 256);
  const name = `tile/entries/${String(index).padStart(3, '0')}`;
  return width < 256 ? `${name}.p/${width}` : name;
};

test('who supervises takes all bundles: they lead to the signed root', async () => {
  const search = { method: 'POST', url: '/logboek/lezen/v1/processing-activities' } as const;
  const payload = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736' };
  for (let i = 0; i < 13; i += 1)
    await Promise.all(Array.from({ length: 20 }, () => meent.ask({ ...search, payload })));
  const { size, root } = await settle();
  expect(size).toBeGreaterThan(256);
  const leaves: Uint8Array[] = [];
  for (let index = 0; leaves.length < size; index += 1) {
    const answer = await get(bundle(index, size));
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    // A right can be withdrawn, and a cache between us would not hear of it.
    expect(answer.headers['cache-control']).toBe('private, no-store');
    leaves.push(...decodeBundle(answer.rawPayload)!);
  }
  expect(leaves).toHaveLength(size);
  expect(Buffer.from(edgeRoot(extend(EMPTY_EDGE, leaves.map(leafHash)).edge)).toString('base64')).toBe(root);
});

test('taking one is in the logbook itself, with who took it', async () => {
  const { size } = await settle();
  const before = meent.logged.length;
  const url = `${TLOG}/${bundle(0, size)}`;
  await meent.ask({ method: 'GET', url, headers: { accept: '*/*' }, user: { id: 'toezicht-1', name: 'T. Zicht' } });
  expect(meent.logged.slice(before)).toMatchObject([
    { operation: 'logboek.bundel', kind: 'geopend', application: 'alles', lines: [] },
  ]);
});

test('without a token 401, without the right 403, and neither is told whether it is there', async () => {
  const { size } = await settle();
  const before = meent.logged.length;
  for (const path of [bundle(0, size), 'tile/entries/999', 'tile/entries/nergens']) {
    const nobody = await get(path, false);
    expect(nobody.statusCode, path).toBe(401);
    expect(nobody.headers['content-type']).toContain('application/problem+json');
    const other = await get(path, 'beperkt');
    expect(other.statusCode, path).toBe(403);
    expect(other.json<{ detail: string }>().detail).toContain('logboek.inzien');
  }
  expect(meent.logged.slice(before)).toEqual([]);
});

test('twin: with the right of who supervises alone it is given', async () => {
  const { size } = await settle();
  await meent.grant([{ component: 'meent', scopes: ['logboek.inzien'] }]);
  expect((await get(bundle(0, size), 'beperkt')).statusCode).toBe(200);
});

test('what is not there (yet) is 404, and leaves no entry', async () => {
  const { size } = await settle();
  const before = meent.logged.length;
  for (const path of ['tile/entries/999', `tile/entries/000.p/0`, 'tile/entries/0', `tile/entries/001.p/${size}`])
    expect((await get(path)).statusCode, path).toBe(404);
  expect(meent.logged.slice(before)).toEqual([]);
});

test('twin: hashes and the head stay for everybody', async () => {
  const { size } = await settle();
  for (const path of ['checkpoint', 'vkey', bundle(0, size).replace('entries', '0')])
    expect((await get(path, false)).statusCode, path).toBe(200);
});
