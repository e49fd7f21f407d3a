/** Clients that begin to send a document and then hang, or go: nobody else waits, and nothing half is left. */
import { readdirSync, utimesSync } from 'node:fs';
import http, { type ClientRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, jsonOf, newLedger, startCrowd, type World } from '../support/crowd.ts';
import { BSN, faultsIn, worldOf } from '../support/kill.ts';
import { type Started, startMeent, temporaryData } from '../support/meent.ts';
import { startSmall } from '../support/small-start.ts';

const DOCUMENTS = '/documenten/api/v1/enkelvoudiginformatieobjecten';
/** Fewer than one application may have under way at once: who has more waits for itself alone. */
const HANGING = 6;

let data: Awaited<ReturnType<typeof temporaryData>>;
let meent: Started;
let world: World;

beforeAll(async () => {
  data = await temporaryData();
  meent = await startSmall(data.environment);
  world = await worldOf(data, meent);
});
afterAll(async () => {
  await meent.stop();
  await data.remove();
});

const count = async (): Promise<number> => Number(jsonOf(await ask(world, 'GET', DOCUMENTS)).count);
const unfinished = (): string => join(data.folder, 'blobs', 'unfinished');
const halfFiles = (): readonly string[] => readdirSync(unfinished());

test('who hangs in the middle of an upload keeps nobody waiting, and leaves nothing behind when the connection ends', async () => {
  const before = await count();
  const hanging = await beginUploads();
  const ledger = newLedger();
  const crowd = await startCrowd(world, { ledger, bsn: BSN });
  while (ledger.written.length < 100 && ledger.wrong.length === 0) await wait(10);
  await crowd.stop();
  expect(ledger.unsure).toEqual([]);
  for (const request of hanging) request.destroy();
  const documents = ledger.written.filter(({ kind }) => kind === 'document').length;
  await expect.poll(halfFiles, { timeout: 20_000 }).toEqual([]);
  expect(await count()).toBe(before + documents);
  expect(await faultsIn(data, world, ledger)).toEqual([]);
});

test('a Meent that is killed in the middle of an upload has no half document, and cleans up', async () => {
  const before = await count();
  const hanging = await beginUploads();
  await meent.stop('SIGKILL');
  for (const request of hanging) request.destroy();
  meent = await startMeent(data.environment);
  expect(await count()).toBe(before);
  // Another process may still be writing them; an hour later nobody is.
  for (const name of halfFiles()) utimesSync(join(unfinished(), name), 0, 0);
  await meent.stop();
  meent = await startMeent(data.environment);
  expect(halfFiles()).toEqual([]);
});

/** So many clients that each send half of a document of 4 MB, and then nothing. */
async function beginUploads(): Promise<readonly ClientRequest[]> {
  const types = jsonOf(await ask(world, 'GET', '/catalogi/api/v1/informatieobjecttypen')).results as { url: string }[];
  const fields = {
    bronorganisatie: '999839184',
    creatiedatum: '2026-11-02',
    titel: 'half',
    auteur: 'Melder',
    taal: 'dut',
    informatieobjecttype: types[0]!.url,
  };
  const head = `${JSON.stringify(fields).slice(0, -1)},"inhoud":"`;
  const hanging = Array.from({ length: HANGING }, () => {
    const request = http.request(new URL(DOCUMENTS, world.base), {
      method: 'POST',
      agent: false,
      headers: {
        authorization: `Bearer ${world.token}`,
        'content-type': 'application/json',
        'content-length': '4000000',
      },
    });
    request.on('error', () => {});
    request.write(head);
    request.write(Buffer.alloc(2_000_000, 'A'));
    return request;
  });
  await expect.poll(() => halfFiles().length, { timeout: 20_000 }).toBeGreaterThan(0);
  return hanging;
}
