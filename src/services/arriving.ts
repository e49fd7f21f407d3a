/**
 * Bodies on their way in. They are read before their turn begins, so that a slow line holds no place; what has come of all of
 * them stands in memory meanwhile. That has an end, and what one asker has there ends before it, so that nobody who opens many
 * connections and stops halfway takes the memory or the room of the others.
 */
import { Readable } from 'node:stream';
import type { FastifyRequest, RequestPayload } from 'fastify';
import { Problem } from '../foundation/problems.ts';

export interface ArrivingLimits {
  /** Bytes of all askers together. */
  readonly most: number;
  /** Bytes of one asker. */
  readonly each: number;
}

export interface Arriving {
  /** The body of a request, counted as it comes. Reading it fails for who has too much on the way, and for all when there is no room. */
  counted(request: FastifyRequest, payload: RequestPayload, asker: string): RequestPayload;
}

/** A body of a case with its documents is at most 32 MB. */
export const ARRIVING: ArrivingLimits = { most: 256 * 1024 * 1024, each: 128 * 1024 * 1024 };

/** Smaller ones are bounded by the number of connections, and most bodies are: those cost nothing. */
const SMALL = 16 * 1024;
/** Of each piece beside its bytes: who sends a byte at a time fills more than their bytes say. */
const OF_A_PIECE = 256;
const RETRY_SECONDS = 10;

export function createArriving({ most, each }: ArrivingLimits = ARRIVING): Arriving {
  let all = 0;
  const ofAsker = new Map<string, number>();

  function take(asker: string, bytes: number): void {
    const own = ofAsker.get(asker) ?? 0;
    if (own + bytes > each)
      throw new Problem('too-many-requests', 'U stuurt te veel tegelijk. Wacht tot het andere er is.', {
        retryAfterSeconds: RETRY_SECONDS,
      });
    if (all + bytes > most) throw new Problem('unavailable', undefined, { retryAfterSeconds: RETRY_SECONDS });
    all += bytes;
    ofAsker.set(asker, own + bytes);
  }

  function give(asker: string, bytes: number): void {
    all -= bytes;
    const left = (ofAsker.get(asker) ?? 0) - bytes;
    if (left > 0) ofAsker.set(asker, left);
    else ofAsker.delete(asker);
  }

  async function* pieces(payload: RequestPayload, asker: string): AsyncGenerator<Buffer> {
    let taken = 0;
    try {
      // Not destroyed at a refusal: its connection carries the answer.
      for await (const piece of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        const bytes = piece.length + OF_A_PIECE;
        take(asker, bytes);
        taken += bytes;
        yield piece;
      }
    } finally {
      give(asker, taken);
    }
  }

  return {
    counted(request, payload, asker) {
      const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
      if (encoding === undefined && Number(length ?? 0) <= SMALL) return payload;
      const counted = Readable.from(pieces(payload, asker), { objectMode: false });
      // Of a body that is too large nobody reads on, or hears how it ends.
      return counted.on('error', () => {});
    },
  };
}
