/** What is taken over as one: a main record with its parts, as the other installation shows them. */
import { idIn } from './addresses.js';
import { bodyOf, SourceProblem } from './source.js';
const below = (resource, api, path, parent) => ({
    resource,
    api,
    path: () => path,
    by: parent,
    parent,
});
export const MAINS = {
    enkelvoudiginformatieobject: {
        api: 'documenten',
        path: 'enkelvoudiginformatieobjecten',
        parts: [
            below('gebruiksrecht', 'documenten', 'gebruiksrechten', 'informatieobject'),
            below('verzending', 'documenten', 'verzendingen', 'informatieobject'),
        ],
    },
    zaak: {
        api: 'zaken',
        path: 'zaken',
        parts: [
            below('rol', 'zaken', 'rollen', 'zaak'),
            below('status', 'zaken', 'statussen', 'zaak'),
            below('resultaat', 'zaken', 'resultaten', 'zaak'),
            { resource: 'zaakeigenschap', api: 'zaken', path: (zaak) => `zaken/${zaak}/zaakeigenschappen`, parent: 'zaak' },
            below('zaakobject', 'zaken', 'zaakobjecten', 'zaak'),
            below('zaakinformatieobject', 'zaken', 'zaakinformatieobjecten', 'zaak'),
            below('objectinformatieobject', 'documenten', 'objectinformatieobjecten', 'object'),
            below('klantcontact', 'zaken', 'klantcontacten', 'zaak'),
            below('zaakcontactmoment', 'zaken', 'zaakcontactmomenten', 'zaak'),
            below('zaakverzoek', 'zaken', 'zaakverzoeken', 'zaak'),
            below('zaaknotitie', 'zaken', 'zaaknotities', 'gerelateerdAan'),
        ],
    },
    besluit: {
        api: 'besluiten',
        path: 'besluiten',
        parts: [
            below('besluitinformatieobject', 'besluiten', 'besluitinformatieobjecten', 'besluit'),
            below('objectinformatieobject', 'documenten', 'objectinformatieobjecten', 'object'),
        ],
    },
};
/** In this order, so that a main record finds what it refers to. */
export const SOORTEN = ['enkelvoudiginformatieobject', 'zaak', 'besluit'];
/** Parts that came to the standard later, or that a product may do without. */
const LATER = new Set([
    'verzending',
    'klantcontact',
    'zaakcontactmoment',
    'zaakverzoek',
    'zaaknotitie',
    'zaakbesluit',
]);
/** Nothing when it is no longer there. @throws SourceProblem */
export async function readDossier(source, closed, soort, id) {
    const { api, path, parts } = MAINS[soort];
    const main = bodyOf(await source.get(api, `${path}/${id}`));
    if (main === undefined)
        return undefined;
    const found = [];
    const whole = new Set();
    for (const list of parts) {
        const bodies = await readParts(source, closed, list, id, String(main.url));
        if (!bodies)
            continue;
        whole.add(list.resource);
        found.push(...bodies.map((body) => partOf(list.resource, body)));
    }
    if (soort === 'besluit')
        found.push(...(await mirrorOf(source, closed, id, main)));
    return { soort, id, main, parts: found, whole };
}
/** The address or its parameter is not known there. */
const ABSENT = new Set([400, 404, 405]);
/** @throws SourceProblem: a case without its roles is not that case */
async function readParts(source, closed, { resource, api, path, by, parent }, id, url) {
    if (closed.has(resource))
        return undefined;
    try {
        const bodies = await source.all(api, path(id), by === undefined ? undefined : `${by}=${encodeURIComponent(url)}`);
        // A product that does not know the parameter gives them all.
        return bodies.filter((body) => body[parent] === undefined || idIn(body[parent]) === id);
    }
    catch (error) {
        if (!(error instanceof SourceProblem))
            throw error;
        if (!LATER.has(resource) || !ABSENT.has(error.status))
            throw new SourceProblem(error.kind, error.status, `${resource}: ${error.message}`);
        closed.set(resource, error);
        return undefined;
    }
}
/** The relation between case and decision has an id of its own there. */
async function mirrorOf(source, closed, id, { zaak }) {
    const of = idIn(zaak);
    if (!of || closed.has('zaakbesluit'))
        return [];
    const list = {
        resource: 'zaakbesluit',
        api: 'zaken',
        path: () => `zaken/${of}/besluiten`,
        parent: 'besluit',
    };
    const bodies = (await readParts(source, closed, list, id, '')) ?? [];
    return bodies.map((body) => partOf('zaakbesluit', { ...body, zaak }));
}
/** @throws SourceProblem: nothing is left out without a word */
function partOf(resource, body) {
    const id = idIn(body.url) ?? idIn(body.uuid);
    if (!id)
        throw new SourceProblem('unreadable', 200, `${resource}: De bron geeft een onderdeel zonder id.`);
    return { resource, id, body };
}
//# sourceMappingURL=dossier.js.map