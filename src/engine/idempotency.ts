/**
 * Idempotency-Key: the same POST twice gives the first answer again. Key, body hash and answer are stored in the
 * transaction of the write itself, and kept 24 hours.
 */

import type { Database } from '../foundation/db/types.ts';
import { Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, allowsRow } from './access.ts';
import type { Answer } from './answer.ts';
import { scopesOf } from './authorize.ts';
import type { EngineParts } from './engine.ts';
import { runExclusive } from './exclusive.ts';
import { linesOf, logEntry } from './log.ts';
import { isStale, StaleRights } from './read.ts';
import type { Resource } from './resource.ts';

export interface IdempotencyKey {
  readonly key: string;
  readonly bodyHash: string;
}

export interface Idempotency {
  /** The stored body of the earlier answer. @throws idempotency-conflict when the key was used for another body. */
  find(caller: Caller, key: IdempotencyKey): Promise<string | undefined>;
}

export const createIdempotency = (db: Database): Idempotency => ({
  async find(caller, { key, bodyHash }) {
    // What is older than a day goes on the way, a few at a time, so that the table stays as small as a day.
    const [earlier] = await db.in(caller.municipality).query<{ body_hash: string; answer: string }>(
      {
        name: 'idempotency_find',
        text: `with expired as (
  delete from engine_idempotency where municipality = $1 and (application, key) in (
    (select application, key from engine_idempotency where municipality = $1 and at <= now() - interval '24 hours' order by at limit 100)
    union all select $2, $3) and at <= now() - interval '24 hours')
select body_hash, answer from engine_idempotency where municipality = $1 and application = $2 and key = $3 and at > now() - interval '24 hours'`,
      },
      [caller.municipality, caller.application.id, key],
    );
    if (!earlier) return undefined;
    if (earlier.body_hash !== bodyHash) throw new Problem('idempotency-conflict');
    return earlier.answer;
  },
});

/** Does the work once per key. The same key twice at once waits here; between processes the primary key decides. */
export function once(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  key: IdempotencyKey,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const earlier = async (): Promise<Answer | undefined> => {
    const body = await parts.idempotency.find(caller, key);
    if (body === undefined) return undefined;
    const answer = parts.answer.ofBody(caller, body, 201);
    await admit(parts, caller, resource, answer.id!);
    return answer;
  };
  return runExclusive(`${caller.municipality}/idempotency/${caller.application.id}/${key.key}`, async () => {
    const answered = await earlier();
    if (answered) return answered;
    try {
      return await work();
    } catch (error) {
      const stored = error instanceof Problem && error.code === 'idempotency-conflict' ? await earlier() : undefined;
      if (stored) return stored;
      throw error;
    }
  });
}

/**
 * An answer that is given again shows the same data again: it wants the same right as the first time, and a line. What was
 * removed since is shown to nobody. @throws not-found, permission-denied
 */
async function admit(parts: EngineParts, caller: Caller, resource: Resource, id: string): Promise<void> {
  if (!resource.subjects) return;
  const found = await parts.gather(caller.municipality, resource, id);
  if (!found) throw new Problem('not-found', 'Wat u met deze Idempotency-Key maakte, is er niet meer.');
  if (isStale(caller, found.epoch)) {
    parts.snapshots.saw(caller.municipality, found.epoch);
    throw new StaleRights();
  }
  const allowed = allowsRow(accessOf(caller, resource, scopesOf(resource, 'create')), found.row.columns);
  const operation = `${resource.api.name}.${resource.name}.create`;
  const { entry, actor } = logEntry(caller, operation, allowed ? 'geopend' : 'geweigerd', linesOf([found.row]));
  await parts.logbook.append(entry, actor);
  if (!allowed) throw new Problem('permission-denied');
}
