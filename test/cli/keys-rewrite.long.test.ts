/**
 * Keys that are made anew: everything that is sealed or found by a hash moves to the newest key, whenever it is broken off; and
 * a dump of the database, whole, tells nobody's number.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoPersonen, kaderijkPersonen } from '../../src/demo/personen/personen.ts';
import { createDatabase } from '../../src/foundation/db/database.ts';
import { readKeyFile, replaceKeyFile } from '../../src/foundation/keys/file.ts';
import { makeKeys, SealProblem } from '../../src/foundation/keys/keys.ts';
import { type KeyRing, retireKey } from '../../src/foundation/keys/ring.ts';
import { looksAt } from '../../src/logbook/read.ts';
import { NOTHING_WITHHELD } from '../../src/logbook/withheld.ts';
import { mainBsn, WEIDEHOEK } from '../support/demo.ts';
import { type CommandLine, commandLine, tablesWith } from './support.ts';

let line: CommandLine;
let child: ChildProcess | undefined;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await line.close();
});

const ring = (): KeyRing => readKeyFile(join(line.folder, 'keys'))!;
const ofKind = (kind: string) => ring().keys.filter((key) => key.kind === kind);
const only = (id: string): KeyRing => ({
  ...ring(),
  keys: ring()
    .keys.map((key) => (key.id === id ? { ...key, state: 'active' as const } : key))
    .filter((key) => key.kind !== 'seal' || key.id === id),
});

/** Every column of every row of every table, as who steals the database has it. */
async function dump(): Promise<string> {
  const tables = await line.clone.asOwner<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'meent' and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(60);
  const texts: string[] = [];
  for (const { name } of tables)
    for (const { row } of await line.clone.asOwner<{ row: string }>(`select t::text as row from meent."${name}" t`))
      texts.push(row);
  return texts.join('\n');
}

const numbers = async (): Promise<readonly string[]> =>
  [...(await demoPersonen()), ...(await kaderijkPersonen())].map(({ bsn }) => bsn);
const SEALED = /\bs[0-9a-z]{8}\.[A-Za-z0-9_-]{38,}/g;

describe('a stolen dump', () => {
  test('has nobody’s number, in no column of any table', async () => {
    const all = await dump();
    const known = await numbers();
    expect(all.match(SEALED)!.length).toBeGreaterThan(100);
    expect(known.length).toBeGreaterThan(200);
    for (const bsn of known)
      for (const form of [bsn, Buffer.from(bsn).toString('hex'), Buffer.from(bsn).toString('base64').slice(0, 12)])
        expect(all.includes(form), `a number stands in the dump as ${form.length} letters`).toBe(false);
  });

  test('and has names, which is why it is kept as what it is', async () => {
    // What stays readable: names, addresses and what cases say. docs/decisions/0039.
    const [one] = await line.clone.asOwner<{ body: string }>('select body from meent.personen_persoon limit 1');
    expect(JSON.parse(one!.body.replaceAll(/\p{Cc}/gu, '')).naam.geslachtsnaam).not.toBe('');
  });
});

describe('a seal key', () => {
  test('is rotated, killed in the middle, and gone on with, until nothing needs the old one', async () => {
    const [old] = ofKind('seal');
    const keys = makeKeys(ring());
    const sealed = Array.from({ length: 1_200 }, (_, at) => keys.seal(WEIDEHOEK, `concept ${at}`));
    await line.clone.asOwner(
      `insert into meent.portal_draft (municipality, id, sealed, expires_at) select $1, i, s, now() + interval '1 day' from unnest($2::bytea[], $3::text[]) as x (i, s)`,
      [WEIDEHOEK, sealed.map(() => randomBytes(32)), sealed],
    );
    expect((await line.meent('keys', 'rotate', 'seal')).code).toBe(0);
    expect((await line.meent('keys', 'retire', old!.id)).code).toBe(0);
    const refused = await line.meent('keys', 'remove', old!.id);
    expect(refused.code).toBe(1);
    expect(refused.err[0]).toMatch(/^\d+ rows and \d+ documents are sealed with an earlier key, so key \w+ stays/);

    const left = async (): Promise<number> =>
      (
        await line.clone.asOwner<{ n: number }>(
          `select count(*)::int as n from meent.portal_draft where sealed like $1`,
          [`${old!.id}.%`],
        )
      )[0]!.n;
    child = spawn(
      process.execPath,
      [fileURLToPath(new URL('keys-rewrite-process.ts', import.meta.url)), JSON.stringify(line.environment)],
      {
        stdio: 'ignore',
      },
    );
    await vi.waitFor(async () => expect(await left()).toBeLessThan(1_200), { timeout: 30_000, interval: 5 });
    child.kill('SIGKILL');
    await once(child, 'exit');

    const { code, out } = await line.meent('keys', 'rewrite');
    expect(code, out.join()).toBe(0);
    expect(out).toContain(`Key ${old!.id}: 0 left`);
    const all = await dump();
    expect(await tablesWith(line.clone, `${old!.id}.`)).toEqual([]);
    const found = [...new Set(all.match(SEALED))];
    expect(found.length).toBeGreaterThan(1_200);
    const earlier = makeKeys(only(old!.id));
    for (const one of found) expect(() => earlier.unseal(WEIDEHOEK, one)).toThrow(SealProblem);
    const now = makeKeys(ring());
    const drafts = await line.clone.asOwner<{ sealed: string }>(
      'select sealed from meent.portal_draft where municipality = $1',
      [WEIDEHOEK],
    );
    const opened = drafts.map((one) => now.unseal(WEIDEHOEK, one.sealed));
    expect(opened.filter((text) => text.startsWith('concept ')).length).toBe(1_200);

    expect((await line.meent('keys', 'remove', old!.id)).code).toBe(0);
    expect(ofKind('seal').map(({ id }) => id)).not.toContain(old!.id);
    // Removing what is in use is refused.
    expect((await line.meent('keys', 'remove', ofKind('seal')[0]!.id)).code).toBe(1);
    expect((await line.meent('verify')).code).toBe(0);
  }, 60_000);
});

describe('a hash key', () => {
  test('is rotated: rows are found by the new one, the logbook by both', async () => {
    const bsn = await mainBsn();
    const [old] = ofKind('hash');
    const before = makeKeys(ring()).hash(WEIDEHOEK, 'bsn', bsn);
    expect((await line.meent('keys', 'rotate', 'hash')).code).toBe(0);
    const { code, out, err } = await line.meent('keys', 'rewrite');
    expect(code, err.join()).toBe(0);
    expect(out.join()).toContain('Records are found by key');
    expect(ring().keys.find(({ id }) => id === old!.id)).toMatchObject({ state: 'old' });
    const keys = makeKeys(ring());
    const after = keys.hash(WEIDEHOEK, 'bsn', bsn);
    expect(after).not.toBe(before);
    expect(keys.formerHashes(WEIDEHOEK, 'bsn', bsn)).toEqual([before]);

    expect(await tablesWith(line.clone, before)).toEqual(['log_commit', 'log_subject']);
    expect(await tablesWith(line.clone, after)).toContain('personen_persoon');
    const [row] = await line.clone.asOwner<{ n: number }>(
      'select count(*)::int as n from meent.personen_persoon where burgerservicenummer = $1',
      [after],
    );
    expect(row!.n).toBe(1);
    // The numbers of before stay what they were: nobody wrote in the logbook.
    expect((await line.meent('verify')).code).toBe(0);
    const db = createDatabase(line.clone.target);
    const own = await looksAt(db.in(WEIDEHOEK), WEIDEHOEK, after, NOTHING_WITHHELD);
    const all = await looksAt(db.in(WEIDEHOEK), WEIDEHOEK, after, NOTHING_WITHHELD, { formerly: [before] });
    expect(own!.looks).toEqual([]);
    expect(all!.looks.length).toBeGreaterThan(0);
    await db.close();

    const stays = await line.meent('keys', 'remove', old!.id);
    expect(stays.err[0]).toMatch(/^The logbook has lines of before, of \d+ persons, so key/);
  }, 60_000);

  test('that was broken off goes on, and Meent starts meanwhile', async () => {
    const bsn = await mainBsn();
    await line.meent('keys', 'rotate', 'hash');
    const halfway = makeKeys(ring());
    const [now] = halfway.everyHash(WEIDEHOEK, 'bsn', bsn);
    replaceKeyFile(
      join(line.folder, 'keys'),
      retireKey(ring(), ofKind('hash').find(({ state }) => state === 'active')!.id, '2026-11-02T08:00:00.000Z'),
    );
    // As an earlier release left it.
    await line.clone.asOwner('insert into meent.node_rewrite default values');
    expect((await line.meent('jobs', 'failed')).code).toBe(0);
    expect(await tablesWith(line.clone, now!)).toContain('personen_persoon');
    expect((await line.meent('keys', 'rewrite')).code).toBe(0);
    expect(await tablesWith(line.clone, now!)).not.toContain('personen_persoon');
    expect(await line.clone.asOwner('select from meent.node_rewrite')).toEqual([]);
  }, 60_000);
});
