import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { said } from '../support/kill.ts';
import { freePort, type Started, temporaryData } from '../support/meent.ts';
import { startSmall } from '../support/small-start.ts';
import { ready } from '../support/started.ts';

describe('a thread with a fault', () => {
  let faulty: Awaited<ReturnType<typeof temporaryData>>;
  let running: Started;
  let faults: string;
  let operator: string;
  const scrape = async (): Promise<string> => {
    const answer = await fetch(`${operator}/metrics`);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  beforeAll(async () => {
    faulty = await temporaryData();
    faults = mkdtempSync(join(tmpdir(), 'meent-faults-'));
    const operatorPort = String(await freePort());
    operator = `http://127.0.0.1:${operatorPort}`;
    const starting = startSmall({
      ...faulty.environment,
      MEENT_THREADS: '2',
      // What the operator sees is answered by the first thread, whichever hangs.
      MEENT_OPERATOR_PORT: operatorPort,
      FAULTS: faults,
      NODE_OPTIONS: `--import ${pathToFileURL(resolve('test/support/faulty-thread.mjs'))}`,
    });
    let started = false;
    const begun = starting.finally(() => {
      started = true;
    });
    // Who collects metrics does not wait for the start to end.
    const collecting = (async () => {
      while (!started) {
        await fetch(`${operator}/metrics`).catch(() => {});
        await wait(20);
      }
    })();
    running = await begun;
    await collecting;
  }, 120_000);
  afterAll(async () => {
    await running.stop();
    await faulty.remove();
    rmSync(faults, { recursive: true });
  });

  test('that hangs is still counted, and holds up no change of rights', async () => {
    const token = await said(faulty.environment, 'token', '--client', 'demo');
    const asked = async (): Promise<number> =>
      [...(await scrape()).matchAll(/^meent_http_request_seconds_count\{.* (\d+)$/gm)].reduce(
        (sum, [, count]) => sum + Number(count),
        0,
      );
    const health = Array.from({ length: 40 }, () =>
      fetch(`${running.base}/health/live`, { headers: { connection: 'close' } }),
    );
    await Promise.all(health);
    const before = await asked();
    expect(before).toBeGreaterThanOrEqual(40);
    writeFileSync(join(faults, 'hang-1'), '');
    await wait(100);
    expect(await asked()).toBeGreaterThanOrEqual(before);
    expect(await scrape()).toContain('meent_thread_busy_seconds{thread="1"}');
    const unready = await fetch(`${operator}/health/ready`);
    expect([unready.status, await unready.json()]).toEqual([503, { status: 'unavailable', failed: ['threads'] }]);

    // Some of the connections are given to the one that hangs; their requests wait.
    const added = await Promise.any(
      Array.from({ length: 12 }, async (_, number) => {
        const { status } = await fetch(`${running.base}/autorisaties/api/v1/applicaties`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', connection: 'close' },
          body: JSON.stringify({ clientIds: [`hangt-${number}`], label: 'Hangt', heeftAlleAutorisaties: true }),
        });
        return status;
      }),
    );
    expect(added).toBe(201);
    rmSync(join(faults, 'hang-1'));
    await expect.poll(() => ready(operator), { timeout: 15_000 }).toBe(200);
  });

  test('ends the process with one sentence, which holds nothing of the fault', async () => {
    writeFileSync(join(faults, 'throw-1'), '');
    const [code] = running.process.exitCode === null ? await once(running.process, 'exit') : [running.process.exitCode];
    expect(code).toBe(1);
    expect(running.output()).toMatch(/^Meent ended by a fault of its own: TypeError/m);
    expect(running.output()).not.toContain('999993653');
  });
});
