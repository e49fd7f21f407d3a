import { addressOf } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';

/** What the addresses in requests of the demo start with. Records keep none of it: an answer has the base of its request. */
export const BASE = 'http://localhost';

/** The address of a record, as request bodies name it. */
export type Address = (resource: string, id: string) => string;

export const addressesOf =
  (engine: Engine): Address =>
  (resource, id) =>
    addressOf(BASE, engine.parts.registry.get(resource), id);
