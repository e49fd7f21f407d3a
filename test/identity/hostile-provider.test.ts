/** A provider that is ill, or somebody in its place: what it says of who logs in is held against what was asked. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { type ProviderSettings, relyingParty } from '../../src/identity/oidc.ts';

const NOOR = { bsn: '999990019', name: 'Noor Hendriks' };
const ISSUER = 'https://aanbieder.voorbeeld.nl';
const CLIENT = 'meent';
const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const another = generateKeyPairSync('ec', { namedCurve: 'P-256' });

type Claims = Record<string, unknown>;
interface Reply {
  readonly claims?: (usual: Claims) => Claims;
  readonly token?: (claims: Claims) => string;
  readonly info?: Claims;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (claims: Claims, key: KeyObject = own.privateKey): string => {
  const text = `${part({ alg: 'ES256', typ: 'JWT', kid: 'een' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
};
const unsigned = (claims: Claims): string => `${part({ alg: 'none' })}.${part(claims)}.`;
/** With the public key, which everybody has, as the secret. */
const byPublicKey = (claims: Claims): string => {
  const text = `${part({ alg: 'HS256', kid: 'een' })}.${part(claims)}`;
  const secret = own.publicKey.export({ type: 'spki', format: 'pem' });
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

let says: Reply = {};
let nonce = '';

function answer(url: URL): object {
  switch (url.pathname) {
    case '/.well-known/openid-configuration':
      return {
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/auth`,
        token_endpoint: `${ISSUER}/token`,
        userinfo_endpoint: `${ISSUER}/userinfo`,
        jwks_uri: `${ISSUER}/jwks`,
        authorization_response_iss_parameter_supported: true,
      };
    case '/jwks':
      return { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'een', use: 'sig', alg: 'ES256' }] };
    case '/userinfo':
      return says.info ?? { sub: 'noor', name: NOOR.name, bsn: NOOR.bsn };
    default: {
      const now = Math.floor(Date.now() / 1000);
      const usual = {
        iss: ISSUER,
        aud: CLIENT,
        sub: 'noor',
        iat: now,
        exp: now + 60,
        auth_time: now,
        acr: 'hoog',
        nonce,
      };
      const claims = says.claims?.(usual) ?? usual;
      return { access_token: 'toegang', token_type: 'Bearer', id_token: (says.token ?? signed)(claims) };
    }
  }
}

const provider: ProviderSettings = {
  issuer: ISSUER,
  clientId: CLIENT,
  clientSecret: 'geheim-van-meent-bij-de-aanbieder',
  scope: 'openid',
  signing: 'ES256',
  levels: { hoog: 'hoog' },
  claims: { name: 'name', bsn: 'bsn' },
  fetch: async (url) => Response.json(answer(new URL(url))),
};

const party = relyingParty();
const HERE = 'http://localhost:8000/inloggen/terug';

/** Who is logged in after an attempt in which the provider says this. */
async function after(reply: Reply, back: Record<string, string> = {}) {
  const began = Date.now();
  const { url, ...kept } = await party.begin(provider, { redirectUri: HERE, minimum: 'laag', language: 'nl' });
  expect(new URL(url).origin).toBe(ISSUER);
  nonce = kept.nonce;
  says = reply;
  const query = new URLSearchParams({ code: 'code', state: kept.state, iss: ISSUER, ...back });
  const attempt = { kind: 'resident', minimum: 'laag', returnTo: '/', began, ...kept } as const;
  const result = await party.finish(provider, new URL(`${HERE}?${query}`), attempt);
  return result.ok ? result.who : null;
}

it('who is as asked is logged in', async () => {
  expect(await after({})).toMatchObject({ name: NOOR.name, level: 'hoog' });
  // Also one of several that the token is for, when it was given to us.
  const claims = (usual: Claims) => ({ ...usual, aud: [CLIENT, 'ander'], azp: CLIENT });
  expect(await after({ claims })).toMatchObject({ name: NOOR.name });
});

const changed = (claims: Claims): Reply => ({ claims: (usual) => ({ ...usual, ...claims }) });
const seconds = (from: number): number => Math.floor(Date.now() / 1000) + from;

it.each<[string, Reply]>([
  ['of another provider', changed({ iss: 'https://ander.voorbeeld.nl' })],
  ['for another application', changed({ aud: 'ander' })],
  ['for several, and given to another', changed({ aud: [CLIENT, 'ander'], azp: 'ander' })],
  ['of another attempt', changed({ nonce: 'van-een-ander' })],
  ['of no attempt', changed({ nonce: undefined })],
  ['that ended', changed({ exp: seconds(-120), iat: seconds(-180) })],
  ['without an end', changed({ exp: undefined })],
  ['without a moment', changed({ iat: undefined })],
  ['without when somebody said who they are', changed({ auth_time: undefined })],
  ['of somebody who said so long before', changed({ auth_time: seconds(-500) })],
  ['of a level that was not agreed', changed({ acr: 'zeer hoog' })],
  ['of a level named as what every object has', changed({ acr: 'constructor' })],
  ['without a signature', { token: unsigned }],
  ['signed with what everybody knows', { token: byPublicKey }],
  ['signed by another', { token: (claims) => signed(claims, another.privateKey) }],
  ['with what somebody else is called', { info: { sub: 'wil', name: NOOR.name, bsn: NOOR.bsn } }],
  ['with a number that is none', { info: { sub: 'noor', name: NOOR.name, bsn: `${NOOR.bsn}\n` } }],
  ['with a number among others', { info: { sub: 'noor', name: NOOR.name, bsn: [NOOR.bsn] } }],
])('nobody is by a token %s', async (_, reply) => {
  expect(await after(reply)).toBeNull();
});

it('nobody is when the answer is of another provider than was asked (mix-up)', async () => {
  expect(await after({}, { iss: 'https://ander.voorbeeld.nl' })).toBeNull();
});
