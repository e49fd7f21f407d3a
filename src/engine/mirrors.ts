/**
 * Mirrors: what a record says is told by another register too (a document of a case is listed at the document). The other
 * side is made and removed in the same write as the record itself.
 */
import type { Need, Record_, Resource } from './resource.ts';
import type { Draft, Occasion, Work } from './work.ts';

/** What must be loaded to remove the mirrors of a record. What is new has none yet. */
export const needsOfMirrors = ({ mirrors = [] }: Resource, id: string, record: Record_): readonly Need[] =>
  mirrors
    .filter((mirror) => mirror.record({ id, record }))
    .map(({ resource, by: { there, here } }) => ({
      resource,
      where: there,
      is: here === 'id' ? id : String(record[here]),
    }));

/** Makes or removes the mirrors of a record. Returns them, so that their parents can show it. */
export function keepMirrors(work: Work, draft: Draft, kind: Occasion): readonly Draft[] {
  return (draft.resource.mirrors ?? []).flatMap((mirror): readonly Draft[] => {
    const said = mirror.record(draft);
    if (!said || kind === 'update') return [];
    if (kind === 'create') return [work.create(mirror.resource, said)];
    const there = work.filter(mirror.resource, ({ record }) => says(record, said));
    // A moved record may bring the other side with it.
    if (kind === 'move') return there.length > 0 ? [] : [work.create(mirror.resource, said)];

    for (const one of there) work.remove(one);
    return there;
  });
}

/** Whether one of these records tells what the draft tells, so that it stays as long as they do. */
export const isToldBy = (
  { resource, record }: Draft,
  others: readonly { readonly resource: Resource; readonly id: string; readonly record: Record_ }[],
): boolean =>
  others.some((other) =>
    (other.resource.mirrors ?? []).some((mirror) => {
      const said = mirror.resource === resource.name && mirror.record(other);
      return said && says(record, said);
    }),
  );

const says = (record: Record_, said: Record_): boolean =>
  Object.entries(said).every(([name, value]) => record[name] === value);
