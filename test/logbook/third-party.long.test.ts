/** The log as it is served, checked by libraries of others in Go. Skipped where Go, or those libraries, are not on the machine. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { loadHosts } from '../../src/foundation/hosts.ts';
import { Problem } from '../../src/foundation/problems.ts';
import { createLogger } from '../../src/foundation/telemetry/logger.ts';
import { createMetrics } from '../../src/foundation/telemetry/metrics.ts';
import { serverLogging, watchRequests } from '../../src/foundation/telemetry/server.ts';
import { registerTlog } from '../../src/services/http/tlog.ts';
import { createCallTurns } from '../../src/services/turns.ts';
import { keys, type LogbookOnClone, logbookOnClone } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'meent-go-'));
const program = join(folder, 'third-party');
const source = fileURLToPath(new URL('third-party', import.meta.url));
// Nothing is fetched in a test: what the machine has in its cache of modules is what there is.
const built = spawnSync('go', ['build', '-o', program, '.'], {
  cwd: source,
  encoding: 'utf8',
  env: { ...process.env, GOFLAGS: '-mod=readonly', GOPROXY: 'off' },
});
const reason = built.error
  ? 'Go is not on this machine'
  : built.status === 0
    ? undefined
    : 'the modules are not there (cd test/logbook/third-party; go mod download)';
if (reason) console.warn(`skipped: ${reason}`);

describe.skipIf(reason !== undefined)('golang.org/x/mod/sumdb and transparency-dev/formats', () => {
  const municipality = 71;
  let log: LogbookOnClone;
  let app: FastifyInstance;
  let base: string;
  beforeAll(async () => {
    log = await logbookOnClone();
    await log.clone.asOwner(`insert into meent.municipality (id) values (${municipality})`);
    await log.clone.asOwner(
      `insert into meent.municipality_attribute (municipality, kind, value, valid_from) values (${municipality}, 'host', 'localhost', '2020-01-01')`,
    );
    const logger = createLogger('silent');
    app = Fastify({ ...serverLogging(logger) }) as unknown as FastifyInstance;
    watchRequests(app, logger, createMetrics(logger));
    const hosts = await loadHosts(log.db.node);
    const refused = () => {
      throw new Problem('not-authenticated');
    };
    // Tools of others take no entries here, so nobody is known.
    const context = { engine: {} as Engine, hosts, secure: false, verify: refused };
    registerTlog(app, { database: log.db, hosts, keys, turns: createCallTurns(), context });
    await app.listen({ host: '127.0.0.1', port: 0 });
    base = `http://localhost:${(app.server.address() as AddressInfo).port}/logboek/tlog`;
  });
  afterAll(async () => {
    await app?.close();
    await log?.clone.drop();
    rmSync(folder, { recursive: true });
  });

  const check = (...args: string[]) =>
    new Promise<{ code: number | null; said: string }>((done) => {
      const child = spawn(program, args);
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (data: Buffer) => {
          said += data.toString();
        });
      child.on('close', (code) => done({ code, said }));
    });

  test('checkpoint, tiles, inclusion and consistency hold; twin: with another leaf, or a tile that was changed, not', async () => {
    await log.fill(300, municipality);
    await log.settle();
    const kept = join(folder, 'toen.txt');
    writeFileSync(kept, await (await fetch(`${base}/checkpoint`)).text());
    await log.fill(700, municipality);
    await log.settle();
    const rows = await log.clone.asOwner<{ position: number; preimage: string }>(
      'select position, preimage from meent.log_entry where municipality = $1 and position in (0, 255, 256, 299, 512, 999) order by position',
      [municipality],
    );
    expect(rows).toHaveLength(6);
    for (const { position, preimage } of rows)
      expect(await check(base, kept, String(position), preimage)).toEqual({
        code: 0,
        said: `included at ${position}, and 1000 extends 300\n`,
      });
    const { preimage } = rows[0]!;
    expect(await check(base, kept, '1', preimage)).toMatchObject({ code: 1 });
    await log.clone.asOwner(
      `update meent.log_tile set data = overlay(data placing '\\x00' from 9) where municipality = $1 and level = 0 and index = 0`,
      [municipality],
    );
    expect(await check(base, kept, '0', preimage)).toMatchObject({ code: 1 });
  });
});
