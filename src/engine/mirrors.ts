/**
 * Mirrors: what a record says is told by another register too (a document of a case is listed at the document). The other
 * side is made and removed in the same write as the record itself.
 */
import type { Need, Record_, Resource } from './resource.ts';
import type { Draft, Kind, Work } from './work.ts';

/** What must be loaded to remove the mirrors of a record. What is new has none yet. */
export const needsOfMirrors = ({ mirrors = [] }: Resource, id: string, record: Record_): readonly Need[] =>
  mirrors
    .filter((mirror) => mirror.record({ id, record }))
    .map(({ resource, by: { there, here } }) => ({
      resource,
      where: there,
      is: here === 'id' ? id : String(record[here]),
    }));

export function keepMirrors(work: Work, draft: Draft, kind: Kind): void {
  for (const mirror of draft.resource.mirrors ?? []) {
    const said = mirror.record(draft);
    if (!said) continue;
    if (kind === 'create') work.create(mirror.resource, said);
    if (kind === 'delete')
      for (const one of work.filter(mirror.resource, ({ record }) => says(record, said))) work.remove(one);
  }
}

const says = (record: Record_, said: Record_): boolean =>
  Object.entries(said).every(([name, value]) => record[name] === value);
