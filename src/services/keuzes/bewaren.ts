/**
 * Consents that ended are proof for a term, and then go. That somebody consented has to be shown for as long as it can be asked
 * (AVG 7, first paragraph), and no longer (5, first paragraph, under e). No law says how long that is. The power to fine lapses five
 * years after the breach (Awb 5:45, first paragraph); a claim for damage five years after the damage and who did it are known, and
 * twenty after what caused it (BW 3:310, first paragraph). So the term is a choice of the municipality, five years unless it decides
 * otherwise. With the record go the text that was read, its salt, and so the receipt: what a line of the log still names is a digest
 * that nothing leads to.
 */
import type { Engine } from '../../engine/engine.ts';
import { now, today } from '../../foundation/clock.ts';
import { addMonths } from '../../foundation/days.ts';
import type { Database, Municipality } from '../../foundation/db/types.ts';
import { everyDay } from '../../foundation/jobs/daily.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Jobs } from '../../foundation/types.ts';
import { eindeVanKeuze } from '../../registers/keuzes.ts';
import { bewerker } from '../archief/taak.ts';
import { snapshotOf } from '../operations/door.ts';

export const QUEUE = 'toestemmingen.opruimen';

export const handleToestemmingen = (
  jobs: Jobs,
  engine: Engine,
  db: Pick<Database, 'node'>,
  years: number,
): ((municipality: Municipality) => Promise<void>) =>
  everyDay(jobs, db, QUEUE, (municipality) => ruimOp(engine, municipality, years));

const STANDING = {
  name: 'toestemmingen_keuzes',
  text: `select distinct geldt from toestemmingen_toestemming where municipality = $1 and geldt is not null`,
};
/** Taken back before then, or given for a choice that ended before then. */
const OVER = {
  name: 'toestemmingen_voorbij',
  text: `select id, version::int from toestemmingen_toestemming
 where municipality = $1 and (ingetrokken <= $2::timestamptz or geldt = any($3::text[])) and id > $4::uuid order by id limit 500`,
};
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** @returns how many went. @throws the first fault, after all others were tried */
export async function ruimOp(engine: Engine, municipality: Municipality, years: number): Promise<number> {
  const { db } = engine.parts;
  const snapshot = await snapshotOf(engine, { municipality });
  const last = addMonths(today(), -12 * years);
  const standing = await db.in(municipality).query<{ geldt: string }>(STANDING, [municipality]);
  const ended = standing
    .map(({ geldt }) => geldt)
    .filter((sleutel) => (eindeVanKeuze(snapshot, sleutel) ?? today()) <= last);
  const before = new Date(now());
  before.setUTCFullYear(before.getUTCFullYear() - years);
  const caller = {
    ...(await bewerker(engine, municipality)),
    remark: `Bewijs van toestemming, ${years} jaar nadat die eindigde`,
  };
  const faults: unknown[] = [];
  let count = 0;
  for (let after = FIRST_ID; ; ) {
    const rows = await db
      .in(municipality)
      .query<{ id: string; version: number }>(OVER, [municipality, before, ended, after]);
    for (const { id, version } of rows) {
      try {
        await engine.remove(caller, 'toestemming', id, { ifVersion: version });
        count++;
      } catch (error) {
        // What was taken back meanwhile has its term from then on, what is restricted stays, and what is gone is gone.
        // One that cannot go keeps no other: it is told of when all were tried, and tried again the next day.
        if (!(error instanceof Problem) || error.status >= 500) faults.push(error);
      }
    }
    if (rows.length === 0) break;
    after = rows.at(-1)!.id;
  }
  if (faults.length > 0) throw faults[0];
  return count;
}
