/** A data folder in which the program finds a small demo, so that its first start is as quick as any. */
import { join } from 'node:path';
import { seedDemo } from '../../src/demo/seed/seed.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { openBlobs } from '../../src/foundation/blobs/folder.ts';
import { loadConfig } from '../../src/foundation/config.ts';
import { openDataFolder } from '../../src/foundation/data-folder.ts';
import { openDatabase } from '../../src/foundation/db/open.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { resources } from '../../src/registers/index.ts';
import { smallGemeenten } from './demo.ts';
import { type Environment, type Started, startMeent } from './meent.ts';

export async function startSmall(environment: Environment): Promise<Started> {
  const config = loadConfig(environment);
  const { path, since } = openDataFolder(config);
  const keys = openKeys({ folder: config.keys, mode: 'demo', create: true });
  const { database, close } = await openDatabase(config);
  try {
    const logbook = createLogbook({ db: database, keys });
    const engine = createEngine({ db: database, keys, logbook, resources });
    const blobs = await openBlobs(join(path, 'blobs'), keys);
    await seedDemo({ engine, blobs, keys, database, referentie: since, gemeenten: smallGemeenten });
    await logbook.idle();
  } finally {
    await close();
  }
  return startMeent(environment);
}
