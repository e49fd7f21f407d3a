/** Nothing is answered and nothing is signed that is not on disk: whatever the server, the database or the login says of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkServer } from '../../src/foundation/db/own.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

let clone: Clone;
beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.drop());

test('commits of the program wait for the disk, also where the database was told that they need not', async () => {
  const [{ name }] = (await clone.asOwner<{ name: string }>('select current_database() as name')) as [{ name: string }];
  await clone.asOwner(`alter database ${name} set synchronous_commit = off`);
  await clone.asOwner(`alter role meent_log in database ${name} set synchronous_commit = off`);
  const db = clone.open();
  const show = { text: 'show synchronous_commit' };
  for (const q of [db.log, db.in(7), db.node]) expect(await q.query(show)).toEqual([{ synchronous_commit: 'on' }]);
  await db.transaction(7, async (tx) => expect(await tx.query(show)).toEqual([{ synchronous_commit: 'on' }]));
});

test('a server that does not write to disk is refused for a production, and says what to set', async () => {
  // The server of the tests is such a one: it may lose all it has.
  await expect(checkServer(clone.target, true)).rejects.toThrow(/fsync = off.*Set fsync = on/);
  await expect(checkServer(clone.target, false)).resolves.toBeUndefined();
});
