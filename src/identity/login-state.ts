/** One login attempt, kept by the browser in a sealed cookie for ten minutes, so that the server keeps nothing of it. */
import { now } from '../foundation/clock.ts';
import type { Municipality } from '../foundation/db/types.ts';
import type { Keys } from '../foundation/types.ts';
import type { AssuranceLevel } from '../gate/context.ts';
import type { SessionKind } from './sessions.ts';

export const LOGIN_COOKIE = 'meent-inloggen';
/** Seconds. */
export const LOGIN_LASTS = 600;

export interface LoginAttempt {
  readonly kind: SessionKind;
  /** The least level that will do. */
  readonly minimum: AssuranceLevel;
  readonly returnTo: string;
  /** When it began, in milliseconds since 1970. */
  readonly began: number;
  readonly state: string;
  readonly nonce: string;
  /** PKCE code verifier. */
  readonly verifier: string;
}

interface Kept extends LoginAttempt {
  /** The seal only says that it is ours; this says what it is. */
  readonly use: typeof LOGIN_COOKIE;
  readonly until: number;
}

export const sealAttempt = (keys: Keys, municipality: Municipality, attempt: LoginAttempt): string => {
  const kept: Kept = { ...attempt, use: LOGIN_COOKIE, until: now().getTime() + LOGIN_LASTS * 1000 };
  return keys.seal(municipality, JSON.stringify(kept));
};

/** Undefined when there is none, it is too old, or it is not ours. */
export function openAttempt(
  keys: Keys,
  municipality: Municipality,
  sealed: string | undefined,
): LoginAttempt | undefined {
  if (!sealed) return undefined;
  try {
    const kept = JSON.parse(keys.unseal(municipality, sealed)) as Kept;
    return kept.use === LOGIN_COOKIE && now().getTime() < kept.until ? kept : undefined;
  } catch {
    return undefined;
  }
}
