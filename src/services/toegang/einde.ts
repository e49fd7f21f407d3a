/**
 * What ends by its date is taken away the day after, by a job. Access itself ends at its date, since rights are read with
 * the day in hand; a shield holds until the job was there, so what is late is late on the safe side.
 */
import type { Engine } from '../../engine/engine.ts';
import { today } from '../../foundation/clock.ts';
import type { Database, Municipality } from '../../foundation/db/types.ts';
import { everyDay } from '../../foundation/jobs/daily.ts';
import { Problem } from '../../foundation/problems.ts';
import { newTrace } from '../../foundation/telemetry/trace.ts';
import type { Jobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { activityFor } from '../../registers/activiteiten/index.ts';
import { snapshotOf } from '../operations/door.ts';
import { PROCES } from '../operations/who-looked.ts';
import { hefOp, trekIn } from './toegang.ts';

export const handleEinde = (
  jobs: Jobs,
  engine: Engine,
  db: Pick<Database, 'node'>,
): ((municipality: Municipality) => Promise<void>) =>
  everyDay(jobs, db, 'toegang.einde', (municipality) => beeindig(engine, municipality));

/** Shields first: while one stands, somebody stays on the case. Returns how much ended. */
export async function beeindig(engine: Engine, municipality: Municipality): Promise<number> {
  const snapshot = await snapshotOf(engine, { municipality });
  const ended = (name: string) =>
    snapshot.all(name).filter(({ record }) => record.totEnMet && String(record.totEnMet) < today());
  const [shields, given] = [ended('zaakafscherming'), ended('zaaktoegang')];
  if (shields.length + given.length === 0) return 0;
  const caller: Caller = {
    municipality,
    base: 'http://meent.invalid',
    application: { id: PROCES, label: 'Meent (processen)' },
    activity: activityFor(snapshot, { today: today() }),
    trace: newTrace(),
    rights: { everything: true, grants: [] },
    remark: 'De laatste dag is voorbij',
  };
  const ends = [
    ...shields.map(
      ({ id, record }) =>
        () =>
          hefOp(engine, caller, String(record.zaak), id),
    ),
    ...given.map(
      ({ id, record }) =>
        () =>
          trekIn(engine, caller, String(record.zaak), id),
    ),
  ];
  let count = 0;
  const faults: unknown[] = [];
  for (const end of ends) {
    try {
      await end();
      count++;
    } catch (error) {
      // Somebody else ended it meanwhile: what stands there now was not meant. One that cannot end keeps no other.
      if (!(error instanceof Problem && error.code === 'not-found')) faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return count;
}
