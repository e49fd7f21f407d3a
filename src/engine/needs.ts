/** What must be loaded before a record can be judged: its parent, what it refers to, and what its rules ask for. */
import { goingAlong, needsOfRemoval } from './children.ts';
import { idIn } from './columns.ts';
import type { EngineParts } from './engine.ts';
import type { Field } from './fields.ts';
import { needsOfMirrors } from './mirrors.ts';
import type { Need, Record_, Resource } from './resource.ts';
import type { Draft, Kind, Work } from './work.ts';

export function needsOf(
  parts: EngineParts,
  resource: Resource,
  record: Record_,
  work: Work,
  id: string,
  kind: Kind = 'create',
): readonly Need[] {
  const needs: Need[] = [...(resource.needs?.(record, work, { kind, id }) ?? [])];
  if (kind === 'delete')
    needs.push(...needsOfRemoval(parts.registry, resource, id), ...needsOfMirrors(resource, id, record));
  if (resource.parent)
    needs.push({ resource: resource.fields[resource.parent]!.to![0]!, id: String(record[resource.parent]) });
  for (const { id: target, resource: name } of relationsOf(resource, record))
    needs.push({ resource: name, id: target });
  return needs.filter((need) => parts.registry.get(need.resource) && !('id' in need && need.id === ''));
}

/** What effects look at when a record goes with another, beside what is loaded by then. */
export function needsOfWhatGoes(parts: EngineParts, work: Work, going: Draft): readonly Need[] {
  const needs = goingAlong(parts.registry, work, going)
    .filter(({ resource }) => resource.effects?.some(({ on }) => on.includes('delete')))
    .flatMap(({ resource, id, record }): readonly Need[] => [
      ...(resource.needs?.(record, work, { kind: 'delete', id }) ?? []),
      ...relationsOf(resource, record).map((one) => ({ resource: one.resource, id: one.id })),
    ])
    .filter((need) => !('id' in need && (need.id === '' || work.find(need.resource, need.id))));
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}

/** Loads all that a removal changes: first what goes, then what stays and looks at it. @throws wrong-state */
export async function loadRemoval(
  parts: EngineParts,
  work: Work,
  { resource, id, record }: Draft,
  besides: readonly Need[] = [],
): Promise<void> {
  const needs = needsOf(parts, resource, record, work, id, 'delete');
  work.load(await parts.loader.whole(work.caller, [...needs, ...besides]));
  work.load(await parts.loader.whole(work.caller, needsOfWhatGoes(parts, work, work.find(resource.name, id)!)));
}

/** A declaration does not change, and each write asks. */
const relationFields = new WeakMap<Resource, readonly (readonly [name: string, field: Field])[]>();

function relationFieldsOf(resource: Resource): readonly (readonly [name: string, field: Field])[] {
  const known = relationFields.get(resource);
  if (known) return known;
  const found = Object.entries(resource.fields).flatMap(([name, field]) => {
    const one = field.kind === 'list' ? field.item! : field;
    return one.kind === 'relation' && !field.server ? [[name, one] as const] : [];
  });
  relationFields.set(resource, found);
  return found;
}

/** Relations of a record to records of this installation, with the place of each in the body. */
export function relationsOf(
  resource: Resource,
  record: Record_,
): readonly { readonly name: string; readonly resource: string; readonly id: string }[] {
  return relationFieldsOf(resource).flatMap(([name, one]) => {
    const value = record[name];
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((target, index) =>
      typeof target === 'string' && target !== '' && !target.includes(':')
        ? [
            {
              name: Array.isArray(value) ? `${name}.${index}` : name,
              resource: target.includes('/') ? target.split('/')[0]! : one.to![0]!,
              id: idIn(target),
            },
          ]
        : [],
    );
  });
}
