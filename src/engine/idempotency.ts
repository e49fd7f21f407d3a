/**
 * Idempotency-Key: the same POST twice gives the first answer again. Key, body hash and answer are stored in the
 * transaction of the write itself, and kept 24 hours.
 */

import type { Database } from '../foundation/db/types.ts';
import { Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import type { Answer } from './answer.ts';
import type { EngineParts } from './engine.ts';
import { runExclusive } from './exclusive.ts';

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
    const [earlier] = await db.in(caller.municipality).query<{ body_hash: string; answer: string }>(
      {
        name: 'idempotency_find',
        text: `select body_hash, answer from engine_idempotency where municipality = $1 and application = $2 and key = $3 and at > now() - interval '24 hours'`,
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
  key: IdempotencyKey,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const earlier = async (): Promise<Answer | undefined> => {
    const body = await parts.idempotency.find(caller, key);
    return body === undefined ? undefined : parts.answer.ofBody(caller, body, 201);
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
