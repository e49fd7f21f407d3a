import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/foundation/db/types.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

let clone: Clone;
let db: Database;

beforeAll(async () => {
  clone = await cloneDatabase();
  await clone.asOwner(`
    set role meent_migrate;
    create table thing (municipality int not null, id int not null, name text, primary key (municipality, id));
    select meent_tenant_table('thing', 'select, insert, update, delete', 'select');
    insert into municipality (id) values (1), (2);`);
  db = clone.open();
});

afterAll(() => clone.drop());

const insert = { name: 'insert_thing', text: 'insert into thing (municipality, id, name) values ($1, $2, $3)' };
const all = { name: 'all_things', text: 'select id, name from thing order by id' };

describe('the border between municipalities', () => {
  test('rows are visible in their own municipality only, also when a statement forgets to say which', async () => {
    await db.in(1).query(insert, [1, 1, 'one']);
    await db.in(2).query(insert, [2, 2, 'two']);
    expect(await db.in(1).query(all)).toEqual([{ id: 1, name: 'one' }]);
    expect(await db.in(2).query(all)).toEqual([{ id: 2, name: 'two' }]);
    expect(await db.node.query(all)).toEqual([]);
    expect(await db.log.query(all)).toHaveLength(2);
  });

  test('many municipalities at once over few connections never see one another', async () => {
    const few = clone.open({ appConnections: 2 });
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => few.in((index % 2) + 1).query<{ id: number }>(all)),
    );
    answers.forEach((rows, index) => {
      expect(rows.map((row) => row.id)).toEqual([(index % 2) + 1]);
    });
  });

  test('a row cannot be written into another municipality', async () => {
    await expect(db.in(1).query(insert, [2, 3, 'smuggled'])).rejects.toMatchObject({ sqlState: '42501' });
  });

  test('the application cannot become another role', async () => {
    await expect(db.in(1).query({ text: 'set role meent_migrate' })).rejects.toMatchObject({ sqlState: '42501' });
    await db.in(1).query({ text: 'reset role' });
    expect(await db.in(1).query({ text: 'select current_user as me' })).toEqual([{ me: 'meent_app' }]);
  });
});
