import { Problem } from '../../foundation/problems.js';
import { PROCES } from '../operations/who-looked.js';
import { AFSCHERMING, TOEGANG, toegangHier } from './afscherming.js';
import { MAINS } from './dossier.js';
export const HERE = 'Dit is hier zelf gemaakt of gewijzigd. Wat hier staat is niet overschreven.';
const CHANGED_HERE = {
    name: 'overzetten_changed_here',
    text: `select 1 from engine_change where municipality = $1 and main = $2 and main_resource = $3 and not moved and not implied
 and not (application = $4 and resource in ('${AFSCHERMING}', '${TOEGANG}')) limit 1`,
};
/** A copy never wins from what was done here; a shield or access that ended by its own last day is no work of anybody. */
export const isChangedHere = async ({ engine, caller }, resource, id) => (await engine.parts.db.in(caller.municipality).query(CHANGED_HERE, [caller.municipality, id, resource, PROCES]))
    .length > 0;
/** @throws conflict */
export async function refuseChangedHere(parts, resource, id) {
    if (await isChangedHere(parts, resource, id))
        throw new Problem('conflict', HERE);
}
/** What is here already of a dossier. */
export async function rowsHere(parts, { soort, id }) {
    const needs = [
        { resource: soort, id },
        ...MAINS[soort].parts.map(({ resource, parent }) => ({ resource, where: parent, is: id })),
        ...(soort === 'enkelvoudiginformatieobject'
            ? [{ resource: 'documentversie', where: 'informatieobject', is: id }]
            : []),
        ...(soort === 'besluit' ? [{ resource: 'zaakbesluit', where: 'besluit', is: id }] : []),
    ];
    return [...(await parts.engine.parts.loader.load(parts.caller, needs)), ...(await toegangHier(parts, soort, id))];
}
//# sourceMappingURL=here.js.map