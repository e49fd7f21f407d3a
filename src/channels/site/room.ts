/**
 * Room in memory for files that come with forms. A file is held until its form is complete, and its sender may take minutes:
 * what all of them hold together has an end, so that many who send at once do not take the memory that others need.
 */
import type { FastifyReply } from 'fastify';
import { Problem } from '../../foundation/problems.ts';

export interface Room {
  /** Takes so many bytes until this answer is given or its asker is gone. @throws unavailable when there is no room. */
  take(reply: FastifyReply, bytes: number): void;
}

const RETRY_SECONDS = 60;

/** @param most bytes that all together may hold. */
export function createRoom(most: number): Room {
  let held = 0;
  const ofReply = new WeakMap<FastifyReply, number>();
  return {
    take(reply, bytes) {
      if (held + bytes > most) throw new Problem('unavailable', undefined, { retryAfterSeconds: RETRY_SECONDS });
      const before = ofReply.get(reply);
      if (before === undefined)
        reply.raw.once('close', () => {
          held -= ofReply.get(reply)!;
        });
      ofReply.set(reply, (before ?? 0) + bytes);
      held += bytes;
    },
  };
}
