import { today } from '../../foundation/clock.js';
import { subjectsOf } from '../../gate/mandate.js';
import { looksAt } from '../../logbook/read.js';
import { rustOpToestemming, versieOp } from '../../registers/keuzes.js';
import { withheldOf } from '../operations/looks.js';
/** Lines of the logbook that are looked at, the newest first. */
const LINES = 500;
/** Of what does not rest on consent; that may be chosen by who is in no line yet. */
export async function over(engine, caller, snapshot) {
    const [subject = '', ...formerly] = subjectsOf(caller);
    const looks = await looksAt(engine.parts.db.in(caller), caller.municipality, subject, await withheldOf(engine, caller), { limit: LINES, formerly });
    const names = new Set((looks?.looks ?? []).flatMap(({ activity }) => {
        const name = snapshot.get('verwerkingsactiviteit', activity)?.record.identificatie;
        return name === undefined ? [] : [String(name)];
    }));
    const day = today();
    const activiteiten = [...names]
        .sort()
        .flatMap((name) => versieOp(snapshot, 'activiteit', name, day) ?? [])
        .filter(({ record }) => !rustOpToestemming(record));
    const combinaties = activiteiten.flatMap((activiteit) => [...new Set(snapshot.related('combinatie', 'activiteit', String(activiteit.record.identificatie)))]
        .filter(({ id, record }) => versieOp(snapshot, 'combinatie', String(record.identificatie), day)?.id === id)
        .filter(({ record }) => !rustOpToestemming(record))
        .map((combinatie) => ({ activiteit, combinatie })));
    return { activiteiten, combinaties };
}
//# sourceMappingURL=over.js.map