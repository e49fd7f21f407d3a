/**
 * Room in memory for files that come with forms. A file is held until its form is complete, and its sender may take minutes:
 * what all of them hold together has an end, so that many who send at once do not take the memory that others need. What one
 * sender holds has an end before that, so that nobody keeps the others from sending.
 */
import type { FastifyReply } from 'fastify';
import { Problem } from '../../foundation/problems.ts';

export interface Room {
  /**
   * Takes so many bytes until this answer is given or its asker is gone.
   * @param sender whose they are: a person or an address.
   * @throws too-many-requests when this sender has too much on the way, unavailable when all together have, parse-error when
   * the asker is gone
   */
  take(reply: FastifyReply, sender: string, bytes: number): void;
}

export interface RoomLimits {
  /** Bytes that all together may hold. */
  readonly most: number;
  /** Bytes that one sender may hold. */
  readonly each: number;
}

const RETRY_SECONDS = 60;

export function createRoom({ most, each }: RoomLimits): Room {
  let held = 0;
  const ofReply = new WeakMap<FastifyReply, number>();
  const ofSender = new Map<string, number>();

  function give(sender: string, bytes: number): void {
    held -= bytes;
    const left = ofSender.get(sender)! - bytes;
    if (left > 0) ofSender.set(sender, left);
    else ofSender.delete(sender);
  }

  return {
    take(reply, sender, bytes) {
      // What was received before its sender left may be read after it; nobody would give its room back.
      if (reply.raw.destroyed) throw new Problem('parse-error');
      const own = ofSender.get(sender) ?? 0;
      if (own + bytes > each)
        throw new Problem(
          'too-many-requests',
          'U stuurt te veel bestanden tegelijk. Wacht tot de andere er zijn en probeer het opnieuw.',
          { retryAfterSeconds: RETRY_SECONDS },
        );
      if (held + bytes > most) throw new Problem('unavailable', undefined, { retryAfterSeconds: RETRY_SECONDS });
      const before = ofReply.get(reply);
      if (before === undefined) reply.raw.once('close', () => give(sender, ofReply.get(reply)!));
      ofReply.set(reply, (before ?? 0) + bytes);
      ofSender.set(sender, own + bytes);
      held += bytes;
    },
  };
}
