/** A PostgreSQL of the operator's own, reached by a login that is no superuser, and two Meents on it at once. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ask, jsonOf, newLedger, startCrowd, type World } from '../support/crowd.ts';
import { BSN, said } from '../support/kill.ts';
import { type Environment, freePort, runMeent, type Started, startMeent, temporaryData } from '../support/meent.ts';
import { NO_OWN_POSTGRES, type OwnPostgres, ownBinaries, startOwnPostgres } from '../support/own-postgres.ts';
import { brokenPromises, withSql } from '../support/promises.ts';
import { startSmall } from '../support/small-start.ts';

const APPS = '/autorisaties/api/v1/applicaties';

if (!ownBinaries) console.warn(NO_OWN_POSTGRES);

describe.skipIf(!ownBinaries)('two Meents on one PostgreSQL', () => {
  let postgres: OwnPostgres;
  let data: Awaited<ReturnType<typeof temporaryData>>;
  let environments: readonly [Environment, Environment];
  let meents: [Started, Started];
  let worlds: readonly [World, World];

  beforeAll(async () => {
    postgres = await startOwnPostgres();
    data = await temporaryData();
    const one = { ...data.environment, DATABASE_URL: postgres.url };
    environments = [one, { ...one, MEENT_PORT: String(await freePort()) }];
    meents = [await startSmall(one), await startMeent(environments[1])];
    const token = await said(one, 'token', '--client', 'demo');
    worlds = [
      { base: meents[0].base, token },
      { base: meents[1].base, token },
    ];
  });
  afterAll(async () => {
    await Promise.all(meents.map((meent) => meent.stop()));
    await data.remove();
    await postgres.remove();
  });

  test('both work at once, and what one was promised the other has', async () => {
    const ledgers = [newLedger(), newLedger()] as const;
    const crowds = await Promise.all(
      worlds.map((world, index) => startCrowd(world, { ledger: ledgers[index]!, bsn: BSN, clients: 4 })),
    );
    while (ledgers.some(({ written }) => written.length < 60)) await wait(10);
    await Promise.all(crowds.map((crowd) => crowd.stop()));
    expect(ledgers.flatMap(({ unsure }) => unsure)).toEqual([]);
    // Addresses in an answer have the host that was asked, so each is asked again where it was made ...
    for (const index of [0, 1] as const)
      expect(await withSql(postgres.admin, (sql) => brokenPromises(worlds[index], sql, ledgers[index]))).toEqual([]);
    // ... and each case is read through the other too.
    for (const { kind, url, mark } of ledgers[0].written.filter((one) => one.kind === 'zaak'))
      expect([kind, jsonOf(await ask(worlds[1], 'GET', new URL(url).pathname)).omschrijving]).toEqual([kind, mark]);
    expect(await said(environments[0], 'verify')).toContain('Nothing was changed');
  });

  test('a right that is withdrawn through one is refused by the other at the next call', async () => {
    const [one, other] = worlds;
    const limited = { ...other, token: await said(environments[0], 'token', '--client', 'beperkt') };
    const consumer = await ask(one, 'GET', '/autorisaties/api/v1/applicaties/consumer?clientId=beperkt');
    const { url, autorisaties } = jsonOf(consumer);
    const set = async (to: unknown) => {
      const { status } = await ask(one, 'PATCH', String(url), { body: { autorisaties: to as object } });
      expect(status).toBe(200);
    };
    for (let round = 0; round < 5; round++) {
      // What is given may take a moment to be known; what is taken may not.
      await expect.poll(async () => (await ask(limited, 'GET', '/zaken/api/v1/zaken')).status).toBe(200);
      await set([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
      expect((await ask(limited, 'GET', '/zaken/api/v1/zaken')).status).toBe(403);
      await set(autorisaties);
    }
  });

  test.each(['/zaken/api/v1/zaken', '/catalogi/api/v1/zaaktypen'])(
    'one that stood still answers %s on no right or secret that it remembers',
    async (path) => {
      const [one, other] = worlds;
      const limited = { ...other, token: await said(environments[0], 'token', '--client', 'beperkt') };
      const { url, autorisaties } = jsonOf(await ask(one, 'GET', `${APPS}/consumer?clientId=beperkt`));
      const set = async (to: unknown) => {
        const { status } = await ask(one, 'PATCH', String(url), { body: { autorisaties: to as object } });
        expect(status).toBe(200);
      };
      for (let round = 0; round < 4; round++) {
        await expect.poll(async () => (await ask(limited, 'GET', path)).status).toBe(200);
        meents[1].process.kill('SIGSTOP');
        onTestFinished(() => void meents[1].process.kill('SIGCONT'));
        await set([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
        // All of them are there when it wakes, beside what the other told it.
        const asked = Array.from({ length: 50 }, () => ask(limited, 'GET', path));
        await wait(200);
        meents[1].process.kill('SIGCONT');
        expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([403]));
        // Twin: the right is enough when it was there all the time.
        await set(autorisaties);
      }
    },
  );

  test('when one is killed at work the other goes on, numbers included', async () => {
    const ledger = newLedger();
    const crowds = await Promise.all(worlds.map((world) => startCrowd(world, { ledger, bsn: BSN, clients: 4 })));
    while (ledger.written.length < 60) await wait(10);
    await meents[0].stop('SIGKILL');
    const until = ledger.written.length + 60;
    while (ledger.written.length < until) await wait(10);
    await Promise.all(crowds.map((crowd) => crowd.stop()));
    const [gone, there] = [meents[0].base, meents[1].base];
    // What was promised by the one that is gone is kept by the other, under its own address.
    const moved = JSON.parse(JSON.stringify(ledger).replaceAll(gone, there)) as typeof ledger;
    moved.written.forEach((answered, index) => {
      Object.assign(answered, { bytes: ledger.written[index]!.bytes });
    });
    // A repeated request must be the same to the letter, and these were sent with the address that is gone.
    const repeatable = moved.written.map((one) => ({ ...one, key: undefined }));
    const unsure = moved.unsure.map((one) => ({ ...one, key: undefined }));
    const faults = await withSql(postgres.admin, (sql) =>
      brokenPromises(worlds[1], sql, { ...moved, written: repeatable, unsure }),
    );
    expect(faults).toEqual([]);
    expect(await said(environments[1], 'verify')).toContain('Nothing was changed');
  });

  test('while PostgreSQL hangs requests are told to come back, and then all is as it was', async () => {
    const [, world] = worlds;
    const { url } = (jsonOf(await ask(world, 'GET', '/zaken/api/v1/zaken')).results as { url: string }[])[0]!;
    const wake = postgres.hang();
    onTestFinished(wake);
    const asked = [ask(world, 'GET', url), ask(world, 'GET', '/zaken/api/v1/zaken'), ask(world, 'DELETE', url)];
    const path = (own: string) => fetch(`${world.base}${own}`).then(({ status }) => status);
    expect(await Promise.all(['/health/live', '/health/ready', '/metrics'].map(path))).toEqual([200, 503, 200]);
    for (const { status, headers, bytes } of await Promise.all(asked)) {
      expect([status, headers.get('retry-after')]).toEqual([503, '2']);
      expect(String(jsonOf({ bytes }).detail)).toMatch(/^(Dit lukt nu niet|Wij weten niet)/);
    }
    wake();
    await expect.poll(async () => (await ask(world, 'GET', url)).status, { timeout: 20_000 }).toBe(200);
    await expect.poll(() => path('/health/ready')).toBe(200);
  });

  test('a database that takes no writes is not ready, and a start on it says why', async () => {
    const world = worlds[1];
    const set = (setting: string) =>
      postgres.sql(`alter database meent ${setting};
select pg_terminate_backend(pid) from pg_stat_activity where datname = 'meent'`);
    const ready = () => fetch(`${world.base}/health/ready`).then(({ status }) => status);
    const list = () => ask(world, 'GET', '/zaken/api/v1/zaken').then(({ status }) => status);
    onTestFinished(() => set('reset default_transaction_read_only'));
    await set('set default_transaction_read_only = on');
    await expect.poll(ready).toBe(503);
    expect(await list()).toBe(503);
    expect((await fetch(`${world.base}/health/live`)).status).toBe(200);
    const { code, output } = await runMeent({ ...environments[0], MEENT_PORT: String(await freePort()) });
    expect([code, output]).toEqual([1, expect.stringContaining('The database takes no writes')]);
    await set('reset default_transaction_read_only');
    await expect.poll(ready).toBe(200);
    await expect.poll(list).toBe(200);
  });

  test('when PostgreSQL is stopped and started both come back by themselves', async () => {
    meents[0] = await startMeent(environments[0]);
    await postgres.stop();
    onTestFinished(() => postgres.start().catch(() => {}));
    for (const world of worlds) {
      const answer = await ask(world, 'GET', '/zaken/api/v1/zaken');
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
      expect(jsonOf(answer).detail).toBe(
        'Dit lukt nu niet. Er is niets gewijzigd. Probeer het over een minuut opnieuw.',
      );
      expect((await fetch(`${world.base}/health/ready`)).status).toBe(503);
      expect((await fetch(`${world.base}/health/live`)).status).toBe(200);
      expect((await fetch(`${world.base}/metrics`)).status).toBe(200);
    }
    await postgres.start();
    for (const world of worlds)
      await expect
        .poll(async () => (await ask(world, 'GET', '/zaken/api/v1/zaken')).status, { timeout: 20_000 })
        .toBe(200);
  });
});
