/** What the other installation wrote down of a record, kept beside ours. */
import { keepHistory } from '../../engine/moved-history.js';
import { isUuid } from '../../foundation/ids.js';
import { idIn } from './addresses.js';
import { MAINS } from './dossier.js';
import { SourceProblem } from './source.js';
/** @returns what could not be kept. @throws SourceProblem `failing` */
export async function takeHistory(parts, soort, id) {
    const told = await historyOf(parts, soort, id);
    const lines = told.flatMap(lineOf);
    await keepHistory(parts.engine.parts, parts.caller, { resource: soort, id }, parts.bron, lines);
    const left = told.length - lines.length;
    return left === 0 ? [] : [`audittrail: ${left} regels zonder leesbaar kenmerk of moment zijn niet overgenomen.`];
}
/** The name under which the source is said not to show it. */
export const historyKind = (soort) => `${soort}.audittrail`;
async function historyOf({ source, closed }, soort, id) {
    const { api, path } = MAINS[soort];
    const kind = historyKind(soort);
    if (closed.has(kind))
        return [];
    try {
        return await source.all(api, `${path}/${id}/audittrail`);
    }
    catch (error) {
        if (!(error instanceof SourceProblem) || error.kind === 'failing')
            throw error;
        if (error.kind !== 'not-there')
            closed.set(kind, error);
        return [];
    }
}
function lineOf(line) {
    const id = idIn(line.uuid);
    const at = new Date(String(line.aanmaakdatum));
    return id && isUuid(id) && !Number.isNaN(at.getTime()) ? [{ id, at, json: JSON.stringify(line) }] : [];
}
//# sourceMappingURL=history.js.map