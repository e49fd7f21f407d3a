import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/foundation/db/types.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import { Problem } from '../../src/foundation/problems.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, type Library, openLibrary } from './library.ts';

let clone: Clone;
let db: Database;
let library: Library;
let other: Library;
let shelf: string;

const problem = async (promise: Promise<unknown>): Promise<Problem> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
};

const codes = (found: Problem): string[] => found.invalidParams.map(({ name, code }) => `${name}:${code}`);

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  db = clone.open();
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  const logbook = createLogbook({ db, keys } as never);
  library = await openLibrary(db, keys, logbook, 11);
  other = await openLibrary(db, keys, logbook, 12);
  const made = await library.engine.create(library.caller(ALL), 'plank', { naam: 'Romans' });
  shelf = (JSON.parse(made.json) as { url: string }).url;
});

afterAll(() => clone.drop());

const book = (extra: object = {}) => ({ titel: 'De avonden', plank: shelf, geheimhouding: 'openbaar', ...extra });
const parse = (answer: { json: string }) =>
  JSON.parse(answer.json) as Record<string, never> & { url: string; uuid: string };

describe('a resource from its declaration', () => {
  it('is created, read, listed, patched and deleted', async () => {
    const caller = library.caller(ALL);
    const made = await library.engine.create(
      caller,
      'boek',
      book({ verschenen: '1947-11-01', trefwoorden: ['winter'] }),
    );
    expect(made.status).toBe(201);
    const shown = parse(made);
    expect(shown).toMatchObject({
      url: `http://boeken.test/boeken/api/v1/boeken/${made.id}`,
      uuid: made.id,
      titel: 'De avonden',
      plank: shelf,
      bladzijden: null,
      lezers: [],
      trefwoorden: ['winter'],
    });
    expect(shown.nummer).toMatch(/^B-\d+$/);
    const read = await library.engine.read(caller, 'boek', made.id!);
    expect(read.json).toBe(made.json);
    expect(read.etag).toBe(made.etag);
    const patched = parse(await library.engine.patch(caller, 'boek', made.id!, { titel: 'De Avonden' }));
    expect(patched).toMatchObject({ titel: 'De Avonden', verschenen: '1947-11-01' });
    const list = await library.engine.list(caller, 'boek', { plank: shelf }, { path: '/boeken/api/v1/boeken' });
    expect(JSON.parse(list.json)).toMatchObject({
      count: 1,
      next: null,
      previous: null,
      results: [{ titel: 'De Avonden' }],
    });
    await library.engine.remove(caller, 'boek', made.id!);
    expect((await problem(library.engine.read(caller, 'boek', made.id!))).status).toBe(404);
  });

  it('names every fault of a body at once', async () => {
    const found = await problem(
      library.engine.create(library.caller(ALL), 'boek', {
        titel: 'x'.repeat(81),
        plank: 'http://elders.test/planken/1',
        verschenen: '2023-02-30',
        geheimhouding: 'supergeheim',
        bladzijden: 0,
      }),
    );
    expect(codes(found).sort()).toEqual(
      [
        'bladzijden:min_value',
        'geheimhouding:invalid_choice',
        'plank:no_match',
        'titel:max_length',
        'verschenen:invalid',
      ].sort(),
    );
  });

  it('refuses control characters, so that no text can pose as a marker in a stored body', async () => {
    expect(
      codes(await problem(library.engine.create(library.caller(ALL), 'boek', book({ titel: 'a\u0001b' })))),
    ).toEqual(['titel:invalid']);
    const made = await library.engine.create(library.caller(ALL), 'boek', book({ titel: 'a\\u0001b "\\' }));
    expect(parse(await library.engine.read(library.caller(ALL), 'boek', made.id!)).titel).toBe('a\\u0001b "\\');
    expect(parse(await library.engine.patch(library.caller(ALL), 'boek', made.id!, { bladzijden: 3 })).titel).toBe(
      'a\\u0001b "\\',
    );
  });

  it('tells a duplicate in the words of the declaration', async () => {
    await library.engine.create(library.caller(ALL), 'boek', book({ nummer: 'uniek-1' }));
    expect(
      codes(await problem(library.engine.create(library.caller(ALL), 'boek', book({ nummer: 'uniek-1' })))),
    ).toEqual(['nummer:nummer-niet-uniek']);
  });
});

describe('children', () => {
  it('show on their parent, leave it when they go, and go when it goes', async () => {
    const caller = library.caller(ALL);
    const made = await library.engine.create(caller, 'boek', book());
    const lezer = { boek: parse(made).url, naam: 'Noor', bsn: '999990019' };
    const first = await library.engine.create(caller, 'lezer', lezer);
    const second = await library.engine.create(caller, 'lezer', lezer);
    const shown = async () => parse(await library.engine.read(caller, 'boek', made.id!)).lezers;
    expect(await shown()).toEqual([first, second].map((one) => parse(one).url));
    await library.engine.remove(caller, 'lezer', first.id!);
    expect(await shown()).toEqual([parse(second).url]);
    await library.engine.remove(caller, 'boek', made.id!);
    expect((await problem(library.engine.read(caller, 'lezer', second.id!))).status).toBe(404);
  });
});

describe('sealed fields', () => {
  it('answer in the clear to who may see them, and are nowhere in the database in the clear', async () => {
    const caller = library.caller(ALL);
    const made = await library.engine.create(caller, 'boek', book());
    const reader = await library.engine.create(caller, 'lezer', {
      boek: parse(made).url,
      naam: 'Noor',
      bsn: '999990019',
    });
    expect(parse(await library.engine.read(caller, 'lezer', reader.id!)).bsn).toBe('999990019');
    const found = await library.engine.list(caller, 'boek', { lezer__bsn: '999990019' }, { path: '/x' });
    expect(JSON.parse(found.json).count).toBe(1);
    const dump = await clone.asOwner<{ row: string }>(
      'select to_jsonb(t)::text as row from meent.boeken_lezer t union all select to_jsonb(t)::text from meent.engine_change t union all select to_jsonb(t)::text from meent.log_entry t',
    );
    expect(dump.length).toBeGreaterThan(2);
    for (const { row } of dump) expect(row).not.toContain('999990019');
  });

  it('write the data subject to the logbook of every answer', async () => {
    const caller = library.caller(ALL);
    const made = await library.engine.create(caller, 'boek', book());
    await library.engine.create(caller, 'lezer', { boek: parse(made).url, naam: 'Noor', bsn: '999990019' });
    library.logged.length = 0;
    await library.engine.read(caller, 'boek', made.id!);
    await library.engine.list(caller, 'lezer', { boek: parse(made).url }, { path: '/x' });
    await library.engine.patch(caller, 'boek', made.id!, { bladzijden: 5 });
    expect(library.logged.map(({ operation, kind, lines }) => [operation, kind, lines.length])).toEqual([
      ['boeken.boek.read', 'geopend', 1],
      ['boeken.lezer.list', 'getoond', 1],
      ['boeken.boek.patch', 'gewijzigd', 1],
    ]);
  });
});

describe('writes at the same time', () => {
  it('lose nothing: 25 readers added to one book at once', async () => {
    const caller = library.caller(ALL);
    const made = await library.engine.create(caller, 'boek', book());
    await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        library.engine.create(caller, 'lezer', { boek: parse(made).url, naam: `L${index}`, bsn: '999990019' }),
      ),
    );
    expect(parse(await library.engine.read(caller, 'boek', made.id!)).lezers).toHaveLength(25);
  });

  it('share a statement, and one that is refused does not fail its neighbours', async () => {
    const caller = library.caller(ALL);
    const numbers = Array.from({ length: 40 }, (_, index) => (index % 10 === 0 ? 'dubbel' : `samen-${index}`));
    const results = await Promise.allSettled(
      numbers.map((nummer) => library.engine.create(caller, 'boek', book({ nummer }))),
    );
    const refused = results.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => codes(reason as Problem))).toEqual(
      Array.from({ length: 3 }, () => ['nummer:nummer-niet-uniek']),
    );
    const stored = await clone.asOwner(`select id from meent.boeken_boek where nummer = any($1)`, [numbers]);
    expect(stored).toHaveLength(37);
  });

  it('give every number once', async () => {
    const caller = library.caller(ALL);
    const made = await Promise.all(Array.from({ length: 120 }, () => library.engine.create(caller, 'boek', book())));
    expect(new Set(made.map((one) => parse(one).nummer)).size).toBe(120);
  });

  it('count exactly, from the counters', async () => {
    const list = await library.engine.list(library.caller(ALL), 'boek', {}, { path: '/x' });
    const [{ n }] = (await clone.asOwner<{ n: number }>('select count(*)::int as n from meent.boeken_boek')) as [
      { n: number },
    ];
    expect(JSON.parse(list.json).count).toBe(n);
  });
});

describe('state', () => {
  it('freezes a record unless the caller has the extra scope', async () => {
    const made = await library.engine.create(library.caller(ALL), 'boek', book({ verschenen: '1900-01-01' }));
    const writer = library.caller({
      everything: false,
      grants: [{ component: 'lib', scopes: new Set(['lezen', 'schrijven']) }],
    });
    expect((await problem(library.engine.patch(writer, 'boek', made.id!, { bladzijden: 9 }))).detail).toContain(
      'te oud',
    );
    const restorer = library.caller({
      everything: false,
      grants: [{ component: 'lib', scopes: new Set(['schrijven', 'restaureren']) }],
    });
    expect(parse(await library.engine.patch(restorer, 'boek', made.id!, { bladzijden: 9 })).bladzijden).toBe(9);
  });
});

describe('the border between municipalities', () => {
  it('hides every record of the other', async () => {
    const made = await library.engine.create(library.caller(ALL), 'boek', book());
    const stranger = other.caller(ALL);
    expect((await problem(other.engine.read(stranger, 'boek', made.id!))).status).toBe(404);
    expect((await problem(other.engine.patch(stranger, 'boek', made.id!, { bladzijden: 1 }))).status).toBe(404);
    expect((await problem(other.engine.remove(stranger, 'boek', made.id!))).status).toBe(404);
    expect(JSON.parse((await other.engine.list(stranger, 'boek', {}, { path: '/x' })).json).count).toBe(0);
    expect(codes(await problem(other.engine.create(stranger, 'boek', book())))).toEqual(['plank:does_not_exist']);
  });
});
