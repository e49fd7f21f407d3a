/** Two releases of the library on one database, each with an engine and connections of its own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableSql } from '../../src/engine/ddl.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { renewSome } from '../../src/engine/renewal.ts';
import type { Resource } from '../../src/engine/resource.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import type { Keys } from '../../src/foundation/types.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { openBefore, undated } from '../support/release-before.ts';
import { type Library, openLibrary } from './library.ts';
import { RELEASES } from './releases-declared.ts';

/** What the migration of the next release does to the tables of this one. */
const EXPAND = `alter table boeken_boek add column taal text collate "C", add column sleutel text collate "C",
 add column beoordelingen text[] collate "C"`;

export interface Releases {
  readonly clone: Clone;
  /** Connections of this one. */
  readonly here: Database;
  readonly there: Database;
  readonly keyFolder: string;
  readonly keys: Keys;
  readonly library: Library;
  readonly this: Engine;
  readonly next: Engine;
  /** Walks until nothing old is found. */
  renewAll(...resources: readonly Resource[]): Promise<void>;
  /** Rows of a table, past every engine. */
  rows(table?: string): Promise<readonly Stored[]>;
}

export interface Stored {
  readonly id: string;
  readonly version: number;
  readonly body: string;
  readonly body_version: number;
  readonly taal: string | null;
  readonly sleutel: string | null;
  readonly niveau: number | null;
}

/** @param counts false: this release is one that does not count dates yet */
export async function openReleases(municipality: number, counts = true): Promise<Releases> {
  const clone = await cloneDatabase();
  await clone.asOwner(`set role meent_migrate; set search_path to meent; ${RELEASES.this.map(tableSql).join('\n')}`);
  const keyFolder = mkdtempSync(join(tmpdir(), 'meent-keys-'));
  const keys = openKeys({ folder: keyFolder, mode: 'demo', create: true });
  const [here, there] = [counts ? clone.open() : openBefore(clone.target), clone.open()];
  const logbook = createLogbook({ db: here, keys });
  const library = await openLibrary(here, keys, logbook, municipality, counts ? RELEASES.this : undated(RELEASES.this));
  const next = createEngine({
    db: there,
    keys,
    logbook: createLogbook({ db: there, keys }),
    resources: RELEASES.next,
    ...(counts ? {} : { mostGathered: 0 }),
  });
  await clone.asOwner(`set role meent_migrate; set search_path to meent; ${EXPAND}`);
  return {
    clone: {
      ...clone,
      async drop() {
        if (!counts) await here.close();
        await clone.drop();
      },
    },
    here,
    there,
    keyFolder,
    keys,
    library,
    this: library.engine,
    next,
    async renewAll(...resources) {
      for (const one of resources) while ((await renewSome(next.parts, municipality, one)) !== 'clean');
    },
    rows: (table = 'boeken_boek') => clone.asOwner<Stored>(`select * from meent.${table} order by id`),
  };
}
