/** Object types and objects of a demo municipality. */
import { addressOf } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';
import { nameId } from '../../foundation/name-id.ts';
import type { Caller } from '../../gate/context.ts';
import { loadTypes } from '../../registers/objecttypen/index.ts';
import { type DemoObject, objecttypenVanDemo } from '../objecten/objecten.ts';

export async function makeObjectTypes(engine: Engine, maker: Caller): Promise<void> {
  const types = await objecttypenVanDemo();
  const source = 'open-objecten/objecttypes';
  const loaded = await loadTypes(
    engine,
    maker,
    types.map(({ key, schema }) => ({ key, schema: schema as Readonly<Record<string, unknown>>, source })),
  );
  const refused = loaded.find(({ status }) => status === 'geweigerd');
  if (refused)
    throw new Error(`the demo has object type ${refused.key}, which is refused: ${refused.redenen.join(' ')}`);
}

/** @param made whether it was made before; then it may still have to change. */
export async function makeObject(
  engine: Engine,
  maker: Caller,
  one: DemoObject,
  made: { readonly first: boolean; readonly second: boolean },
): Promise<void> {
  const { id, type, data, startAt, geometry = null, before } = one;
  const objecttype = engine.parts.registry.get('objecttype');
  const input = (record: object) => ({
    type: addressOf(maker.base, objecttype, nameId(maker.municipality, 'objecttype', type)),
    record: { typeVersion: 1, geometry, ...record },
  });
  if (!made.first) await engine.create(maker, 'object', input(before ?? { startAt, data }), { id });
  if (before && !made.second) await engine.update(maker, 'object', id, input({ startAt, data }));
}
