/** An own operation that would lose its answer: a fault in the program, found before anything is written. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { keepAlone } from '../../src/engine/idempotency.ts';
import type { OwnAnswer } from '../../src/engine/own.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import type { Caller } from '../../src/gate/context.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, type Library, openLibrary } from './library.ts';

let clone: Clone;
let library: Library;
let caller: Caller;
let shelf: string;

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  const db = clone.open();
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  library = await openLibrary(db, keys, createLogbook({ db, keys }), 51);
  caller = library.caller(ALL);
  const made = await library.engine.create(caller, 'plank', { naam: 'Romans' });
  shelf = JSON.parse(made.json).url;
});
afterAll(() => clone.drop());

const book = (titel: string) => ({ titel, plank: shelf, geheimhouding: 'openbaar' });

describe('an operation that would lose its answer is a fault in the program', () => {
  const under = (key: string, work: (engine: Engine) => Promise<OwnAnswer>) =>
    library.engine.once(caller, { key, what: null }, work);

  it('without an answer nothing is written', async () => {
    const composed = under('f1', async (engine) => {
      await engine.compose(caller, { operation: 'x', items: [{ resource: 'plank', input: { naam: 'Verloren' } }] });
      return { status: 204 };
    });
    await expect(composed).rejects.toThrow('makes no answer');
    const { json } = await library.engine.list(caller, 'plank', { naam: 'Verloren' }, { path: '/x' });
    expect(JSON.parse(json)).toMatchObject({ count: 0 });
  });

  it('a second write is refused', async () => {
    const twice = under('f2', async (engine) => {
      await engine.create(caller, 'boek', book('Eerste'));
      return engine.create(caller, 'boek', book('Tweede'));
    });
    await expect(twice).rejects.toThrow('second write');
  });

  it('an answer is kept by itself only under a key that was claimed for it', async () => {
    const unclaimed = under('f3', async ({ parts }) => {
      const answer = { status: 204 };
      const resource = parts.registry.get('boek');
      await keepAlone(parts, caller, answer, { resource, operation: 'x', scopes: [] });
      return answer;
    });
    await expect(unclaimed).rejects.toThrow('did not claim');
  });
});
