/** Properties that a cached resource computes at the answer: found by computing them for a record of defaults. */
import { defaultOf } from '../../engine/fields.ts';
import type { Registry } from '../../engine/registry.ts';
import type { Resource } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';

type Schema = Readonly<Record<string, unknown>>;

export function projectedOf(registry: Registry, resource: Resource): Readonly<Record<string, Schema>> {
  const { project } = resource;
  if (!project) return {};
  // It has the records it points at, since no record is without those, and nothing points at it.
  const context = { today: '2026-01-01', related: () => [], get: (name: string) => plainRow(registry.get(name)) };
  return Object.fromEntries(
    Object.entries(project(plainRow(resource), context)).map(([name, value]) => [
      name,
      { ...schemaOf(value), readOnly: true },
    ]),
  );
}

const plainRow = (resource: Resource): Row => ({
  resource,
  id: '00000000-0000-0000-0000-000000000000',
  version: 1,
  body: '{}',
  bodyVersion: 1,
  columns: {},
  record: Object.fromEntries(Object.entries(resource.fields).map(([name, field]) => [name, defaultOf(field)])),
});

const URI: Schema = { type: 'string', format: 'uri' };

function schemaOf(value: unknown): Schema {
  if (Array.isArray(value)) return { type: 'array', items: URI };
  if (typeof value === 'object' && value !== null) return URI;
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (typeof value === 'number') return { type: 'number' };
  return typeof value === 'string' ? { type: 'string' } : { type: 'string', nullable: true };
}
