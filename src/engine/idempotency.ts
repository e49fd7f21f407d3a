/**
 * Idempotency-Key: the same POST twice gives the first answer again. Key, hash of what was asked and answer are stored in
 * the transaction of the write itself, and kept 24 hours. The whole answer is sealed: it may hold a BSN or a secret.
 */
import { createHash } from 'node:crypto';
import type { Database, Municipality } from '../foundation/db/types.ts';
import { Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, allowsRow, requireScope } from './access.ts';
import { etagOf } from './answer.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch, checkEpochNow } from './epoch.ts';
import { holderOf } from './key-holder.ts';
import { keptFor, leavesOut } from './leave-out.ts';
import { appendSeen, linesOf } from './log.ts';
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

/** The key under which the one write of a call keeps its answer. */
export interface Keep {
  readonly key: string;
  readonly bodyHash: string;
  used: boolean;
}

/** What is sealed: the answer, and what it takes to be given it again. */
interface Sealed {
  readonly answer: OwnAnswer;
  readonly resource: string;
  /** Absent where the answer is of no record. */
  readonly id?: string;
  /** As in the logbook. */
  readonly operation: string;
  readonly scopes: readonly string[];
  /** Other records with rights of their own that the answer shows. */
  readonly besides?: readonly Shown[];
}

interface Shown {
  readonly resource: string;
  readonly id: string;
  readonly scopes: readonly string[];
}

export interface Idempotency {
  /** The sealed answer that was given before. @throws idempotency-conflict when the key was used for another request. */
  find(
    caller: Caller,
    asked: { readonly key: string; readonly bodyHashes: readonly string[] },
  ): Promise<string | undefined>;
  /** Removes what is older than a day. */
  purge(municipality: Municipality): Promise<void>;
}

export const createIdempotency = (db: Database): Idempotency => ({
  async find(caller, { key, bodyHashes }) {
    // What is older than a day goes on the way, a few at a time, so that the table stays as small as a day.
    const [earlier] = await db.in(caller).query<{ body_hash: string; answer: string }>(
      {
        name: 'idempotency_find',
        text: `with expired as (
  delete from engine_idempotency where municipality = $1 and (application, key) in (
    (select application, key from engine_idempotency where municipality = $1 and at <= now() - interval '24 hours' order by at limit 100)
    union all select $2, $3) and at <= now() - interval '24 hours')
select body_hash, answer from engine_idempotency where municipality = $1 and application = $2 and key = $3 and at > now() - interval '24 hours'`,
      },
      [caller.municipality, holderOf(caller), key],
    );
    if (!earlier) return undefined;
    if (!bodyHashes.includes(earlier.body_hash)) throw new Problem('idempotency-conflict');
    return earlier.answer;
  },
  async purge(municipality) {
    await db.in(municipality).query(PURGE, [municipality]);
  },
});

const PURGE = {
  name: 'idempotency_purge',
  text: `delete from engine_idempotency where municipality = $1 and at <= now() - interval '24 hours'`,
};

/**
 * Does the work once per key. The same key twice at once waits here; between processes the primary key decides. The work
 * gets the parts of the engine with which its write keeps its answer.
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
    const found = await parts.idempotency.find(caller, { key, bodyHashes });
    if (found === undefined) return undefined;
    const sealed = JSON.parse(parts.keys.unseal(caller.municipality, found)) as Sealed;
    await admit(parts, caller, sealed);
    return answerNow(parts, caller, sealed);
  };
  return parts.exclusive(`${caller.municipality}/idempotency/${holderOf(caller)}/${key}`, async () => {
    const answered = await earlier();
    if (answered) return answered;
    try {
      return await work({ ...parts, keep: { key, bodyHash, used: false } });
    } catch (error) {
      // Another process may have been first; then what was asked is done, and is refused a second time.
      const stored = error instanceof Problem && error.status < 500 ? await earlier() : undefined;
      if (stored) return stored;
      throw error;
    }
  });
}

/** What the store writes beside the change. */
export function keepAnswer(
  parts: EngineParts,
  caller: Caller,
  { key, bodyHash }: Keep,
  draft: Draft,
  answer: OwnAnswer,
  asked: Pick<Sealed, 'operation' | 'scopes' | 'besides'>,
): KeptAnswer {
  if (answer.content) throw new Error(`${asked.operation} sends content, which is not kept`);
  const sealed: Sealed = { answer, resource: draft.resource.name, id: draft.id, ...asked };
  const text = parts.keys.seal(caller.municipality, JSON.stringify(sealed));
  return { key, bodyHash, draft, status: answer.status, sealed: text };
}

/**
 * Keeps an answer by itself: of what changes no record (numbers that were given away), or of several writes. With `of` it shows that
 * record: who is given it again must see that still, and it goes when the main record goes.
 * @throws idempotency-conflict where another process was first; `once` then gives its answer
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
  const sealed: Sealed = { answer, resource: resource.name, ...(of ? { id: of.id } : {}), operation, scopes };
  const text = parts.keys.seal(caller.municipality, JSON.stringify(sealed));
  const kept = await parts.db
    .in(caller)
    .query(KEEP, [
      caller.municipality,
      holderOf(caller),
      keep.key,
      keep.bodyHash,
      answer.status,
      text,
      of?.main ?? null,
    ]);
  if (kept.length === 0) throw new Problem('idempotency-conflict');
  keep.used = true;
}

const KEEP = {
  name: 'idempotency_keep',
  text: `insert into engine_idempotency (municipality, application, key, body_hash, status, answer, main)
values ($1, $2, $3, $4, $5, $6, $7::uuid) on conflict do nothing returning 1`,
};

/** A rule that came since leaves out of the kept answer what it leaves out of any other. @throws permission-denied */
function answerNow(parts: EngineParts, caller: Caller, { answer, resource: name, besides = [] }: Sealed): OwnAnswer {
  const kinds = [name, ...besides.map(({ resource }) => resource)].map((one) => parts.registry.get(one));
  if (!answer.json || !kinds.some((kind) => leavesOut(caller, kind))) return answer;
  // Of an answer with several kinds of records in it nobody can say which field is which.
  if (kinds.length > 1) throw new Problem('permission-denied');
  const json = keptFor(caller, kinds[0]!, answer.json);
  return { ...answer, json, ...(answer.etag ? { etag: etagOf(json) } : {}) };
}

/**
 * An answer that is given again shows the same data again: it wants the same right as the first time, and a line. What was
 * removed since is shown to nobody. @throws not-found, permission-denied
 */
async function admit(parts: EngineParts, caller: Caller, sealed: Sealed) {
  const { resource: name, id, operation, scopes, besides = [] } = sealed;
  const resource = parts.registry.get(name);
  requireScope(caller, resource, scopes);
  // Of what is made and never read, no row need be left.
  if (id === undefined || (!resource.subjects && !resource.operations.includes('read')))
    return checkEpochNow(parts, caller);
  const found = await Promise.all([{ resource: name, id, scopes }, ...besides].map((one) => look(parts, caller, one)));
  const allowed = found.every((one) => one.allowed);
  const shown = found.map(({ row }) => row).filter((row) => row.resource.subjects);
  if (shown.length > 0) {
    await appendSeen(parts.logbook, caller, operation, allowed ? 'geopend' : 'geweigerd', linesOf(shown));
  }
  if (!allowed) throw new Problem('permission-denied');
}

/** @throws not-found */
async function look(parts: EngineParts, caller: Caller, { resource: name, id, scopes }: Shown) {
  const resource = parts.registry.get(name);
  const found = await parts.gather(caller, resource, id);
  if (!found) throw new Problem('not-found', 'Wat u met deze Idempotency-Key maakte of wijzigde, is er niet meer.');
  await checkEpoch(parts, caller, found.epoch);
  return {
    row: found.row,
    // What lives in a snapshot is known to who may read any of it, unless it is about somebody.
    allowed:
      (resource.cached === true && !resource.subjects) ||
      allowsRow(accessOf(caller, resource, scopes), found.row.columns),
  };
}

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
