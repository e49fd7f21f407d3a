import { writeZip } from '../../../foundation/zip.js';
import { MEMBERS, PART_KINDS } from './members.js';
/** @param id of a catalogue that is there. The base of the caller is in the addresses. */
export async function writeCatalogus(engine, caller, id) {
    const snapshot = await engine.parts.snapshots.current(caller.municipality);
    const zaaktypen = snapshot.related('zaaktype', 'catalogus', id);
    const rows = (kind) => {
        if (kind === 'catalogus')
            return [snapshot.get(kind, id)];
        if (!PART_KINDS.includes(kind))
            return snapshot.related(kind, 'catalogus', id);
        return zaaktypen.flatMap((zaaktype) => snapshot.related(kind, 'zaaktype', zaaktype.id));
    };
    const files = new Map();
    for (const [member, kind] of Object.entries(MEMBERS)) {
        const found = rows(kind).toSorted((a, b) => (a.id < b.id ? -1 : 1));
        if (kind === 'zaakobjecttype' && found.length === 0)
            continue;
        const bodies = found.map((row) => engine.parts.answer.ofRow(caller, row, { snapshot }, 200).json);
        files.set(`${member}.json`, Buffer.from(`[${bodies.join(',')}]`));
    }
    return writeZip(files);
}
//# sourceMappingURL=write.js.map