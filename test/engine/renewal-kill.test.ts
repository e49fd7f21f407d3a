/** The job that renders bodies again, killed at work: another process goes on where it was. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { renewalStates } from '../../src/engine/renewal.ts';
import { handleRenewal, queueOf } from '../../src/engine/renewal-job.ts';
import { makeJobs } from '../../src/foundation/jobs/jobs.ts';
import { ALL } from './library.ts';
import { openReleases, type Releases } from './releases.ts';
import { NEXT } from './releases-declared.ts';

const MUNICIPALITY = 53;
const BOOKS = 2_500;

let releases: Releases;
let child: ChildProcess | undefined;
beforeAll(async () => {
  releases = await openReleases(MUNICIPALITY);
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await releases.clone.drop();
});

it('is killed in the middle, and is finished by another: every body once, and none that was written meanwhile is lost', async () => {
  const caller = releases.library.caller(ALL);
  const plank = JSON.parse((await releases.this.create(caller, 'plank', { naam: 'Romans' })).json).url;
  const boek = { titel: 'De Avonden', plank, geheimhouding: 'openbaar' };
  const { id } = await releases.this.create(caller, 'boek', boek);
  await releases.clone.asOwner(
    `insert into meent.boeken_boek (municipality, id, version, body, nummer, plank, niveau, lezers, subjects, owners)
     select municipality, new.id, version, replace(replace(body, b.id::text, new.id::text), to_json(b.nummer)::text, to_json('N-' || n)::text), 'N-' || n, plank, niveau, lezers, subjects, owners
     from meent.boeken_boek b, generate_series(2, $1::int) n, lateral (select (lpad(to_hex(n * 7919), 8, '0') || '-0000-7000-8000-000000000000')::uuid as id) new
     where b.id = $2`,
    [BOOKS, id],
  );

  const before = await backends();
  child = startProcess();
  const done = async (): Promise<number> => Number((await rowsOf('body_version = 2')).length);
  await vi.waitFor(async () => expect(await done()).toBeGreaterThan(0), { timeout: 10_000, interval: 5 });
  child.kill('SIGKILL');
  await once(child, 'exit');
  // What the database was told before the kill, it still does.
  await vi.waitFor(async () => expect((await backends()).filter((pid) => !before.includes(pid))).toEqual([]), {
    timeout: 10_000,
    interval: 20,
  });
  const half = await done();
  expect(half).toBeLessThan(BOOKS);
  const [between] = await renewalStates(releases.clone.open().log);
  expect(between).toMatchObject({ resource: 'boek', version: 2, doneAt: null });
  expect(between!.remaining).toBeGreaterThanOrEqual(BOOKS - half);

  const written = (await rowsOf('body_version = 1')).at(-1)!.id;
  await releases.this.patch(caller, 'boek', written, { titel: 'Avonden' });
  const jobs = makeJobs(releases.next.parts.db, { pollMs: 100 });
  await handleRenewal(jobs, releases.next.parts)(MUNICIPALITY);
  jobs.start();
  await vi.waitFor(async () => expect(await done()).toBe(BOOKS), { timeout: 40_000, interval: 50 });
  // What found something looks again, in a minute.
  await vi.waitFor(async () => {
    const next = await releases.clone.asOwner(
      `select extract(epoch from run_at - now())::int as seconds from job where queue = $1 and state = 'open' and lease_until is null`,
      [queueOf(NEXT.boek, 2)],
    );
    expect(next).toEqual([{ seconds: expect.closeTo(60, -1) }]);
  });
  await jobs.stop();
  const rows = await releases.rows();
  for (const row of rows) {
    const titel = row.id === written ? 'Avonden' : 'De Avonden';
    expect(row).toMatchObject({ version: row.id === written ? 2 : 1, taal: 'nl', sleutel: titel.toLowerCase() });
    expect(row.body).toContain(`/boeken/${row.id}"`);
    expect(row.body).toContain(`"titel":"${titel}"`);
  }
  await releases.renewAll(NEXT.boek);
  const [after] = await renewalStates(releases.clone.open().log);
  expect(after).toMatchObject({ remaining: 0, doneAt: expect.any(Date) });
  // What the killed process did last may not have been counted; what the other did is.
  expect(after!.renewed).toBeGreaterThanOrEqual(BOOKS - half - 1);
}, 90_000);

const rowsOf = (condition: string) =>
  releases.clone.asOwner<{ id: string }>(`select id from meent.boeken_boek where ${condition} order by id`);

/** Processes of the database at work for others than who asks this. */
const backends = async (): Promise<readonly number[]> =>
  (
    await releases.clone.asOwner<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
  ).map(({ pid }) => pid);

function startProcess(): ChildProcess {
  const given = { target: releases.clone.target, keyFolder: releases.keyFolder, municipality: MUNICIPALITY };
  const program = fileURLToPath(new URL('renewal-process.ts', import.meta.url));
  return spawn(process.execPath, [program, JSON.stringify(given)], { stdio: 'ignore' });
}
