/** oidc-provider for one origin. It keeps to the Dutch government profile where a demo can: code flow, PKCE, pairwise subjects. */
import { createECDH, createHmac } from 'node:crypto';
import type { Configuration, JWK, Provider } from 'oidc-provider';
import { pageHeaders } from '../../channels/ui/headers.ts';
import type { Keys } from '../../foundation/types.ts';
import { EIDAS_LEVELS } from '../../identity/levels.ts';
import { CLIENTS, MOUNT } from './clients.ts';
import type { DemoAccount } from './people.ts';
import { memoryStore } from './store.ts';

export interface DemoProviderOptions {
  readonly origin: string;
  readonly keys: Keys;
  readonly clientSecret: string;
  readonly accounts: () => readonly DemoAccount[];
  /** HTML for an error that cannot be sent back to the application. */
  readonly renderError: () => string;
}

/** Loaded at the first login: the library and its dependencies stay out of memory until then. */
export async function demoProvider(options: DemoProviderOptions): Promise<Provider> {
  // Past the library's index, which warns on the console of each Node that calls itself no LTS yet.
  const index: string = 'oidc-provider/lib/provider.js';
  const { Provider: Constructor } = (await import(index)) as Pick<typeof import('oidc-provider'), 'Provider'>;
  const provider = new Constructor(options.origin + MOUNT, configuration(options));
  // Its own error log would print whole requests.
  provider.silent = true;
  return provider;
}

function configuration({ origin, keys, clientSecret, accounts, renderError }: DemoProviderOptions): Configuration {
  const pairwise = keys.derive('demo-inloggen pairwise');
  return {
    adapter: memoryStore(),
    jwks: { keys: [signingKey(keys)] },
    clients: Object.values(CLIENTS).map(({ id, scope }) => ({
      client_id: id,
      client_secret: clientSecret,
      redirect_uris: [`${origin}/inloggen/terug`],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      subject_type: 'pairwise',
      id_token_signed_response_alg: 'ES256',
      scope,
    })),
    acrValues: Object.keys(EIDAS_LEVELS),
    scopes: ['openid'],
    claims: { openid: ['sub'], profile: ['name'], bsn: ['bsn'], employee: ['employee_id', 'role', 'department'] },
    responseTypes: ['code'],
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: (_ctx, accountId, client) =>
      createHmac('sha256', pairwise).update(`${client.clientId} ${accountId}`).digest('base64url'),
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },
    interactions: { url: (_ctx, interaction) => `${MOUNT}/keuze/${interaction.uid}` },
    cookies: {
      names: { session: 'demo-sessie', interaction: 'demo-keuze', resume: 'demo-verder' },
      keys: [keys.derive('demo-inloggen cookies').toString('base64url')],
    },
    clientBasedCORS: () => false,
    ttl: { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, AccessToken: 60, IdToken: 60 },
    async findAccount(_ctx, key) {
      const account = accounts().find((one) => one.key === key);
      return account && { accountId: key, claims: async () => ({ sub: key, ...account.claims }) };
    },
    // Meent is the only client and asks no more than it needs: there is nothing to consent to.
    async loadExistingGrant(ctx) {
      const { client, session, params } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope(String(params?.scope));
      await grant.save();
      return grant;
    },
    renderError(ctx) {
      ctx.set(pageHeaders());
      ctx.body = renderError();
    },
  };
}

/** P-256 from the key ring, so that a restart or a second process has the same key. */
function signingKey(keys: Keys): JWK {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(keys.derive('demo-inloggen signing'));
  const point = ecdh.getPublicKey();
  return {
    kty: 'EC',
    crv: 'P-256',
    alg: 'ES256',
    use: 'sig',
    d: ecdh.getPrivateKey().toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
}
