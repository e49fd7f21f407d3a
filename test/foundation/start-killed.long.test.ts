import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Started, startMeent, temporaryData } from '../support/meent.ts';
import { isAlive, postmaster, ready } from '../support/started.ts';

describe('a data folder whose processes are killed', () => {
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

  test('when PostgreSQL is killed it comes back by itself', async () => {
    const before = postmaster(data.folder);
    process.kill(before, 'SIGKILL');
    await expect.poll(() => postmaster(data.folder) !== before && ready(meent.base), { timeout: 50_000 }).toBe(200);
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
});
