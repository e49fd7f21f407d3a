/** The job that destroys, killed at work: nobody's half case, and another process goes on where it was. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { makeJobs } from '../../../src/foundation/jobs/jobs.ts';
import { handleVernietiging } from '../../../src/services/archief/taak.ts';
import { FIRST, RING } from '../../support/server.ts';
import { type Archief, padVan, startArchief } from './support.ts';

const CASES = 30;

let a: Archief;
let child: ChildProcess | undefined;
beforeAll(async () => {
  a = await startArchief();
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await a.close();
});

const tel = async (text: string): Promise<number> =>
  (await a.z.meent.clone.asOwner<{ n: number }>(`select count(*)::int as n from meent.${text}`))[0]!.n;

it('is killed twice in the middle: each case is whole or gone with its record, and in the end all are', async () => {
  const { z } = a;
  const document = await z.document();
  for (let n = 0; n < CASES; n++) {
    const zaak = await z.zaak();
    await z.rol(zaak);
    const eigen = await z.document();
    for (const one of [eigen, document])
      await z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: one.url });
    await z.close(zaak);
    await z.want(200, 'PATCH', zaak.url, { archiefnominatie: 'vernietigen', archiefactiedatum: '2026-01-15' });
  }
  const lijst = await a.gestart();
  const gone = () => tel(`archief_vernietiging where vernietigingslijst is not null`);
  for (const least of [3, 12]) {
    child = startProcess();
    await vi.waitFor(async () => expect(await gone()).toBeGreaterThan(least), { timeout: 60_000, interval: 5 });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const half = await gone();
    expect(half).toBeLessThan(CASES);
    // Whatever the moment: as many of each part as there are whole cases.
    expect(await tel('zaken_zaak')).toBe(CASES - half);
    expect(await tel('zaken_rol')).toBe(CASES - half);
    expect(await tel('zaken_resultaat')).toBe(CASES - half);
    expect(await tel('zaken_zaakinformatieobject')).toBe(2 * (CASES - half));
    expect(await tel('documenten_objectinformatieobject')).toBe(2 * (CASES - half));
    expect(await tel('documenten_enkelvoudiginformatieobject')).toBe(CASES - half + 1);
    expect(await tel(`archief_vernietigingsregel where status = 'vernietigd'`)).toBe(half);
  }

  const jobs = makeJobs(z.meent.db, { leaseMs: 1_000, pollMs: 50 });
  await handleVernietiging(jobs, { engine: z.meent.engine, blobs: a.blobs, nameOf: () => 'Proefdorp' })(FIRST);
  jobs.start();
  await vi.waitFor(
    async () => expect(await a.doe(200, 'GET', padVan(lijst), 'lezer')).toMatchObject({ status: 'uitgevoerd' }),
    { timeout: 60_000, interval: 50 },
  );
  await jobs.stop();
  const klaar = await a.doe(200, 'GET', padVan(lijst), 'lezer');
  const verklaring = await a.doe(200, 'GET', padVan({ url: klaar.verklaring }), 'lezer');
  // The last case takes the document along that they shared.
  expect(verklaring).toMatchObject({ zaken: CASES, documenten: CASES + 1, nietVernietigd: 0 });
  expect(new Set(verklaring.vernietigdeZaken.map((one: { identificatie: string }) => one.identificatie)).size).toBe(
    CASES,
  );
  expect(await tel('archief_vernietigingsverklaring')).toBe(1);
  expect(await tel('zaken_zaak')).toBe(0);
  expect(await tel('documenten_enkelvoudiginformatieobject')).toBe(0);
}, 180_000);

function startProcess(): ChildProcess {
  const given = {
    target: a.z.meent.clone.target,
    ring: { ...RING, keys: RING.keys.map((key) => ({ ...key, secret: key.secret.toString('hex') })) },
    blobFolder: a.z.meent.blobFolder,
    municipality: FIRST,
  };
  const program = fileURLToPath(new URL('vernietig-process.ts', import.meta.url));
  return spawn(process.execPath, [program, JSON.stringify(given)], { stdio: 'ignore' });
}
