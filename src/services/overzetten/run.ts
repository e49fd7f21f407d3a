/**
 * A copy of another installation, round by round. A round goes along every list, a page at a time, and takes over what
 * waits; whatever ends it, the next start goes on where it was. A first round copies; each next one looks again at what
 * changed there, until the municipality switches.
 */

import type { Engine } from '../../engine/engine.ts';
import { MOVE } from '../../engine/move.ts';
import { monotonic, today } from '../../foundation/clock.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import { newId } from '../../foundation/ids.ts';
import { nameId } from '../../foundation/name-id.ts';
import { Problem } from '../../foundation/problems.ts';
import { newTrace } from '../../foundation/telemetry/trace.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { activityFor, movingActivity, OVERZETTEN } from '../../registers/activiteiten/index.ts';
import type { LoadedEntry } from '../../registers/catalogi/zip/load.ts';
import { addressesOf, idIn } from './addresses.ts';
import { toegangenVan } from './afscherming.ts';
import { takeCatalogus } from './catalogus.ts';
import { MAINS, SOORTEN } from './dossier.ts';
import { type Counts, type Listed, openInventory, type Soort, type Waiting } from './inventory.ts';
import { type Body, type Source, SourceProblem, watchPages } from './source.ts';
import { isChangedHere, keyedHash, type TakeParts, takeOver } from './take.ts';

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
  readonly aantallen: Readonly<Record<string, number>>;
  readonly bytes: number;
  /** How many the source says it has, by kind; null where it does not say. */
  readonly tellingen: ReadonlyMap<string, number | null>;
  readonly redenen: AsyncIterable<{
    readonly soort: Soort;
    readonly id: string;
    readonly staat: string;
    readonly redenen: readonly string[];
  }>;
  /** No longer in the source, still here. */
  readonly vanished: readonly { readonly soort: Soort; readonly id: string }[];
  /** Kinds that the source does not have or does not show, with the reason. */
  readonly closed: ReadonlyMap<string, string>;
  /** Fields of the source without a place here, with how often they were filled in. */
  readonly unknown: ReadonlyMap<string, number>;
}

/** This many failures behind one another: the source is away, not a record. */
const MOST_FAILURES = 20;
const BATCH = 200;
const TOLD_EVERY_MS = 2_000;

/** @throws SourceProblem when the source does not answer any more: the next run goes on. */
export async function overzetten(options: RunOptions): Promise<RunReport> {
  const { engine, municipality, source, bron } = options;
  const { registry, snapshots, db } = engine.parts;
  const caller = await callerFor(engine, municipality, bron);
  const inventory = openInventory(db, municipality, bron);
  const addresses = addressesOf(registry, caller.base, await snapshots.current(municipality), source);
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
    unknown: new Map(),
    toegangen: options.withoutShields ? undefined : await toegangenVan(source),
  };
  await meet(parts);
  const letGo = await inventory.hold(newId());
  if (!letGo) throw new SourceProblem('refused', 0, 'Uit deze bron wordt al overgezet. Wacht tot dat klaar is.');
  try {
    return await round(parts, options);
  } finally {
    await letGo();
  }
}

async function round(parts: TakeParts, options: RunOptions): Promise<RunReport> {
  const { inventory } = parts;
  const { tell = () => {} } = options;
  const ronde = await inventory.begin();
  tell(`ronde ${ronde}`);
  const types = await takeCatalogus(parts, ({ soort, naam, status }) => tell(`${soort} ${naam}: ${status}`));
  let waiting = 0;
  for (const soort of SOORTEN) {
    await listAll(parts, soort, ronde, options.light !== true, tell);
    waiting += await takeAll(parts, soort, options.parallel, tell);
  }
  const vanished = await vanishedFrom(parts, ronde);
  const left = options.removals ? await removeVanished(parts, vanished) : vanished;
  if (waiting === 0) await inventory.end();
  const { aantallen, bytes } = await inventory.totals();
  return {
    types,
    counts: await inventory.counts(),
    aantallen,
    bytes,
    tellingen: await inventory.tellingen(),
    redenen: inventory.told(),
    vanished: left,
    closed: parts.closed,
    unknown: parts.unknown,
  };
}

/** Each API answers, and says by which root its records go. @throws SourceProblem */
async function meet({ source, addresses }: TakeParts): Promise<void> {
  const lists = [
    { api: 'catalogi', path: 'catalogussen' } as const,
    ...SOORTEN.map((soort) => ({ api: MAINS[soort].api, path: MAINS[soort].path })),
  ];
  for (const { api, path } of lists) {
    const { results } = await source.page(api, path);
    if (results[0]) addresses.learn(api, path, results[0]);
  }
}

async function listAll(
  parts: TakeParts,
  soort: Soort,
  ronde: number,
  everything: boolean,
  tell: (line: string) => void,
): Promise<void> {
  const { source, inventory } = parts;
  const { api, path } = MAINS[soort];
  const place = await inventory.place(soort, ronde);
  if (!place) return;
  let query = place.next ?? undefined;
  const onward = watchPages();
  for (;;) {
    const { results, next, count } = await source.page(api, path, query);
    // Pages move when something is made meanwhile, and then show a record twice.
    const listed = new Map(results.flatMap((body) => listedOf(parts, soort, body)).map((one) => [one.id, one]));
    await inventory.page(soort, ronde, [...listed.values()], next, { everything, telling: count });
    if (count !== undefined && next !== undefined) tell(`${soort}: ${count} in de bron`);
    if (next === undefined) return;
    try {
      onward(next);
    } catch (error) {
      await inventory.anew(soort);
      throw error;
    }
    query = next;
  }
}

function listedOf(parts: TakeParts, soort: Soort, body: Body): readonly Listed[] {
  const id = idIn(body.url);
  if (!id) return [];
  const na = idIn(body.hoofdzaak);
  // A list shows no shield: one that comes or goes makes a case look changed all the same.
  const toegang = soort === 'zaak' ? parts.toegangen?.get(id) : undefined;
  const open = 'einddatum' in body && (body.einddatum === null || body.einddatum === '');
  return [
    { id, gezien: keyedHash(parts, toegang ? [body, toegang] : body), open, ...(na === undefined ? {} : { na }) },
  ];
}

/** Returns how many still wait: the source failed on them. */
async function takeAll(
  parts: TakeParts,
  soort: Soort,
  parallel: number,
  tell: (line: string) => void,
): Promise<number> {
  let done = 0;
  let refused = 0;
  let failed = 0;
  let behind = 0;
  let told = monotonic();
  const progress = (): void =>
    tell(
      `${soort}: ${done} gedaan${refused > 0 ? `, ${refused} geweigerd` : ''}${failed > 0 ? `, ${failed} wachten nog` : ''}`,
    );

  async function one(record: Waiting): Promise<void> {
    try {
      if ((await takeOver(parts, soort, record)) === 'geweigerd') refused++;
      else done++;
      behind = 0;
    } catch (error) {
      const later =
        (error instanceof SourceProblem && error.kind === 'failing') ||
        (error instanceof Problem && error.status >= 500);
      if (!later || ++behind >= MOST_FAILURES) throw error;
      failed++;
    }
    if (monotonic() - told < TOLD_EVERY_MS) return;
    told = monotonic();
    progress();
  }

  // What belongs to another of its kind comes after it.
  for (const late of [false, true]) {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const batch = await parts.inventory.waiting(soort, late, after, BATCH);
      if (batch.length === 0) break;
      const queue = [...batch];
      await Promise.all(
        Array.from({ length: parallel }, async () => {
          for (let next = queue.shift(); next; next = queue.shift()) await one(next);
        }),
      );
      after = batch.at(-1)!.id;
    }
  }
  if (done + refused + failed > 0) progress();
  return failed;
}

type Named = { readonly soort: Soort; readonly id: string };

/** A decision before its case, a case before its documents. */
const vanishedFrom = async ({ inventory }: TakeParts, ronde: number): Promise<readonly Named[]> => {
  const found: Named[] = [];
  for (const soort of SOORTEN.toReversed())
    found.push(...(await inventory.vanished(soort, ronde)).map((id) => ({ soort, id })));
  return found;
};

/**
 * Returns what stays: because it was changed here, or because the source does not say itself that it is gone. A token
 * that may see less than yesterday gets shorter lists, and those are no reason to remove anything.
 */
async function removeVanished(parts: TakeParts, vanished: readonly Named[]): Promise<readonly Named[]> {
  const left: Named[] = [];
  for (const one of vanished) {
    const { soort, id } = one;
    if (!(await isGoneThere(parts, one)) || (await isChangedHere(parts, soort, id))) left.push(one);
    else {
      const gone = [{ resource: soort, id }];
      await parts.engine.move(parts.caller, { records: [], gone, notify: parts.notify }).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
      });
      await parts.inventory.forget(soort, id);
    }
  }
  return left;
}

/** @throws SourceProblem `failing` */
async function isGoneThere({ source }: TakeParts, { soort, id }: Named): Promise<boolean> {
  const { api, path } = MAINS[soort];
  try {
    return (await source.get(api, `${path}/${id}`)) === undefined;
  } catch (error) {
    if (error instanceof SourceProblem && error.kind !== 'failing') return false;
    throw error;
  }
}

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
