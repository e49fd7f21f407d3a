/**
 * ZGW bearer tokens: a JWT that the client application makes itself and signs with its own secret (HS256), with
 * `client_id` (or only `iss`), `iat`, `user_id` and `user_representation`. Every refusal says which claim is wrong and
 * what to do; what depends on the secret (unknown client, wrong signature) is one and the same sentence.
 */
import { createDecoder, createSigner, createVerifier } from 'fast-jwt';
import { now } from '../foundation/clock.ts';
import type { Municipality } from '../foundation/db/types.ts';
import { Problem } from '../foundation/problems.ts';
import { tokenCache } from './token-cache.ts';

/** Port to the register of applications: answers from memory, since every API call asks. */
export interface ApplicationSecrets {
  secretOf(municipality: Municipality, clientId: string): string | undefined;
}

/** Who the token says is calling. */
export interface Bearer {
  readonly clientId: string;
  /** The end user as the application names it; for the audit trail, proves nothing. */
  readonly userId?: string;
  readonly userRepresentation?: string;
}

export interface TokenRules {
  /** Oldest `iat` in seconds. Default 3600, as the ZGW reference components have it. */
  readonly maxAge?: number;
  /** How far `iat` and `nbf` may lie ahead of our clock, in seconds. Default 60. */
  readonly leeway?: number;
  /** Verified tokens kept in memory. Default 10000; 0 keeps none. */
  readonly cacheSize?: number;
}

export interface TokenVerifier {
  /** @param authorization the whole header. @throws Problem `not-authenticated`. */
  verify(municipality: Municipality, authorization: string | undefined): Bearer;
  /** Call when the rights of a municipality changed (new epoch): a withdrawn secret stops at once. */
  clear(municipality: Municipality): void;
}

const LONGEST_TOKEN = 8192;
// The fields of the ZGW audit trail that these two fill.
const LONGEST_USER = { user_id: 255, user_representation: 255 } as const;
const CONTROL = /\p{Cc}/u;

const refuse = (sentence: string): never => {
  throw new Problem('not-authenticated', sentence);
};

const decode = createDecoder({ complete: true });

export function tokenVerifier(secrets: ApplicationSecrets, rules: TokenRules = {}): TokenVerifier {
  const { maxAge = 3600, leeway = 60, cacheSize = 10_000 } = rules;
  const cache = tokenCache<Bearer>(cacheSize);

  return {
    verify(municipality, authorization) {
      const token = tokenOf(authorization);
      const at = now().getTime();
      const known = cache.get(municipality, token, at);
      if (known !== undefined) return known;

      const claims = unverifiedClaims(token);
      const clientId = clientOf(claims);
      checkSignature(token, secrets.secretOf(municipality, clientId));
      const until = checkTimes(claims, at / 1000, maxAge, leeway);
      const userId = textClaim(claims, 'user_id');
      const userRepresentation = textClaim(claims, 'user_representation');

      const bearer: Bearer = { clientId, ...(userId && { userId }), ...(userRepresentation && { userRepresentation }) };
      cache.set(municipality, token, bearer, until * 1000);
      return bearer;
    },
    clear: (municipality) => cache.clear(municipality),
  };
}

/** A token of this moment, as a client application makes it. */
export function createToken(of: {
  readonly clientId: string;
  readonly secret: string;
  readonly userId?: string;
  readonly userRepresentation?: string;
}): string {
  return createSigner({ key: of.secret, algorithm: 'HS256' })({
    iss: of.clientId,
    iat: Math.floor(now().getTime() / 1000),
    client_id: of.clientId,
    user_id: of.userId ?? '',
    user_representation: of.userRepresentation ?? '',
  });
}

type Claims = Readonly<Record<string, unknown>>;

function tokenOf(authorization: string | undefined): string {
  if (!authorization) {
    return refuse('De kopregel Authorization ontbreekt. Stuur mee: Authorization: Bearer, een spatie en uw token.');
  }
  // The Objecten and Objecttypen APIs say Token where the others say Bearer; it is the same token.
  const token = /^(?:bearer|token) +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    return refuse('De kopregel Authorization klopt niet. Schrijf: Bearer, een spatie en uw token.');
  }
  if (token.length > LONGEST_TOKEN) {
    return refuse(`Het token is langer dan ${LONGEST_TOKEN} tekens. Maak een korter token.`);
  }
  return token;
}

function unverifiedClaims(token: string): Claims {
  let decoded: { readonly header: Claims; readonly payload: Claims };
  try {
    decoded = decode(token) as typeof decoded;
  } catch {
    return refuse('Het token is niet te lezen. Een JWT heeft drie delen in base64url, met punten ertussen.');
  }
  // RFC 8725 3.1: the algorithm is ours to choose, never the sender's.
  if (decoded.header.alg !== 'HS256') {
    return refuse('Het token heeft een ander algoritme (alg) dan HS256. Onderteken het met HS256.');
  }
  return decoded.payload;
}

function clientOf(claims: Claims): string {
  const clientId = claims.client_id ?? claims.iss;
  if (typeof clientId !== 'string' || clientId === '') {
    return refuse('In het token ontbreekt client_id. Zet daar de naam in waarmee uw toepassing is aangemeld.');
  }
  return clientId;
}

function checkSignature(token: string, secret: string | undefined): void {
  try {
    if (!secret) throw new Error('unknown client');
    createVerifier({ key: secret, algorithms: ['HS256'], ignoreExpiration: true, ignoreNotBefore: true })(token);
  } catch {
    refuse('De handtekening klopt niet, of de client_id is hier niet bekend. Controleer de client_id en het geheim.');
  }
}

/** All in seconds. Returns the moment from which the token no longer counts. */
function checkTimes(claims: Claims, at: number, maxAge: number, leeway: number): number {
  const iat = timeClaim(claims, 'iat');
  const exp = timeClaim(claims, 'exp');
  const nbf = timeClaim(claims, 'nbf');

  if (iat === undefined) {
    return refuse('In het token ontbreekt iat. Zet daar het moment waarop u het token maakte, in seconden sinds 1970.');
  }
  if (iat > at + leeway) {
    return refuse(`Het token komt uit de toekomst: iat ligt ${lasting(iat - at)} vooruit. Zet uw klok gelijk.`);
  }
  if (iat < at - maxAge) {
    return refuse(
      `Het token is ${lasting(at - iat)} oud (iat). Het mag hoogstens ${lasting(maxAge)} oud zijn. Maak een nieuw token.`,
    );
  }
  if (exp !== undefined && exp <= at) {
    return refuse(`Het token is ${lasting(at - exp)} geleden verlopen (exp). Maak een nieuw token.`);
  }
  if (nbf !== undefined && nbf > at + leeway) {
    return refuse(`Het token geldt pas over ${lasting(nbf - at)} (nbf). Wacht zo lang, of maak een nieuw token.`);
  }
  return Math.min(iat + maxAge, exp ?? Number.POSITIVE_INFINITY);
}

function timeClaim(claims: Claims, name: 'iat' | 'exp' | 'nbf'): number | undefined {
  const value = claims[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return refuse(`In het token is ${name} geen getal. Zet daar een moment in seconden sinds 1970.`);
  }
  return value;
}

function textClaim(claims: Claims, name: keyof typeof LONGEST_USER): string {
  const value = claims[name] ?? '';
  if (typeof value !== 'string' || CONTROL.test(value) || !value.isWellFormed()) {
    return refuse(`In het token is ${name} geen gewone tekst. Zet daar letters en cijfers in, of laat het leeg.`);
  }
  if (value.length > LONGEST_USER[name]) {
    return refuse(`In het token is ${name} te lang. Gebruik hoogstens ${LONGEST_USER[name]} tekens.`);
  }
  return value;
}

const lasting = (seconds: number): string => {
  if (seconds < 120) return `${Math.ceil(seconds)} seconden`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)} minuten`;
  return `${Math.floor(seconds / 3600)} uur`;
};
