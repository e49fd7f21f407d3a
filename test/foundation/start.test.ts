import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Environment, runMeent, type Started, startMeent, temporaryData } from '../support/meent.ts';

const ready = async (base: string): Promise<number> =>
  fetch(`${base}/health/ready`).then(
    (answer) => answer.status,
    () => 0,
  );

const postmaster = (folder: string): number =>
  Number.parseInt(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // One that ended keeps its number until its parent takes notice.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('one data folder through its life', () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  let meent: Started;

  beforeAll(async () => {
    data = await temporaryData();
    meent = await startMeent(data.environment);
  });
  afterAll(async () => {
    await meent.stop();
    await data.remove();
  });

  test('a clean start makes a demo folder and answers that it lives and is ready', async () => {
    expect(JSON.parse(readFileSync(join(data.folder, 'meent.json'), 'utf8'))).toMatchObject({ kind: 'demo' });
    expect((await fetch(`${meent.base}/health/live`)).status).toBe(200);
    expect(await ready(meent.base)).toBe(200);
  });

  test('a second Meent on the same port, or on the same folder, says so and leaves the first alone', async () => {
    const samePort = await runMeent(data.environment);
    expect(samePort).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^Port \d+ on 127\.0\.0\.1 is in use.*\n$/),
    });
    const other = await temporaryData();
    onTestFinished(() => other.remove());
    const sameFolder = await runMeent({ ...data.environment, MEENT_PORT: other.environment.MEENT_PORT! });
    expect(sameFolder).toMatchObject({ code: 1, output: expect.stringMatching(/^Another Meent is running on.*\n$/) });
    expect(await ready(meent.base)).toBe(200);
  });

  test('when PostgreSQL is killed it comes back by itself', async () => {
    const before = postmaster(data.folder);
    process.kill(before, 'SIGKILL');
    await expect.poll(() => postmaster(data.folder) !== before && ready(meent.base), { timeout: 15_000 }).toBe(200);
  });

  test('after kill -9 PostgreSQL ends too, and the next start goes on', async () => {
    const pid = postmaster(data.folder);
    await meent.stop('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 15_000 }).toBe(false);
    meent = await startMeent(data.environment);
    expect(await ready(meent.base)).toBe(200);
  });

  test('after kill -9 of both, with the lock file left behind, the next start goes on', async () => {
    const pid = postmaster(data.folder);
    await meent.stop('SIGKILL');
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);
    // The number of a process that lives but is no PostgreSQL: what a restarted container leaves behind.
    writeFileSync(join(data.folder, 'postgres/data/postmaster.pid'), `${process.pid}\n${data.folder}\n`);
    meent = await startMeent(data.environment);
    expect(await ready(meent.base)).toBe(200);
  });

  test('Ctrl-C stops both in order', async () => {
    const pid = postmaster(data.folder);
    expect(await meent.stop('SIGINT')).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(meent.output()).not.toMatch(/error/i);
  });
});

describe('a start that cannot succeed says why in one sentence', () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  beforeAll(async () => {
    data = await temporaryData();
  });
  afterAll(() => data.remove());

  const cases: readonly [name: string, environment: Environment, sentence: RegExp][] = [
    ['a port that is no number', { MEENT_PORT: 'http' }, /^MEENT_PORT is "http"; it must be/],
    ['a setting that does not exist', { MEENT_PROT: '1' }, /^MEENT_PROT is not a setting of Meent/],
    [
      'a host that is not of this machine',
      { MEENT_MODE: 'production', MEENT_HOST: '192.0.2.1', DATABASE_URL: 'postgres://a:b@127.0.0.1:9/c' },
      /^MEENT_HOST is 192\.0\.2\.1, which is not/,
    ],
    [
      'demo data for everybody to reach',
      { MEENT_HOST: '0.0.0.0' },
      /^Demo data and demo logins are not safe on 0\.0\.0\.0/,
    ],
    ['production without a database', { MEENT_MODE: 'production' }, /^Production needs a PostgreSQL of your own/],
    ['a malformed DATABASE_URL', { DATABASE_URL: 'mijn database' }, /^DATABASE_URL is not a URL/],
    ['a DATABASE_URL of something else', { DATABASE_URL: 'mysql://a:b@c/d' }, /^DATABASE_URL starts with "mysql:"/],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://a:secret@127.0.0.1:9/c' },
      /^The database "c" at 127\.0\.0\.1:9 cannot be reached: nothing listens there/,
    ],
  ];

  test.for(cases)('%s', async ([, environment, sentence]) => {
    const { code, output } = await runMeent({
      ...data.environment,
      MEENT_DATA: `${data.folder}-${Math.random()}`,
      ...environment,
    });
    expect(output).toMatch(sentence);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).not.toContain('secret');
    expect(code).toBe(1);
  });

  test('something else listens on the port', async () => {
    const server = createServer().listen(Number(data.environment.MEENT_PORT), '127.0.0.1');
    onTestFinished(() => void server.close());
    expect((await runMeent(data.environment)).output).toMatch(/^Port \d+ on 127\.0\.0\.1 is in use/);
  });

  test('a folder with other things in it is not taken', async () => {
    const folder = `${data.folder}-taken`;
    mkdirSync(folder);
    writeFileSync(join(folder, 'holiday.jpg'), '');
    const { output } = await runMeent({ ...data.environment, MEENT_DATA: folder });
    expect(output).toMatch(/is not empty and was not made by Meent/);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written', async () => {
    const closed = `${data.folder}-closed`;
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    expect((await runMeent({ ...data.environment, MEENT_DATA: join(closed, 'data') })).output).toMatch(
      /cannot be written to/,
    );
  });
});

test.runIf(process.getuid?.() === 0)(
  'as root under a closed folder the database goes where its account can reach it',
  async () => {
    const data = await temporaryData();
    onTestFinished(() => data.remove());
    chmodSync(join(data.folder, '..'), 0o700);
    const first = await startMeent(data.environment);
    expect(first.output()).toMatch(/^The database is kept in \/var\/lib\/meent-/);
    expect(await first.stop()).toBe(0);
    const again = await startMeent(data.environment);
    expect(await ready(again.base)).toBe(200);
    expect(await again.stop()).toBe(0);
  },
);
