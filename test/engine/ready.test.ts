/** Pages from memory: what is in a list, and how it looks, is always that of the database at this moment. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { canBeReady } from '../../src/engine/ready-record.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import type { Rights } from '../../src/gate/rights.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, boek as book, type Library, libraryResources, openLibrary } from './library.ts';

let clone: Clone;
let library: Library;
let second: Engine;
let plank: string;
let boek: string;

const MUNICIPALITY = 61;

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  const db = clone.open();
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  library = await openLibrary(db, keys, createLogbook({ db, keys }), MUNICIPALITY);
  second = createEngine({ db, keys, logbook: createLogbook({ db, keys }), resources: libraryResources });
  plank = (await library.engine.create(library.caller(ALL), 'plank', { naam: 'Reizen' })).id!;
});
afterAll(() => clone.drop());

const address = (name: string, id: string): string => `http://boeken.test/boeken/api/v1/${name}/${id}`;

beforeEach(async () => {
  const { json, id } = await library.engine.create(library.caller(ALL), 'boek', {
    titel: 'Naar zee',
    plank: address('planken', plank),
    geheimhouding: 'openbaar',
  });
  boek = id!;
  expect(JSON.parse(json).titel).toBe('Naar zee');
});

const listed = async (engine: Engine, rights: Rights = ALL, base?: string) => {
  const caller = { ...library.caller(rights), ...(base ? { base } : {}) };
  const answer = await engine.list(caller, 'boek', {}, { path: '/x' });
  return JSON.parse(answer.json).results as { url: string; titel: string; lezers: string[] }[];
};
const one = async (engine: Engine, rights?: Rights) =>
  (await listed(engine, rights)).find(({ url }) => url.endsWith(boek));

test('a page is that of a single read, byte for byte, the first time and the next', async () => {
  const { json } = await library.engine.read(library.caller(ALL), 'boek', boek);
  for (let time = 0; time < 2; time++) {
    const page = await library.engine.list(library.caller(ALL), 'boek', {}, { path: '/x' });
    expect(page.json).toContain(json);
  }
  expect(library.engine.parts.ready.size()).toBeGreaterThan(json.length);
});

test('what one process writes, another shows in its next page', async () => {
  expect((await one(second))!.titel).toBe('Naar zee');
  await library.engine.patch(library.caller(ALL), 'boek', boek, { titel: 'Naar huis' });
  expect((await one(second))!.titel).toBe('Naar huis');
  await library.engine.remove(library.caller(ALL), 'boek', boek);
  expect(await one(second)).toBeUndefined();
});

test('a child that comes and goes is shown with its parent', async () => {
  expect((await one(second))!.lezers).toEqual([]);
  const lezer = (
    await library.engine.create(library.caller(ALL), 'lezer', {
      boek: address('boeken', boek),
      naam: 'Anna',
      bsn: '999990019',
    })
  ).id!;
  expect((await one(second))!.lezers).toEqual([address('lezers', lezer)]);
  const before = library.logged.length;
  await listed(library.engine);
  expect(library.logged.slice(before).flatMap(({ lines }) => lines.map(({ id }) => id))).toContain(boek);
  await library.engine.remove(library.caller(ALL), 'lezer', lezer);
  expect((await one(second))!.lezers).toEqual([]);
});

test('a row that was written past the program is read again', async () => {
  await one(second);
  await clone.asOwner(`update meent.boeken_boek set body = replace(body, 'Naar zee', 'Naar bed') where id = $1`, [
    boek,
  ]);
  expect((await one(second))!.titel).toBe('Naar bed');
});

test('what is ready for one caller is hidden from another who may not see it', async () => {
  await one(library.engine);
  const elsewhere: Rights = {
    everything: false,
    grants: [{ component: 'lib', scopes: new Set(['lezen']), type: '00000000-0000-4000-8000-000000000000' }],
  };
  expect(await one(library.engine, elsewhere)).toBeUndefined();
  const here: Rights = { ...elsewhere, grants: [{ ...elsewhere.grants[0]!, type: plank }] };
  expect((await one(library.engine, here))!.titel).toBe('Naar zee');
});

test('each host sees its own addresses', async () => {
  await listed(library.engine);
  const [first] = await listed(library.engine, ALL, 'https://elders.test');
  expect(first!.url).toMatch(/^https:\/\/elders\.test\//);
  const [again] = await listed(library.engine);
  expect(again!.url).toMatch(/^http:\/\/boeken\.test\//);
});

test('pages are exact while their records are written', async () => {
  const writes = Array.from({ length: 20 }, async (_, index) => {
    await library.engine.patch(library.caller(ALL), 'boek', boek, { titel: `Deel ${index}` }).catch(() => {});
  });
  const pages = await Promise.all(Array.from({ length: 20 }, () => one(second)));
  await Promise.all(writes);
  for (const page of pages) expect(page!.titel).toMatch(/^(Naar zee|Deel \d+)$/);
  const { json } = await library.engine.read(library.caller(ALL), 'boek', boek);
  expect((await one(second))!.titel).toBe(JSON.parse(json).titel);
});

const elsewhere: Rights = {
  everything: false,
  grants: [{ component: 'lib', scopes: new Set(['lezen']), type: '00000000-0000-4000-8000-000000000000' }],
};
const here = (): Rights => ({ ...elsewhere, grants: [{ ...elsewhere.grants[0]!, type: plank }] });
const readOne = (engine: Engine, rights: Rights = ALL, base?: string) =>
  engine.read({ ...library.caller(rights), ...(base ? { base } : {}) }, 'boek', boek);
const titelOf = async (...of: Parameters<typeof readOne>) => JSON.parse((await readOne(...of)).json).titel as string;

test('one record that is ready is the same bytes under the same ETag, and its reading has an entry each time', async () => {
  const first = await readOne(second);
  const before = library.logged.length;
  const again = await readOne(library.engine);
  const third = await readOne(library.engine);
  expect(again.json).toBe(first.json);
  expect([again.etag, third.etag]).toEqual([first.etag, first.etag]);
  expect(third.bytes).toEqual(Buffer.from(first.json));
  expect(library.logged.slice(before).map(({ kind }) => kind)).toEqual(['geopend', 'geopend']);
});

test('one record that another process wrote, or that was written past the program, is read anew under another ETag', async () => {
  const { etag } = await readOne(second);
  await library.engine.patch(library.caller(ALL), 'boek', boek, { titel: 'Naar huis' });
  expect(await titelOf(second)).toBe('Naar huis');
  const changed = await readOne(second);
  expect(changed.etag).not.toBe(etag);
  await clone.asOwner(`update meent.boeken_boek set body = replace(body, 'Naar huis', 'Naar bed') where id = $1`, [
    boek,
  ]);
  expect(await titelOf(second)).toBe('Naar bed');
  await library.engine.remove(library.caller(ALL), 'boek', boek);
  await expect(readOne(second)).rejects.toMatchObject({ code: 'not-found' });
});

test('one record that is ready for one caller is refused to another, with an entry of that', async () => {
  expect(await titelOf(library.engine)).toBe('Naar zee');
  expect(await titelOf(library.engine, here())).toBe('Naar zee');
  const before = library.logged.length;
  await expect(readOne(library.engine, elsewhere)).rejects.toMatchObject({ code: 'permission-denied' });
  expect(library.logged.slice(before).map(({ kind }) => kind)).toEqual(['geweigerd']);
});

test('callers who know a record and callers who do not share a statement', async () => {
  await readOne(library.engine);
  const hosts = [undefined, 'https://een.test', undefined, 'https://twee.test'];
  const answers = await Promise.all(hosts.map((base) => readOne(library.engine, ALL, base)));
  expect(answers.map(({ json }) => new URL(JSON.parse(json).url).host)).toEqual([
    'boeken.test',
    'een.test',
    'boeken.test',
    'twee.test',
  ]);
  expect(new Set(answers.map(({ etag }) => etag)).size).toBe(3);
});

test('what was destroyed goes from memory, also when it is asked for all the time; twin: what is there stays', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const { db, keys, logbook } = library.engine.parts;
    const third = createEngine({ db, keys, logbook, resources: libraryResources });
    await readOne(third);
    for (let time = 0; time < 5; time++) {
      vi.advanceTimersByTime(120_000);
      await readOne(third);
    }
    expect(third.parts.ready.size()).toBeGreaterThan(0);
    await library.engine.remove(library.caller(ALL), 'boek', boek);
    for (let time = 0; time < 2; time++) {
      await expect(readOne(third)).rejects.toMatchObject({ code: 'not-found' });
      vi.advanceTimersByTime(120_000);
    }
    expect(third.parts.ready.size()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('what is made of other records, or of the day, is never ready', () => {
  expect(canBeReady(book)).toBe(true);
  expect(canBeReady({ ...book, project: () => ({}) })).toBe(false);
});
