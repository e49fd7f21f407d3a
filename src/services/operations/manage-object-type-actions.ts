/** What a manager does with an object type: make it, change it, and write, publish and retire versions of it. */
import type { Engine } from '../../engine/engine.ts';
import { invalid } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { urlOf } from './door.ts';
import { refuseOthers } from './manage.ts';
import {
  type ObjectVersionRef,
  type ObjectVersionState,
  objectTypeRow,
  objectVersionRow,
  objectVersionsOf,
} from './manage-object-types.ts';
import { schemaFrom } from './schema-text.ts';

type Input = Readonly<Record<string, unknown>>;

/** Returns its id. @throws invalid */
export async function makeObjectType(engine: Engine, caller: Caller, input: Input): Promise<string> {
  refuseOthers(caller);
  return (await engine.create(caller, 'objecttype', input)).id!;
}

/** @throws invalid, precondition-failed, not-found */
export async function changeObjectType(
  engine: Engine,
  caller: Caller,
  { id, etag }: { readonly id: string; readonly etag: string },
  input: Input,
): Promise<void> {
  refuseOthers(caller);
  await engine.patch(caller, 'objecttype', id, input, { ifMatch: etag });
}

/** @throws invalid while it has versions, precondition-failed, not-found */
export async function removeObjectType(
  engine: Engine,
  caller: Caller,
  { id, etag }: { readonly id: string; readonly etag: string },
): Promise<void> {
  refuseOthers(caller);
  await engine.remove(caller, 'objecttype', id, { ifMatch: etag });
}

/** A concept with this schema. Returns its number. @throws invalid, also when there is a concept already */
export async function makeObjectVersion(engine: Engine, caller: Caller, type: string, schema: string): Promise<number> {
  const { snapshot } = await objectTypeRow(engine, caller, type);
  if (objectVersionsOf(snapshot, type).some(({ record }) => record.status === 'draft'))
    throw invalid({
      name: 'jsonSchema',
      code: 'conflict',
      reason: 'Er is al een concept. Maak dat eerst af of verwijder het.',
    });
  const made = await engine.create(caller, 'objecttypeversie', {
    objectType: urlOf(engine, caller, 'objecttype', type),
    status: 'draft',
    jsonSchema: schemaFrom(schema),
  });
  return (JSON.parse(made.json) as { readonly version: number }).version;
}

export interface ObjectVersionStand extends ObjectVersionRef {
  /** As the form saw it. */
  readonly etag: string;
}

/** @throws invalid for what is no concept, precondition-failed, not-found */
export async function changeObjectVersion(
  engine: Engine,
  caller: Caller,
  version: ObjectVersionStand,
  schema: string,
): Promise<void> {
  const { row } = await objectVersionRow(engine, caller, version);
  // A put and not a patch: what goes from the schema is gone.
  await engine.update(
    caller,
    'objecttypeversie',
    row.id,
    {
      objectType: urlOf(engine, caller, 'objecttype', version.type),
      status: row.record.status,
      jsonSchema: schemaFrom(schema),
    },
    { ifMatch: version.etag },
  );
}

/** @throws invalid, precondition-failed, not-found */
export async function setObjectVersionState(
  engine: Engine,
  caller: Caller,
  version: ObjectVersionStand,
  status: Exclude<ObjectVersionState, 'draft'>,
): Promise<void> {
  const { row } = await objectVersionRow(engine, caller, version);
  await engine.patch(caller, 'objecttypeversie', row.id, { status }, { ifMatch: version.etag });
}

/** @throws invalid for what was published, precondition-failed, not-found */
export async function removeObjectVersion(engine: Engine, caller: Caller, version: ObjectVersionStand): Promise<void> {
  const { row } = await objectVersionRow(engine, caller, version);
  await engine.remove(caller, 'objecttypeversie', row.id, { ifMatch: version.etag });
}
