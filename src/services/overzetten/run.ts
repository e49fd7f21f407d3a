/**
 * A copy of another installation, round by round. A round goes along every list, a page at a time, and takes over what
 * waits; whatever ends it, the next start goes on where it was. A first round copies; each next one looks again at what
 * changed there, until the municipality switches.
 */

import type { Engine } from '../../engine/engine.ts';
import { MOVE } from '../../engine/move.ts';
import { unsearched } from '../../engine/search/behind.ts';
import { today } from '../../foundation/clock.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import { newId } from '../../foundation/ids.ts';
import { nameId } from '../../foundation/name-id.ts';
import { newTrace } from '../../foundation/telemetry/trace.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { activityFor, movingActivity, OVERZETTEN } from '../../registers/activiteiten/index.ts';
import type { LoadedEntry } from '../../registers/catalogi/zip/load.ts';
import { addressesOf } from './addresses.ts';
import { toegangenVan } from './afscherming.ts';
import { takeCatalogus } from './catalogus.ts';
import { type Closed, SOORTEN } from './dossier.ts';
import { type Counts, openInventory, type Soort, type Telling, type Told, type Totals } from './inventory.ts';
import { type LeftBehind, leftBehind } from './left-behind.ts';
import { listAll, meet } from './lists.ts';
import { type Source, SourceProblem } from './source.ts';
import type { TakeParts } from './take.ts';
import { takeAll, type Waits } from './take-all.ts';
import { removeVanished, type Vanished, vanishedFrom } from './vanished.ts';

export interface RunOptions {
  readonly engine: Engine;
  readonly blobs: Blobs;
  readonly municipality: Municipality;
  readonly source: Source;
  /** Host of the source. */
  readonly bron: string;
  /** Dossiers at once. */
  readonly parallel: number;
  /** Subscribers here hear of what is moved. */
  readonly notify?: boolean;
  /** What the source no longer has goes here too. */
  readonly removals?: boolean;
  /** Only what changed in the lists, and what is still open: for rounds that follow one another. */
  readonly light?: boolean;
  /** Of a Meent all is taken open, also what is shielded there. */
  readonly withoutShields?: boolean;
  readonly tell?: (line: string) => void;
}

export interface RunReport {
  readonly types: readonly LoadedEntry[];
  readonly counts: readonly Counts[];
  readonly totals: Totals;
  readonly tellingen: ReadonlyMap<Soort, Telling>;
  readonly redenen: AsyncIterable<Told>;
  /** Of what the next start tries again. */
  readonly waits: Waits;
  /** No longer in the source, still here. */
  readonly vanished: readonly Vanished[];
  /** Kinds that the source does not have or does not show, with the reason. */
  readonly closed: Closed;
  /** What is to be made anew here. */
  readonly leftBehind: readonly LeftBehind[];
  /** Changes whose words no search finds yet. */
  readonly unsearched: number;
}

/** @throws SourceProblem when the source does not answer any more: the next run goes on */
export async function overzetten(options: RunOptions): Promise<RunReport> {
  const { engine, municipality, source, bron } = options;
  const { registry, snapshots, db } = engine.parts;
  const caller = await callerFor(engine, municipality, bron);
  const inventory = openInventory(db, municipality, bron);
  const addresses = addressesOf(registry, caller.base, await snapshots.current(municipality), source);
  await meet(source, addresses);
  const toegangen = options.withoutShields ? undefined : await toegangenVan(source);
  const hold = await inventory.hold(newId());
  if (!hold) throw new SourceProblem('refused', 0, 'Uit deze bron wordt al overgezet. Wacht tot dat klaar is.');
  const parts: TakeParts = {
    engine,
    blobs: options.blobs,
    caller,
    source,
    addresses,
    inventory,
    bron,
    notify: options.notify ?? false,
    closed: new Map(),
    toegangen,
    lost: hold.lost,
  };
  try {
    return await round(parts, options);
  } finally {
    await hold.letGo();
  }
}

async function round(parts: TakeParts, options: RunOptions): Promise<RunReport> {
  const { inventory, closed } = parts;
  const { tell = () => {} } = options;
  const begun = await inventory.begin(options.light !== true);
  tell(`ronde ${begun.ronde}`);
  const types = await takeCatalogus(parts, ({ soort, naam, status }) => tell(`${soort} ${naam}: ${status}`));
  const waits = new Map<string, number>();
  for (const soort of SOORTEN) {
    await listAll(parts, soort, begun, tell);
    for (const [reden, aantal] of await takeAll(parts, soort, options.parallel, tell))
      waits.set(reden, (waits.get(reden) ?? 0) + aantal);
  }
  const gone = await vanishedFrom(parts, begun.ronde);
  const vanished = options.removals ? await removeVanished(parts, gone) : gone;
  if (waits.size === 0) await inventory.end();
  return {
    types,
    counts: await inventory.counts(),
    totals: await inventory.totals(),
    tellingen: await inventory.tellingen(),
    redenen: inventory.told(),
    waits,
    vanished,
    closed,
    leftBehind: await leftBehind(parts.source, await snapshotOf(parts)),
    unsearched: await unsearched(parts.engine.parts, parts.caller.municipality),
  };
}

const snapshotOf = ({ engine, caller }: TakeParts) => engine.parts.snapshots.current(caller.municipality);

/** With the right to take over, which no application ever has, under an activity of its own. */
async function callerFor(engine: Engine, municipality: Municipality, bron: string): Promise<Caller> {
  const { snapshots } = engine.parts;
  const caller = {
    municipality,
    base: 'http://meent.invalid',
    application: { id: 'meent-overzetten', label: `Overgezet uit ${bron}` },
    trace: newTrace(),
    rights: {
      everything: true,
      grants: [{ component: MOVE.component, scopes: new Set([MOVE.scope]) }],
    },
    remark: `Overgezet uit ${bron}`,
  };
  const snapshot = await snapshots.current(municipality);
  if (snapshot.related('verwerkingsactiviteit', 'identificatie', OVERZETTEN).length === 0)
    await engine.create(
      { ...caller, activity: activityFor(snapshot, { today: today() }) },
      'verwerkingsactiviteit',
      movingActivity(today()),
      { id: nameId(municipality, 'verwerkingsactiviteit', OVERZETTEN) },
    );
  const activity = activityFor(await snapshots.current(municipality), { identificatie: OVERZETTEN, today: today() });
  return { ...caller, activity };
}
