/**
 * Verified tokens, bounded, least recently used out first. The key is a hash, so that a memory dump shows no live token.
 * Only successes are kept: a refusal may be mended by the next change of a secret.
 */
import { hash } from 'node:crypto';
import type { Municipality } from '../foundation/db/types.ts';

interface Entry<Value> {
  readonly value: Value;
  /** First millisecond at which the entry no longer counts. */
  readonly until: number;
}

export interface TokenCache<Value> {
  get(municipality: Municipality, token: string, at: number): Value | undefined;
  set(municipality: Municipality, token: string, value: Value, until: number): void;
  /** Forgets every token of one municipality. */
  clear(municipality: Municipality): void;
}

export function tokenCache<Value>(size: number): TokenCache<Value> {
  const entries = new Map<string, Entry<Value>>();
  const keyOf = (municipality: Municipality, token: string): string =>
    `${municipality}:${hash('sha256', token, 'base64url')}`;

  return {
    get(municipality, token, at) {
      const key = keyOf(municipality, token);
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      if (at >= entry.until) return undefined;
      entries.set(key, entry);
      return entry.value;
    },
    set(municipality, token, value, until) {
      if (size === 0) return;
      if (entries.size >= size) entries.delete(entries.keys().next().value!);
      entries.set(keyOf(municipality, token), { value, until });
    },
    clear(municipality) {
      const prefix = `${municipality}:`;
      for (const key of entries.keys()) if (key.startsWith(prefix)) entries.delete(key);
    },
  };
}
