/** One case goes off a list: it stays after all, or for longer. With the reason, and by whom. */
import { mayTouch, Refused, scopesOf } from '../../engine/authorize.js';
import { today } from '../../foundation/clock.js';
import { Problem } from '../../foundation/problems.js';
import { naamVan, STAPPEN } from '../../registers/archief/index.js';
import { dagIn, redenIn, samen } from './body.js';
import { inStaat, stap } from './stap.js';
const REGEL = 'vernietigingsregel';
function refuseFixed(work, regel) {
    const lijst = work.find('vernietigingslijst', regel.record.vernietigingslijst);
    inStaat(lijst, ['opgesteld', 'beoordeeld'], 'Deze lijst staat vast. Trek hem in, of schort de vernietiging van de zaak op.');
    inStaat(regel, ['opgenomen'], 'Deze zaak staat niet meer op de lijst.');
    // Who fixes the list at this moment meets it there: they fix what they read.
    work.stamp(lijst);
}
const gewijzigd = (work) => ({ gewijzigdDoor: naamVan(work.caller), gewijzigdOp: work.at.toISOString() });
export const zonderUit = (engine, caller, id, reden) => stap(engine, caller, {
    resource: REGEL,
    id,
    operation: 'archief.vernietigingsregel.uitzonderen',
    scopes: STAPPEN,
    act(work, regel) {
        refuseFixed(work, regel);
        work.change(regel, { status: 'uitgezonderd', reden, ...gewijzigd(work) });
    },
});
/** The case itself gets the new date, and its audit trail the reason. @throws invalid */
export function verleng(engine, caller, id, body) {
    const [datum, reden] = samen(() => dagIn(body, 'archiefactiedatum', (dag) => dag > today(), 'Kies een dag na vandaag.'), () => redenIn(body));
    return stap(engine, { ...caller, remark: reden }, {
        resource: REGEL,
        id,
        operation: 'archief.vernietigingsregel.verlengen',
        scopes: STAPPEN,
        personal: true,
        load: async (_, regel) => engine.parts.loader.load(caller, [{ resource: 'zaak', id: String(regel.record.zaakId) }]),
        act(work, regel) {
            const zaak = work.find('zaak', regel.record.zaakId);
            // It may have been shielded since it came on the list.
            if (zaak && !mayTouch(engine.parts, work, zaak, scopesOf(zaak.resource, 'read')))
                throw new Refused(zaak);
            refuseFixed(work, regel);
            if (!zaak)
                throw new Problem('wrong-state', 'Deze zaak bestaat niet meer.');
            zaak.implied = false;
            work.change(zaak, { archiefactiedatum: datum });
            work.change(regel, { status: 'verlengd', reden, nieuweArchiefactiedatum: datum, ...gewijzigd(work) });
        },
        about: (work, regel) => work.find('zaak', regel.record.zaakId),
    });
}
//# sourceMappingURL=regel.js.map