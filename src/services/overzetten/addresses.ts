/**
 * Addresses of the other installation as ours. Its bodies may name another host than the one that is asked (behind a
 * proxy), so each API learns the root that its own records carry. What lies elsewhere stays as it is.
 */
import { addressOf } from '../../engine/answer.ts';
import type { Registry } from '../../engine/registry.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { APIS, type ApiName, type Body, type Source } from './source.ts';

export interface Addresses {
  /** Learns from a record of a collection where the API says it is. */
  learn(api: ApiName, path: string, record: Body): void;
  /** A whole value with every address of the source as ours. */
  here(value: unknown): unknown;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The id at the end of an address. */
export const idIn = (address: unknown): string | undefined =>
  typeof address === 'string' ? address.match(UUID)?.at(-1)?.toLowerCase() : undefined;

export function addressesOf(registry: Registry, base: string, snapshot: Snapshot, { roots }: Source): Addresses {
  const known = new Map<string, string>();
  const ours = new Map(registry.apis.map(({ name, root }) => [name, root]));
  for (const api of APIS) known.set(`${roots[api]}/`, ours.get(api)!);

  function addressHere(address: string): string {
    for (const [root, own] of known) {
      if (!address.startsWith(root)) continue;
      const [path = ''] = address.slice(root.length).split(/[?#]/);
      const here = `${own}/${path.replace(/\/$/, '').replace(UUID, (id) => id.toLowerCase())}`;
      if (registry.resolve(here)) return base + here;
    }
    // The public lists are served on several hosts under the same ids.
    const id = /\/resultaten\/[^/]+\/?$/.test(address) ? idIn(address) : undefined;
    const listed = id && snapshot.get('selectielijst_resultaat', id);
    return listed ? addressOf(base, listed.resource, listed.id) : address;
  }

  function here(value: unknown): unknown {
    if (typeof value === 'string') return /^https?:\/\//i.test(value) ? addressHere(value) : value;
    if (Array.isArray(value)) return value.map(here);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, here(one)]));
  }

  return {
    here,
    learn(api, path, { url }) {
      const at = typeof url === 'string' ? url.lastIndexOf(`/${path}/`) : -1;
      if (at > 0) known.set((url as string).slice(0, at + 1), ours.get(api)!);
    },
  };
}
