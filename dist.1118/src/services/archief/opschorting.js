/** Lifting a hold: from then on the case may go again, when its day is past. */
import { authorize } from '../../engine/authorize.js';
import { judge } from '../../engine/judge.js';
import { Problem } from '../../foundation/problems.js';
import { naamVan, OPSCHORTEN } from '../../registers/archief/index.js';
import { stap } from './stap.js';
export const hefOp = (engine, caller, id, reden) => stap(engine, caller, {
    resource: 'opschorting',
    id,
    operation: 'archief.opschorting.opheffen',
    scopes: [OPSCHORTEN],
    personal: true,
    load: async (_, it) => engine.parts.loader.load(caller, [{ resource: 'opschorting', where: 'zaak', is: String(it.record.zaak) }]),
    act(work, it) {
        // Only who may hold this case: the step alone would open a shielded one.
        authorize(engine.parts, work, it, [OPSCHORTEN]);
        if (it.record.opgeheven)
            throw new Problem('wrong-state', 'Deze opschorting is al opgeheven.');
        work.change(it, {
            opgeheven: work.at.toISOString(),
            opgehevenDoor: naamVan(caller),
            redenOpheffing: reden,
        });
        judge(engine.parts, work, it, 'update');
    },
});
//# sourceMappingURL=opschorting.js.map