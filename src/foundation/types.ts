/** Small services that the composition root (main.ts) makes once and hands down. Plain values, no container. */

import type { Readable } from 'node:stream';
import type { Municipality, Queryable } from './db/types.ts';
import type { Trace } from './telemetry/trace.ts';

/** foundation/keys: sealed fields and keyed hashes. Keys live outside the database, have ids and rotate with two active. */
export interface Keys {
  /** AES-256-GCM, bound to the municipality: `<key id>.<base64url nonce|ciphertext|tag>`. Synchronous. */
  seal(municipality: Municipality, clear: string): string;
  /** @throws when the key is unknown or the value was moved to another municipality. */
  unseal(municipality: Municipality, sealed: string): string;
  /** HMAC-SHA-256 with a key per municipality and purpose (`bsn`, `kvk`, `sessie`, ...), 22 characters base64url (128 bits). */
  hash(municipality: Municipality, purpose: string, clear: string): string;
  /** The same under every key of the ring, that of `hash` first: what is found by a hash is looked for under all of them. */
  everyHash(municipality: Municipality, purpose: string, clear: string): readonly string[];
  /** Those without the first: what is stored and not hashed again yet, or never, as the logbook, has those. */
  formerHashes(municipality: Municipality, purpose: string, clear: string): readonly string[];
  /** Signs with the node's log key (Ed25519), raw 64 bytes. */
  sign(municipality: Municipality, message: Uint8Array): Uint8Array;
  /** Raw 32-byte Ed25519 public key of the log of this municipality. */
  publicKey(municipality: Municipality): Uint8Array;
  /** A 32-byte key derived for one purpose of the node (cookies, blobs, demo tokens). */
  derive(purpose: string): Buffer;
}

/** foundation/blobs: content-addressed (SHA-256 of the clear bytes, per municipality), encrypted, streamed in constant memory. */
export interface Blobs {
  /** Durable (fsync of file and folder) when it resolves. The same content is stored once per municipality. */
  write(
    municipality: Municipality,
    content: Readable | Buffer,
  ): Promise<{ readonly digest: string; readonly size: number }>;
  /**
   * Clear bytes; `range` is inclusive start, exclusive end, cut off at the size. End or destroy the stream: it holds a file.
   * @throws Problem `blob-missing`, or `blob-damaged` (also as an error of the stream) when the bytes were changed.
   */
  read(
    municipality: Municipality,
    digest: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<Readable>;
  /**
   * Does nothing when it is not there. The caller must know that no record of the municipality refers to it any more. With
   * `writtenBefore` it stays when the same content was written since: its record may be on its way. Whether it is gone.
   */
  remove(municipality: Municipality, digest: string, options?: { readonly writtenBefore?: Date }): Promise<boolean>;
  /** Digests of all that is stored, in no order. What comes or goes meanwhile may be in it or not. */
  list(municipality: Municipality): AsyncIterable<string>;
  /** Removes what a process was writing when it ended, an hour ago or more. */
  clearUnfinished(): Promise<void>;
}

export interface Job<Payload> {
  readonly id: string;
  readonly municipality: Municipality | null;
  readonly payload: Payload;
  readonly attempt: number;
  /** A step of the trace of the request that it follows from, if it follows from one. */
  readonly trace?: Trace | undefined;
}

/** foundation/jobs: work that survives a crash. Claimed with `for update skip locked` and a lease, retried with back-off. */
export interface Jobs {
  /**
   * Adds a job inside the caller's transaction when `q` is one. A `key` that is already waiting is not added twice; one that
   * is running is. Payload and key hold ids, never personal data. With a key, writers hold the waiting job until they commit.
   */
  add<P>(
    q: Queryable,
    job: { queue: string; municipality: Municipality | null; payload: P; at?: Date; key?: string },
  ): Promise<void>;
  /** One handler per queue. Throwing retries; after `attempts` (default 10) the job is kept as failed for an operator. */
  handle<P>(
    queue: string,
    handler: (job: Job<P>) => Promise<void>,
    options?: { readonly attempts?: number; readonly parallel?: number },
  ): void;
  start(): void;
  /** Waits for running handlers, at most `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

/** By what a call over TLS is known to the other side, and whom it trusts besides those whom everybody does. PEM. */
export interface ClientTls {
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
}

/** foundation/outbound: the only fetch. Refuses private and loopback addresses unless allowed by configuration. */
export interface Outbound {
  fetch(
    url: string,
    init?: {
      method?: string;
      headers?: Record<string, string>;
      body?: string;
      timeoutMs?: number;
      maxBytes?: number;
      /** More calls to this host follow soon, and one that arrives twice does no harm. */
      keepAlive?: boolean;
      tls?: ClientTls | undefined;
    },
  ): Promise<{ status: number; headers: Headers; body: Buffer }>;
  /**
   * The same for an answer of any size, read as it comes. `idleMs`: how long nothing may come. End or destroy the body.
   * Reading it fails with OutboundProblem when it breaks off before its end.
   */
  stream(
    url: string,
    init?: { method?: string; headers?: Record<string, string>; idleMs?: number },
  ): Promise<{ status: number; headers: Headers; body: Readable }>;
}
