import { isUuid } from '../../foundation/ids.js';
import { Problem } from '../../foundation/problems.js';
import { applicationOf } from '../../registers/autorisaties/index.js';
import { WERKBANK } from '../../registers/client-ids.js';
import { employeeAsker, programAsker, residentCaller } from '../people.js';
import { serveCall } from '../purpose.js';
import { underRules } from '../rules.js';
export const SOORTEN = ['applicatie', 'medewerker', 'inwoner'];
/** As Logboek Dataverwerkingen names it; the profile wants the same name here. */
const ACTIVITY_KEY = 'dpl.core.processing_activity_id';
const LEVELS = ['laag', 'substantieel', 'hoog'];
/** Nothing for somebody who has no rights here at all. @throws permission-denied for a purpose that is not theirs */
export function subjectOf(snapshot, keys, asker, { type, id, properties }, action) {
    const named = activityNamed(action);
    const { employee: _, person: __, mandate: ___, remark: ____, ...place } = asker;
    switch (type) {
        case 'applicatie': {
            const application = applicationOf(snapshot, id);
            if (!application)
                return undefined;
            return underRules(snapshot, {
                ...place,
                application: { id, label: String(application.row.record.label) },
                ...serveCall(snapshot, programAsker(snapshot, id), named),
            });
        }
        case 'medewerker': {
            const employee = { id, name: '', role: textOf(properties.rol), department: textOf(properties.afdeling) };
            return underRules(snapshot, {
                ...place,
                application: { id: WERKBANK, label: 'Werkbank' },
                employee,
                ...serveCall(snapshot, employeeAsker(snapshot, employee), named),
            });
        }
        case 'inwoner': {
            const [subject = '', ...formerly] = keys.everyHash(asker.municipality, 'bsn', id);
            const level = LEVELS.find((one) => one === properties.betrouwbaarheidsniveau) ?? 'laag';
            return residentCaller(snapshot, place, { subject, level, ...(formerly.length > 0 ? { formerly } : {}) });
        }
        default:
            return undefined;
    }
}
const textOf = (value) => (typeof value === 'string' ? value.slice(0, 200) : '');
/** An address or its UUID. @throws permission-denied for what is no activity */
function activityNamed(action) {
    const given = action[ACTIVITY_KEY];
    if (given === undefined)
        return undefined;
    const id = String(given).slice(String(given).lastIndexOf('/') + 1);
    if (!isUuid(id))
        throw new Problem('permission-denied', 'De verwerkingsactiviteit bestaat niet.');
    return id;
}
//# sourceMappingURL=subject.js.map