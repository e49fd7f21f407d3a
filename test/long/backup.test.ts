/** A backup made while a crowd is at work, put back, and compared with what there was. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '../../src/foundation/db/embedded/embedded.ts';
import { ask, type Ledger, newLedger, startCrowd, type World } from '../support/crowd.ts';
import { said, worldOf } from '../support/kill.ts';
import { type Environment, type Started, startMeent, temporaryData } from '../support/meent.ts';
import { type Sql, withSql } from '../support/promises.ts';
import { startSmall } from '../support/small-start.ts';

/** A fictional person of the national test set. */
const BSN = '999993653';

let data: Awaited<ReturnType<typeof temporaryData>>;
let back: Awaited<ReturnType<typeof temporaryData>>;
let meent: Started;
let world: World;
let folder: string;
const ledger: Ledger = newLedger();
/** What was promised before the backup began. */
let before: Ledger['written'];

beforeAll(async () => {
  data = await temporaryData();
  back = await temporaryData();
  folder = mkdtempSync(join(tmpdir(), 'meent-backup-'));
  meent = await startSmall(data.environment);
  world = await worldOf(data, meent);
});
afterAll(async () => {
  await meent.stop();
  await data.remove();
  await back.remove();
  rmSync(folder, { recursive: true, force: true });
});

const set = (): string =>
  join(
    folder,
    readdirSync(folder)
      .filter((name) => name !== 'blobs')
      .sort()
      .at(-1)!,
  );

test('a backup under load: what was promised before it is in it, and it is whole', async () => {
  const crowd = await startCrowd(world, { ledger, bsn: BSN, clients: 4 });
  while (ledger.written.length < 150) await wait(5);
  before = [...ledger.written];
  await said(data.environment, 'backup', folder);
  await crowd.stop();
  expect(await said(data.environment, 'backup', folder, '--verify')).toContain('is whole');
  expect(ledger.wrong).toEqual([]);
});

test('a second backup copies new documents alone', async () => {
  const again = await said(data.environment, 'backup', folder);
  const documents = ledger.written.filter(({ kind }) => kind === 'document').length;
  const copied = Number(/, (\d+) of them new/.exec(again)?.[1]);
  expect(copied).toBeLessThan(documents);
  expect(await said(data.environment, 'backup', folder)).toContain(', 0 of them new');
});

test('neither a BSN nor a name stands in the backup', async () => {
  const words = [BSN, ...testPersons()];
  expect(words.length).toBeGreaterThan(100);
  const text = readdirSync(join(set(), 'tables'))
    .map((name) => zstdDecompressSync(readFileSync(join(set(), 'tables', name))).toString('utf8'))
    .join('\n');
  expect(words.filter((word) => text.includes(word))).toEqual([]);
  const contents = files(join(folder, 'blobs')).map((line) => readFileSync(join(folder, 'blobs', line.split(' ')[0]!)));
  expect(contents.length).toBeGreaterThan(10);
  for (const content of contents) expect(words.filter((word) => content.includes(word))).toEqual([]);
});

interface Person {
  readonly bsn: string;
  readonly naam: { readonly voornamen?: string; readonly voorvoegsel?: string; readonly geslachtsnaam: string };
}

/** BSNs and full names of the fictional persons. */
function testPersons(): string[] {
  const people = JSON.parse(readFileSync('src/demo/personen/weidehoek.json', 'utf8')) as Person[];
  return people.flatMap(({ bsn, naam: { voornamen, voorvoegsel, geslachtsnaam } }) => [
    bsn,
    [voornamen, voorvoegsel, geslachtsnaam].filter(Boolean).join(' '),
  ]);
}

test('a backup that was put back is row by row the original', async () => {
  await meent.stop();
  cpSync(join(data.folder, 'keys'), join(back.folder, 'keys'), { recursive: true });
  await said(data.environment, 'backup', folder);
  const lines = await said(back.environment, 'restore', folder);
  expect(lines).toContain('is back in');
  const [original, restored] = [await rowsOf(data.environment), await rowsOf(back.environment)];
  expect(Object.keys(restored)).toEqual(Object.keys(original));
  for (const [table, hash] of Object.entries(original)) expect([table, restored[table]]).toEqual([table, hash]);
  expect(files(join(back.folder, 'blobs'))).toEqual(files(join(data.folder, 'blobs')));
  expect(await said(back.environment, 'verify', '--backup', folder)).toContain('Nothing was changed');
});

test('a database or folder that is used is refused, and stays as it was', async () => {
  await expect(said(back.environment, 'restore', folder)).rejects.toThrow('is not empty');
  expect(await said(back.environment, 'verify')).toContain('Nothing was changed');
});

test('the Meent that was put back has what was promised', async () => {
  meent = await startMeent(back.environment);
  const there = await worldOf(back, meent);
  // Another log to whoever kept a newer head of the old one: it says so itself, and that nothing that was known is lost.
  const checkpoint = await (await fetch(`${there.base}/logboek/tlog/checkpoint`)).text();
  const [name, , , line] = checkpoint.split('\n');
  expect(name).toMatch(/^logboek\.meent\/\d+\/20\d{12}$/);
  expect(line).toMatch(/^vorige (logboek\.meent\/\d+) (\d+) \S{44} \2$/);
  for (const { url, kind } of before) {
    const { status } = await ask(there, 'GET', new URL(url).pathname);
    expect([kind, status]).toEqual([kind, 200]);
    if (kind !== 'document') continue;
    expect((await ask(there, 'GET', `${new URL(url).pathname}/download`)).status).toBe(200);
  }
});

test('what was destroyed after the backup is destroyed again', async () => {
  const there = await worldOf(back, meent);
  const zaken = before.filter(({ kind }) => kind === 'zaak').slice(0, 3);
  for (const { url } of zaken) expect((await ask(there, 'DELETE', new URL(url).pathname)).status).toBe(204);
  const list = await said(back.environment, 'destroyed');
  expect(
    list
      .trim()
      .split('\n')
      .filter((line) => line.includes(' zaak ')),
  ).toHaveLength(3);
  await meent.stop();
  const third = await temporaryData();
  try {
    const file = join(folder, 'destroyed.txt');
    writeFileSync(file, list);
    cpSync(join(data.folder, 'keys'), join(third.folder, 'keys'), { recursive: true });
    expect(await said(third.environment, 'restore', folder, '--destroyed', file)).toContain('Removed again: 3');
    meent = await startMeent(third.environment);
    const world = await worldOf(third, meent);
    for (const { url } of zaken) expect((await ask(world, 'GET', new URL(url).pathname)).status).toBe(404);
    expect(await said(third.environment, 'verify')).toContain('Nothing was changed');
    await meent.stop();
  } finally {
    rmSync(join(folder, 'destroyed.txt'), { force: true });
    await third.remove();
  }
});

test('a byte that changed is found, and is not put back', async () => {
  const [table] = readdirSync(join(set(), 'tables')).filter((name) => name.startsWith('zaken_zaak.'));
  const path = join(set(), 'tables', table!);
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(path, bytes);
  await expect(said(data.environment, 'backup', folder, '--verify')).rejects.toThrow('table zaken_zaak');
  const empty = await temporaryData();
  await expect(said(empty.environment, 'restore', folder)).rejects.toThrow('is damaged');
  expect(existsSync(join(empty.folder, 'meent.json'))).toBe(false);
  await empty.remove();
});

/** A hash over the sorted rows of every table. */
async function rowsOf({ MEENT_DATA }: Environment): Promise<Record<string, string>> {
  const server = await startEmbedded(MEENT_DATA!);
  try {
    return await withSql(server.target, async (sql: Sql) => {
      const tables = await sql<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'meent'::regnamespace and relkind = 'r'
 and relname not in ('session', 'portal_draft', 'portal_draft_photo', 'mijn_uitvoer_beurt') order by 1`,
      );
      const hashes: Record<string, string> = {};
      for (const { name } of tables) {
        const columns = name === 'migration' ? 'row(t.number, t.name, t.checksum)' : 't';
        const [row] = await sql<{ n: string; hash: string }>(
          `select count(*) as n, md5(coalesce(string_agg(x, E'\\n' order by x collate "C"), '')) as hash from (select ${columns}::text as x from meent.${name} t) r`,
        );
        hashes[name] = `${row!.n} ${row!.hash}`;
      }
      return hashes;
    });
  } finally {
    await server.stop();
  }
}

/** Names and sizes below a folder. */
function files(top: string): string[] {
  mkdirSync(join(top, 'unfinished'), { recursive: true });
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(top, name)).isFile())
    .map((name) => `${name} ${statSync(join(top, name)).size}`)
    .sort();
}
