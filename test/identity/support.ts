/** A whole server with login, on a database of its own, and a browser that keeps cookies. Everything in process. */
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { createDemoIdp, type DemoIdp } from '../../src/demo/idp/plugin.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { loadHosts } from '../../src/foundation/hosts.ts';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import { newRing } from '../../src/foundation/keys/ring.ts';
import { Problem } from '../../src/foundation/problems.ts';
import { createIdentity, type Identity, type IdentityOptions } from '../../src/identity/plugin.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

export const FIRST = 101;
export const SECOND = 202;
export const NOOR = { bsn: '999990019', name: 'Noor Hendriks' };
export const WIL = { bsn: '999990032', name: 'Wil Hendriks' };
export const SAM = { id: 'mw-7', name: 'Sam de Boer', role: 'behandelaar', department: 'Openbare ruimte' };
const PEOPLE = {
  [FIRST]: { residents: [NOOR, WIL], employees: [SAM] },
  [SECOND]: { residents: [WIL], employees: [] },
};

export const keys = makeKeys(newRing('demo', '2026-01-01T00:00:00.000Z'));

export interface TestServer {
  readonly app: FastifyInstance;
  readonly identity: Identity;
  readonly demo: DemoIdp;
  readonly db: Database;
  readonly clone: Clone;
  /** Every line of the program log. */
  readonly log: string[];
  stop(): Promise<void>;
}

export async function startServer(override: Partial<IdentityOptions> = {}): Promise<TestServer> {
  const clone = await cloneDatabase();
  await clone.asOwner(`insert into meent.municipality (id) values (${FIRST}), (${SECOND})`);
  await clone.asOwner(
    `insert into meent.municipality_attribute (municipality, kind, value, valid_from, valid_to) values
       (${FIRST}, 'host', 'localhost', '2020-01-01', null), (${FIRST}, 'host', '127.0.0.1', '2020-01-01', null),
       (${SECOND}, 'host', 'tweede.localhost', '2020-01-01', null), (${SECOND}, 'host', 'oud.localhost', '2020-01-01', '2021-01-01')`,
  );
  const db = clone.open();
  const hosts = await loadHosts(db.node);
  const demo = createDemoIdp({
    keys,
    hosts,
    demoFolder: true,
    listenHost: '127.0.0.1',
    people: (municipality) => PEOPLE[municipality as keyof typeof PEOPLE],
  });
  const identity = createIdentity({
    db,
    keys,
    hosts,
    secure: false,
    providerOf: demo.providerOf,
    sendChoice: (view, _request, reply) => reply.code(view.status).send(view),
    languageOf: () => 'nl',
    errandOf: (request) => ({ municipality: hosts.municipalityOf(request.host) }),
    inTurn: (_request, work) => work(),
    attemptsPerMinute: 1000,
    ...override,
  });

  const log: string[] = [];
  const app = Fastify({ logger: { level: 'trace', stream: { write: (line: string) => void log.push(line) } } });
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Problem)) app.log.error({ message: (error as Error).message }, 'unexpected');
    const { status, code, detail } = error instanceof Problem ? error : { status: 500, code: 'error', detail: 'error' };
    return reply.code(status).send({ code, detail });
  });
  await app.register(formbody);
  await app.register(identity.plugin);
  await app.register(demo.plugin);
  await app.register(pages(identity));
  await app.ready();
  return {
    app,
    identity,
    demo,
    db,
    clone,
    log,
    async stop() {
      await app.close();
      await clone.drop();
    },
  };
}

/** What a channel would have: a page that says who you are with a form for logging out, and a form to send. */
const pages = (identity: Identity) => async (app: FastifyInstance) => {
  app.addHook('preHandler', identity.csrf.hook);
  app.get('/', async (request, reply) => {
    const formToken = await identity.csrf.formToken(request, reply);
    const session = await identity.sessionOf(request);
    return {
      session,
      logout: formToken('/uitloggen'),
      report: formToken('/melding/2?terug=ja'),
      photo: formToken('/foto'),
    };
  });
  app.get('/zonder-formulier', async (request, reply) => {
    await identity.csrf.formToken(request, reply);
    return {};
  });
  app.post('/melding/:stap', async () => ({ received: true }));
  app.post('/foto', { config: { csrf: 'in-handler' } }, async (request) => {
    await identity.csrf.check(request, (request.body as { _token?: string } | null)?._token);
    return { received: true };
  });
};

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

export interface Browser {
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(url: string, form: Record<string, string>, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Follows redirects and returns the last answer. */
  follow(answer: LightMyRequestResponse): Promise<LightMyRequestResponse>;
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string): void;
  copy(): Browser;
  /** Everything this browser sent or got besides bodies: addresses and headers. */
  readonly seen: string[];
}

export function browser(app: FastifyInstance, origin = 'http://localhost:8000', kept: readonly Cookie[] = []): Browser {
  let jar = [...kept];
  const seen: string[] = [];

  const keep = (line: string): void => {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', ...rest] = pair.split('=');
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
    const gone = attributes.some((one) => /^max-age=0$/i.test(one) || /^expires=Thu, 01 Jan 1970/i.test(one));
    jar = jar.filter((one) => one.name !== name || one.path !== path);
    if (!gone) jar.push({ name, value: rest.join('='), path });
  };

  const send = async (method: 'GET' | 'POST', target: string, headers: Record<string, string>, payload?: string) => {
    const url = new URL(target, origin);
    if (url.origin !== origin) throw new Error(`left the site for ${url.origin}`);
    const cookie = jar
      .filter(({ path }) => path === '/' || url.pathname === path || url.pathname.startsWith(`${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const answer = await app.inject({
      method,
      url: url.pathname + url.search,
      headers: { host: url.host, ...(cookie && { cookie }), ...headers },
      ...(payload !== undefined && { payload }),
    });
    seen.push(url.href, cookie, JSON.stringify(answer.headers));
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(line);
    return answer;
  };

  const self: Browser = {
    seen,
    get: (url, headers = {}) => send('GET', url, headers),
    post: (url, form, headers = {}) =>
      send(
        'POST',
        url,
        { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers },
        new URLSearchParams(form).toString(),
      ),
    async follow(answer) {
      let current = answer;
      for (let hop = 0; hop < 10 && current.headers.location; hop++) current = await self.get(current.headers.location);
      return current;
    },
    cookie: (name) => jar.find((one) => one.name === name)?.value,
    setCookie: (name, value) => keep(`${name}=${value}; Path=/`),
    copy: () => browser(app, origin, jar),
  };
  return self;
}

/** The address of the choice page of the demo identity provider, reached from a login address. */
export async function toChoice(b: Browser, start: string): Promise<{ url: string; html: string }> {
  const away = await b.get(start);
  const authorize = await b.get(away.headers.location!);
  const url = authorize.headers.location!;
  return { url, html: (await b.get(url)).body };
}

/** Value of the radio button before a label. */
export const optionOf = (html: string, label: string): string => {
  const found = new RegExp(`value="([^"]+)"[^>]*>\\s*<label[^>]*>${label}`).exec(html)?.[1];
  if (!found) throw new Error(`${label} is not on the page`);
  return found;
};

/** Chooses, and stops at the way back: the address of the callback with its code. */
export async function toCallback(b: Browser, start: string, label: string, level: string): Promise<string> {
  const { url, html } = await toChoice(b, start);
  const chosen = await b.post(url, { person: optionOf(html, label), level });
  const resumed = await b.get(chosen.headers.location!);
  return resumed.headers.location!;
}

export async function login(b: Browser, who: 'resident' | 'employee', label: string, level = 'substantieel') {
  const start = who === 'resident' ? '/inloggen/bewoner' : '/inloggen/medewerker';
  return b.follow(await b.get(await toCallback(b, start, label, level)));
}

export const home = async (b: Browser) =>
  (await b.get('/')).json<{ session: Record<string, unknown> | null; logout: string; report: string; photo: string }>();
