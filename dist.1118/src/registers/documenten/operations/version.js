/** Which version of a document is asked for (`versie`, `registratieOp`), and that version as a row of the document. */
import { accessOf, allowsRow } from '../../../engine/access.js';
import { addressOf } from '../../../engine/answer.js';
import { renderBody, sealerOf } from '../../../engine/body.js';
import { instant, integer } from '../../../engine/fields.js';
import { isInstant } from '../../../engine/formats.js';
import { isLeftOut } from '../../../engine/leave-out.js';
import { appendSeen } from '../../../engine/log.js';
import { readRow } from '../../../engine/read.js';
import { invalid, Problem } from '../../../foundation/problems.js';
import { SHIELD } from '../../../gate/rights.js';
import { DOCUMENT, LEZEN } from '../api.js';
export const VERSION_QUERY = {
    versie: integer({ help: 'Het nummer van de versie.' }),
    registratieOp: instant({ help: 'Een tijdstip: de versie die toen gold.' }),
};
/** @throws invalid */
export function whichVersion({ versie, registratieOp }) {
    if (versie !== undefined) {
        if (!/^[1-9]\d{0,8}$/.test(versie))
            throw invalid({ name: 'versie', code: 'invalid', reason: 'Vul het nummer van een versie in.' });
        return { versie: Number(versie) };
    }
    if (registratieOp === undefined)
        return undefined;
    // A plus sign in an address reads as a space.
    const instant = registratieOp.replace(' ', '+');
    if (!isInstant(instant))
        throw invalid({
            name: 'registratieOp',
            code: 'invalid',
            reason: 'Vul een tijdstip in als JJJJ-MM-DDTuu:mm:ssZ.',
        });
    return { registratieOp: new Date(instant).toISOString() };
}
/** Rights are tested, refusals logged; the caller of this logs what it does with the row. @throws not-found, permission-denied */
export async function openVersion(engine, caller, id, which) {
    const { parts } = engine;
    const resource = parts.registry.get(DOCUMENT);
    const { row, lines } = await readRow(parts, caller, resource, id, {});
    if (!which || isLatest(row, which))
        return { row, lines };
    const { rows } = await engine.rows(caller, 'documentversie', {
        informatieobject: addressOf(caller.base, resource, id),
        ...('versie' in which ? { versie: String(which.versie) } : which),
        ordering: '-versie',
    });
    const [version] = rows;
    if (!version)
        throw new Problem('not-found', 'Deze versie bestaat niet.');
    if (!maySeeVersion(caller, row, version)) {
        await log(parts, caller, 'read', 'geweigerd', lines);
        throw new Problem('permission-denied');
    }
    return { row: asDocument(parts, caller, row, version), lines };
}
/** A version may have been more confidential, of another type, or not ready, other than the document is now. */
export function maySeeVersion(caller, document, version) {
    const { informatieobjecttype: r_type, niveau, is_gereed_voor_publicatie: r_ready } = version.columns;
    // What lies above its own confidentiality is of the document, whatever the version.
    const apart = Number(document.columns.niveau ?? 0) - (Number(document.columns.niveau ?? 0) % SHIELD);
    const r_level = apart > 0 ? Number(niveau) + apart : niveau;
    return allowsRow(accessOf(caller, document.resource, [LEZEN]), { ...document.columns, r_type, r_level, r_ready });
}
const isLatest = ({ record }, which) => 'versie' in which
    ? which.versie === record.versie
    : Date.parse(String(record.beginRegistratie)) <= Date.parse(which.registratieOp);
/** As the document answers when it is asked for this version. */
export function asDocument(parts, caller, document, version) {
    const { informatieobject: _, ...said } = version.record;
    const record = { ...said, locked: document.record.locked, bestandsdelen: [] };
    const body = renderBody(parts.registry, document.resource, document.id, record, sealerOf(parts.keys, caller.municipality));
    // What is left out of the document is left out of every version of it.
    const inhoud = isLeftOut(caller, document, 'inhoud') ? null : version.columns.inhoud;
    return { ...document, body, record, columns: { ...document.columns, inhoud } };
}
/** One log entry of an operation on a document, durable when it resolves. */
export function log(parts, caller, operation, kind, lines) {
    return appendSeen(parts.logbook, caller, `documenten.${DOCUMENT}.${operation}`, kind, lines);
}
//# sourceMappingURL=version.js.map