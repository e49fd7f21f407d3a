import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runMeent, type Started, startMeent, temporaryData } from '../support/meent.ts';
import { isAlive, postmaster, ready } from '../support/started.ts';

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
    expect((await fetch(`${meent.base}/metrics`)).status).toBe(200);
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

  test('Ctrl-C stops both in order', async () => {
    const pid = postmaster(data.folder);
    expect(await meent.stop('SIGINT')).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(meent.output()).not.toMatch(/error/i);
  });
});
