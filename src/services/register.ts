/**
 * Puts every declared API on a Fastify instance that watches its requests (foundation/telemetry/server.ts): routes,
 * documentation, problems. Nothing outside the API roots changes.
 */
import type { FastifyInstance, RouteOptions } from 'fastify';
import { LINES, type OwnOperation } from '../engine/own.ts';
import type { Api } from '../engine/resource.ts';
import { REQUEST_MS } from '../foundation/deadline.ts';
import { parseJson } from '../foundation/json-text/strict.ts';
import { Problem } from '../foundation/problems.ts';
import type { ContextParts } from './context.ts';
import { SECURITY_HEADERS } from './http/answer.ts';
import { nameAsAsked } from './http/authzen.ts';
import { sendProblem } from './http/fallback.ts';
import { readForms } from './http/form.ts';
import type { Residents } from './http/resident.ts';
import type { ApiRoute, Method } from './http/route.ts';
import { routesOf } from './http/routes.ts';
import { arrive, prepare, type ServeParts, serve } from './http/serve.ts';
import { registerDocuments } from './openapi/serve.ts';
import { accessApi } from './own/access.ts';
import { type CallTurns, createCallTurns } from './turns.ts';

export interface ApiOptions extends ContextParts {
  readonly operations?: readonly OwnOperation[];
  /** Longest time in milliseconds for one call. Default 30 s. */
  readonly deadlineMs?: number;
  /** Shared with whatever else answers requests. Default: of these APIs alone. */
  readonly turns?: CallTurns;
  /** Who is logged in on the portal. Absent: nobody. */
  readonly residents?: Residents;
}

const JSON_TYPE = 'application/json';
const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export async function registerApis(fastify: FastifyInstance, options: ApiOptions): Promise<void> {
  const parts: ServeParts = {
    ...options,
    deadlineMs: options.deadlineMs ?? REQUEST_MS,
    turns: options.turns ?? createCallTurns(),
  };
  const { registry } = options.engine.parts;
  if (!fastify.hasRequestDecorator('call')) fastify.decorateRequest('call', undefined);
  const routes = routesOf(registry, options.operations ?? []);
  for (const [root, own] of Map.groupBy(routes, ({ api }) => api.root))
    await fastify.register(apiPlugin(parts, own[0]!.api, own), { prefix: root });
}

const apiPlugin =
  (parts: ServeParts, api: Api, routes: readonly ApiRoute[]) =>
  async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (_request, body, done) => {
      try {
        const bytes = body as Buffer;
        done(null, bytes.length === 0 ? undefined : parseJson(bytes));
      } catch (error) {
        done(error as Error);
      }
    });
    const headers = { ...SECURITY_HEADERS, 'api-version': api.version };
    scope.addHook('onRequest', (_request, reply, done) => {
      reply.headers(headers);
      done();
    });
    if (api.root === accessApi.root) nameAsAsked(scope);
    scope.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, api.problem));
    scope.setNotFoundHandler((request, reply) => {
      reply.headers(headers);
      return sendProblem(new Problem('not-found', 'Dit adres bestaat niet.'), request, reply, api.problem);
    });
    if (routes.some(({ receivesForm }) => receivesForm)) await readForms(scope);
    registerDocuments(scope, { registry: parts.engine.parts.registry, hosts: parts.hosts }, api, routes);
    for (const [path, own] of Map.groupBy(routes, (route) => route.path)) {
      const url = path.slice(api.root.length).replace(/\{([^}]+)\}/g, ':$1');
      for (const route of own) {
        const it = {
          method: route.method,
          url,
          bodyLimit: route.maxBody,
          exposeHeadRoute: hasHead(route),
          onRequest: prepare(parts, route),
          handler: serve(parts, route),
        };
        if (route.streams) await scope.register(unread(it, JSON_TYPE));
        else if (route.receivesLines) await scope.register(unread(it, LINES));
        else scope.route(route.receivesForm || route.method === 'GET' ? it : { ...it, preParsing: arrive(parts) });
      }
      registerRefusals(
        scope,
        url,
        own.map(({ method }) => method),
        own.some(hasHead),
      );
    }
  };

/** A route whose handler reads a body of this type itself. */
const unread =
  (route: RouteOptions, type: string) =>
  async (scope: FastifyInstance): Promise<void> => {
    scope.removeContentTypeParser(JSON_TYPE);
    scope.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
    scope.route(route);
  };

/** An export would be made, and be in the logbook, for headers alone. */
const hasHead = ({ method, long }: ApiRoute): boolean => method === 'GET' && !long;

/** Addresses that exist, asked in a way that does not: 405 with what does (RFC 9110 15.5.6). */
function registerRefusals(scope: FastifyInstance, url: string, taken: readonly Method[], head: boolean): void {
  const refused = [...METHODS, ...(taken.includes('GET') && !head ? ['HEAD' as const] : [])].filter(
    (method) => !taken.includes(method as Method),
  );
  if (refused.length === 0) return;
  const allow = [...taken, ...(head ? ['HEAD'] : [])].join(', ');
  scope.route({
    method: [...refused],
    url,
    exposeHeadRoute: false,
    onRequest: async (_request, reply) => {
      reply.header('allow', allow);
      throw new Problem('method-not-allowed');
    },
    handler: async () => undefined,
  });
}
