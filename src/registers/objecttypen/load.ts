/** Takes in object types from JSON schemas, as municipalities share them. Loading again changes nothing. */
import { isDeepStrictEqual } from 'node:util';
import { addressOf } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';
import { nameId } from '../../foundation/name-id.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';

export interface TypeFile {
  /** By which it is known again: the name of the file without its ending. */
  readonly key: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Where it comes from, for `source` of the object type. */
  readonly source: string;
}

export interface LoadedType {
  readonly key: string;
  readonly name: string;
  readonly status: 'geladen' | 'nieuwe versie' | 'ongewijzigd' | 'geweigerd';
  readonly redenen: readonly string[];
}

/** @param onType hears of each as it is done. A type is loaded whole or not at all. */
export async function loadTypes(
  engine: Engine,
  caller: Caller,
  files: readonly TypeFile[],
  onType: (type: LoadedType) => void = () => {},
): Promise<readonly LoadedType[]> {
  const done: LoadedType[] = [];
  for (const file of files) {
    const name = nameOf(file);
    const type: LoadedType = await loadType(engine, caller, file, name).then(
      (status) => ({ key: file.key, name, status, redenen: [] }),
      (error: unknown) => ({ key: file.key, name, status: 'geweigerd' as const, redenen: reasonsOf(error) }),
    );
    done.push(type);
    onType(type);
  }
  return done;
}

async function loadType(engine: Engine, caller: Caller, file: TypeFile, name: string): Promise<LoadedType['status']> {
  const { municipality } = caller;
  const id = nameId(municipality, 'objecttype', file.key);
  const snapshot = await engine.parts.snapshots.current(municipality);
  const jsonSchema = withoutPlaces(file.schema);
  const last = snapshot
    .related('objecttypeversie', 'objectType', id)
    .toSorted((a, b) => Number(b.record.version) - Number(a.record.version))[0];
  if (last && isDeepStrictEqual(last.record.jsonSchema, jsonSchema)) return 'ongewijzigd';
  const there = snapshot.get('objecttype', id) !== undefined;
  const { registry } = engine.parts;
  const type = { name, namePlural: name, source: file.source, description: textOf(file.schema.description, 1000) };
  const number = Number(last?.record.version ?? 0) + 1;
  const version = {
    objectType: addressOf(caller.base, registry.get('objecttype'), id),
    status: 'published',
    jsonSchema,
  };
  await engine.compose(caller, {
    operation: 'objecttypen.objecttype.laden',
    items: [
      ...(there ? [] : [{ resource: 'objecttype', id, input: type }]),
      { resource: 'objecttypeversie', id: nameId(municipality, 'objecttypeversie', id, number), input: version },
    ],
  });
  return there ? 'nieuwe versie' : 'geladen';
}

const nameOf = ({ schema, key }: TypeFile): string => textOf(schema.title, 100) || key.slice(0, 100);
const textOf = (value: unknown, most: number): string => (typeof value === 'string' ? value.slice(0, most) : '');

/** `"$id": "#/properties/kleur"` says where that part already is; of the drafts since 2019-09 it is an error. */
function withoutPlaces<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutPlaces) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inside]) => !(name === '$id' && typeof inside === 'string' && inside.startsWith('#/')))
      .map(([name, inside]) => [name, withoutPlaces(inside)]),
  ) as Value;
}

/** @throws what is no refusal */
function reasonsOf(error: unknown): readonly string[] {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
  const faults = error.invalidParams ?? [];
  return faults.length > 0 ? faults.map(({ name, reason }) => `${name}: ${reason}`) : [error.detail];
}
