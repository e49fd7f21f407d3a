/**
 * Children: records whose `parent` is another record. The parent shows their ids, and they go when it goes. Both follow
 * from the declarations, so that a new kind of child is one declaration.
 */
import type { Registry } from './registry.ts';
import { type Need, type Resource, snake } from './resource.ts';
import type { Draft, Work } from './work.ts';

const parentOf = (registry: Registry, resource: Resource): Resource | undefined =>
  resource.parent ? registry.get(resource.fields[resource.parent]!.to![0]!) : undefined;

const childrenOf = (registry: Registry, parent: Resource): readonly Resource[] =>
  registry.all.filter((resource) => parentOf(registry, resource) === parent);

/** Puts a new child on its parent, or takes a removed one off: one id, or a list of ids. */
export function showOnParent(registry: Registry, work: Work, child: Draft): void {
  const resource = parentOf(registry, child.resource);
  if (!resource) return;
  const gone = child.action === 'delete';
  if (!gone && child.action !== 'create') return;
  const parent = work.find(resource.name, child.record[child.resource.parent!]);
  if (!parent) return;
  for (const [property, column] of Object.entries(resource.columns ?? {})) {
    if (column.children !== child.resource.name) continue;
    const name = snake(property);
    const others = ((parent.columns[name] as readonly string[] | null) ?? []).filter?.((id) => id !== child.id);
    work.setColumns(parent, {
      [name]: column.type === 'uuid' ? (gone ? null : child.id) : gone ? others : [...others, child.id],
    });
  }
}

/** What must be loaded to remove a record: its parts, and theirs. */
export function needsOfRemoval(registry: Registry, resource: Resource, id: string): readonly Need[] {
  const parts = childrenOf(registry, resource);
  const needs: Need[] = parts.map((part): Need => ({ resource: part.name, where: part.parent!, is: id }));
  for (const field of resource.cascade ?? []) {
    const subs = { resource: resource.name, column: 'id', where: field, is: id };
    needs.push({ resource: resource.name, where: field, is: id });
    for (const part of parts) needs.push({ resource: part.name, where: part.parent!, in: subs });
  }
  return needs;
}

/** Removes what belongs to a removed record. */
export function removeChildren(registry: Registry, work: Work, removed: Draft): void {
  const { resource } = removed;
  for (const part of childrenOf(registry, resource))
    for (const child of work.filter(part.name, ({ record }) => record[part.parent!] === removed.id)) work.remove(child);
  for (const field of resource.cascade ?? [])
    for (const sub of work.filter(resource.name, ({ record }) => record[field] === removed.id)) {
      work.remove(sub);
      removeChildren(registry, work, sub);
    }
}
