/**
 * What a change of rights or activities would let somebody use together that nobody registered (docs/decisions/0043).
 */
import type { Record_ } from '../engine/resource.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { refusalWords, type Verdict } from '../gate/combinations.ts';
import { verdictsOn } from '../gate/combining.ts';
import { askingOf } from './combinaties.ts';
import { type Asker, basePurposes } from './purposes.ts';

/** For each activity that this caller works for, whether it may use what it reads. */
export function verdictsFor(snapshot: Snapshot, asker: Asker, day: string): ReadonlyMap<string, Verdict> {
  const purposes = basePurposes(snapshot, asker, day);
  const all = verdictsOn(asker.rights, purposes, askingOf(snapshot, asker.recipients, day));
  return new Map([...all].filter(([activity]) => purposes.own.includes(activity)));
}

/**
 * What may not be used together after a change, and was not refused already before it: a change that makes nothing worse
 * is no reason to refuse it. In words, of each activity.
 */
export function newlyRefused(
  after: ReadonlyMap<string, Verdict>,
  before: ReadonlyMap<string, Verdict> = new Map(),
): readonly string[] {
  return [...after].flatMap(([activity, verdict]) => {
    if (verdict.kind !== 'refused') return [];
    const was = before.get(activity);
    return was?.kind === 'refused' && verdict.sources.isSubsetOf(was.sources) ? [] : [refusalWords(activity, verdict)];
  });
}

/** As the snapshot would be with this record in it. */
export function supposing(
  snapshot: Snapshot,
  name: string,
  row: { readonly id: string; readonly record: Record_ },
): Snapshot {
  const derived = new Map<string, unknown>();
  const all: Snapshot['all'] = (resource) => {
    const rows = snapshot.all(resource);
    if (resource !== name) return rows;
    const old = rows.find(({ id }) => id === row.id);
    const made = { ...(old ?? rows[0]!), columns: old?.columns ?? {}, ...row };
    return [...rows.filter((one) => one !== old), made];
  };
  const supposed: Snapshot = {
    ...snapshot,
    all,
    get: (resource, id) =>
      resource === name && id === row.id ? all(resource).find((one) => one.id === id) : snapshot.get(resource, id),
    related: (resource, field, id) =>
      resource === name
        ? all(resource).filter(({ record }) => [record[field]].flat().includes(id))
        : snapshot.related(resource, field, id),
    derive<T>(key: string, compute: (of: Snapshot) => T): T {
      if (!derived.has(key)) derived.set(key, compute(supposed));
      return derived.get(key) as T;
    },
  };
  return supposed;
}
