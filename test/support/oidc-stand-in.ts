/** A provider of OpenID Connect on a port of its own, as a municipality has one for its employees. Whoever comes is `who`. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from 'oidc-provider';

export interface OidcStandIn {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** What the provider says of who comes, and by which `acr`. */
  who: { acr: string; claims: Readonly<Record<string, string>> };
  /** As a browser goes: from the address that starts a login to the one that the provider sends it back to. */
  visit(address: string): Promise<string>;
  close(): Promise<void>;
}

export async function startOidcStandIn(redirectUri: string, acrs: readonly string[]): Promise<OidcStandIn> {
  // Past the library's index, as the demo does: it warns on the console of each Node that calls itself no LTS yet.
  const index: string = 'oidc-provider/lib/provider.js';
  const { Provider: Constructor } = (await import(index)) as { readonly Provider: typeof Provider };
  const client = { id: 'meent', secret: 'geheim-van-de-proef' };
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Constructor(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    acrValues: [...acrs],
    scopes: ['openid'],
    claims: { openid: ['sub'], profile: ['name', 'personeelsnummer', 'functie', 'afdeling'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/keuze/${uid}` },
    cookies: { keys: ['van-de-proef'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub, ...standIn.who.claims }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: client.id, accountId: oidc.session!.accountId! });
      grant.addOIDCScope(String(oidc.params?.scope));
      await grant.save();
      return grant;
    },
  });
  provider.silent = true;
  const protocol = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url!.startsWith('/keuze/')) return protocol(request, response);
    const login = { accountId: 'iemand', acr: standIn.who.acr, remember: false };
    const location = await provider.interactionResult(request, response, { login });
    response.writeHead(303, { location }).end();
  });

  const standIn: OidcStandIn = {
    issuer,
    client,
    who: { acr: acrs[0]!, claims: {} },
    async visit(address) {
      const cookies = new Map<string, string>();
      for (let at = address; ; ) {
        if (!at.startsWith(issuer)) return at;
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
        for (const line of answer.headers.getSetCookie()) {
          const [name, value] = line.split(';')[0]!.split('=', 2) as [string, string];
          cookies.set(name, value);
        }
        const location = answer.headers.get('location');
        if (!location) throw new Error(`${answer.status}: ${await answer.text()}`);
        at = new URL(location, at).href;
      }
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return standIn;
}
