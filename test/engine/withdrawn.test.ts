/**
 * A right is withdrawn by another process while this one is at work: each statement whose rows leave on the rights that
 * were read before it notices. No process tells the other here; the statements have to see for themselves.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { readAuditTrail } from '../../src/engine/audit.ts';
import { changesSince } from '../../src/engine/changes.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { StaleRights } from '../../src/engine/epoch.ts';
import { numberChanges } from '../../src/engine/sequence.ts';
import type { Database, Statement } from '../../src/foundation/db/types.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import type { Caller } from '../../src/gate/context.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { related } from '../../src/services/operations/door.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, boek, type Library, libraryResources, openLibrary } from './library.ts';

const PATH = { path: '/boeken/api/v1/boeken' };

let clone: Clone;
let library: Library;
let other: Engine;
/** Looks at each statement of the first process before it goes out. */
let before: (statement: Statement) => Promise<void> = async () => {};
let first: string;
let raised = 0;

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  const db = clone.open();
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  const watched: Database = {
    ...db,
    in: (of) => ({
      async query(statement, values) {
        await before(statement);
        return db.in(of).query(statement, values);
      },
    }),
  };
  library = await openLibrary(watched, keys, createLogbook({ db, keys }), 51);
  other = createEngine({ db, keys, logbook: createLogbook({ db, keys }), resources: libraryResources });
  const { engine } = library;
  const plank = urlOf(await engine.create(library.caller(ALL), 'plank', { naam: 'Romans' }));
  const book = { titel: 'Deel twee', plank, geheimhouding: 'openbaar' };
  const second = urlOf(await engine.create(library.caller(ALL), 'boek', book));
  first = (await engine.create(library.caller(ALL), 'boek', { ...book, titel: 'Deel een', zieOok: second })).id!;
  const sequencer = createSequencer({ db, tasks: [numberChanges], onError: () => {} });
  while ((await sequencer.round()) !== 0);
});
afterAll(() => clone.drop());
afterEach(() => {
  before = async () => {};
});

const urlOf = ({ json }: { json: string }): string => (JSON.parse(json) as { url: string }).url;

/** A caller with the rights of this moment. */
async function fresh(): Promise<Caller> {
  const [row] = await clone.asOwner<{ epoch: number }>(
    'select epoch from meent.municipality_epoch where municipality = 51',
  );
  const epoch = Number(row!.epoch);
  library.engine.parts.snapshots.saw(51, epoch);
  await library.engine.parts.snapshots.current(51);
  return library.caller({ ...ALL, epoch });
}

const withdraw = async (): Promise<void> => {
  raised += 1;
  other.parts.snapshots.forget(51);
  await other.create(library.caller(ALL), 'plank', { naam: `Anders ${raised}` });
};

/** The other process is first, at the nth statement for which the test holds. */
function withdrawBefore(test: (statement: Statement) => boolean, nth = 1): void {
  let met = 0;
  before = async (statement) => {
    if (!test(statement)) return;
    met += 1;
    if (met === nth) await withdraw();
  };
}

const isRead = ({ name }: Statement): boolean => name === 'read_boek' || name === 'answer_boek';

const calls: Record<string, [call: (caller: Caller) => Promise<unknown>, at: (s: Statement) => boolean, nth?: number]> =
  {
    'a record with what it points at': [
      (caller) => library.engine.read(caller, 'boek', first, { expand: ['zieOok'] }),
      isRead,
      2,
    ],
    'a list with what it points at': [
      (caller) => library.engine.list(caller, 'boek', { expand: 'zieOok' }, PATH),
      isRead,
    ],
    'a page with what its rows point at': [
      async (caller) => {
        const { rows } = await library.engine.rows(caller, 'boek', {});
        return related(library.engine, caller, rows, ['zieOok']);
      },
      isRead,
    ],
    'an audit trail': [
      (caller) => readAuditTrail(library.engine.parts, caller, boek, first),
      ({ name }) => name === 'audit_trail',
    ],
    'changes since a number': [
      (caller) => changesSince(library.engine.parts, caller, { since: 0 }),
      ({ text }) =>
        text.includes('union all') || (text.startsWith('select (select epoch') && text.includes('to_json(r)')),
    ],
  };

it.each(Object.entries(calls))('%s', async (_, [call, at, nth]) => {
  const caller = await fresh();
  withdrawBefore(at, nth);
  const then = raised;
  await expect(call(caller)).rejects.toBeInstanceOf(StaleRights);
  expect(raised).toBe(then + 1);
  // With the rights as they are now it is shown.
  await call(await fresh());
});

it('an answer that is given again, also of what is about nobody', async () => {
  const again = (caller: Caller) =>
    library.engine.once(caller, { key: 'eenmaal', what: 'plank' }, (engine) =>
      engine.create(caller, 'plank', { naam: 'Eenmaal' }),
    );
  const made = await again(await fresh());
  const caller = await fresh();
  await withdraw();
  await expect(again(caller)).rejects.toBeInstanceOf(StaleRights);
  expect(await again(await fresh())).toEqual(made);
});

it('rights of a resident have no epoch, and what they point at is checked as well', async () => {
  await fresh();
  const caller = library.caller(ALL);
  withdrawBefore(isRead, 2);
  await expect(library.engine.read(caller, 'boek', first, { expand: ['zieOok'] })).rejects.toBeInstanceOf(StaleRights);
});
