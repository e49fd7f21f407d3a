/** A municipality from nothing: what it has, to whom it answers, and what is refused. */
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApis } from '../../src/apis.ts';
import { loadHosts } from '../../src/foundation/hosts.ts';
import { makeOutbound } from '../../src/foundation/outbound/outbound.ts';
import { createLogger } from '../../src/foundation/telemetry/logger.ts';
import { createMetrics } from '../../src/foundation/telemetry/metrics.ts';
import { serverLogging, watchRequests } from '../../src/foundation/telemetry/server.ts';
import { createToken } from '../../src/identity/tokens.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type DemoBlobs, demoKeys, emptyBlobs } from '../support/demo.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
let blobs: DemoBlobs;
beforeAll(async () => {
  line = await commandLine();
  blobs = await emptyBlobs();
});
afterAll(async () => {
  await line.close();
  blobs.remove();
});

const HOST = 'meent.voorbeeldstad.example';
const add = (changes: Readonly<Record<string, string>> = {}) =>
  line.meent(
    'municipality',
    'add',
    ...Object.entries({ name: 'Voorbeeldstad', host: HOST, code: '9897', rsin: '999993653', ...changes }).flatMap(
      ([name, value]) => [`--${name}`, value],
    ),
  );

test('is refused with what cannot be right, and with what another has', async () => {
  for (const [option, value] of [
    ['host', 'https://meent.nl'],
    ['host', 'meent nl'],
    ['code', '12'],
    ['rsin', '999993654'],
    ['rsin', '000000000'],
  ] as const) {
    const { code, err } = await add({ [option]: value });
    expect([code, err[0]]).toEqual([2, expect.stringContaining(`--${option} "${value}" is not a`)]);
  }
  const taken = await add({ host: 'LOCALHOST', code: '9898' });
  expect(taken).toMatchObject({
    code: 1,
    out: [],
    err: [expect.stringMatching(/^A municipality here has .*already; nothing was changed\.$/)],
  });
  expect(taken.err[0]).toContain('host localhost');
  expect(taken.err[0]).toContain('gemeentecode 9898');
});

test('has what every one has, and its first application may do everything', async () => {
  const { code, out, err } = await add();
  expect([code, err[0]]).toEqual([0, `Voorbeeldstad answers on ${HOST}. Its application with all rights:`]);
  const secret = /^secret: ([\w-]{43})$/.exec(out[1]!)![1]!;
  const db = line.clone.open();
  const apis = createApis({
    db,
    blobs: blobs.blobs,
    keys: demoKeys,
    hosts: await loadHosts(db.node),
    logbook: createLogbook({ db, keys: demoKeys }),
    outbound: makeOutbound({ allow: [] }),
    secure: true,
  });
  const log = createLogger('silent');
  const fastify = Fastify(serverLogging(log));
  watchRequests(fastify as never, log, createMetrics());
  await apis.register(fastify as never);
  const ask = (url: string, as = secret) =>
    fastify.inject({
      url,
      headers: {
        host: HOST,
        'accept-crs': 'EPSG:4326',
        authorization: `Bearer ${createToken({ clientId: 'beheer', secret: as })}`,
      },
    });
  expect((await ask('/zaken/api/v1/zaken')).json()).toMatchObject({ count: 0 });
  expect((await ask('/zaken/api/v1/zaken', 'something-else-of-thirty-two-bytes')).statusCode).toBe(401);
  const { results: applications } = (await ask('/autorisaties/api/v1/applicaties')).json();
  expect(applications.flatMap(({ clientIds }: { clientIds: string[] }) => clientIds).toSorted()).toEqual([
    'beheer',
    'meent-portaal',
    'meent-werkbank',
  ]);
  const { results: activities } = (await ask('/registers/api/v1/verwerkingsactiviteiten')).json();
  expect(activities.map(({ identificatie }: { identificatie: string }) => identificatie).toSorted()).toEqual([
    'avg-verzoeken',
    'dienstverlening',
    'inzage-eigen-gegevens',
  ]);
  for (const { grondToelichting } of activities) expect(grondToelichting).toMatch(/AVG artikel 6, eerste lid/);
  // Sealed: whoever has the database has not the secret.
  const rows = await line.clone.asOwner<{ row: string }>(
    `select to_jsonb(t)::text as row from meent.applicatie t union all select to_jsonb(c)::text from meent.engine_change c`,
  );
  for (const { row } of rows) expect(row).not.toContain(secret);
  expect((await line.meent('token', '--client', 'beheer', '--municipality', HOST)).code).toBe(0);
  expect((await add()).err[0]).toContain('already; nothing was changed');
  await fastify.close();
});

test('one that was broken off is finished by the same command', async () => {
  const other = { name: 'Halverwege', host: 'half.example', code: '9896', rsin: '999992582' };
  expect((await add(other)).code).toBe(0);
  await line.clone.asOwner(`delete from meent.municipality_attribute where value = 'half.example'`);
  const again = await add(other);
  expect(again.code).toBe(0);
  const { n } = (
    await line.clone.asOwner<{ n: number }>(
      `select count(*)::int as n from meent.municipality_attribute where value = 'Halverwege'`,
    )
  )[0]!;
  expect(n).toBe(1);
  expect((await line.meent('token', '--client', 'beheer', '--municipality', 'half.example')).code).toBe(0);
});

test('has case numbers as it says, the last pattern of the day', async () => {
  const set = (host: string, pattern: string) =>
    line.meent('municipality', 'case-number', '--host', host, '--pattern', pattern);
  expect((await set(HOST, 'zonder')).code).toBe(2);
  expect((await set('niemand.example', 'VS-{nummer}')).code).toBe(1);
  for (const pattern of ['VS-{jaar}-{nummer:4}', 'VS-{jaar}-{nummer:6}'])
    expect((await set(HOST, pattern)).code).toBe(0);
  const rows = await line.clone.asOwner(
    `select value, valid_to from meent.municipality_attribute a where kind = 'zaaknummer' and exists
     (select from meent.municipality_attribute h where h.municipality = a.municipality and h.value = $1)`,
    [HOST],
  );
  expect(rows).toEqual([{ value: 'VS-{jaar}-{nummer:6}', valid_to: null }]);
});
