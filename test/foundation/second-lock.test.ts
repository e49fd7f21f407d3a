/**
 * The second lock, over every table that exists: whoever has the connection of the program and writes SQL of their own sees no
 * row of another municipality and no sealed value in the clear, and adds to the log without being able to change it.
 */

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientConfig } from '../../src/foundation/db/target.ts';
import { makeRecord, RECORDS } from '../registers/all/records.ts';
import { BSN, makeWorld, type World } from '../registers/all/world.ts';
import { FIRST, SECOND, startMeent, type TestMeent } from '../support/server.ts';

let meent: TestMeent;
let here: World;
let there: World;
let app: pg.Client;

interface Table {
  readonly name: string;
  /** Whether it has rows of municipalities. */
  readonly tenant: boolean;
}
let tables: readonly Table[];

beforeAll(async () => {
  meent = await startMeent();
  here = await makeWorld(meent, FIRST);
  there = await makeWorld(meent, SECOND);
  // A record of every kind, on both sides.
  for (const [name, { make, body }] of Object.entries(RECORDS)) {
    // A notification is taken in and passed on; it is made elsewhere than by a create.
    if ((!make && !body) || name === 'notificatie') continue;
    await makeRecord(here, name);
    await makeRecord(there, name);
  }
  for (const municipality of [FIRST, SECOND])
    await meent.ask({
      method: 'POST',
      url: '/access/v1/evaluation',
      municipality,
      payload: {
        subject: { type: 'inwoner', id: BSN },
        action: { name: 'read' },
        resource: { type: 'zaak', id: '*' },
      },
    });
  app = new pg.Client(clientConfig(meent.clone.target, 'meent_app'));
  await app.connect();
  await app.query('set role meent_app');
  tables = await meent.clone.asOwner<Table>(
    `select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality' and not a.attisdropped) as tenant
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'meent' and c.relkind in ('r', 'p', 'v', 'm') order by 1`,
  );
});
afterAll(async () => {
  await app?.end();
  await Promise.all([here.close(), there.close()]);
  await meent.close();
});

const as = async (municipality: number | undefined): Promise<void> => {
  await app.query(`select set_config('meent.municipality', $1, false)`, [
    municipality === undefined ? '' : String(municipality),
  ]);
};
/** Rows, or nothing where the role may not read at all. */
async function rowsOf(name: string): Promise<readonly Record<string, unknown>[] | 'refused'> {
  try {
    return (await app.query(`select to_jsonb(t) as row from meent."${name}" t`)).rows.map(({ row }) => row);
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return 'refused';
    throw error;
  }
}

/** Of the node itself: which municipalities there are is no secret, and work that waits names records by their id alone. */
const OF_THE_NODE = new Set(['municipality', 'municipality_attribute', 'municipality_epoch', 'job']);

describe('connected as the program, with SQL of one’s own', () => {
  it('nobody is another role', async () => {
    const [who] = (
      await app.query('select current_user as role, rolsuper, rolbypassrls from pg_roles where rolname = current_user')
    ).rows;
    expect(who).toEqual({ role: 'meent_app', rolsuper: false, rolbypassrls: false });
  });

  it('no row of another municipality is seen, changed or added, in any table', async () => {
    const looked: string[] = [];
    const filled: string[] = [];
    for (const { name, tenant } of tables) {
      if (!tenant || OF_THE_NODE.has(name)) continue;
      await as(FIRST);
      const own = await rowsOf(name);
      if (own === 'refused') continue;
      looked.push(name);
      const others = own.filter((row) => row.municipality !== FIRST && row.municipality !== null);
      expect(`${name} ${others.length}`).toBe(`${name} 0`);
      const [all] = await meent.clone.asOwner<{ n: number }>(
        `select count(*)::int as n from meent."${name}" where municipality = $1`,
        [SECOND],
      );
      if (all!.n > 0) filled.push(name);
      // Without saying who one is there is nothing at all.
      await as(undefined);
      const nobody = await rowsOf(name);
      expect(
        `${name} ${nobody === 'refused' ? 0 : nobody.filter(({ municipality }) => municipality !== null).length}`,
      ).toBe(`${name} 0`);
      await as(FIRST);
      for (const statement of [
        `update meent."${name}" set municipality = municipality where municipality = ${SECOND}`,
        `delete from meent."${name}" where municipality = ${SECOND}`,
      ]) {
        await app.query('begin');
        const touched = await app.query(statement).then(({ rowCount }) => rowCount, refusedOrThrow);
        await app.query('rollback');
        expect(`${statement} ${touched}`).toBe(`${statement} 0`);
      }
      // A row is not handed over either.
      await app.query('begin');
      const moved = await app
        .query(`update meent."${name}" set municipality = ${SECOND} where municipality = ${FIRST}`)
        .then(({ rowCount }) => rowCount, refusedOrThrow);
      await app.query('rollback');
      expect(`${name} ${moved}`).toBe(`${name} 0`);
    }
    // What was looked at is most of what there is, and there was something to be seen.
    expect(looked.length).toBeGreaterThan(50);
    expect(filled.length).toBeGreaterThan(40);
  });

  it('every table with rows of municipalities is closed by the database itself', async () => {
    const open = await meent.clone.asOwner<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality' and not a.attisdropped
       where n.nspname = 'meent' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
         and has_table_privilege('meent_app', c.oid, 'select')`,
    );
    const names = open.map(({ name }) => name).filter((name) => !OF_THE_NODE.has(name));
    expect(names).toEqual([]);
  });

  it('no sealed value is in the clear, in any table', async () => {
    for (const municipality of [FIRST, SECOND]) {
      await as(municipality);
      for (const { name } of tables) {
        const rows = await rowsOf(name);
        if (rows === 'refused') continue;
        const found = rows.filter((row) => JSON.stringify(row).includes(BSN));
        expect(`${name} ${found.length}`).toBe(`${name} 0`);
      }
    }
    // Twin: the same look finds what is there to be found.
    await as(FIRST);
    await app.query('begin');
    await app.query(
      `update meent.zaken_zaak set identificatie = $1 where id = (select id from meent.zaken_zaak limit 1)`,
      [BSN],
    );
    const told = (await rowsOf('zaken_zaak')) as readonly object[];
    await app.query('rollback');
    expect(told.filter((row) => JSON.stringify(row).includes(BSN))).toHaveLength(1);
  });

  it('a log is added to, and neither changed nor taken away', async () => {
    await as(FIRST);
    const logs = tables.filter(({ name }) => /^log_|^access_/.test(name) && !/^log_(queue|head|refused)/.test(name));
    expect(logs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['log_commit', 'log_actor', 'access_decision', 'access_source']),
    );
    for (const { name } of logs) {
      for (const [what, statement] of [
        ['update', `update meent."${name}" set municipality = municipality`],
        ['delete', `delete from meent."${name}"`],
        ['truncate', `truncate meent."${name}"`],
      ] as const) {
        const code = await app.query(statement).then(
          () => 'done',
          ({ code: refused }) => refused,
        );
        expect(`${name} ${what} ${code}`).toMatch(/ (42501|55000|42809)$/);
      }
    }
    for (const name of ['access_decision', 'access_source', 'log_commit'])
      expect((await rowsOf(name)).length).toBeGreaterThan(0);
    const added = await app.query(
      `insert into meent.access_source (municipality, digest, body) values (${FIRST}, 'proef', '[]')`,
    );
    expect(added.rowCount).toBe(1);
  });
});

function refusedOrThrow(error: { readonly code?: string }): number {
  // 42501: no privilege, or the policy refuses the row. 55000, 42809: a view that is not written.
  if (error.code && ['42501', '55000', '42809', '0A000'].includes(error.code)) return 0;
  throw error;
}
