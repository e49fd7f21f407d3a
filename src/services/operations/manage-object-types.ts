/** Object types as a manager sees them: each with its versions, one version with its schema, and two beside each other. */
import type { Engine } from '../../engine/engine.ts';
import { type Changed, historyOf } from '../../engine/history.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { snapshotOf, text, textOrNull } from './door.ts';
import { refuseOthers } from './manage.ts';
import { FIRST_SCHEMA, schemaText, type Tried, trySchema } from './schema-text.ts';
import { type Asked, type Listed, listed } from './type-search.ts';
import { byName } from './type-versions.ts';

export type ObjectVersionState = 'draft' | 'published' | 'deprecated';

export interface ObjectVersionItem {
  readonly number: number;
  readonly state: ObjectVersionState;
  /** `YYYY-MM-DD`; null of a concept. */
  readonly publishedAt: string | null;
}

export interface ObjectTypeItem {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Newest first. */
  readonly versions: readonly ObjectVersionItem[];
}

const itemOf = ({ record }: Row): ObjectVersionItem => ({
  number: Number(record.version),
  state: record.status as ObjectVersionState,
  publishedAt: textOrNull(record.publishedAt),
});

/** Newest first. */
export const objectVersionsOf = (snapshot: Snapshot, id: string): readonly Row[] =>
  snapshot
    .related('objecttypeversie', 'objectType', id)
    .toSorted((a, b) => Number(b.record.version) - Number(a.record.version));

const typeItem = (snapshot: Snapshot, { id, record }: Row): ObjectTypeItem => ({
  id,
  name: text(record.name),
  description: text(record.description),
  versions: objectVersionsOf(snapshot, id).map(itemOf),
});

/** @throws permission-denied */
export async function objectTypes(engine: Engine, caller: Caller, asked: Asked = {}): Promise<Listed<ObjectTypeItem>> {
  refuseOthers(caller);
  await engine.rows(caller, 'objecttype', { page: '1' });
  const snapshot = await snapshotOf(engine, caller);
  const types = snapshot
    .all('objecttype')
    .map((row) => typeItem(snapshot, row))
    .sort(byName);
  return listed(
    types,
    asked,
    ({ name, description }) => `${name} ${description}`,
    ({ versions }) => versions.some(({ state }) => state === 'draft'),
  );
}

export interface ObjectTypePage extends ObjectTypeItem {
  readonly record: Record_;
  readonly history: readonly Changed[];
  readonly etag: string;
}

/** @throws not-found, permission-denied */
export async function objectType(engine: Engine, caller: Caller, id: string): Promise<ObjectTypePage> {
  const { row, snapshot } = await objectTypeRow(engine, caller, id);
  return {
    ...typeItem(snapshot, row),
    record: row.record,
    history: await historyOf(engine.parts.db, caller, { resource: 'objecttype', id }),
    etag: engine.parts.answer.etag(caller, row, { snapshot }),
  };
}

/** @throws not-found, permission-denied */
export async function objectTypeRow(
  engine: Engine,
  caller: Caller,
  id: string,
): Promise<{ readonly row: Row; readonly snapshot: Snapshot }> {
  refuseOthers(caller);
  await engine.read(caller, 'objecttype', id);
  const snapshot = await snapshotOf(engine, caller);
  const row = snapshot.get('objecttype', id);
  if (!row) throw new Problem('not-found');
  return { row, snapshot };
}

/** One version, named by its number as in the API. */
export interface ObjectVersionRef {
  readonly type: string;
  readonly number: string;
}

/** @throws not-found, permission-denied */
export async function objectVersionRow(
  engine: Engine,
  caller: Caller,
  { type, number }: ObjectVersionRef,
): Promise<{ readonly typeRow: Row; readonly row: Row; readonly snapshot: Snapshot }> {
  const { row: typeRow, snapshot } = await objectTypeRow(engine, caller, type);
  const row = objectVersionsOf(snapshot, type).find(({ record }) => String(record.version) === number);
  if (!row) throw new Problem('not-found');
  return { typeRow, row, snapshot };
}

export interface ObjectVersionPage extends ObjectVersionItem {
  readonly type: { readonly id: string; readonly name: string };
  /** As it is edited. */
  readonly schema: string;
  readonly tried: Tried;
  /** Newest first. */
  readonly others: readonly ObjectVersionItem[];
  readonly etag: string;
}

/** @throws not-found, permission-denied */
export async function objectVersion(
  engine: Engine,
  caller: Caller,
  version: ObjectVersionRef,
): Promise<ObjectVersionPage> {
  const { typeRow, row, snapshot } = await objectVersionRow(engine, caller, version);
  return {
    ...itemOf(row),
    type: { id: typeRow.id, name: text(typeRow.record.name) },
    schema: schemaText(row.record.jsonSchema),
    tried: trySchema(row.record.jsonSchema as object),
    others: objectVersionsOf(snapshot, typeRow.id)
      .filter(({ id }) => id !== row.id)
      .map(itemOf),
    etag: engine.parts.answer.etag(caller, row, { snapshot }),
  };
}

/** With what the editor of a new version begins: the schema of the one before. @throws not-found, permission-denied */
export async function newObjectVersion(
  engine: Engine,
  caller: Caller,
  id: string,
): Promise<{ readonly type: { readonly id: string; readonly name: string }; readonly schema: string }> {
  const { row, snapshot } = await objectTypeRow(engine, caller, id);
  const [last] = objectVersionsOf(snapshot, id);
  return {
    type: { id, name: text(row.record.name) },
    schema: last ? schemaText(last.record.jsonSchema) : FIRST_SCHEMA,
  };
}

export interface ObjectDifference {
  /** Where in the schema: `properties / hoogte / maximum`. */
  readonly at: string;
  /** JSON; '' where it is not there. */
  readonly before: string;
  readonly after: string;
}

export interface ObjectComparison {
  readonly type: { readonly id: string; readonly name: string };
  readonly from: ObjectVersionItem;
  readonly to: ObjectVersionItem;
  readonly differences: readonly ObjectDifference[];
}

/** Two versions, the older first. @throws not-found, permission-denied */
export async function compareObjectVersions(
  engine: Engine,
  caller: Caller,
  type: string,
  numbers: readonly [string, string],
): Promise<ObjectComparison> {
  const [older, newer] = numbers.toSorted((a, b) => Number(a) - Number(b)) as [string, string];
  const { typeRow, row: from } = await objectVersionRow(engine, caller, { type, number: older });
  const { row: to } = await objectVersionRow(engine, caller, { type, number: newer });
  return {
    type: { id: type, name: text(typeRow.record.name) },
    from: itemOf(from),
    to: itemOf(to),
    differences: between('', from.record.jsonSchema, to.record.jsonSchema),
  };
}

const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects are held against each other by name; anything else is one value. */
function between(at: string, was: unknown, is: unknown): readonly ObjectDifference[] {
  if (isRecord(was) && isRecord(is))
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) =>
      between(at ? `${at} / ${name}` : name, was[name], is[name]),
    );
  const [before, after] = [jsonOf(was), jsonOf(is)];
  return before === after ? [] : [{ at, before, after }];
}

const jsonOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));
