/**
 * Demo-inloggen: an identity provider for rehearsals, under `/demo/idp` of the same process. The issuer follows the
 * origin the browser uses (localhost, 127.0.0.1, tweede.localhost, any port), so there is one provider per origin, made
 * at its first login. Meent itself reaches it in process: no loopback HTTP, no exception for outbound requests.
 */
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import { sendPage } from '../../channels/ui/headers.ts';
import { isLoopback } from '../../foundation/config.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import type { Hosts } from '../../foundation/hosts.ts';
import { Problem } from '../../foundation/problems.ts';
import { StartProblem } from '../../foundation/start-problem.ts';
import type { Keys } from '../../foundation/types.ts';
import type { AssuranceLevel } from '../../gate/context.ts';
import { refuseForeignOrigin } from '../../identity/csrf.ts';
import { EIDAS_LEVELS, isLevel } from '../../identity/levels.ts';
import type { ProviderSettings } from '../../identity/oidc.ts';
import type { SessionKind } from '../../identity/sessions.ts';
import type { Language } from '../../identity/texts.ts';
import { clientSecretOf, kindOf, MOUNT, settingsFor } from './clients.ts';
import { inProcessFetch } from './in-process-fetch.ts';
import { choicePage, overPage } from './page.tsx';
import { accountsOf, type DemoAccount, type DemoPeople } from './people.ts';
import { demoProvider } from './provider.ts';

export interface DemoIdpOptions {
  readonly keys: Keys;
  readonly hosts: Hosts;
  /** True only for a data folder that was created as demo. */
  readonly demoFolder: boolean;
  /** The address the server listens on. */
  readonly listenHost: string;
  readonly people: (municipality: Municipality) => DemoPeople;
}

export interface DemoIdp {
  readonly plugin: FastifyPluginAsync;
  /** For `IdentityOptions.providerOf`. */
  readonly providerOf: (kind: SessionKind, origin: string) => ProviderSettings;
}

/** Names a browser only ever finds on this machine (RFC 6761 6.3), so that no other name can be pointed here. */
const LOOPBACK_NAME = /^(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;
const ORIGINS_KEPT = 16;

/** @throws StartProblem `demo-on-public-host`. */
export function createDemoIdp(options: DemoIdpOptions): DemoIdp {
  if (!options.demoFolder || !isLoopback(options.listenHost)) {
    throw new StartProblem(
      'demo-on-public-host',
      'The demo login lets anybody in as anybody, so it starts only with demo data on a loopback address; set MEENT_HOST to 127.0.0.1.',
    );
  }
  const { keys, hosts } = options;
  const clientSecret = clientSecretOf(keys);
  const accountKey = keys.derive('demo-inloggen accounts');
  const fetch = inProcessFetch();
  const providers = new Map<string, Promise<Provider>>();

  const accountsAt = (host: string): DemoAccount[] =>
    accountsOf(options.people(hosts.municipalityOf(host)), accountKey);

  const providerAt = (request: FastifyRequest): Promise<Provider> => {
    if (!LOOPBACK_NAME.test(request.hostname)) throw new Problem('not-found');
    const host = request.host.toLowerCase();
    hosts.municipalityOf(host);
    const known = providers.get(host);
    if (known) return known;
    const provider = demoProvider({
      origin: `http://${host}`,
      keys,
      clientSecret,
      accounts: () => accountsAt(host),
      renderError: () => overPage('nl'),
    });
    if (providers.size >= ORIGINS_KEPT) providers.delete(providers.keys().next().value!);
    providers.set(host, provider);
    return provider;
  };

  const protocol = async (app: FastifyInstance): Promise<void> => {
    // oidc-provider reads the body itself.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.all(`${MOUNT}/*`, async (request, reply) => {
      const provider = await providerAt(request);
      reply.hijack();
      await provider.callback()(mounted(request), reply.raw);
    });
  };

  const choice = async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    await app.register(formbody, { bodyLimit: 10_000 });
    app.get(`${MOUNT}/keuze/:uid`, (request, reply) => show(request, reply));
    app.post(`${MOUNT}/keuze/:uid`, (request, reply) => choose(request, reply));
  };

  const show = async (request: FastifyRequest, reply: FastifyReply, sent?: Fields): Promise<FastifyReply> => {
    const running = await interactionOf(await providerAt(request), request, reply);
    if (!running) return sendPage(reply, overPage('nl'), { status: 400 });
    const { taal } = request.query as { readonly taal?: unknown };
    const language: Language = (taal ?? running.language) === 'en' ? 'en' : 'nl';
    const accounts = accountsAt(request.host).filter(({ kind }) => kind === running.kind);
    return sendPage(reply, choicePage({ ...running, language, accounts, ...(sent && { sent }) }), {
      status: sent ? 400 : 200,
    });
  };

  const choose = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    refuseForeignOrigin(request, `http://${request.host.toLowerCase()}`);
    const provider = await providerAt(request);
    const running = await interactionOf(provider, request, reply);
    if (!running) return sendPage(reply, overPage('nl'), { status: 400 });
    const sent = (request.body ?? {}) as Fields;
    const account = accountsAt(request.host).find(({ key, kind }) => key === sent.person && kind === running.kind);
    if (!sent.stop && (!account || !isLevel(sent.level))) return show(request, reply, sent);
    const result = sent.stop
      ? { error: 'access_denied', error_description: 'stopped by the person' }
      : {
          login: { accountId: account!.key, acr: acrOf(sent.level as AssuranceLevel), amr: ['demo'], remember: false },
        };
    return reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303);
  };

  return {
    async plugin(app) {
      fetch.attach(app);
      await app.register(choice);
      await app.register(protocol);
    },
    providerOf: (kind, origin) => settingsFor(kind, origin, clientSecret, fetch.fetch),
  };
}

interface Fields {
  readonly person?: string;
  readonly level?: string;
  readonly stop?: string;
}

interface Running {
  readonly kind: SessionKind;
  readonly asked: AssuranceLevel;
  readonly language: unknown;
}

async function interactionOf(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Running | undefined> {
  try {
    const { params } = await provider.interactionDetails(request.raw, reply.raw);
    const [acr = ''] = String(params.acr_values ?? '').split(' ');
    return { kind: kindOf(params.client_id), asked: EIDAS_LEVELS[acr] ?? 'laag', language: params.ui_locales };
  } catch {
    return undefined;
  }
}

/**
 * The request as oidc-provider wants to see it: below its mount point, and without its session cookie. Single sign-on
 * would hide the choice of person that a demo is about.
 */
function mounted(request: FastifyRequest): FastifyRequest['raw'] {
  const { raw } = request;
  const cookies = raw.headers.cookie?.split('; ').filter((pair) => !pair.startsWith('demo-sessie'));
  if (cookies) raw.headers.cookie = cookies.join('; ');
  return Object.assign(raw, { originalUrl: raw.url, url: raw.url!.slice(MOUNT.length) });
}

const acrOf = (level: AssuranceLevel): string => Object.keys(EIDAS_LEVELS).find((acr) => EIDAS_LEVELS[acr] === level)!;
