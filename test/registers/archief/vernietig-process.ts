/** A process that carries destruction lists out and does nothing else, until it is killed. */
import { createEngine } from '../../../src/engine/engine.ts';
import { openBlobs } from '../../../src/foundation/blobs/folder.ts';
import { createDatabase } from '../../../src/foundation/db/database.ts';
import { makeJobs } from '../../../src/foundation/jobs/jobs.ts';
import { makeKeys } from '../../../src/foundation/keys/keys.ts';
import { createLogbook } from '../../../src/logbook/append.ts';
import { resources } from '../../../src/registers/index.ts';
import { handleVernietiging } from '../../../src/services/archief/taak.ts';

const { target, ring, blobFolder, municipality } = JSON.parse(process.argv[2]!);
const db = createDatabase(target);
const keys = makeKeys({
  ...ring,
  keys: ring.keys.map((key: { readonly secret: string }) => ({ ...key, secret: Buffer.from(key.secret, 'hex') })),
});
const engine = createEngine({ db, keys, logbook: createLogbook({ db, keys }), resources });
const jobs = makeJobs(db, { leaseMs: 1_000, pollMs: 50 });
const blobs = await openBlobs(blobFolder, keys);
await handleVernietiging(jobs, { engine, blobs, nameOf: () => 'Proefdorp' })(municipality);
jobs.start();
