/** Properties that a cached resource computes at the answer: found by computing them for a record without neighbours. */
import { defaultOf } from '../../engine/fields.ts';
import type { Resource } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';

export function projectedOf(resource: Resource): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const { project } = resource;
  if (!project) return {};
  const record = Object.fromEntries(Object.entries(resource.fields).map(([name, field]) => [name, defaultOf(field)]));
  const row: Row = { resource, id: NOBODY, version: 1, body: '{}', columns: {}, record };
  const alone = { today: '2026-01-01', related: () => [], get: () => undefined };
  return Object.fromEntries(
    Object.entries(project(row, alone)).map(([name, value]) => [name, { ...schemaOf(value), readOnly: true }]),
  );
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Relations that are not there show as an empty list or as nothing. */
function schemaOf(value: unknown): Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) return { type: 'array', items: { type: 'string', format: 'uri' } };
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (typeof value === 'number') return { type: 'number' };
  if (typeof value === 'string') return { type: 'string' };
  return { type: 'string', nullable: true };
}
