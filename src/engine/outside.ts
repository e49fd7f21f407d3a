/**
 * What a record says lies elsewhere: looked up before anything is stored, outside any transaction, and only what is new
 * in this write. Rules then find the outcome in the work. An address of this installation is answered by its own tables.
 */

import type { Found } from '../foundation/outbound/lookup.ts';
import { invalid } from '../foundation/problems.ts';
import type { EngineParts } from './engine.ts';
import type { Record_, Resource } from './resource.ts';
import type { Work } from './work.ts';

/** A guard against a body that makes us call many others. */
const MOST = 50;

/** @throws invalid for more addresses than are looked up in one write */
export async function lookOutside(
  parts: EngineParts,
  work: Work,
  resource: Resource,
  record: Record_,
  before?: Record_,
): Promise<void> {
  const known = new Set(before ? resource.outside?.(before) : []);
  const wanted = [...new Set(resource.outside?.(record))].filter((one) => one !== '' && !known.has(one));
  if (wanted.length > MOST)
    throw invalid({
      name: 'nonFieldErrors',
      code: 'invalid',
      reason: `Dit verwijst naar meer dan ${MOST} adressen elders. Voeg ze in delen toe.`,
    });
  await Promise.all(wanted.map(async (address) => work.saw(address, await look(parts, work, address))));
}

async function look(parts: EngineParts, work: Work, address: string): Promise<Found> {
  const { base } = work.caller;
  if (!address.startsWith(`${base}/`)) return parts.lookup(address);
  const own = parts.registry.resolve(address.slice(base.length));
  if (!own) return { kind: 'not-there' };
  const there = own.resource.cached
    ? work.snapshot.get(own.resource.name, own.id) !== undefined
    : (await parts.loader.load(work.caller, [{ resource: own.resource.name, id: own.id }])).length > 0;
  return there ? { kind: 'there', properties: new Set(Object.keys(own.resource.fields)) } : { kind: 'not-there' };
}
