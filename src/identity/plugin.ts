/**
 * Logging in and out: `/inloggen` (choice), `/inloggen/bewoner` and `/inloggen/medewerker` (away to the identity
 * provider), `/inloggen/terug` (back from it), `/uitloggen`. Every channel gets its session and its form tokens here.
 */
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { now } from '../foundation/clock.ts';
import type { Errand } from '../foundation/db/errand.ts';
import type { Database, Municipality } from '../foundation/db/types.ts';
import type { Hosts } from '../foundation/hosts.ts';
import type { Keys } from '../foundation/types.ts';
import type { AssuranceLevel } from '../gate/context.ts';
import { clearCookie, readCookie, SESSION_COOKIE, writeCookie } from './cookies.ts';
import { type Csrf, createCsrf } from './csrf.ts';
import { isLevel, reaches } from './levels.ts';
import { LOGIN_COOKIE, LOGIN_LASTS, openAttempt, sealAttempt } from './login-state.ts';
import { type ProviderSettings, relyingParty } from './oidc.ts';
import { rateLimit } from './rate-limit.ts';
import { returnTo } from './return-to.ts';
import { createSessions, type Session, type SessionKind, type Sessions } from './sessions.ts';
import { type Language, REFUSAL_STATUS, type Refusal, type RefusalText, refusalText } from './texts.ts';

/** What the choice page shows. */
export interface ChoiceView {
  readonly status: number;
  readonly language: Language;
  /** Absent: nobody of this kind can log in here. */
  readonly residentUrl?: string;
  readonly employeeUrl?: string;
  /** Why the last attempt did not work. */
  readonly refusal?: RefusalText;
}

export interface IdentityOptions {
  readonly db: Database;
  readonly keys: Keys;
  readonly hosts: Hosts;
  /** Browsers reach us over https; then cookies are Secure and addresses start with https. */
  readonly secure: boolean;
  /** The identity provider for this kind of person on this origin; undefined: nobody can log in so. */
  readonly providerOf: (kind: SessionKind, origin: string, municipality: Municipality) => ProviderSettings | undefined;
  /** Sends the choice page with the headers that pages have. */
  readonly sendChoice: (
    view: ChoiceView,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => FastifyReply | Promise<FastifyReply>;
  readonly languageOf: (request: FastifyRequest) => Language;
  /** For the statements of a request: its municipality, its trace, and until when somebody waits for it. */
  readonly errandOf: (request: FastifyRequest) => Errand;
  /** Who somebody is has to be looked up before anybody knows whose turn it is: in the turn of the address. */
  readonly inTurn: <T>(request: FastifyRequest, work: () => Promise<T>) => Promise<T>;
  /** Least level to get in at all; a service may ask for more with `?niveau=`. */
  readonly minimum?: Readonly<Record<SessionKind, AssuranceLevel>>;
  /** Login starts and returns per address. Default 30 a minute. */
  readonly attemptsPerMinute?: number;
}

export interface Identity {
  readonly plugin: FastifyPluginAsync;
  /** The session of a request, read once per request. Null: not logged in. */
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | null>;
  /** For whom the session of this request acts from now on; undefined: for themselves. */
  readonly actFor: (request: FastifyRequest, namens: string | undefined) => Promise<void>;
  /** What is asked of it next is read anew: a request that lasts outlives its session. */
  readonly lookAgain: (request: FastifyRequest) => void;
  /** @throws Problem `not-found` when the host is nobody's. */
  readonly municipalityOf: (request: FastifyRequest) => Municipality;
  /** Scheme and host as the browser uses them, no trailing slash. Only for a host that is ours. */
  readonly originOf: (request: FastifyRequest) => string;
  readonly csrf: Csrf;
  readonly sessions: Sessions;
}

/** Address that starts a login and comes back to `path` afterwards. */
export const loginUrl = (kind: SessionKind, path: string, level?: AssuranceLevel): string => {
  const query = new URLSearchParams({ terug: returnTo(path), ...(level && { niveau: level }) });
  return `/inloggen/${kind === 'resident' ? 'bewoner' : 'medewerker'}?${query}`;
};

const CALLBACK = '/inloggen/terug';
const LOGOUT = '/uitloggen';

interface LoginQuery {
  readonly Querystring: { readonly terug?: unknown; readonly niveau?: unknown };
}

export function createIdentity(options: IdentityOptions): Identity {
  const { keys, hosts, secure } = options;
  const minimum = options.minimum ?? { resident: 'laag', employee: 'substantieel' };
  const sessions = createSessions(options.db, keys);
  const party = relyingParty();
  const limit = rateLimit(options.attemptsPerMinute ?? 30, options.attemptsPerMinute ?? 30);

  const municipalityOf = (request: FastifyRequest): Municipality => hosts.municipalityOf(request.host);
  const originOf = (request: FastifyRequest): string => {
    municipalityOf(request);
    return `${secure ? 'https' : 'http'}://${request.host.toLowerCase()}`;
  };

  const secretOf = (request: FastifyRequest): string | undefined =>
    readCookie(request.headers.cookie, SESSION_COOKIE, secure) || undefined;

  const found = new WeakMap<FastifyRequest, Promise<Session | null>>();
  const sessionOf = (request: FastifyRequest): Promise<Session | null> => {
    const before = found.get(request);
    if (before) return before;
    const secret = secretOf(request);
    const errand = options.errandOf(request);
    const session = secret ? options.inTurn(request, () => sessions.find(errand, secret)) : Promise.resolve(null);
    found.set(request, session);
    return session;
  };

  const actFor: Identity['actFor'] = async (request, namens) => {
    const secret = secretOf(request);
    if (secret) await sessions.actFor(options.errandOf(request), secret, namens);
    found.delete(request);
  };

  const csrf = createCsrf({ keys, secure, originOf, municipalityOf, sessionOf });

  const providerOf = (kind: SessionKind, request: FastifyRequest): ProviderSettings | undefined =>
    options.providerOf(kind, originOf(request), municipalityOf(request));

  const sendChoice = (request: FastifyRequest, reply: FastifyReply, back: string, refusal?: Refusal) => {
    const language = options.languageOf(request);
    const has = (kind: SessionKind) => providerOf(kind, request) !== undefined;
    const view: ChoiceView = {
      status: refusal ? REFUSAL_STATUS[refusal] : 200,
      language,
      ...(has('resident') && { residentUrl: loginUrl('resident', back) }),
      ...(has('employee') && { employeeUrl: loginUrl('employee', back) }),
      ...(refusal && { refusal: refusalText(language, refusal) }),
    };
    return options.sendChoice(view, request, reply);
  };

  const begin = async (kind: SessionKind, request: FastifyRequest<LoginQuery>, reply: FastifyReply) => {
    limit.take(request.ip);
    const back = returnTo(request.query.terug);
    const provider = providerOf(kind, request);
    if (!provider) return sendChoice(request, reply, back, 'closed');
    const asked = request.query.niveau;
    const least = isLevel(asked) && reaches(asked, minimum[kind]) ? asked : minimum[kind];
    const began = now().getTime();
    let start: Awaited<ReturnType<typeof party.begin>>;
    try {
      start = await party.begin(provider, {
        redirectUri: originOf(request) + CALLBACK,
        minimum: least,
        language: options.languageOf(request),
      });
    } catch (cause) {
      logRefusal(request, 'unavailable', cause);
      return sendChoice(request, reply, back, 'unavailable');
    }
    const { url, state, nonce, verifier } = start;
    const sealed = sealAttempt(keys, municipalityOf(request), {
      kind,
      minimum: least,
      returnTo: back,
      began,
      state,
      nonce,
      verifier,
    });
    return reply.header('set-cookie', writeCookie(LOGIN_COOKIE, sealed, secure, LOGIN_LASTS)).redirect(url, 303);
  };

  const finish = async (request: FastifyRequest, reply: FastifyReply) => {
    limit.take(request.ip);
    const municipality = municipalityOf(request);
    const attempt = openAttempt(keys, municipality, readCookie(request.headers.cookie, LOGIN_COOKIE, secure));
    reply.header('set-cookie', clearCookie(LOGIN_COOKIE, secure));
    if (!attempt) return sendChoice(request, reply, '/', 'expired');

    const provider = providerOf(attempt.kind, request);
    if (!provider) return sendChoice(request, reply, attempt.returnTo, 'closed');
    const result = await party.finish(provider, new URL(request.url, originOf(request)), attempt);
    if (!result.ok) {
      logRefusal(request, result.refusal, result.cause);
      return sendChoice(request, reply, attempt.returnTo, result.refusal);
    }
    const secret = await sessions.start(options.errandOf(request), result.who, secretOf(request));
    return reply.header('set-cookie', writeCookie(SESSION_COOKIE, secret, secure)).redirect(attempt.returnTo, 303);
  };

  const logout = async (request: FastifyRequest, reply: FastifyReply) => {
    const secret = secretOf(request);
    if (secret) await sessions.end(options.errandOf(request), secret);
    return reply.header('set-cookie', clearCookie(SESSION_COOKIE, secure)).redirect('/', 303);
  };

  const plugin = async (app: FastifyInstance): Promise<void> => {
    if (!app.hasContentTypeParser('application/x-www-form-urlencoded')) await app.register(formbody);
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    app.addHook('preHandler', csrf.hook);
    app.get<LoginQuery>('/inloggen', (request, reply) => sendChoice(request, reply, returnTo(request.query.terug)));
    app.get<LoginQuery>('/inloggen/bewoner', (request, reply) => begin('resident', request, reply));
    app.get<LoginQuery>('/inloggen/medewerker', (request, reply) => begin('employee', request, reply));
    app.get(CALLBACK, finish);
    app.post(LOGOUT, logout);
  };

  const lookAgain = (request: FastifyRequest): void => void found.delete(request);

  return { plugin, sessionOf, actFor, lookAgain, municipalityOf, originOf, csrf, sessions };
}

/** Only the code of an error: its text may quote what the provider answered, and that is about a person. */
function logRefusal(request: FastifyRequest, refusal: Refusal, cause: unknown): void {
  const { code } = (cause ?? {}) as { readonly code?: unknown };
  request.log.info({ refusal, reason: typeof code === 'string' ? code : undefined }, 'login refused');
}
