import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runMeent, type Started, startMeent, temporaryData } from '../support/meent.ts';

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
