/**
 * Idempotency-Key: the same POST twice gives the first answer again. Key, hash of what was asked and answer are stored in
 * the transaction of the write itself, and kept 24 hours. The whole answer is sealed: it may hold a BSN or a secret.
 */
import { createHash } from 'node:crypto';
import { monotonic } from '../foundation/clock.ts';
import type { Database, Municipality } from '../foundation/db/types.ts';
import { REQUEST_MS, refuseLate } from '../foundation/deadline.ts';
import { Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import type { EngineParts } from './engine.ts';
import { givenAgain, leftOfKinds, type Sealed } from './given-again.ts';
import { holderOf, holdersOf } from './key-holder.ts';
import type { OwnAnswer } from './own.ts';
import type { Resource } from './resource.ts';
import type { KeptAnswer } from './store.ts';
import type { Draft } from './work.ts';

/** What a POST with a key came for. */
export interface Asked {
  readonly key: string;
  /** Operation, place and body: JSON, in which text may be long. */
  readonly what: unknown;
}

/** The key under which a call keeps its answer: its one write does, or `keepAlone` after several. */
export interface Keep {
  readonly key: string;
  readonly bodyHash: string;
  used: boolean;
  /** Until when no other process starts on what was asked: what `claimKey` wrote. */
  claim?: string;
}

export interface Idempotency {
  /**
   * The sealed answer that was given before; `busy` while a process works at it.
   * @throws idempotency-conflict when the key was used for another request
   */
  find(
    caller: Caller,
    asked: { readonly key: string; readonly bodyHashes: readonly string[] },
  ): Promise<{ readonly sealed: string } | 'busy' | undefined>;
  /** Removes what is older than a day. */
  purge(municipality: Municipality): Promise<void>;
}

export const createIdempotency = (db: Database): Idempotency => ({
  async find(caller, { key, bodyHashes }) {
    const [earlier] = await db
      .in(caller)
      .query<{ body_hash: string; answer: string; busy: boolean }>(FIND, [caller.municipality, holdersOf(caller), key]);
    if (!earlier) return undefined;
    if (!bodyHashes.includes(earlier.body_hash)) throw new Problem('idempotency-conflict');
    return earlier.busy ? 'busy' : { sealed: earlier.answer };
  },
  async purge(municipality) {
    await db.in(municipality).query(PURGE, [municipality]);
  },
});

/**
 * What is older than a day goes on the way, a few at a time, so that the table stays as small as a day; and what a process
 * was at that stopped before it had an answer.
 */
const FIND = {
  name: 'idempotency_find',
  text: `with expired as (
  delete from engine_idempotency where municipality = $1 and (application, key) in (
    (select application, key from engine_idempotency where municipality = $1 and at <= now() - interval '24 hours' order by at limit 100)
    union all select unnest($2::text[]), $3) and (at <= now() - interval '24 hours' or claimed_until <= now()))
select body_hash, answer, claimed_until is not null as busy from engine_idempotency
where municipality = $1 and application = any($2) and key = $3 and at > now() - interval '24 hours'
  and (claimed_until is null or claimed_until > now())`,
};

const PURGE = {
  name: 'idempotency_purge',
  text: `delete from engine_idempotency where municipality = $1 and at <= now() - interval '24 hours'`,
};

/**
 * Does the work once per key. The same key twice at once waits here; between processes the primary key decides. The work
 * gets the parts of the engine with which it keeps its answer.
 */
export function once(
  parts: EngineParts,
  caller: Caller,
  { key, what }: Asked,
  work: (parts: EngineParts) => Promise<OwnAnswer>,
): Promise<OwnAnswer> {
  // Keyed: a plain hash of a body that is known but for its BSN would tell that number to who tries them all.
  const bodyHashes = parts.keys.everyHash(caller.municipality, 'idempotentie', textOf(what));
  const bodyHash = bodyHashes[0]!;
  const earlier = async (): Promise<OwnAnswer | undefined> => {
    const found = await answered(parts, caller, { key, bodyHashes });
    if (found === undefined) return undefined;
    const sealed = JSON.parse(parts.keys.unseal(caller.municipality, found)) as Sealed;
    return givenAgain(parts, caller, sealed);
  };
  return parts.exclusive(`${caller.municipality}/idempotency/${holderOf(caller)}/${key}`, async () => {
    for (;;) {
      const before = await earlier();
      if (before) return before;
      const keep: Keep = { key, bodyHash, used: false };
      try {
        return await work({ ...parts, keep });
      } catch (error) {
        if (error instanceof ClaimedElsewhere) continue;
        if (keep.claim && !keep.used) await release(parts, caller, keep);
        // Another process may have been first; then what was asked is done, and is refused a second time.
        const stored = error instanceof Problem && error.status < 500 ? await earlier() : undefined;
        if (stored) return stored;
        throw error;
      }
    }
  });
}

/** How often is looked whether another process has its answer, in milliseconds. */
const LOOK_AGAIN_MS = 50;

/** The sealed answer that was given before, where need be by the process that works at it now. @throws deadline */
async function answered(
  parts: EngineParts,
  caller: Caller,
  asked: { readonly key: string; readonly bodyHashes: readonly string[] },
): Promise<string | undefined> {
  for (;;) {
    const found = await parts.idempotency.find(caller, asked);
    if (found !== 'busy') return found?.sealed;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    refuseLate(caller);
  }
}

/** Another process has begun on what was asked: its answer is waited for. */
class ClaimedElsewhere extends Error {}

/** Work stops at its deadline; a moment more, for what was under way then. */
const AFTER_DEADLINE_MS = 10_000;

/**
 * Before the first of several writes, whose answer `keepAlone` keeps after the last: no other process does them beside this
 * one. Where the process dies in between, the claim ends with the deadline of the request. Nothing for a call without a key.
 */
export async function claimKey(parts: EngineParts, caller: Caller): Promise<void> {
  const { keep } = parts;
  if (!keep) return;
  const left = caller.deadline === undefined ? REQUEST_MS : Math.max(0, caller.deadline - monotonic());
  const [claimed] = await parts.db
    .in(caller)
    .query<{ until: string }>(CLAIM, [
      caller.municipality,
      holderOf(caller),
      keep.key,
      keep.bodyHash,
      left + AFTER_DEADLINE_MS,
    ]);
  if (!claimed) throw new ClaimedElsewhere();
  keep.claim = claimed.until;
}

const CLAIM = {
  name: 'idempotency_claim',
  text: `insert into engine_idempotency (municipality, application, key, body_hash, status, answer, claimed_until)
values ($1, $2, $3, $4, 0, '', now() + $5 * interval '1 millisecond')
on conflict do nothing returning claimed_until::text as until`,
};

/** Nothing came of it: who asks again is not kept waiting for the end of the claim, nor for this if it fails. */
async function release(parts: EngineParts, caller: Caller, { key, claim }: Keep): Promise<void> {
  await parts.db
    .in(caller.municipality)
    .query(RELEASE, [caller.municipality, holderOf(caller), key, claim])
    .catch(() => undefined);
}

const RELEASE = {
  name: 'idempotency_release',
  text: `delete from engine_idempotency
where municipality = $1 and application = $2 and key = $3 and claimed_until = $4::timestamptz`,
};

const sealedOf = (parts: EngineParts, caller: Caller, sealed: Omit<Sealed, 'left'>): string =>
  parts.keys.seal(
    caller.municipality,
    JSON.stringify({ ...sealed, left: leftOfKinds(parts, caller, sealed) } satisfies Sealed),
  );

/** What the store writes beside the change. */
export function keepAnswer(
  parts: EngineParts,
  caller: Caller,
  { key, bodyHash }: Keep,
  draft: Draft,
  answer: OwnAnswer,
  asked: Pick<Sealed, 'operation' | 'scopes' | 'besides' | 'parts'>,
): KeptAnswer {
  if (answer.content) throw new Error(`${asked.operation} sends content, which is not kept`);
  const text = sealedOf(parts, caller, { answer, resource: draft.resource.name, id: draft.id, ...asked });
  return { key, bodyHash, draft, status: answer.status, sealed: text };
}

/**
 * Keeps an answer by itself, under the key that was claimed before the work: of what changes no record (numbers that were given
 * away), or of several writes. With `of` it shows that record: who is given it again must see that still, and it goes when the
 * main record goes.
 * @throws idempotency-conflict where the claim ended before the work did
 */
export async function keepAlone(
  parts: EngineParts,
  caller: Caller,
  answer: OwnAnswer,
  {
    resource,
    operation,
    scopes,
    of,
  }: Pick<Sealed, 'operation' | 'scopes'> & {
    readonly resource: Resource;
    readonly of?: { readonly id: string; readonly main: string };
  },
): Promise<void> {
  const { keep } = parts;
  if (!keep) return;
  if (!keep.claim) throw new Error(`${operation} keeps its answer under a key that it did not claim`);
  const shows = { resource: resource.name, ...(of ? { id: of.id } : {}), operation, scopes };
  const text = sealedOf(parts, caller, { answer, ...shows });
  const kept = await parts.db
    .in(caller)
    .query(KEEP, [caller.municipality, holderOf(caller), keep.key, keep.claim, answer.status, text, of?.main ?? null]);
  if (kept.length === 0) throw new Problem('idempotency-conflict');
  keep.used = true;
}

const KEEP = {
  name: 'idempotency_keep',
  text: `update engine_idempotency set status = $5, answer = $6, main = $7::uuid, at = now(), claimed_until = null
where municipality = $1 and application = $2 and key = $3 and claimed_until = $4::timestamptz returning 1`,
};

/** Text above this many characters goes into the hash as a digest of its own, so that no second copy of it is made. */
const LONG = 64 * 1024;

const textOf = (what: unknown): string =>
  JSON.stringify(what, (_, value: unknown) =>
    typeof value === 'string' && value.length > LONG ? { digest: digestOf(value) } : value,
  );

function digestOf(text: string): string {
  const digest = createHash('sha256');
  for (let at = 0; at < text.length; at += LONG) digest.update(text.slice(at, at + LONG), 'utf16le');
  return digest.digest('base64url');
}
