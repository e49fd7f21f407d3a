/**
 * The version of a stored body: which declaration it was rendered by. A release runs beside the next one on one database,
 * so a program meets bodies of its own version, of earlier ones and of the next one (docs/decisions/0014).
 *
 * `body_version` holds `n` for a body that a program of version n rendered, and `-n` for one that a program of an earlier
 * version wrote over since: it still has every member of version n, but what follows from others must be made again.
 */
import { parseBody, parseRaw, renderBody, renderRaw, type Sealer } from './body.ts';
import { bodyVersionOf } from './columns.ts';
import { defaultOf, exists, type Field, type Fields } from './fields.ts';
import type { Registry } from './registry.ts';
import type { Record_, Resource } from './resource.ts';

/** Must be rendered again before it is used. One comparison for a body of this version. */
export const isOlder = (resource: Resource, stored: number): boolean => {
  const own = bodyVersionOf(resource);
  return stored !== own && Math.abs(stored) <= own;
};

/** Holds members that this program does not know. */
export const isNewer = (resource: Resource, stored: number): boolean => Math.abs(stored) > bodyVersionOf(resource);

/** The version of a newer body that this program wrote over. */
export const writtenOver = (stored: number): number => -Math.abs(stored);

/** A body of an earlier version as this version has it. The same whoever does it and whenever, so that ETags hold. */
export function renewBody(registry: Registry, resource: Resource, id: string, body: string, sealer: Sealer): string {
  const parsed = parseBody(registry, resource, body, sealer);
  const record = withDefaults(resource.fields, resource.renew?.(parsed) ?? parsed);
  return renderBody(registry, resource, id, record, sealer);
}

/** Fields that came since get their default, in groups, lists and variants too. */
export function withDefaults(fields: Fields, record: Record_): Record_ {
  const complete: Record<string, unknown> = {};
  for (const name in fields) {
    const field = fields[name]!;
    if (field.writeOnly || !exists(field, record)) continue;
    complete[name] = name in record ? withDefaultsIn(field, record[name], record) : defaultOf(field);
  }
  return complete;
}

function withDefaultsIn(field: Field, value: unknown, siblings: Record_): unknown {
  if (value === null || value === undefined) return value;
  if (field.kind === 'list') return (value as unknown[]).map((item) => withDefaultsIn(field.item!, item, siblings));
  const fields = partsOf(field, siblings);
  return fields ? withDefaults(fields, value as Record_) : value;
}

/** The members of `before` that this program does not know, put into the body that it wrote. */
export const keepUnknown = (fields: Fields, before: string, after: string, sealer: Sealer): string =>
  renderRaw(merger(sealer)(fields, parseRaw(before), parseRaw(after), OWN));

/** Members of every body that are no field. */
const OWN = new Set(['url', 'uuid']);
const NONE: ReadonlySet<string> = new Set();

/** One for a municipality: sealed values are compared in the clear. */
function merger(sealer: Sealer) {
  return merged;

  function merged(fields: Fields, before: Record_, after: Record_, own: ReadonlySet<string> = NONE): Record_ {
    const kept = Object.entries(before).filter(([name]) => !(name in fields) && !own.has(name));
    const known = Object.entries(after).map(([name, value]) => [
      name,
      name in fields && name in before ? mergedIn(fields[name]!, before[name], value, before, after) : value,
    ]);
    return Object.fromEntries([...known, ...kept]);
  }

  function mergedIn(field: Field, before: unknown, after: unknown, siblings: Record_, now: Record_): unknown {
    if (field.kind === 'variant' && siblings[field.by!] === now[field.by!] && !partsOf(field, now))
      // A kind of thing that came since: it was read as nothing.
      return before;
    if (before === null || after === null) return after;
    if (field.kind === 'list') return mergedList(field.item!, before as unknown[], after as unknown[], siblings, now);
    const fields = partsOf(field, now);
    return fields && fields === partsOf(field, siblings) ? merged(fields, before as Record_, after as Record_) : after;
  }

  /** Items have no name; one that says what an earlier one said is that one. */
  function mergedList(
    item: Field,
    before: readonly unknown[],
    after: readonly unknown[],
    siblings: Record_,
    now: Record_,
  ): unknown[] {
    const left = [...before];
    return after.map((one) => {
      const at = left.findIndex((earlier) => says(item, earlier, siblings) === says(item, one, now));
      return at < 0 ? one : mergedIn(item, left.splice(at, 1)[0], one, siblings, now);
    });
  }

  /** What this program knows of a value, to compare by. */
  function says(field: Field, value: unknown, siblings: Record_): string {
    if (field.sealed && value) return sealer.unseal(String(value).slice(1, -1));
    const fields = value === null ? undefined : partsOf(field, siblings);
    if (!fields) return JSON.stringify(value);
    const known = value as Record_;
    return JSON.stringify(Object.keys(fields).map((name) => says(fields[name]!, known[name] ?? null, known)));
  }
}

const partsOf = (field: Field, siblings: Record_): Fields | undefined =>
  field.kind === 'group'
    ? field.fields
    : field.kind === 'variant'
      ? field.variants![String(siblings[field.by!])]
      : undefined;
