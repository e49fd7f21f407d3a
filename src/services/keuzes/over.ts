/** Which activities and combinations are about a resident: those for which somebody used their data, as the logbook has it. */
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import type { Caller } from '../../gate/context.ts';
import { subjectsOf } from '../../gate/mandate.ts';
import { looksAt } from '../../logbook/read.ts';
import { rustOpToestemming, versieOp } from '../../registers/keuzes.ts';
import { withheldOf } from '../operations/looks.ts';

/** Lines of the logbook that are looked at, the newest first. */
const LINES = 500;

export interface Over {
  readonly activiteiten: readonly Row[];
  readonly combinaties: readonly { readonly activiteit: Row; readonly combinatie: Row }[];
}

/** Of what does not rest on consent; that may be chosen by who is in no line yet. */
export async function over(engine: Engine, caller: Caller, snapshot: Snapshot): Promise<Over> {
  const [subject = '', ...formerly] = subjectsOf(caller);
  const looks = await looksAt(
    engine.parts.db.in(caller),
    caller.municipality,
    subject,
    await withheldOf(engine, caller),
    { limit: LINES, formerly },
  );
  const names = new Set(
    (looks?.looks ?? []).flatMap(({ activity }) => {
      const name = snapshot.get('verwerkingsactiviteit', activity)?.record.identificatie;
      return name === undefined ? [] : [String(name)];
    }),
  );
  const day = today();
  const activiteiten = [...names]
    .sort()
    .flatMap((name) => versieOp(snapshot, 'activiteit', name, day) ?? [])
    .filter(({ record }) => !rustOpToestemming(record));
  const combinaties = activiteiten.flatMap((activiteit) =>
    [...new Set(snapshot.related('combinatie', 'activiteit', String(activiteit.record.identificatie)))]
      .filter(({ id, record }) => versieOp(snapshot, 'combinatie', String(record.identificatie), day)?.id === id)
      .filter(({ record }) => !rustOpToestemming(record))
      .map((combinatie) => ({ activiteit, combinatie })),
  );
  return { activiteiten, combinaties };
}
