/**
 * The role of who acts for another, in the case type that every municipality has. One that was made before there were mandates lacks
 * it: then who acts would stand in the case as somebody to reach, and not as who asked it. What is added is what a new municipality
 * has; case types of the municipality itself are theirs to change (asker-roles.ts says what stands there meanwhile).
 */
import type { Engine } from '../../engine/engine.ts';
import { today } from '../../foundation/clock.ts';
import type { Database, Municipality } from '../../foundation/db/types.ts';
import { everyDay } from '../../foundation/jobs/daily.ts';
import { nameId } from '../../foundation/name-id.ts';
import { newTrace } from '../../foundation/telemetry/trace.ts';
import type { Jobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { activityFor } from '../../registers/activiteiten/index.ts';
import { AVG_ZAAKTYPE, GEMACHTIGDE } from '../avg/catalogus.ts';
import { BESIDE } from '../operations/asker-roles.ts';
import { snapshotOf, urlOf } from '../operations/door.ts';
import { PROCES } from '../operations/who-looked.ts';

export const handleRol = (
  jobs: Jobs,
  engine: Engine,
  db: Pick<Database, 'node'>,
): ((municipality: Municipality) => Promise<void>) =>
  everyDay(jobs, db, 'mandaten.rol', (municipality) => vulRolAan(engine, municipality));

/** @returns how many versions got it */
export async function vulRolAan(engine: Engine, municipality: Municipality): Promise<number> {
  const snapshot = await snapshotOf(engine, { municipality });
  const day = today();
  const lacking = snapshot
    .related('zaaktype', 'identificatie', AVG_ZAAKTYPE)
    .filter(
      ({ record }) => record.concept !== true && (!record.eindeGeldigheid || String(record.eindeGeldigheid) > day),
    )
    .filter(
      ({ id }) =>
        !snapshot
          .related('roltype', 'zaaktype', id)
          .some(({ record }) => BESIDE.some((kind) => kind === record.omschrijvingGeneriek)),
    );
  if (lacking.length === 0) return 0;
  const caller: Caller = {
    municipality,
    base: 'http://meent.invalid',
    application: { id: PROCES, label: 'Meent (processen)' },
    activity: activityFor(snapshot, { today: day }),
    trace: newTrace(),
    rights: { everything: true, grants: [] },
    remark: 'De rol van wie voor een ander handelt',
  };
  for (const { id } of lacking)
    await engine.create(
      caller,
      'roltype',
      { ...GEMACHTIGDE, zaaktype: urlOf(engine, caller, 'zaaktype', id) },
      { id: nameId(municipality, 'mandaten', 'roltype', id) },
    );
  return lacking.length;
}
