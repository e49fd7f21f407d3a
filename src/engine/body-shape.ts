/**
 * A fingerprint of what a stored body of a resource shows. Two declarations with one fingerprint render the same members;
 * another needs another `bodyVersion`. `npm run generate -- bodies` writes those of all resources.
 */
import { createHash } from 'node:crypto';
import { bodyVersionOf } from './columns.ts';
import type { Field, Fields } from './fields.ts';
import type { Resource } from './resource.ts';

/** By registered name. */
export type BodyShapes = Readonly<Record<string, { readonly version: number; readonly shape: string }>>;

export const bodyShapes = (resources: readonly Resource[]): BodyShapes =>
  Object.fromEntries(
    resources
      .filter(({ fixed }) => !fixed)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((resource) => [resource.name, { version: bodyVersionOf(resource), shape: shapeOf(resource) }]),
  );

const shapeOf = ({ api, path, fields }: Resource): string =>
  createHash('sha256')
    .update(JSON.stringify([api.root, path, api.showsUuid === true, fieldsShape(fields)]))
    .digest('hex')
    .slice(0, 16);

const fieldsShape = (fields: Fields): unknown =>
  Object.entries(fields)
    .filter(([, { writeOnly }]) => !writeOnly)
    .map(([name, field]) => [name, fieldShape(field)]);

/** Only what the body shows: not what is taken in, and not what lies in columns. */
const fieldShape = ({ kind, sealed, nested, nullable, only, to, item, fields, by, variants }: Field): unknown => [
  kind,
  sealed === true,
  nested === true && nullable !== true,
  only ? [only.by, only.values] : null,
  to ?? null,
  item ? fieldShape(item) : null,
  fields ? fieldsShape(fields) : null,
  variants ? [by, Object.entries(variants).map(([name, one]) => [name, fieldsShape(one)])] : null,
];

/** Names whose body changed while the version stayed. */
export const changedWithoutVersion = (known: BodyShapes, now: BodyShapes): readonly string[] =>
  Object.keys(now).filter(
    (name) => known[name] && known[name].version === now[name]!.version && known[name].shape !== now[name]!.shape,
  );
