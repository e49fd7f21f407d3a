/**
 * Carries out what two people decided to erase: entries that name the lines, a stretch at a time. The lines go when those
 * entries stand under a signed head (logbook/erase.ts). Keeps nothing in memory: after a kill it looks anew at what is left.
 */
import type { Engine } from '../../engine/engine.ts';
import { logEntry } from '../../engine/log.ts';
import { today } from '../../foundation/clock.ts';
import type { Database, Municipality } from '../../foundation/db/types.ts';
import { everyDay } from '../../foundation/jobs/daily.ts';
import { newTrace } from '../../foundation/telemetry/trace.ts';
import type { Jobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { readCommits } from '../../logbook/commits.ts';
import { type Decision, decisionsOf } from '../../logbook/decisions.ts';
import { forgetActors } from '../../logbook/erase.ts';
import { isErased, type KeptLine, parseKept } from '../../logbook/lines.ts';
import { unpackCommit } from '../../logbook/packed.ts';
import { type Place, placesIn, renderPlaces } from '../../logbook/places.ts';
import { readHead } from '../../logbook/tiles.ts';
import { activityFor } from '../../registers/activiteiten/index.ts';
import { log, snapshotOf } from '../operations/door.ts';
import { ARCHIEF } from '../operations/who-looked.ts';
import { WIS_QUEUE } from './besluiten.ts';
import { termijnVan, verstreken } from './termijn.ts';

/** Lines that one entry names: it stays far below what a bundle of entries takes. */
const MOST_LINES = 2_000;
/** Places looked at in one statement. */
const STRETCH = 1_000;

export const handleWissen = (
  jobs: Jobs,
  engine: Engine,
  db: Pick<Database, 'node'>,
): ((municipality: Municipality) => Promise<void>) =>
  everyDay(jobs, db, WIS_QUEUE, async (municipality) => {
    await wisBesloten(engine, municipality);
    await vergeetMedewerkers(engine, municipality);
  });

const NAMED = {
  name: 'log_erasures_of',
  text: 'select last, done_at is null as open from log_erasure where municipality = $1 and decision = $2',
};

/** Names all lines of what was decided. Returns how many. */
export async function wisBesloten(engine: Engine, municipality: Municipality): Promise<number> {
  const { db, keys } = engine.parts;
  let count = 0;
  for (const decision of await decisionsOf(db.in(municipality), keys, municipality, 'wissen')) {
    if (!decision.decided || decision.ended) continue;
    const named = await db.in(municipality).query<{ last: boolean; open: boolean }>(NAMED, [municipality, decision.id]);
    // What was named and not done yet would be named again.
    if (named.some(({ last, open }) => last || open)) continue;
    count += await wis(engine, municipality, decision);
  }
  return count;
}

async function wis(engine: Engine, municipality: Municipality, decision: Decision): Promise<number> {
  const { before, activity } = decision.terms;
  // A longer period may have been decided since.
  const termijn = before === undefined ? undefined : await termijnVan(engine, municipality, activity ?? '');
  if (before !== undefined && !(termijn && verstreken(before, termijn))) return 0;
  let waiting: Place[] = [];
  let count = 0;
  const found = before === undefined ? named(decision) : byActivity(engine, municipality, activity ?? '', before);
  for await (const some of found) {
    waiting.push(...(await erasable(engine, municipality, some)));
    while (waiting.length > MOST_LINES) {
      await name(engine, municipality, decision, waiting.slice(0, MOST_LINES), false);
      count += MOST_LINES;
      waiting = waiting.slice(MOST_LINES);
    }
  }
  await name(engine, municipality, decision, waiting, true);
  return count + waiting.length;
}

/** Those that the decision names itself. */
async function* named({ terms }: Decision): AsyncGenerator<readonly Place[]> {
  yield [...placesIn(terms.places ?? '')].flatMap(([position, lines]) =>
    [...lines].map((line) => ({ position, line })),
  );
}

/** Those of all versions of an activity, of before a day. */
async function* byActivity(
  engine: Engine,
  municipality: Municipality,
  activity: string,
  before: string,
): AsyncGenerator<readonly Place[]> {
  const { db } = engine.parts;
  const snapshot = await snapshotOf(engine, { municipality });
  const versions = new Set(
    snapshot.related('verwerkingsactiviteit', 'identificatie', activity).map(({ id }) => `"activity":"${id}"`),
  );
  const size = (await readHead(db.in(municipality), municipality))?.size ?? 0;
  for (let from = 0; from < size; from += STRETCH) {
    const some: Place[] = [];
    let later = true;
    for (const { position, data } of await readCommits(db.in(municipality), municipality, from, from + STRETCH))
      for (const [at, { preimage, lines }] of unpackCommit(data ?? '').entries()) {
        const said = JSON.parse(preimage) as { readonly activity: string; readonly at: string };
        if (said.at >= before) continue;
        later = false;
        if (position + at < from || position + at >= from + STRETCH || !versions.has(`"activity":"${said.activity}"`))
          continue;
        for (const [line, kept] of (parseKept(lines) ?? []).entries())
          if (!isErased(kept)) some.push({ position: position + at, line });
      }
    yield some;
    // The log stands in the order of time, but for moments: a whole stretch of after it is its end.
    if (later) return;
  }
}

const FREE = {
  name: 'log_lines_free',
  text: `select position, line from unnest($2::bigint[], $3::int[], $4::text[], $5::text[], $6::text[]) as t (position, line, subject, resource, record)
where not log_held($1, subject, resource, record)`,
};

/** Without those that are gone already, that are no lines, or that are held. */
async function erasable(
  engine: Engine,
  municipality: Municipality,
  places: readonly Place[],
): Promise<readonly Place[]> {
  if (places.length === 0) return [];
  const { db } = engine.parts;
  const lines = await linesAt(engine, municipality, places);
  const whole = places.flatMap((place) => {
    const line = lines.get(`${place.position}.${place.line}`);
    return line && !isErased(line) ? [{ ...place, said: line }] : [];
  });
  const free = await db.log.query<Place>(FREE, [
    municipality,
    whole.map(({ position }) => position),
    whole.map(({ line }) => line),
    whole.map(({ said: [, subject] }) => subject),
    whole.map(({ said: [, , resource] }) => resource),
    whole.map(({ said: [, , , id] }) => id),
  ]);
  return free
    .map(({ position, line }) => ({ position, line }))
    .toSorted((a, b) => a.position - b.position || a.line - b.line);
}

async function linesAt(
  engine: Engine,
  municipality: Municipality,
  places: readonly Place[],
): Promise<ReadonlyMap<string, KeptLine>> {
  const found = new Map<string, KeptLine>();
  const wanted = new Set(places.map(({ position }) => position));
  const q = engine.parts.db.in(municipality);
  let upto = 0;
  for (const first of [...wanted].toSorted((a, b) => a - b)) {
    if (first < upto) continue;
    upto = first + STRETCH;
    for (const { position, data } of await readCommits(q, municipality, first, upto))
      for (const [at, { lines }] of unpackCommit(data ?? '').entries())
        if (wanted.has(position + at))
          for (const [line, kept] of (parseKept(lines) ?? []).entries()) found.set(`${position + at}.${line}`, kept);
  }
  return found;
}

const ADD =
  'insert into log_erasure (municipality, entry, decision, last) values ($1::int, $2::uuid, $3::uuid, $4::boolean)';

/** The entry and that it waits to be carried out, in one statement. It has no lines: they would tell again whom it was about. */
async function name(
  engine: Engine,
  municipality: Municipality,
  decision: Decision,
  places: readonly Place[],
  last: boolean,
): Promise<void> {
  const { db, logbook } = engine.parts;
  const caller = await archivaris(engine, municipality);
  const { entry } = logEntry(caller, 'logboek.wissen', 'verwijderd', []);
  const erased = { decision: decision.id, ground: decision.terms.ground ?? '', places: renderPlaces(places) };
  const logged = logbook.asCte([{ entry: { ...entry, erased } }], 5);
  await db
    .in(municipality)
    .query({ text: `with ${logged.insert} ${ADD}` }, [municipality, entry.id, decision.id, last, ...logged.values]);
  logged.committed();
}

/** Nobody's hand: who decided stands in the steps of the decision. */
async function archivaris(engine: Engine, municipality: Municipality): Promise<Caller> {
  const snapshot = await snapshotOf(engine, { municipality });
  return {
    municipality,
    base: 'http://meent.invalid',
    application: { id: ARCHIEF, label: 'Meent (archief)' },
    activity: activityFor(snapshot, { bron: 'logboek', today: today() }),
    trace: newTrace(),
    rights: { everything: false, grants: [] },
  };
}

/** Who acted is known for as long as was decided. */
async function vergeetMedewerkers(engine: Engine, municipality: Municipality): Promise<void> {
  const gone = await forgetActors(engine.parts.db.log, municipality);
  if (gone > 0)
    await log(engine, await archivaris(engine, municipality), 'logboek.medewerkers.wissen', 'verwijderd', []);
}
