/** Two processes on one database: what one changes, the other knows. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { ReadyRecord } from '../../src/engine/ready.ts';
import { shapeOf } from '../../src/engine/ready-record.ts';
import { followEpochs } from '../../src/engine/snapshot.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, type Library, libraryResources, openLibrary } from './library.ts';

let clone: Clone;
let library: Library;
let second: Engine;
let stop: () => Promise<void>;

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  const db = clone.open();
  const other = clone.open();
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  library = await openLibrary(db, keys, createLogbook({ db, keys }), 31);
  second = createEngine({ db: other, keys, logbook: createLogbook({ db: other, keys }), resources: libraryResources });
  const stops = [await followEpochs(db, library.engine.parts), await followEpochs(other, second.parts)];
  stop = async () => {
    for (const one of stops) await one();
  };
});

afterAll(async () => {
  await stop();
  await clone.drop();
});

it('a new shelf is known to a process that answers from memory alone', async () => {
  const caller = library.caller(ALL);
  expect(JSON.parse((await second.list(caller, 'plank', {}, { path: '/x' })).json)).toMatchObject({ count: 0 });
  await library.engine.create(caller, 'plank', { naam: 'Reizen' });
  await vi.waitFor(async () =>
    expect(JSON.parse((await second.list(caller, 'plank', {}, { path: '/x' })).json)).toMatchObject({ count: 1 }),
  );
});

it('both give a list in the same order, whoever made what is in it', async () => {
  const caller = library.caller(ALL);
  for (const digit of ['7', '2', '5'])
    await library.engine.create(caller, 'plank', { naam: `Kast ${digit}` }, { id: digit.repeat(8) + ID_REST });
  const ids = async (engine: Engine): Promise<string[]> =>
    JSON.parse((await engine.list(caller, 'plank', {}, { path: '/x' })).json).results.map(
      ({ uuid }: { uuid: string }) => uuid,
    );
  const order = await ids(library.engine);
  expect(order).toEqual(order.toSorted());
  await vi.waitFor(async () => expect(await ids(second)).toEqual(order));
  for (const digit of ['7', '2', '5']) await library.engine.remove(caller, 'plank', digit.repeat(8) + ID_REST);
});

const ID_REST = '-0000-4000-8000-000000000000';

it('writes of both on one shelf go on from each other', async () => {
  const caller = library.caller(ALL);
  const engines = [library.engine, second];
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, index) => engines[index % 2]!.create(caller, 'plank', { naam: `Plank ${index}` })),
  );
  expect(new Set(made.map(({ id }) => id)).size).toBe(20);
  for (const engine of engines)
    await vi.waitFor(async () =>
      expect(JSON.parse((await engine.list(caller, 'plank', {}, { path: '/x' })).json)).toMatchObject({ count: 21 }),
    );
});

it('an orderly stop gives back what it did not give; twin: not where the other took numbers since', async () => {
  const caller = library.caller(ALL);
  const number = { field: 'nummer', pattern: 'T-{nummer:1}' };
  const [first, other] = [library.engine.parts.numbers, second.parts.numbers];
  const given = await Promise.all(Array.from({ length: 30 }, () => first.next(caller, number)));
  await first.giveBack();
  expect(await other.next(caller, number)).toBe('T-31');
  given.push(await first.next(caller, number));
  await other.giveBack();
  const rest = await Promise.all(Array.from({ length: 200 }, (_, n) => [first, other][n % 2]!.next(caller, number)));
  expect(new Set([...given, 'T-31', ...rest]).size).toBe(232);
});

it('numbers are given once, and rise in each process, however fast they are taken', async () => {
  const caller = library.caller(ALL);
  const number = { field: 'nummer', pattern: 'N-{nummer:9}' };
  const taken = await Promise.all(
    [library.engine, second].map(async ({ parts }) => {
      const given: string[] = [];
      for (let round = 0; round < 40; round++)
        given.push(...(await Promise.all(Array.from({ length: 50 }, () => parts.numbers.next(caller, number)))));
      return given;
    }),
  );
  for (const given of taken) expect(given).toEqual(given.toSorted());
  expect(new Set(taken.flat()).size).toBe(4_000);
});

it('after a broken connection no record comes from memory: another server may give the same stamp to something else', async () => {
  const caller = library.caller(ALL);
  const { parts } = library.engine;
  const { id: plank } = await library.engine.create(caller, 'plank', { naam: 'Zee' });
  const { id } = await library.engine.create(caller, 'boek', {
    titel: 'Waar',
    plank: `http://boeken.test/boeken/api/v1/planken/${plank}`,
    geheimhouding: 'openbaar',
  });
  const titel = async (): Promise<string> => JSON.parse((await library.engine.read(caller, 'boek', id!)).json).titel;
  expect(await titel()).toBe('Waar');
  const shape = shapeOf(caller, parts.registry.get('boek'));
  const real = parts.ready.last(shape, id!)!;
  parts.ready.keep(shape, id!, new ReadyRecord(real, real.json.toString().replace('Waar', 'Verloren'), real.lines));
  expect(await titel()).toBe('Verloren');
  await clone.asOwner(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'meent listen'`);
  await vi.waitFor(async () => expect(await titel()).toBe('Waar'), 5_000);
});
