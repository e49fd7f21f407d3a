/**
 * Relying party (OpenID Connect Core 1.0): authorization code with PKCE, state and nonce. The demo identity provider
 * and a real one run through the same code; only the settings differ.
 */
import * as client from 'openid-client';
import { now } from '../foundation/clock.ts';
import type { AssuranceLevel } from '../gate/context.ts';
import { LEVELS, reaches } from './levels.ts';
import { LOGIN_LASTS, type LoginAttempt } from './login-state.ts';
import type { Identified, SessionKind } from './sessions.ts';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Algorithm the ID token must be signed with. */
  readonly signing: 'ES256' | 'PS256' | 'RS256';
  /** `acr` values that count, with their level. Any other is refused. */
  readonly levels: Readonly<Record<string, AssuranceLevel>>;
  readonly claims: ClaimNames;
  /** How the provider is reached: outbound, or in process for the demo. */
  readonly fetch: client.CustomFetch;
  /** Only for a provider inside this process, where nothing travels. */
  readonly withoutTls?: boolean;
}

/** Names of the userinfo claims. `bsn` for residents; the others for employees. */
export interface ClaimNames {
  readonly name: string;
  readonly bsn?: string;
  readonly employee?: { readonly id: string; readonly role: string; readonly department: string };
}

/** Why somebody was not logged in. */
export type Refusal = 'cancelled' | 'expired' | 'level' | 'incomplete' | 'unavailable' | 'invalid';

export type LoginResult =
  | { readonly ok: true; readonly who: Identified }
  | { readonly ok: false; readonly refusal: Refusal; readonly cause?: unknown };

export interface RelyingParty {
  /** Where to send the browser, and what to keep until it comes back. @throws when the provider cannot be reached. */
  begin(
    provider: ProviderSettings,
    ask: { readonly redirectUri: string; readonly minimum: AssuranceLevel; readonly language: string },
  ): Promise<{ readonly url: string } & Pick<LoginAttempt, 'state' | 'nonce' | 'verifier'>>;
  /** @param url the full address the browser came back on. */
  finish(provider: ProviderSettings, url: URL, attempt: LoginAttempt): Promise<LoginResult>;
}

const REFRESH = 3_600_000;
const PROVIDERS_KEPT = 32;

export function relyingParty(): RelyingParty {
  const known = new Map<string, { readonly at: number; readonly configuration: Promise<client.Configuration> }>();

  const configurationOf = (provider: ProviderSettings): Promise<client.Configuration> => {
    const key = `${provider.issuer} ${provider.clientId}`;
    const kept = known.get(key);
    if (kept && now().getTime() - kept.at < REFRESH) return kept.configuration;
    const configuration = discover(provider);
    // A provider that was down a moment ago is asked again at the next login.
    configuration.catch(() => known.delete(key));
    known.delete(key);
    known.set(key, { at: now().getTime(), configuration });
    if (known.size > PROVIDERS_KEPT) known.delete(known.keys().next().value!);
    return configuration;
  };

  return {
    async begin(provider, { redirectUri, minimum, language }) {
      const state = client.randomState();
      const nonce = client.randomNonce();
      const verifier = client.randomPKCECodeVerifier();
      const url = client.buildAuthorizationUrl(await configurationOf(provider), {
        redirect_uri: redirectUri,
        scope: provider.scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        acr_values: acrValues(provider, minimum),
        ui_locales: language,
        // A shared computer: whoever logs in says who they are, each time. The browser carries these two and may leave them out,
        // so what comes back must tell when that was.
        prompt: 'login',
        max_age: String(LOGIN_LASTS),
      });
      return { url: url.href, state, nonce, verifier };
    },

    async finish(provider, url, attempt) {
      let configuration: client.Configuration;
      try {
        configuration = await configurationOf(provider);
      } catch (cause) {
        return { ok: false, refusal: 'unavailable', cause };
      }
      try {
        const tokens = await client.authorizationCodeGrant(configuration, url, {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.verifier,
          idTokenExpected: true,
          maxAge: LOGIN_LASTS,
        });
        const id = tokens.claims()!;
        if (!isAnew(id, attempt)) return { ok: false, refusal: 'invalid' };
        const level = typeof id.acr === 'string' ? levelOf(provider, id.acr) : undefined;
        if (level === undefined || !reaches(level, attempt.minimum)) return { ok: false, refusal: 'level' };
        const info = await client.fetchUserInfo(configuration, tokens.access_token, id.sub);
        const who = identified(provider.claims, attempt.kind, level, info);
        return who ? { ok: true, who } : { ok: false, refusal: 'incomplete' };
      } catch (cause) {
        const cancelled = cause instanceof client.AuthorizationResponseError && cause.error === 'access_denied';
        return { ok: false, refusal: cancelled ? 'cancelled' : 'invalid', cause };
      }
    },
  };
}

/** Seconds that moments may be rounded. */
const ROUNDED = 5;

/**
 * Whether somebody said who they are in this attempt: not longer before the token than the attempt took. Each clock is compared
 * with itself alone. Without it a session that the provider still has of who sat here before would do.
 */
const isAnew = ({ iat, auth_time: at }: client.IDToken, { began }: LoginAttempt): boolean =>
  typeof at === 'number' && iat - at <= (now().getTime() - began) / 1000 + ROUNDED;

const discover = (provider: ProviderSettings): Promise<client.Configuration> =>
  client.discovery(
    new URL(provider.issuer),
    provider.clientId,
    { id_token_signed_response_alg: provider.signing },
    client.ClientSecretBasic(provider.clientSecret),
    {
      [client.customFetch]: provider.fetch,
      // The signature is looked at too: the line alone would do (OpenID Connect Core 3.1.3.7), and proxies end it.
      execute: [client.enableNonRepudiationChecks, ...(provider.withoutTls ? [client.allowInsecureRequests] : [])],
      timeout: 10,
    },
  );

const levelOf = (provider: ProviderSettings, acr: string): AssuranceLevel | undefined =>
  Object.hasOwn(provider.levels, acr) ? provider.levels[acr] : undefined;

/** From the least that will do upwards: a provider tries them in this order (OpenID Connect Core 3.1.2.1). */
const acrValues = (provider: ProviderSettings, minimum: AssuranceLevel): string =>
  LEVELS.filter((level) => reaches(level, minimum))
    .flatMap((level) => Object.keys(provider.levels).filter((acr) => provider.levels[acr] === level))
    .join(' ');

// A NUL in a role would stand in every line of the log that tells of this employee, and PostgreSQL reads none with it.
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && !value.includes('\u0000') ? value : undefined;

function identified(
  names: ClaimNames,
  kind: SessionKind,
  level: AssuranceLevel,
  info: Readonly<Record<string, unknown>>,
): Identified | undefined {
  const name = text(info[names.name]);
  if (name === undefined) return undefined;
  if (kind === 'resident') {
    const bsn = names.bsn && text(info[names.bsn]);
    return bsn && /^\d{9}$/.test(bsn) ? { kind, level, name, bsn } : undefined;
  }
  const id = names.employee && text(info[names.employee.id]);
  const role = names.employee && text(info[names.employee.role]);
  const department = names.employee && text(info[names.employee.department]);
  return id && role && department ? { kind, level, name, employee: { id, name, role, department } } : undefined;
}
