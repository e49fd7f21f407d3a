/**
 * A bounded token bucket per address, in which all addresses of one subscriber are one. Addresses are personal data: only a hash with a salt of this process is kept,
 * in memory, and the oldest ones are forgotten when the table is full.
 */
import { hash, randomBytes } from 'node:crypto';
import { now } from '../foundation/clock.ts';
import { networkOf } from '../foundation/network.ts';
import { Problem } from '../foundation/problems.ts';

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

export interface RateLimit {
  /** Takes one turn. @throws Problem `too-many-requests` with the seconds to wait. */
  take(address: string): void;
}

/** `burst` turns at once, after that `perMinute` a minute. */
export function rateLimit(perMinute: number, burst: number, addresses = 10_000): RateLimit {
  const salt = randomBytes(16).toString('hex');
  const buckets = new Map<string, Bucket>();

  return {
    take(address) {
      const key = hash('sha256', salt + networkOf(address), 'base64url');
      const at = now().getTime();
      const before = buckets.get(key) ?? { tokens: burst, at };
      // A clock that is set back must not take turns away.
      const elapsed = Math.max(0, at - before.at);
      const tokens = Math.min(burst, before.tokens + (elapsed / 60_000) * perMinute);

      buckets.delete(key);
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
      if (buckets.size > addresses) buckets.delete(buckets.keys().next().value!);

      if (tokens < 1) {
        const retryAfterSeconds = Math.max(1, Math.ceil(((1 - tokens) / perMinute) * 60));
        throw new Problem(
          'too-many-requests',
          `Te veel pogingen. Wacht ${retryAfterSeconds} seconden en probeer het opnieuw.`,
          {
            retryAfterSeconds,
          },
        );
      }
    },
  };
}
