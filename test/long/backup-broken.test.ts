/** Backups and restores that are killed, damaged or given the wrong thing: each says what to do, and nothing is lost. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { chooseSet, setsIn } from '../../src/foundation/backup/manifest.ts';
import { lockNumber, type Target } from '../../src/foundation/db/target.ts';
import { ask, jsonOf, RSIN, typesOf, type World } from '../support/crowd.ts';
import { said, worldOf } from '../support/kill.ts';
import { type Environment, runMeent, type Started, startMeent, temporaryData } from '../support/meent.ts';
import { NO_OWN_POSTGRES, ownBinaries, startOwnPostgres } from '../support/own-postgres.ts';
import { withSql } from '../support/promises.ts';
import { startSmall } from '../support/small-start.ts';

if (!ownBinaries) console.warn(NO_OWN_POSTGRES);

let data: Awaited<ReturnType<typeof temporaryData>>;
let meent: Started;
let world: World;
let folder: string;

beforeAll(async () => {
  data = await temporaryData();
  meent = await startSmall(data.environment);
  world = await worldOf(data, meent);
});
afterAll(async () => {
  await meent?.stop();
  await data?.remove();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meent-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

/** An empty data folder with the keys in it. */
async function emptyData(): Promise<Awaited<ReturnType<typeof temporaryData>>> {
  const back = await temporaryData();
  onTestFinished(back.remove);
  cpSync(join(data.folder, 'keys'), join(back.folder, 'keys'), { recursive: true });
  return back;
}

const refusal = (environment: Environment, ...args: string[]): Promise<string> =>
  said(environment, ...args).then(
    (lines) => `done: ${lines}`,
    ({ message }: Error) => message,
  );

/** Runs a command as a process, and kills it when it says this. */
async function killAt(environment: Environment, args: readonly string[], words: string): Promise<void> {
  const child = command(environment, args);
  let text = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    text += chunk;
    if (text.includes(words)) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect([signal, text]).toEqual(['SIGKILL', expect.stringContaining(words)]);
}

const command = (environment: Environment, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['dist/src/cli/main.js', ...args], { env: { ...process.env, ...environment } });

const filesIn = (top: string): string[] =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((name) => join(top, name))
    .filter((path) => statSync(path).isFile());

function flip(path: string, at?: number): void {
  const bytes = readFileSync(path);
  bytes[at ?? bytes.length >> 1]! ^= 1;
  writeFileSync(path, bytes);
}

test('a backup that is killed is none; the next keeps what was copied and clears the rest', async () => {
  await killAt(data.environment, ['backup', folder], 'Content: 2 of');
  const back = await emptyData();
  expect(await refusal(back.environment, 'restore', folder)).toContain('There is no finished backup');
  // Killed twice, and the second time before it came to any content.
  await killAt(data.environment, ['backup', folder], '(3 of');
  const lines = await said(data.environment, 'backup', folder);
  const [, all, copied] = /, (\d+) documents of \d+ bytes, (\d+) of them new/.exec(lines)!.map(Number);
  expect(copied).toBeLessThanOrEqual(all! - 2);
  expect(readdirSync(folder).sort()).toEqual([...setsIn(folder), 'blobs']);
  expect(await said(data.environment, 'backup', folder, '--verify')).toContain('is whole');
});

test('a restore that is killed while it makes its database goes on', async () => {
  await said(data.environment, 'backup', folder);
  const back = await emptyData();
  const child = command(back.environment, ['restore', folder]);
  while (!existsSync(join(back.folder, 'postgres'))) await wait(5);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await said(back.environment, 'restore', folder)).toContain('is back in');
  expect(await said(back.environment, 'verify')).toContain('Nothing was changed');
});

describe.skipIf(!ownBinaries)('a restore that is killed', () => {
  const MOMENTS = ['Content back: 2 of', 'Table zaken_zaak is back', 'after the rows'];
  test.for(MOMENTS)('(%s) is no Meent, and the same restore goes on', async (moment) => {
    await said(data.environment, 'backup', folder);
    const postgres = await startOwnPostgres();
    onTestFinished(postgres.remove);
    const back = await emptyData();
    const environment = { ...back.environment, DATABASE_URL: postgres.url };
    if (moment === 'after the rows') await killAfterRows(environment, postgres.admin);
    else await killAt(environment, ['restore', folder], moment);
    const start = await runMeent(environment);
    expect([start.code, start.output]).toEqual([1, expect.stringContaining('give the same "meent restore" again')]);
    expect(await said(environment, 'restore', folder)).toContain('is back in');
    expect(await refusal(environment, 'restore', folder)).toContain('is not empty');
    expect(await said(environment, 'verify')).toContain('Nothing was changed');
    const started = await startMeent(environment);
    await started.stop();
  });

  /** What comes after the rows waits for the lock that migrations take; it is had as soon as the rows are there. */
  async function killAfterRows(environment: Environment, admin: Target): Promise<void> {
    const child = command(environment, ['restore', folder]);
    await withSql(admin, async (sql) => {
      const has = (table: string): Promise<boolean> =>
        sql(`select from meent.${table} limit 1`).then(
          ({ length }) => length === 1,
          () => false,
        );
      await sql('set lock_timeout = 0');
      await sql('set statement_timeout = 0');
      while (!(await has('migration')));
      await sql('select pg_advisory_lock($1)', [lockNumber('meent migrate')]);
      while (!(await has('zaken_zaak')));
      child.kill('SIGKILL');
      await once(child, 'exit');
    });
  }
});

describe('a byte that changed', () => {
  test.for([
    ['manifest.json', 'The manifest of '],
    ['manifest.sha256', 'The manifest of '],
    ['blobs.zst', 'the list of content is not as it was written'],
    ['tables/zaken_zaak.zst', 'table zaken_zaak'],
  ] as const)(
    'in %s is found, is not put back, and keeps no later backup from being made',
    async ([name, sentence]) => {
      await said(data.environment, 'backup', folder);
      const [set] = setsIn(folder);
      flip(join(folder, set!, name));
      expect(await refusal(data.environment, 'backup', folder, '--verify')).toContain(sentence);
      const back = await emptyData();
      expect(await refusal(back.environment, 'restore', folder)).toMatch(/damaged.*use another/s);
      expect(readdirSync(back.folder)).toEqual(['keys']);
      await said(data.environment, 'backup', folder);
      expect(await said(data.environment, 'backup', folder, '--verify')).toContain('is whole');
    },
  );

  test('anywhere in the manifest is found', async () => {
    await said(data.environment, 'backup', folder);
    const path = join(chooseSet(folder), 'manifest.json');
    const { size } = statSync(path);
    for (let at = 0; at < size; at += Math.ceil(size / 40)) {
      flip(path, at);
      expect(await refusal(data.environment, 'backup', folder, '--verify')).toContain('is damaged');
      flip(path, at);
    }
    expect(await said(data.environment, 'backup', folder, '--verify')).toContain('is whole');
  });

  test('in a document: the rest can be put back, and a new backup heals it', async () => {
    await said(data.environment, 'backup', folder);
    const [path] = filesIn(join(folder, 'blobs'));
    flip(path!);
    expect(await refusal(data.environment, 'backup', folder, '--verify')).toContain(`is damaged: ${path}`);
    const back = await emptyData();
    expect(await refusal(back.environment, 'restore', folder)).toContain('--without-damaged');
    const lines = await refusal(back.environment, 'restore', folder, '--without-damaged');
    expect(lines).toMatch(/ended with 1.*Left out: content .*, 1 of them left out/s);
    expect(filesIn(join(back.folder, 'blobs'))).toHaveLength(filesIn(join(folder, 'blobs')).length - 1);
    expect(await said(back.environment, 'verify')).toContain('Nothing was changed');
    rmSync(path!);
    expect(await said(data.environment, 'backup', folder)).toContain(', 1 of them new');
    for (const name of setsIn(folder))
      expect(await said(data.environment, 'backup', folder, '--verify', '--name', name)).toContain('is whole');
  });
});

test('the same content stored anew leaves earlier backups whole', async () => {
  const bytes = Buffer.from('Twee keer hetzelfde, en tussendoor weg.');
  const first = await newDocument(bytes);
  await said(data.environment, 'backup', folder);
  expect((await ask(world, 'DELETE', first)).status).toBe(204);
  await said(data.environment, 'backup', folder);
  await newDocument(bytes);
  await said(data.environment, 'backup', folder);
  const sets = setsIn(folder);
  expect(sets).toHaveLength(3);
  for (const name of sets)
    expect(await said(data.environment, 'backup', folder, '--verify', '--name', name)).toContain('is whole');
  const back = await emptyData();
  await said(back.environment, 'restore', folder, '--name', sets[0]!);
  const started = await startMeent(back.environment);
  onTestFinished(() => started.stop().then(() => {}));
  const download = await ask(await worldOf(back, started), 'GET', `${first}/download`);
  expect([download.status, download.bytes.toString()]).toEqual([200, bytes.toString()]);
});

async function newDocument(bytes: Buffer): Promise<string> {
  const { informatieobjecttype } = await typesOf(world);
  const answer = await ask(world, 'POST', '/documenten/api/v1/enkelvoudiginformatieobjecten', {
    body: {
      bronorganisatie: RSIN,
      creatiedatum: '2026-11-02',
      titel: 'Hetzelfde',
      auteur: 'Melder',
      taal: 'dut',
      informatieobjecttype,
      inhoud: bytes.toString('base64'),
      bestandsomvang: bytes.length,
    },
  });
  expect(answer.status).toBe(201);
  return new URL(String(jsonOf(answer).url)).pathname;
}

test('another Meent is refused the folder, and what is there stays', async () => {
  await said(data.environment, 'backup', folder);
  const other = await temporaryData();
  onTestFinished(other.remove);
  await (await startSmall(other.environment)).stop();
  const before = filesIn(folder);
  expect(await refusal(other.environment, 'backup', folder)).toContain('holds a backup of another Meent');
  expect(filesIn(folder)).toEqual(before);
  // A folder of data beside the rows of another database would give documents that nobody can open.
  const swapped = join(data.folder, 'database');
  renameSync(swapped, `${swapped}.away`);
  onTestFinished(() => renameSync(`${swapped}.away`, swapped));
  cpSync(join(other.folder, 'database'), swapped);
  expect(await refusal(data.environment, 'backup', folder)).toContain('belongs to another database');
});

test('a list of what was destroyed wants the keys before anything is put back', async () => {
  await said(data.environment, 'backup', folder);
  writeFileSync(join(folder, 'destroyed'), `2026-11-25T00:00:00Z 1 zaak ${crypto.randomUUID()}\n`);
  const back = await temporaryData();
  onTestFinished(back.remove);
  const refused = await refusal(back.environment, 'restore', folder, '--destroyed', join(folder, 'destroyed'));
  expect(refused).toContain('put the key file back');
  expect(existsSync(back.folder) && readdirSync(back.folder).length > 0).toBe(false);
});
