/**
 * A small demo for tests of journeys and channels: both municipalities, Weidehoek with three case types and ten cases,
 * among them those of the main resident. Made once, in a template; a clone takes some tens of milliseconds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inhoudVan } from '../../src/demo/cases/inhoud.ts';
import type { DemoZaak } from '../../src/demo/cases/types.ts';
import { hoofdpersoon } from '../../src/demo/cases/verloop.ts';
import { demoPeople } from '../../src/demo/people.ts';
import type { Persoon } from '../../src/demo/personen/personen.ts';
import {
  type DemoGemeente,
  type DemoInhoud,
  kaderijkGemeente,
  weidehoekGemeente,
} from '../../src/demo/seed/gemeenten.ts';
import { type SeedParts, seedDemo } from '../../src/demo/seed/seed.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { foldCounts, numberChanges } from '../../src/engine/sequence.ts';
import { openBlobs } from '../../src/foundation/blobs/folder.ts';
import { createDatabase } from '../../src/foundation/db/database.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import type { Blobs } from '../../src/foundation/types.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { resources } from '../../src/registers/index.ts';
import { hashOf, type Template } from './database.ts';
import { RING } from './server.ts';

export const REFERENTIE = '2026-11-02';
export const WEIDEHOEK = weidehoekGemeente.id;
export const KADERIJK = kaderijkGemeente.id;

/** Every seal of the template was made with these. */
export const demoKeys = makeKeys(RING);

const ZAAKTYPEN: ReadonlySet<string> = new Set(['MOR', 'B1277', 'B1223']);

/** Less of everything, and nothing that is not there otherwise. */
const smaller = (gemeente: DemoGemeente, zaken: (inhoud: DemoInhoud) => readonly DemoZaak[]): DemoGemeente => ({
  ...gemeente,
  async catalogus() {
    const { zaaktypen, informatieobjecttypen, besluittypen = [] } = await gemeente.catalogus();
    const some = zaaktypen.filter(({ identificatie }) => ZAAKTYPEN.has(identificatie));
    const needed = new Set(
      some.flatMap((type) => type.zaaktypeInformatieobjecttypen.map((one) => one.informatieobjecttype)),
    );
    const taken = new Set(some.flatMap((type) => type.besluittypen));
    return {
      zaaktypen: some,
      besluittypen: besluittypen.filter(({ omschrijving }) => taken.has(omschrijving)),
      informatieobjecttypen: informatieobjecttypen.filter(({ omschrijving }) => needed.has(omschrijving)),
    };
  },
  async inhoud(referentie) {
    const inhoud = await gemeente.inhoud(referentie);
    const some = zaken(inhoud).filter(({ zaaktype }) => ZAAKTYPEN.has(zaaktype));
    const initiators = new Set(some.map(({ initiator }) => initiator.bsn));
    const main = hoofdpersoon(inhoud.wereld);
    return {
      ...inhoud,
      zaken: some,
      personen: inhoud.personen.filter((one) => initiators.has(one.bsn) || isNear(one, main)),
    };
  },
});

const isNear = (one: Persoon, main: Persoon): boolean =>
  one === main || [...(main.partners ?? []), ...(main.kinderen ?? [])].some(({ bsn }) => bsn === one.bsn);

/** All of the main resident, and the first of others, until there are ten. */
const ofWeidehoek = ({ wereld, zaken }: DemoInhoud): readonly DemoZaak[] => {
  const known = zaken.filter(({ zaaktype }) => ZAAKTYPEN.has(zaaktype));
  const main = hoofdpersoon(wereld).bsn;
  return [
    ...known.filter(({ initiator }) => initiator.bsn === main),
    ...known.filter(({ initiator }) => initiator.bsn !== main),
  ].slice(0, 10);
};

export const smallGemeenten: readonly DemoGemeente[] = [
  smaller(weidehoekGemeente, ofWeidehoek),
  smaller(kaderijkGemeente, ({ zaken }) => zaken.slice(0, 2)),
];

/** For the demo identity provider. */
export const smallPeople = () => demoPeople(REFERENTIE, smallGemeenten);

/** BSN of the resident who has cases of every kind. */
export const mainBsn = async (): Promise<string> =>
  hoofdpersoon((await smallGemeenten[0]!.inhoud(REFERENTIE)).wereld).bsn;

export type Seeded = Partial<Pick<SeedParts, 'gemeenten' | 'report'>>;

/** Seeds a database that has the schema; small when nothing else is said. */
export async function seed(database: Database, blobs: Blobs, options: Seeded = {}): Promise<void> {
  const logbook = createLogbook({ db: database, keys: demoKeys });
  const engine = createEngine({ db: database, keys: demoKeys, logbook, resources });
  await seedDemo({
    engine,
    blobs,
    keys: demoKeys,
    database,
    referentie: REFERENTIE,
    gemeenten: smallGemeenten,
    ...options,
  });
}

/** What the background does, until nothing is left: numbers of log entries and changes, counters. */
export async function sequence(database: Database): Promise<void> {
  const onError = (error: unknown): never => {
    throw error;
  };
  const tasks = [numberEntries(demoKeys), numberChanges, foldCounts];
  const { round } = createSequencer({ db: database, tasks, onError });
  while ((await round()) !== 0);
}

export interface DemoBlobs {
  readonly blobs: Blobs;
  remove(): void;
}

/** A folder of this test's own, empty. */
export async function emptyBlobs(): Promise<DemoBlobs> {
  const folder = mkdtempSync(join(tmpdir(), 'meent-blobs-'));
  return {
    blobs: await openBlobs(folder, demoKeys),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The documents of the small demo: a template holds rows only, and the same documents have the same bytes. */
export async function demoBlobs(): Promise<DemoBlobs> {
  const made = await emptyBlobs();
  for (const gemeente of smallGemeenten)
    for (const { documenten } of (await gemeente.inhoud(REFERENTIE)).zaken)
      for (const document of documenten) await made.blobs.write(gemeente.id, await inhoudVan(document));
  return made;
}

export const demoTemplate: Template = {
  name: 'demo',
  key: hashOf('src/demo', 'src/engine', 'src/registers', 'src/logbook', 'test/support/demo.ts'),
  async build(target) {
    const database = createDatabase(target);
    const { blobs, remove } = await emptyBlobs();
    try {
      await seed(database, blobs);
      await sequence(database);
    } finally {
      await database.close();
      remove();
    }
  },
};
