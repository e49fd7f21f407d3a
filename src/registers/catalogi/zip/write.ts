/** The types of one catalogue as the files that other products load. The same catalogue gives the same bytes. */
import type { Engine } from '../../../engine/engine.ts';
import type { Row } from '../../../engine/work.ts';
import { writeZip } from '../../../foundation/zip.ts';
import type { Caller } from '../../../gate/context.ts';
import { type Kind, MEMBERS, PART_KINDS } from './members.ts';

/** @param id of a catalogue that is there. The base of the caller is in the addresses. */
export async function writeCatalogus(engine: Engine, caller: Caller, id: string): Promise<Buffer> {
  const snapshot = await engine.parts.snapshots.current(caller.municipality);
  const zaaktypen = snapshot.related('zaaktype', 'catalogus', id);
  const rows = (kind: Kind): readonly Row[] => {
    if (kind === 'catalogus') return [snapshot.get(kind, id)!];
    if (!PART_KINDS.includes(kind)) return snapshot.related(kind, 'catalogus', id);
    return zaaktypen.flatMap((zaaktype) => snapshot.related(kind, 'zaaktype', zaaktype.id));
  };
  const files = new Map<string, Buffer>();
  for (const [member, kind] of Object.entries(MEMBERS)) {
    const found = rows(kind).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    if (kind === 'zaakobjecttype' && found.length === 0) continue;
    const bodies = found.map((row) => engine.parts.answer.ofRow(caller, row, { snapshot }, 200).json);
    files.set(`${member}.json`, Buffer.from(`[${bodies.join(',')}]`));
  }
  return writeZip(files);
}
