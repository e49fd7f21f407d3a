/** The key ring as a value: what stands in keys.json. Reading, writing and using it are in file.ts and keys.ts. */
import { randomBytes } from 'node:crypto';

/**
 * - `seal`: encrypts fields and the keys of blobs. The newest active seals, every key opens.
 * - `hash`: finds rows by BSN. The oldest active hashes, and rows are looked for under every key: so a second can be added and
 *   take over while the program runs, before rows are hashed again.
 * - `log-sign`: signs log checkpoints. The newest active signs, all stay known for verification.
 * - `derive`: cookies and tokens of this node. The newest active derives.
 */
export const KEY_KINDS = ['seal', 'hash', 'log-sign', 'derive'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

export interface Key {
  /** First letter of the kind and eight hex digits; stands in front of every sealed value. */
  readonly id: string;
  readonly kind: KeyKind;
  /** RFC 3339, UTC. */
  readonly created: string;
  readonly state: 'active' | 'old';
  /** RFC 3339, UTC: when it became old. Absent in rings of earlier releases. */
  readonly retired?: string;
  /** 32 random bytes; no key is used itself, only keys derived from it (RFC 5869). */
  readonly secret: Buffer;
}

export interface KeyRing {
  readonly madeFor: 'demo' | 'production';
  /** Oldest first. */
  readonly keys: readonly Key[];
}

/** @param created RFC 3339, UTC. */
export const newKey = (kind: KeyKind, created: string): Key => ({
  id: kind.charAt(0) + randomBytes(4).toString('hex'),
  kind,
  created,
  state: 'active',
  secret: randomBytes(32),
});

export const newRing = (madeFor: KeyRing['madeFor'], created: string): KeyRing => ({
  madeFor,
  keys: KEY_KINDS.map((kind) => newKey(kind, created)),
});

/** Adds a second active key of a kind. @throws RangeError when two are active already. */
export function addKey(ring: KeyRing, kind: KeyKind, created: string): KeyRing {
  if (activeKeys(ring, kind).length > 1) throw new RangeError(`two ${kind} keys are active; retire one first`);
  return { ...ring, keys: [...ring.keys, newKey(kind, created)] };
}

/** Makes an active key old: it opens and verifies, and makes nothing new. @throws RangeError for the last active one. */
export function retireKey(ring: KeyRing, id: string, retired: string): KeyRing {
  const key = ring.keys.find((one) => one.id === id && one.state === 'active');
  if (!key) throw new RangeError(`no active key has id ${id}`);
  if (activeKeys(ring, key.kind).length < 2)
    throw new RangeError(`${id} is the only active ${key.kind} key; add one first`);
  return { ...ring, keys: ring.keys.map((one) => (one === key ? { ...one, state: 'old', retired } : one)) };
}

/** Takes an old key out: what it made opens for nobody any more. @throws RangeError for one that is not old. */
export function removeKey(ring: KeyRing, id: string): KeyRing {
  if (!ring.keys.some((key) => key.id === id && key.state === 'old'))
    throw new RangeError(`no old key has id ${id}; retire it first`);
  return { ...ring, keys: ring.keys.filter((key) => key.id !== id) };
}

export const activeKeys = (ring: KeyRing, kind: KeyKind): readonly Key[] =>
  ring.keys.filter((key) => key.kind === kind && key.state === 'active');

/** The one that hashes first; then the one that will, and those that did. */
export const hashKeys = (ring: KeyRing): readonly Key[] => [
  ...activeKeys(ring, 'hash'),
  ...ring.keys.filter(({ kind, state }) => kind === 'hash' && state === 'old'),
];

/** What is wrong with a ring, as the end of a sentence that starts with its file; undefined when it can be used. */
export function ringFault(ring: KeyRing): string | undefined {
  if (new Set(ring.keys.map((key) => key.id)).size < ring.keys.length) return 'has two keys with one id';
  for (const key of ring.keys) {
    if (key.secret.length !== 32) return `has a key ${key.id} that is not 32 bytes long`;
    // 32 random bytes hold about 30 different ones; under 16 somebody typed it or copied an example.
    if (new Set(key.secret).size < 16) return `has a key ${key.id} that is not random`;
  }
  for (const kind of KEY_KINDS) {
    const { length } = activeKeys(ring, kind);
    if (length < 1 || length > 2) return `has ${length} active ${kind} keys; one or two are right`;
  }
  return undefined;
}

export const ringToJson = (ring: KeyRing): string =>
  `${JSON.stringify(
    {
      version: 1,
      madeFor: ring.madeFor,
      keys: ring.keys.map((key) => ({ ...key, secret: key.secret.toString('base64url') })),
    },
    null,
    2,
  )}\n`;

/** The ring in a text, or undefined when the text has another shape. Says nothing of the text, which is secret. */
export function ringFromJson(text: string): KeyRing | undefined {
  try {
    const { version, madeFor, keys } = JSON.parse(text);
    if (version !== 1 || (madeFor !== 'demo' && madeFor !== 'production') || !Array.isArray(keys)) return undefined;
    if (!keys.every(isKeyJson)) return undefined;
    return {
      madeFor,
      keys: keys
        .map(({ id, kind, created, state, retired, secret }) => ({
          id,
          kind,
          created,
          state,
          ...(retired === undefined ? {} : { retired }),
          secret: Buffer.from(secret, 'base64url'),
        }))
        .sort((a, b) => Date.parse(a.created) - Date.parse(b.created)),
    };
  } catch {
    return undefined;
  }
}

interface KeyJson extends Omit<Key, 'secret'> {
  readonly secret: string;
}

function isKeyJson(value: unknown): value is KeyJson {
  const { id, kind, created, state, retired, secret } = value as Record<keyof Key, unknown>;
  return (
    typeof id === 'string' &&
    /^[a-z0-9]{4,16}$/.test(id) &&
    KEY_KINDS.includes(kind as KeyKind) &&
    typeof created === 'string' &&
    !Number.isNaN(Date.parse(created)) &&
    (state === 'active' || state === 'old') &&
    (retired === undefined || (typeof retired === 'string' && !Number.isNaN(Date.parse(retired)))) &&
    typeof secret === 'string'
  );
}
