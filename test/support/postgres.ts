/** One PostgreSQL for all test runs of this checkout: TEST_DATABASE_URL, or an embedded one that test runs share. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findEmbedded, startShared, stopEmbedded } from '../../src/foundation/db/embedded/embedded.ts';
import { clientConfig, parseDatabaseUrl, type Target, withDatabase } from '../../src/foundation/db/target.ts';

/** Speed before safety: what a test database holds can be made again. Tests of safety start a server of their own. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' };

const key = createHash('sha256')
  .update(JSON.stringify([process.getuid?.(), import.meta.url, SETTINGS, 1]))
  .digest('hex')
  .slice(0, 10);
const FOLDER = join(tmpdir(), `meent-test-${key}`);

/** Joins the server that another run of this checkout started, or starts it. The last run to leave stops it. */
export async function joinServer(): Promise<{ target: Target; leave(): Promise<void> }> {
  const own = process.env.TEST_DATABASE_URL;
  if (own) return { target: parseDatabaseUrl(own), leave: async () => {} };
  return locked(async () => {
    const target = findEmbedded(FOLDER) ?? (await startShared(FOLDER, SETTINGS));
    const presence = new pg.Client(clientConfig(withDatabase(target, 'postgres'), 'owner', 'meent test run'));
    presence.on('error', () => {});
    await presence.connect();
    return { target: withDatabase(target, 'postgres'), leave: () => locked(() => leave(presence)) };
  });
}

async function leave(presence: pg.Client): Promise<void> {
  const { rows } = await presence.query<{ runs: number }>(
    `select count(*)::int as runs from pg_stat_activity where application_name = 'meent test run'`,
  );
  await presence.end();
  if (rows[0]?.runs === 1) await stopEmbedded(FOLDER);
}

const LOCK = `${FOLDER}.lock`;
const STALE_MS = 60_000;

async function locked<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch {
      const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > STALE_MS) rmSync(LOCK, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}
