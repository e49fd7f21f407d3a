/** What an answer with expand may hold: a number of records and a number of bytes, and each of them once. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeys } from '../../src/foundation/keys/open.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, type Library, openLibrary } from './library.ts';

const PATH = '/boeken/api/v1/boeken';

let clone: Clone;
let library: Library;
let large: string;

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  const db = clone.open();
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  library = await openLibrary(db, keys, createLogbook({ db, keys }), 61);
  const { engine } = library;
  const caller = library.caller(ALL);
  const plank = (JSON.parse((await engine.create(caller, 'plank', { naam: 'Romans' })).json) as { url: string }).url;
  // Nearly two megabytes, and it points at itself.
  const trefwoorden = Array.from({ length: 75_000 }, (_, index) => `trefwoord ${String(index).padStart(10, '0')}`);
  const made = await engine.create(caller, 'boek', {
    titel: 'Encyclopedie',
    plank,
    geheimhouding: 'openbaar',
    trefwoorden,
  });
  large = made.id!;
  await engine.patch(caller, 'boek', large, { zieOok: `http://boeken.test${PATH}/${large}` });
});
afterAll(() => clone.drop());

const deep = (levels: number): string => Array(levels).fill('zieOok').join('.');

it('is refused above 32 MB, for one record and for a list', async () => {
  const caller = library.caller(ALL);
  const fault = { name: 'expand', code: 'expand-te-groot', reason: expect.stringContaining('32 MB') };
  const read = (levels: number) => library.engine.read(caller, 'boek', large, { expand: [deep(levels)] });
  const list = (levels: number) => library.engine.list(caller, 'boek', { expand: deep(levels) }, { path: PATH });
  for (const ask of [read, list]) {
    await expect(ask(20)).rejects.toMatchObject({ code: 'invalid', invalidParams: [fault] });
    // Twin: below it is answered whole.
    expect((await ask(1)).json.length).toBeGreaterThan(2 * 1_700_000);
  }
});

it('puts a record that several point at in each of them, with its own part once', async () => {
  const { engine } = library;
  const caller = library.caller(ALL);
  const plank = (JSON.parse((await engine.create(caller, 'plank', { naam: 'Samen' })).json) as { url: string }).url;
  const book = { titel: 'Samen gelezen', plank, geheimhouding: 'openbaar' };
  const boek = (JSON.parse((await engine.create(caller, 'boek', book)).json) as { url: string }).url;
  for (const bsn of ['999990019', '999990020']) await engine.create(caller, 'lezer', { boek, naam: 'Lezer', bsn });
  const { json } = await engine.list(caller, 'lezer', { expand: 'boek.plank' }, { path: '/x' });
  for (const one of (JSON.parse(json) as { results: object[] }).results)
    expect(one).toMatchObject({ _expand: { boek: { titel: 'Samen gelezen', _expand: { plank: { naam: 'Samen' } } } } });
  expect(json.match(/"plank":\{/g)).toHaveLength(2);
});

it('holds two hundred records for each of a page of a hundred, which nobody can ask in smaller pieces', async () => {
  const { engine } = library;
  const caller = library.caller(ALL);
  const plank = (JSON.parse((await engine.create(caller, 'plank', { naam: 'Vol' })).json) as { url: string }).url;
  const book = { titel: 'Vol', plank, geheimhouding: 'openbaar' };
  const boek = (JSON.parse((await engine.create(caller, 'boek', book)).json) as { url: string }).url;
  for (let at = 0; at < 100; at += 1)
    await engine.create(caller, 'lezer', { boek, naam: 'Tegelijk', bsn: '999990019' });
  const list = (expand: string) => engine.list(caller, 'lezer', { expand, page: '1' }, { path: '/x' });
  expect((await list('boek.lezers')).json.match(/"Tegelijk"/g)!.length).toBeGreaterThan(9_000);
  // Twin: a hundred readers of a hundred books, and each of those books once more.
  const fault = { name: 'expand', code: 'expand-te-groot', reason: expect.stringContaining('20.000 records') };
  await expect(list('boek.lezers.boek')).rejects.toMatchObject({ code: 'invalid', invalidParams: [fault] });
});
