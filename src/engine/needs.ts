/** What must be loaded before a record can be judged: its parent, what it refers to, and what its rules ask for. */
import { needsOfRemoval } from './children.ts';
import type { EngineParts } from './engine.ts';
import type { Field } from './fields.ts';
import { needsOfMirrors } from './mirrors.ts';
import { idIn, type Need, type Record_, type Resource } from './resource.ts';
import type { Kind, Work } from './work.ts';

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
