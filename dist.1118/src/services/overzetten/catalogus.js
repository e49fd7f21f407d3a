/** The catalogue of another installation: small beside the rest, so it is read whole, and anew each time. */
import { openBody, sealerOf } from '../../engine/body.js';
import { loadEntries } from '../../registers/catalogi/zip/load.js';
import { idOf, MEMBERS } from '../../registers/catalogi/zip/members.js';
import { rewriterFor } from '../../registers/catalogi/zip/rewrite.js';
import { differences } from './compare.js';
import { isChangedHere } from './here.js';
import { shaped } from './shape.js';
import { SourceProblem } from './source.js';
/** Names where we keep names and others show addresses, and dates that the case type says. */
const BY_NAME = new Set([
    'besluittypen',
    'informatieobjecttypen',
    'informatieobjecttype',
    'deelzaaktypen',
    'gerelateerdeZaaktypen',
]);
/** Each type, and what is otherwise than there. */
export async function takeCatalogus(parts, onLoaded) {
    const { engine, caller } = parts;
    const { registry, snapshots, keys } = engine.parts;
    const entries = await readEntries(parts);
    const rewrite = rewriterFor(registry, caller.base, entries, await snapshots.current(caller.municipality));
    const loaded = await loadEntries(engine, caller, entries, {
        onLoaded,
        moving: async (kind, id) => !(await isChangedHere(parts, kind, id)),
    });
    const snapshot = await snapshots.current(caller.municipality);
    const sealer = sealerOf(keys, caller.municipality);
    const refused = new Set(loaded.filter(({ status }) => status === 'geweigerd').map(({ soort, naam }) => `${soort}/${naam}`));
    const other = Object.entries(entries).flatMap(([kind, list]) => list.flatMap(({ id, body }) => {
        const row = snapshot.get(kind, kind === 'catalogus' ? rewrite.catalogus(id) : id);
        if (!row || (kind === 'catalogus' && row.id !== id))
            return [];
        const ours = JSON.parse(openBody(row.body, caller.base, sealer));
        const fields = differences(row.resource, rewrite(kind, body), ours).filter((name) => !BY_NAME.has(name));
        const naam = String(body.identificatie ?? body.omschrijving ?? body.naam ?? id);
        if (fields.length === 0 || refused.has(`${kind}/${naam}`))
            return [];
        return [
            { soort: kind, naam, status: 'geweigerd', redenen: [`anders dan in de bron: ${fields.join(', ')}`] },
        ];
    }));
    return [...loaded, ...other];
}
async function readEntries({ source, engine }) {
    const read = [];
    for (const kind of Object.values(MEMBERS)) {
        const resource = engine.parts.registry.get(kind);
        const bodies = await readAll(source, resource.path);
        read.push([
            kind,
            bodies.flatMap((body) => {
                const id = idOf(body.url);
                return id ? [{ id, body: shaped(resource, body) }] : [];
            }),
        ]);
    }
    return Object.fromEntries(read);
}
/** Concepts too; a product that has no such list, or not this parameter, gives what it has. */
async function readAll(source, path) {
    const attempt = (query) => source.all('catalogi', path, query);
    const isRefusal = (error, ...statuses) => error instanceof SourceProblem && statuses.includes(error.status);
    const found = await (path === 'catalogussen' ? attempt() : attempt('status=alles'))
        .catch((error) => {
        if (isRefusal(error, 400))
            return attempt();
        throw error;
    })
        .catch((error) => {
        if (isRefusal(error, 404, 405))
            return [];
        throw error;
    });
    const distinct = new Map(found.map((body) => [idOf(body.url), body]));
    return [...distinct.values()];
}
//# sourceMappingURL=catalogus.js.map