/**
 * The id of what a call makes in the first of several writes. Whoever sends the same again under one key meets what was made
 * before, in whichever process, also where the first attempt ended halfway; and so does a call that is repeated since its rights
 * changed. A key is kept for a day, and is of one person and of whom they act for.
 */
import { today } from '../foundation/clock.ts';
import { nameId } from '../foundation/name-id.ts';
import type { Caller } from '../gate/context.ts';
import type { EngineParts } from './engine.ts';
import { holderOf } from './key-holder.ts';

/** @param kind what is made: with one key two kinds of things have two ids */
export function idOfCall({ keep }: Pick<EngineParts, 'keep'>, caller: Caller, kind: string): string {
  const asked = keep ? [today(), keep.key, keep.bodyHash] : [caller.trace.spanId];
  return nameId(caller.municipality, kind, holderOf(caller), ...asked);
}
