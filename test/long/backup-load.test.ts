/**
 * A backup made while clients make, change and remove; put back into the built-in database and into a PostgreSQL of one's
 * own. Each must be the backup row by row, one moment for all clients, and the registers must find what is in it.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { chooseSet, type Manifest, readManifest, tableFile } from '../../src/foundation/backup/manifest.ts';
import { AUTH, type Subscriber, startSubscriber } from '../registers/notificaties/support.ts';
import { type Chronicle, type Cut, cutOf, type Step, startChronicle, stateNow } from '../support/chronicle.ts';
import { ask, jsonOf, type World } from '../support/crowd.ts';
import { BSN, said, worldOf } from '../support/kill.ts';
import { type Started, startMeent, temporaryData } from '../support/meent.ts';
import { NO_OWN_POSTGRES, ownBinaries, startOwnPostgres } from '../support/own-postgres.ts';
import { startSmall } from '../support/small-start.ts';

if (!ownBinaries) console.warn(NO_OWN_POSTGRES);

let data: Awaited<ReturnType<typeof temporaryData>>;
let folder: string;
let meent: Started;
let subscriber: Subscriber;
let chronicle: Chronicle;
let manifest: Manifest;
/** What each client had been told when the command was given. */
let promised: readonly number[];
/** The list of what was destroyed, of long after the backup. */
let destroyed: string;

beforeAll(async () => {
  data = await temporaryData();
  folder = mkdtempSync(join(tmpdir(), 'meent-backup-'));
  subscriber = await startSubscriber();
  meent = await startSmall(data.environment);
  const world = await worldOf(data, meent);
  const kanalen = ['zaken', 'documenten'].map((naam) => ({ naam, filters: {} }));
  const body = { callbackUrl: subscriber.url, auth: AUTH, kanalen };
  expect((await ask(world, 'POST', '/notificaties/api/v1/abonnement', { body })).status).toBe(201);
  chronicle = await startChronicle(world, BSN);
  const steps = (): number => chronicle.clients.reduce((sum, { length }) => sum + length, 0);
  while (steps() < 240 && chronicle.wrong.length === 0) await wait(10);
  promised = chronicle.clients.map(({ length }) => length);
  await said(data.environment, 'backup', folder);
  const during = steps();
  while (steps() < during + 120 && chronicle.wrong.length === 0) await wait(10);
  await chronicle.stop();
  manifest = readManifest(chooseSet(folder)).manifest;
  await said(data.environment, 'destroyed').then((list) => writeFileSync(join(folder, 'destroyed'), list));
  destroyed = join(folder, 'destroyed');
  await meent.stop();
});
afterAll(async () => {
  await meent?.stop();
  await subscriber?.close();
  await data?.remove();
  rmSync(folder, { recursive: true, force: true });
});

test('nobody notices that a backup is made', () => {
  expect(chronicle.wrong).toEqual([]);
  expect(manifest.missing).toEqual([]);
});

describe.for(['built-in', 'own'] as const)('put back into the %s PostgreSQL', (kind) => {
  test.skipIf(kind === 'own' && !ownBinaries)('it is the backup, and works', async () => {
    const back = await temporaryData();
    onTestFinished(back.remove);
    const postgres = kind === 'own' ? await startOwnPostgres() : undefined;
    if (postgres) onTestFinished(postgres.remove);
    const environment = { ...back.environment, ...(postgres && { DATABASE_URL: postgres.url }) };
    cpSync(join(data.folder, 'keys'), join(back.folder, 'keys'), { recursive: true });
    const original = chooseSet(folder);
    await said(environment, 'restore', folder, '--name', manifestName());

    await said(environment, 'backup', folder);
    const copy = chooseSet(folder);
    const again = readManifest(copy).manifest;
    expect(again.tables.map(({ name }) => [name, rowsIn(copy, name)])).toEqual(
      manifest.tables.map(({ name }) => [name, rowsIn(original, name)]),
    );
    expect(again.sequences).toEqual(manifest.sequences);
    expect([again.blobs, again.missing, again.heads]).toEqual([manifest.blobs, [], manifest.heads]);
    rmSync(copy, { recursive: true });

    const started = await startMeent(environment);
    onTestFinished(() => started.stop().then(() => {}));
    const world: World = { base: started.base, token: await said(environment, 'token', '--client', 'demo') };
    const cuts = await Promise.all(chronicle.clients.map((steps) => cutOf(world, steps)));
    for (const [index, { lost }] of cuts.entries())
      expect(chronicle.clients[index]!.length - lost.length).toBeGreaterThanOrEqual(promised[index]!);
    oneMoment(cuts);
    await found(world, cuts);
    await told(cuts);
    expect(await said(environment, 'verify', '--backup', folder)).toContain('Nothing was changed');
  });
});

test('what was destroyed since is destroyed again, and applying the list once more changes nothing', async () => {
  const back = await temporaryData();
  onTestFinished(back.remove);
  cpSync(join(data.folder, 'keys'), join(back.folder, 'keys'), { recursive: true });
  const lines = await said(back.environment, 'restore', folder, '--destroyed', destroyed);
  expect(lines).toMatch(/Removed again: [1-9]\d*; not there: \d+; refused: 0/);
  expect(await said(back.environment, 'destroyed', '--again', destroyed)).toContain('Removed again: 0;');
  const started = await startMeent(back.environment);
  onTestFinished(() => started.stop().then(() => {}));
  const world = await worldOf(back, started);
  const last = finalStates(chronicle.clients.flat());
  const gone = [...last].filter(([, state]) => state === undefined);
  expect(gone.length).toBeGreaterThan(8);
  for (const [path] of gone) expect([path, await stateNow(world, path)]).toEqual([path, undefined]);
});

/** Every row, in no order: where PostgreSQL puts one depends on the room that it finds. */
function rowsIn(set: string, table: string): string {
  const rows = zstdDecompressSync(readFileSync(tableFile(set, table)))
    .toString('utf8')
    .split('\n');
  return createHash('sha256').update(rows.toSorted().join('\n')).digest('hex');
}

const manifestName = (): string => manifest.at.replaceAll(':', '');

/** Nothing that is lost was answered before something that is kept was asked. */
function oneMoment(cuts: readonly Cut[]): void {
  const kept = Math.max(...cuts.flatMap((cut) => cut.kept.map(({ sent }) => sent)));
  const lost = Math.min(...cuts.flatMap((cut) => cut.lost.map(({ answered }) => answered)));
  expect(kept).toBeLessThanOrEqual(lost);
  const moment = Date.parse(manifest.at);
  expect(cuts.flatMap((cut) => cut.lost.filter(({ answered }) => answered < moment))).toEqual([]);
}

const finalStates = (steps: readonly Step[]) => new Map(steps.flatMap(({ made }) => [...made]));

/** Cases by the words that they have now and not by those they had or would get; and by the person on them. */
async function found(world: World, cuts: readonly Cut[]): Promise<void> {
  const now = finalStates(cuts.flatMap(({ kept }) => kept));
  const cases = [...now].filter(([path]) => path.startsWith('/zaken/api/v1/zaken/'));
  const there = cases.filter(([, state]) => state !== undefined);
  expect(there.length).toBeGreaterThan(4);
  const search = async (zoekterm: string): Promise<string[]> => {
    const { bytes, status } = await ask(world, 'POST', '/meent/api/v1/zoeken', { body: { zoekterm } });
    expect(status).toBe(200);
    return (jsonOf({ bytes }).resultaten as { url: string }[]).map(({ url }) => new URL(url).pathname);
  };
  for (const [word, path] of chronicle.words) {
    const expected = now.get(path) === word ? [path] : [];
    await expect.poll(() => search(word), { message: word }).toEqual(expected);
  }
  const listed: string[] = [];
  const filter = `rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=${BSN}`;
  let next: unknown = `/zaken/api/v1/zaken?${filter}`;
  while (next) {
    const page = jsonOf(await ask(world, 'GET', String(next)));
    listed.push(...(page.results as { url: string }[]).map(({ url }) => new URL(url).pathname));
    next = page.next;
  }
  // The last case of a client may have no role yet at the moment.
  const withRole = there.filter(([path]) => rolesOf(cuts).has(path)).map(([path]) => path);
  expect(withRole.filter((path) => !listed.includes(path))).toEqual([]);
  const made = new Set(chronicle.words.values());
  expect(listed.filter((path) => made.has(path) && now.get(path) === undefined)).toEqual([]);
}

/** Cases whose role was made: the step after that of the case. */
function rolesOf(cuts: readonly Cut[]): ReadonlySet<string> {
  const cases = new Set<string>();
  for (const { kept } of cuts)
    for (const [index, { made }] of kept.entries()) {
      const [path] = made.keys();
      const [next] = kept[index + 1]?.made.keys() ?? [];
      if (path && next?.startsWith('/zaken/api/v1/rollen/')) cases.add(path);
    }
  return cases;
}

/** Before the backup or after it was put back: the subscriber hears of everything that is kept. */
async function told(cuts: readonly Cut[]): Promise<void> {
  const paths = cuts.flatMap(({ kept }) => kept.flatMap(({ made }) => [...made.keys()]));
  const untold = (): string[] => {
    const got = new Set(subscriber.got.map(({ resourceUrl }) => new URL(resourceUrl).pathname));
    return paths.filter((path) => !got.has(path));
  };
  await expect.poll(untold, { timeout: 120_000, interval: 500 }).toEqual([]);
}
