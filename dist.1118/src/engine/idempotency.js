/**
 * Idempotency-Key: the same POST twice gives the first answer again. Key, hash of what was asked and answer are stored in
 * the transaction of the write itself, and kept 24 hours. The whole answer is sealed: it may hold a BSN or a secret.
 */
import { createHash } from 'node:crypto';
import { monotonic } from '../foundation/clock.js';
import { isUnsure } from '../foundation/db/problem.js';
import { REQUEST_MS, refuseLate } from '../foundation/deadline.js';
import { newId } from '../foundation/ids.js';
import { nameId } from '../foundation/name-id.js';
import { Problem } from '../foundation/problems.js';
import { givenAgain, leftOfKinds } from './given-again.js';
import { holderOf, holdersOf } from './key-holder.js';
export const createIdempotency = (db) => ({
    async find(caller, { key, bodyHashes }) {
        const [earlier] = await db.in(caller).query(FIND, [caller.municipality, holdersOf(caller), key]);
        if (!earlier)
            return undefined;
        const { body_hash: hash, answer, holder, until, busy } = earlier;
        if (!bodyHashes.includes(hash))
            throw new Problem('idempotency-conflict');
        if (until === null)
            return { sealed: answer };
        if (busy)
            return 'busy';
        // Earlier versions kept no id in a claim.
        const id = answer || nameId(caller.municipality, 'idempotency', holder, key, hash);
        return { begun: { id, holder, until } };
    },
    async purge(municipality) {
        await db.in(municipality).query(PURGE, [municipality]);
    },
});
/**
 * What is older than a day goes on the way, a few at a time, so that the table stays as small as a day. A claim that ended
 * stays as long: part of what was asked may be done.
 */
const FIND = {
    name: 'idempotency_find_begun',
    text: `with expired as (
  delete from engine_idempotency where municipality = $1 and (application, key) in (
    (select application, key from engine_idempotency where municipality = $1 and at <= now() - interval '24 hours' order by at limit 100)
    union all select unnest($2::text[]), $3) and at <= now() - interval '24 hours')
select body_hash, answer, application as holder, claimed_until::text as until, claimed_until > now() as busy
from engine_idempotency where municipality = $1 and application = any($2) and key = $3 and at > now() - interval '24 hours'
order by claimed_until nulls first limit 1`,
};
const PURGE = {
    name: 'idempotency_purge',
    text: `delete from engine_idempotency where municipality = $1 and at <= now() - interval '24 hours'`,
};
/**
 * Does the work once per key. The same key twice at once waits here; between processes the primary key decides. The work
 * gets the parts of the engine with which it keeps its answer.
 */
export function once(parts, caller, { key, what }, work) {
    // Keyed: a plain hash of a body that is known but for its BSN would tell that number to who tries them all.
    const bodyHashes = parts.keys.everyHash(caller.municipality, 'idempotentie', textOf(what));
    const bodyHash = bodyHashes[0];
    const earlier = async () => {
        const found = await answered(parts, caller, { key, bodyHashes });
        if (!found || 'begun' in found)
            return found;
        const sealed = JSON.parse(parts.keys.unseal(caller.municipality, found.sealed));
        return { answer: await givenAgain(parts, caller, sealed) };
    };
    return parts.exclusive(`${caller.municipality}/idempotency/${holderOf(caller)}/${key}`, async () => {
        for (;;) {
            const before = await earlier();
            if (before && 'answer' in before)
                return before.answer;
            const keep = { key, bodyHash, used: false, begun: before?.begun };
            try {
                return await work({ ...parts, keep });
            }
            catch (error) {
                if (error instanceof ClaimedElsewhere)
                    continue;
                if (keep.claim && !keep.used)
                    await letGo(parts, caller, keep, mayHaveWritten(caller, error));
                // Another process may have been first; then what was asked is done, and is refused a second time.
                const stored = error instanceof Problem && error.status < 500 ? await earlier() : undefined;
                if (stored && 'answer' in stored)
                    return stored.answer;
                throw error;
            }
        }
    });
}
const mayHaveWritten = ({ trace }, error) => trace.course?.wrote !== false || isUnsure(error) || (error instanceof Problem && error.code === 'unsure');
/** How often is looked whether another process has its answer, in milliseconds. */
const LOOK_AGAIN_MS = 50;
/** What was given or begun before, where need be by the process that works at it now. @throws deadline */
async function answered(parts, caller, asked) {
    for (;;) {
        const found = await parts.idempotency.find(caller, asked);
        if (found !== 'busy')
            return found;
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
        refuseLate(caller);
    }
}
/** Another process has begun on what was asked: its answer is waited for. */
class ClaimedElsewhere extends Error {
}
/** Work stops at its deadline; a moment more, for what was under way then. */
const AFTER_DEADLINE_MS = 10_000;
/**
 * Before the first of several writes, whose answer `keepAlone` keeps after the last: no other process does them beside this
 * one. Where the process dies in between, the claim ends with the deadline of the request, and who asks again goes on with it
 * (`id-of-call.ts`). Nothing for a call without a key.
 */
export async function claimKey(parts, caller) {
    const { keep } = parts;
    if (!keep)
        return;
    const left = caller.deadline === undefined ? REQUEST_MS : Math.max(0, caller.deadline - monotonic());
    const { holder, id } = { holder: holderOf(caller), id: newId(), ...keep.begun };
    const values = [caller.municipality, holder, keep.key, left + AFTER_DEADLINE_MS];
    const [claimed] = await parts.db
        .in(caller)
        .query(...(keep.begun
        ? [GO_ON, [...values, keep.begun.until]]
        : [CLAIM, [...values, keep.bodyHash, id]]));
    if (!claimed)
        throw new ClaimedElsewhere();
    keep.claim = { id, holder, until: claimed.until };
}
const CLAIM = {
    name: 'idempotency_claim_id',
    text: `insert into engine_idempotency (municipality, application, key, body_hash, status, answer, claimed_until)
values ($1, $2, $3, $5, 0, $6, now() + $4 * interval '1 millisecond')
on conflict do nothing returning claimed_until::text as until`,
};
const GO_ON = {
    name: 'idempotency_go_on',
    text: `update engine_idempotency set claimed_until = now() + $4 * interval '1 millisecond'
where municipality = $1 and application = $2 and key = $3 and claimed_until = $5::timestamptz
returning claimed_until::text as until`,
};
/**
 * Who asks again is not kept waiting for the end of the claim, nor for this if it fails. Where part may be done the claim stays,
 * so that they go on with it and the key is for nothing else.
 */
async function letGo(parts, caller, { key, claim, begun }, partly) {
    await parts.db
        .in(caller.municipality)
        .query(partly || begun ? END : RELEASE, [caller.municipality, claim.holder, key, claim.until])
        .catch(() => undefined);
}
const RELEASE = {
    name: 'idempotency_release',
    text: `delete from engine_idempotency
where municipality = $1 and application = $2 and key = $3 and claimed_until = $4::timestamptz`,
};
const END = {
    name: 'idempotency_end_claim',
    text: `update engine_idempotency set claimed_until = now()
where municipality = $1 and application = $2 and key = $3 and claimed_until = $4::timestamptz`,
};
const sealedOf = (parts, caller, sealed) => parts.keys.seal(caller.municipality, JSON.stringify({ ...sealed, left: leftOfKinds(parts, caller, sealed) }));
/** What the store writes beside the change. */
export function keepAnswer(parts, caller, { key, bodyHash }, draft, answer, asked) {
    if (answer.content)
        throw new Error(`${asked.operation} sends content, which is not kept`);
    const text = sealedOf(parts, caller, { answer, resource: draft.resource.name, id: draft.id, ...asked });
    return { key, bodyHash, draft, status: answer.status, sealed: text };
}
/**
 * Keeps an answer by itself, under the key that was claimed before the work: of what changes no record (numbers that were given
 * away), or of several writes. With `of` it shows that record: who is given it again must see that still, and it goes when the
 * main record goes.
 * @throws idempotency-conflict where the claim ended before the work did
 */
export async function keepAlone(parts, caller, answer, { resource, operation, scopes, of, }) {
    const { keep } = parts;
    if (!keep)
        return;
    if (!keep.claim)
        throw new Error(`${operation} keeps its answer under a key that it did not claim`);
    const shows = { resource: resource.name, ...(of ? { id: of.id } : {}), operation, scopes };
    const text = sealedOf(parts, caller, { answer, ...shows });
    const kept = await parts.db
        .in(caller)
        .query(KEEP, [
        ...[caller.municipality, keep.claim.holder, keep.key, keep.claim.until],
        ...[answer.status, text, of?.main ?? null],
    ]);
    if (kept.length === 0)
        throw new Problem('idempotency-conflict');
    keep.used = true;
}
const KEEP = {
    name: 'idempotency_keep',
    text: `update engine_idempotency set status = $5, answer = $6, main = $7::uuid, at = now(), claimed_until = null
where municipality = $1 and application = $2 and key = $3 and claimed_until = $4::timestamptz returning 1`,
};
/** Text above this many characters goes into the hash as a digest of its own, so that no second copy of it is made. */
const LONG = 64 * 1024;
const textOf = (what) => JSON.stringify(what, (_, value) => typeof value === 'string' && value.length > LONG ? { digest: digestOf(value) } : value);
function digestOf(text) {
    const digest = createHash('sha256');
    for (let at = 0; at < text.length; at += LONG)
        digest.update(text.slice(at, at + LONG), 'utf16le');
    return digest.digest('base64url');
}
//# sourceMappingURL=idempotency.js.map