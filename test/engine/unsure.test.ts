/** The answer of the database to a write is lost: nobody knows whether it was done, and nobody says that it was not. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.ts';
import { toProblem } from '../../src/foundation/db/problem.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, createOnce, type Library, libraryResources, openLibrary } from './library.ts';

let clone: Clone;
let library: Library;
/** What happens to the next statement that stores: done and its answer lost, or lost on the way. */
let next: 'normal' | 'answer lost' | 'statement lost' = 'normal';

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  const db = clone.open();
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  const unreliable: Database = {
    ...db,
    in: (municipality) => ({
      async query(statement, values) {
        const how = statement.name?.startsWith('store') ? next : 'normal';
        if (how === 'normal') return db.in(municipality).query(statement, values);
        next = 'normal';
        if (how === 'answer lost') await db.in(municipality).query(statement, values);
        throw toProblem(new Error('Connection terminated unexpectedly'), 'store');
      },
    }),
  };
  library = await openLibrary(unreliable, keys, createLogbook({ db, keys }), 41);
});
afterAll(() => clone.drop());

it.each(['answer lost', 'statement lost'] as const)('%s: says so, and the same key finishes it once', async (how) => {
  const caller = library.caller(ALL);
  const create = () => createOnce(library.engine, caller, 'plank', { naam: how }, how);
  next = how;
  await expect(create()).rejects.toMatchObject({
    code: 'unsure',
    status: 503,
    retryAfterSeconds: 2,
    detail: 'Wij weten niet of dit is gelukt. Kijk of het er staat, voordat u het opnieuw probeert.',
  });
  expect((await create()).status).toBe(201);
  const { json } = await library.engine.list(caller, 'plank', { naam: how }, { path: '/x' });
  expect(JSON.parse(json)).toMatchObject({ count: 1 });
});

it('an own operation whose answer was lost gives that answer to who asks again, in a process that was started since', async () => {
  const caller = library.caller(ALL);
  const { id } = await library.engine.create(caller, 'plank', { naam: 'Voor' });
  const given: string[] = [];
  const rename = (from: Library['engine']) =>
    from.once(caller, { key: 'hernoemen', what: id }, (engine) => {
      const geheim = randomUUID();
      given.push(geheim);
      return engine.answer(
        {
          caller,
          resource: engine.parts.registry.get('plank'),
          operation: 'rename',
          kind: 'gewijzigd',
          scopes: ['schrijven'],
          exclusive: `plank/${id}`,
          load: async () => {},
          act(work) {
            const it = work.find('plank', id)!;
            work.change(it, { naam: 'Na' });
            return it;
          },
        },
        () => ({ status: 201, json: JSON.stringify({ geheim }) }),
      );
    });
  next = 'answer lost';
  await expect(rename(library.engine)).rejects.toMatchObject({ code: 'unsure' });
  const { db, keys, logbook } = library.engine.parts;
  const restarted = createEngine({ db, keys, logbook, resources: libraryResources });
  for (const engine of [restarted, library.engine])
    expect(await rename(engine)).toEqual({ status: 201, json: JSON.stringify({ geheim: given[0] }) });
  expect(given).toHaveLength(1);
});
