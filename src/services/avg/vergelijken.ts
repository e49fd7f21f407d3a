/**
 * Lines of the logbook are held while a request about one's own data runs, and let go after it: each a write after that of the
 * request. A process that died in between left lines that may go, or that stay too long. This compares the two and
 * writes what is missing; a day at most passes, and no period of lines is shorter than half a year.
 */
import type { Engine } from '../../engine/engine.ts';
import { today } from '../../foundation/clock.ts';
import type { Database, Municipality } from '../../foundation/db/types.ts';
import { everyDay } from '../../foundation/jobs/daily.ts';
import { Problem } from '../../foundation/problems.ts';
import { newTrace } from '../../foundation/telemetry/trace.ts';
import type { Jobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { decisionsOf } from '../../logbook/decisions.ts';
import { activityFor } from '../../registers/activiteiten/index.ts';
import { AVGVERZOEK } from '../../registers/avgverzoeken/index.ts';
import { houdVastVoorVerzoek, laatLosNaVerzoek } from '../logboek/verzoek-houdt-vast.ts';
import { find, snapshotOf, text } from '../operations/door.ts';
import { PROCES } from '../operations/who-looked.ts';
import { bsnVan, LOPEND } from './stappen.ts';

export const handleVasthoudingen = (
  jobs: Jobs,
  engine: Engine,
  db: Pick<Database, 'node'>,
): ((municipality: Municipality) => Promise<void>) =>
  everyDay(jobs, db, 'avg.vasthoudingen', async (municipality) => {
    await vergelijkVasthoudingen(engine, municipality);
  });

const REQUESTS = {
  name: 'avg_requests_by_state',
  text: 'select id from avgverzoeken_avgverzoek where municipality = $1 and stand = any($2::text[]) order by id',
};

/** Of those that hold lines: what ended, and what went with its case. Whatever holds was written before, so it is seen here. */
const ENDED = {
  name: 'avg_requests_not_running',
  text: `select held.id from unnest($2::uuid[]) as held(id) where not exists (
  select 1 from avgverzoeken_avgverzoek one where one.municipality = $1 and one.id = held.id and one.stand = any($3::text[])
) order by held.id`,
};

export interface Vergeleken {
  /** Requests whose lines are held from now on, and those whose lines are let go. */
  readonly vastgehouden: number;
  readonly losgelaten: number;
}

/** @throws the first fault, after all others were tried */
export async function vergelijkVasthoudingen(engine: Engine, municipality: Municipality): Promise<Vergeleken> {
  const { db, keys } = engine.parts;
  const q = db.in(municipality);
  // Requests first: one that is made or ends meanwhile has its hold, or is told of tomorrow.
  const running = await q.query<{ id: string }>(REQUESTS, [municipality, [...LOPEND]]);
  const held = new Set(
    (await decisionsOf(q, keys, municipality, 'vasthouden')).flatMap(({ terms: { request }, ended }) =>
      request && !ended ? [request] : [],
    ),
  );
  const without = running.filter(({ id }) => !held.has(id));
  const over = await q.query<{ id: string }>(ENDED, [municipality, [...held], [...LOPEND]]);
  if (without.length + over.length === 0) return { vastgehouden: 0, losgelaten: 0 };
  const caller = await proces(engine, municipality);
  const faults: unknown[] = [];
  const all = async (ids: readonly { readonly id: string }[], work: (id: string) => Promise<boolean>) => {
    let count = 0;
    for (const { id } of ids)
      try {
        if (await work(id)) count += 1;
      } catch (error) {
        // Another process held it meanwhile, or nobody stands in the case as who asked: that keeps no other.
        if (!(error instanceof Problem) || error.code !== 'conflict') faults.push(error);
      }
    return count;
  };
  const vastgehouden = await all(without, (id) => houdAlsnogVast(engine, caller, id));
  const losgelaten = await all(over, async (id) => {
    await laatLosNaVerzoek(engine, caller, id);
    return true;
  });
  if (faults.length > 0) throw faults[0];
  return { vastgehouden, losgelaten };
}

async function houdAlsnogVast(engine: Engine, caller: Caller, id: string): Promise<boolean> {
  const verzoek = await find(engine, caller, AVGVERZOEK, id);
  if (!verzoek || 'refused' in verzoek || !LOPEND.has(text(verzoek.row.record.stand))) return false;
  const zaak = await find(engine, caller, 'zaak', text(verzoek.row.record.zaak));
  if (!zaak || 'refused' in zaak) return false;
  const bsn = await bsnVan(engine, caller, zaak.row);
  await houdVastVoorVerzoek(engine, caller, {
    subject: engine.parts.keys.hash(caller.municipality, 'bsn', bsn),
    grond: verzoek.row.record.soort === 'bezwaar' ? 'avg-bezwaar' : 'avg-verzoek',
    verzoek: id,
  });
  return true;
}

/** Nobody's hand: the request itself holds. */
async function proces(engine: Engine, municipality: Municipality): Promise<Caller> {
  const snapshot = await snapshotOf(engine, { municipality });
  return {
    municipality,
    base: 'http://meent.invalid',
    application: { id: PROCES, label: 'Meent (processen)' },
    activity: activityFor(snapshot, { bron: 'logboek', today: today() }),
    trace: newTrace(),
    rights: { everything: true, grants: [] },
    remark: 'Het verzoek loopt, of is voorbij',
  };
}
