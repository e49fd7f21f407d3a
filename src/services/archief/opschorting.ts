/** Lifting a hold: from then on the case may go again, when its day is past. */
import { authorize } from '../../engine/authorize.ts';
import type { Engine } from '../../engine/engine.ts';
import { judge } from '../../engine/judge.ts';
import type { OwnAnswer } from '../../engine/own.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { naamVan, OPSCHORTEN } from '../../registers/archief/index.ts';
import { stap } from './stap.ts';

export const hefOp = (engine: Engine, caller: Caller, id: string, reden: string): Promise<OwnAnswer> =>
  stap(engine, caller, {
    resource: 'opschorting',
    id,
    operation: 'archief.opschorting.opheffen',
    scopes: [OPSCHORTEN],
    personal: true,
    load: async (_, it) =>
      engine.parts.loader.load(caller, [{ resource: 'opschorting', where: 'zaak', is: String(it.record.zaak) }]),
    act(work, it) {
      // Only who may hold this case: the step alone would open a shielded one.
      authorize(engine.parts, work, it, [OPSCHORTEN]);
      if (it.record.opgeheven) throw new Problem('wrong-state', 'Deze opschorting is al opgeheven.');
      work.change(it, {
        opgeheven: work.at.toISOString(),
        opgehevenDoor: naamVan(caller),
        redenOpheffing: reden,
      });
      judge(engine.parts, work, it, 'update');
    },
  });
