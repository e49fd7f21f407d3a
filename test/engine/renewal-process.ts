/** A process of the next release that renders bodies again and does nothing else, until it is killed. */
import { createEngine } from '../../src/engine/engine.ts';
import { handleRenewal } from '../../src/engine/renewal-job.ts';
import { createDatabase } from '../../src/foundation/db/database.ts';
import { makeJobs } from '../../src/foundation/jobs/jobs.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { RELEASES } from './releases-declared.ts';

const { target, keyFolder, municipality } = JSON.parse(process.argv[2]!);
const db = createDatabase(target);
const keys = openKeys({ folder: keyFolder, mode: 'demo', create: false });
const engine = createEngine({ db, keys, logbook: createLogbook({ db, keys }), resources: RELEASES.next });
const jobs = makeJobs(db, { leaseMs: 1_000, pollMs: 100 });
await handleRenewal(jobs, engine.parts)(municipality);
jobs.start();
