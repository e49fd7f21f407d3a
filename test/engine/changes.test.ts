/** Changes since a number: complete, in order, and no more than the caller may read. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changesSince } from '../../src/engine/changes.ts';
import { numberChanges } from '../../src/engine/sequence.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import type { Rights } from '../../src/gate/rights.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, type Library, openLibrary } from './library.ts';

let clone: Clone;
let db: Database;
let library: Library;
let other: Library;
const shelves: { id: string; url: string }[] = [];

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  db = clone.open();
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  const logbook = createLogbook({ db, keys });
  library = await openLibrary(db, keys, logbook, 31);
  other = await openLibrary(db, keys, logbook, 32);
  for (const naam of ['Romans', 'Poëzie']) {
    const made = await library.engine.create(library.caller(ALL), 'plank', { naam });
    shelves.push({ id: made.id!, url: (JSON.parse(made.json) as { url: string }).url });
  }
});
afterAll(() => clone.drop());

const numbered = async (): Promise<void> => {
  const sequencer = createSequencer({ db, tasks: [numberChanges], onError: () => {} });
  while ((await sequencer.round()) !== 0);
};
const since = (number: number, rights: Rights = ALL, options: object = {}, of = library) =>
  changesSince(of.engine.parts, of.caller(rights), { since: number, ...options });
const end = async (): Promise<number> => {
  await numbered();
  for (let at = 0; ; ) {
    const { next, more } = await since(at);
    if (!more) return next;
    at = next;
  }
};
const book = (shelf: number) =>
  library.engine.create(library.caller(ALL), 'boek', {
    titel: 'De avonden',
    plank: shelves[shelf]!.url,
    geheimhouding: 'openbaar',
  });
const url = ({ json }: { json: string }) => (JSON.parse(json) as { url: string }).url;
const only = (shelf: number, scope = 'lezen'): Rights => ({
  everything: false,
  grants: [{ component: 'lib', scopes: new Set([scope]), type: shelves[shelf]!.id }],
});

it('gives every write in order, from where the caller was', async () => {
  const start = await end();
  const caller = library.caller(ALL);
  const made = await book(0);
  await library.engine.patch(caller, 'boek', made.id!, { bladzijden: 3 });
  const reader = await library.engine.create(caller, 'lezer', { boek: url(made), naam: 'Noor', bsn: '999990019' });
  await numbered();
  const { changes, next, more } = await since(start);
  expect(more).toBe(false);
  expect(changes.map(({ resource, id, action }) => [resource, id, action])).toEqual(
    expect.arrayContaining([
      ['boek', made.id, 'create'],
      ['boek', made.id, 'update'],
      ['lezer', reader.id, 'create'],
    ]),
  );
  expect(changes.map(({ number }) => number)).toEqual(changes.map((_, index) => start + index + 1));
  expect(await since(next)).toEqual({ changes: [], next, more: false });
  const page = await since(start, ALL, { limit: 1 });
  expect(page).toMatchObject({ changes: [{ id: made.id, action: 'create' }], next: start + 1, more: true });
  expect((await since(start, ALL, { resources: ['lezer'] })).changes).toMatchObject([{ id: reader.id }]);
});

it('hides what the caller may not read now, and still moves the cursor past it', async () => {
  const start = await end();
  const [seen, hidden] = [await book(0), await book(1)];
  await numbered();
  const asked = await since(start, only(0));
  expect(asked.changes.map(({ id }) => id)).toEqual([seen.id]);
  expect(asked.next).toBe(start + 2);
  expect((await since(start, only(1))).changes.map(({ id }) => id)).toEqual([hidden.id]);
  expect((await since(start, only(0, 'schrijven'))).changes).toEqual([]);
  expect((await since(start, { everything: false, grants: [] })).changes).toEqual([]);
  expect((await since(0, ALL, {}, other)).changes).toEqual([]);
});

it('tells that a record is gone to who may read its main object, or all of its kind', async () => {
  const caller = library.caller(ALL);
  const made = await book(0);
  const reader = await library.engine.create(caller, 'lezer', { boek: url(made), naam: 'Noor', bsn: '999990019' });
  const start = await end();
  await library.engine.remove(caller, 'lezer', reader.id!);
  await numbered();
  const gone = ({ changes }: Awaited<ReturnType<typeof since>>) =>
    changes.filter(({ action }) => action === 'delete').map(({ id }) => id);
  expect(gone(await since(start, only(0)))).toEqual([reader.id]);
  expect(gone(await since(start, only(1)))).toEqual([]);
  await library.engine.remove(caller, 'boek', made.id!);
  await numbered();
  const reading: Rights = { everything: false, grants: [{ component: 'lib', scopes: new Set(['lezen']) }] };
  expect(gone(await since(start, reading))).toEqual([reader.id, made.id]);
  expect(gone(await since(start, only(0)))).toEqual([]);
  // What is gone cannot be read: of its life only the end is told.
  const lived = (await since(0)).changes.filter(({ id }) => id === made.id || id === reader.id);
  expect(lived.map(({ action }) => action)).toEqual(['delete', 'delete']);
});

it('writes whom it was about to the logbook, before the answer', async () => {
  const start = await end();
  const made = await book(0);
  await library.engine.create(library.caller(ALL), 'lezer', { boek: url(made), naam: 'Noor', bsn: '999990019' });
  await numbered();
  library.logged.length = 0;
  await since(start);
  expect(library.logged).toMatchObject([{ operation: 'meent.wijzigingen.list', kind: 'getoond' }]);
  expect(library.logged[0]!.lines.map(({ resource }) => resource).sort()).toEqual(['boek', 'lezer']);
});
