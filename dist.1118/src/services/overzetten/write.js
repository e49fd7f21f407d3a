/** Writes a dossier here, without the parts that contradict themselves, and reads it back to compare. */
import { openBody, sealerOf } from '../../engine/body.js';
import { Problem } from '../../foundation/problems.js';
import { AFSCHERMING, isToegang } from './afscherming.js';
import { differences } from './compare.js';
import { refuseChangedHere } from './here.js';
import { shaped } from './shape.js';
/** Leaves out what is refused, one after another; nothing when the main record is. Reasons name fields and no values. */
export async function moved(parts, taking, gone, redenen) {
    let { records, theirs } = taking;
    const { resource, id } = records[0];
    const guard = () => refuseChangedHere(parts, resource, id);
    for (;;) {
        try {
            await parts.engine.move(parts.caller, { records, gone, notify: parts.notify, guard });
            return { ...taking, records, theirs };
        }
        catch (error) {
            if (!(error instanceof Problem) || error.status >= 500)
                throw error;
            if (error.code !== 'invalid') {
                redenen.push(error.detail);
                return undefined;
            }
            const faults = error.invalidParams.map(({ name, reason }) => {
                const [, place, field] = /^(?:(\d+)\.)?(.*)$/.exec(name);
                return { place: place === undefined ? 0 : Number(place), reason: `${field}: ${reason}` };
            });
            for (const { place, reason } of faults) {
                const { resource, id } = records[place];
                redenen.push(place === 0 ? reason : `${resource} ${id}: ${reason}`);
            }
            const refused = new Set(faults.map(({ place }) => place));
            // Never without its shield: others would see it.
            if (refused.has(0) || records.some(({ resource }, place) => resource === AFSCHERMING && refused.has(place)))
                return undefined;
            records = records.filter((_, index) => !refused.has(index));
            theirs = theirs.filter((_, index) => !refused.has(index));
        }
    }
}
/** Reads back what was written, and says of each record which fields are otherwise. */
export async function compared({ engine, caller, addresses }, { records, theirs }) {
    const { registry, keys, loader, snapshots } = engine.parts;
    const sealer = sealerOf(keys, caller.municipality);
    const named = records.map(({ resource, id }) => ({ resource, id }));
    const snapshot = await snapshots.current(caller.municipality);
    const rows = [
        ...(await loader.load(caller, named.filter((one) => !isToegang(one)))),
        ...named.filter(isToegang).flatMap(({ resource, id }) => snapshot.get(resource, id) ?? []),
    ];
    const found = new Map(rows.map((row) => [`${row.resource.name}/${row.id}`, row]));
    return records.flatMap(({ resource: name, id }, index) => {
        const row = found.get(`${name}/${id}`);
        if (!row)
            return [`${name} ${id}: staat hier niet.`];
        const ours = JSON.parse(openBody(row.body, caller.base, sealer));
        const resource = registry.get(name);
        const said = isToegang({ resource: name })
            ? records[index].body
            : addresses.here(shaped(resource, theirs[index]));
        const fields = differences(resource, said, ours);
        return fields.length === 0 ? [] : [`${name} ${id}: anders dan in de bron: ${fields.join(', ')}.`];
    });
}
//# sourceMappingURL=write.js.map