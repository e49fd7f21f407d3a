/** The Meent that a command works on: beside a running one, or with its database started for as long as it takes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine } from '../engine/engine.ts';
import { openBlobs } from '../foundation/blobs/folder.ts';
import { today } from '../foundation/clock.ts';
import type { Config, Mode } from '../foundation/config.ts';
import { openDataFolder } from '../foundation/data-folder.ts';
import { refuseOtherDatabase } from '../foundation/db/belongs.ts';
import { openDatabase } from '../foundation/db/open.ts';
import type { Database, Municipality } from '../foundation/db/types.ts';
import { loadHosts } from '../foundation/hosts.ts';
import { refuseOtherKeys } from '../foundation/keys/belongs.ts';
import { keyFile } from '../foundation/keys/file.ts';
import { followKeys } from '../foundation/keys/follow.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import { openKeys } from '../foundation/keys/open.ts';
import { Problem } from '../foundation/problems.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { newTrace } from '../foundation/telemetry/trace.ts';
import type { Blobs } from '../foundation/types.ts';
import type { Caller } from '../gate/context.ts';
import { createLogbook } from '../logbook/append.ts';
import { activityFor } from '../registers/activiteiten/index.ts';
import { resources } from '../registers/index.ts';

export interface Opened {
  readonly config: Config;
  readonly database: Database;
  readonly keys: RingKeys;
  readonly engine: Engine;
  readonly blobs: Blobs;
  /** What the data folder was made as. */
  readonly mode: Mode;
}

/** @throws StartProblem when there is no Meent, or it cannot be reached. */
export async function withMeent<T>(config: Config, work: (opened: Opened) => Promise<T>): Promise<T> {
  if (!existsSync(join(config.data, 'meent.json'))) {
    throw new StartProblem(
      'setting',
      `There is no Meent in ${config.data}; start it once with "npm start", or set MEENT_DATA to the folder it is in.`,
    );
  }
  const { mode, path } = openDataFolder(config);
  const keys = openKeys({ folder: config.keys, mode, create: false });
  const { database, close } = await openDatabase({ ...config, mode, threads: 1 }, { beside: true });
  const unheard = (): void => {};
  const stopKeys = await followKeys(database.node, keys, unheard);
  try {
    await refuseOtherKeys(database.node, keys, keyFile(config.keys));
    await refuseOtherDatabase(database.node, path);
    const logbook = createLogbook({ db: database, keys });
    const engine = createEngine({ db: database, keys, logbook, resources });
    const blobs = await openBlobs(join(path, 'blobs'), keys);
    const result = await work({ config, database, keys, engine, blobs, mode });
    await logbook.idle();
    return result;
  } finally {
    await stopKeys();
    await close();
  }
}

const HOSTS = { text: `select distinct value from municipality_attribute where kind = 'host' order by value` };

/** The municipality of a host; without one that of MEENT_BASE_URL. @throws StartProblem */
export async function municipalityOf({ config, database }: Opened, host: string | undefined): Promise<Municipality> {
  const asked = host ?? new URL(config.baseUrl).host;
  const hosts = await loadHosts(database.node);
  try {
    return hosts.municipalityOf(asked);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const known = (await database.node.query<{ value: string }>(HOSTS)).map(({ value }) => value);
    throw new StartProblem(
      'setting',
      `No municipality answers on "${asked}"; ${known.length > 0 ? `choose --municipality ${known.join(' or ')}` : 'there is none in this Meent yet'}.`,
    );
  }
}

/** Option that several commands share. */
export const MUNICIPALITY = {
  value: 'HOST',
  meaning: 'host of the municipality (the one of MEENT_BASE_URL when absent)',
} as const;

/** The operator, who may do everything on this machine. */
export async function callerIn({ engine }: Opened, municipality: Municipality): Promise<Caller> {
  const snapshot = await engine.parts.snapshots.current(municipality);
  return {
    municipality,
    base: 'http://meent.invalid',
    application: { id: 'meent-opdrachtregel', label: 'Opdrachtregel van Meent' },
    activity: activityFor(snapshot, { today: today() }),
    trace: newTrace(),
    rights: { everything: true, grants: [] },
  };
}
