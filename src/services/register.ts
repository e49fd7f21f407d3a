/** Puts every declared API on a Fastify instance: routes, documentation, problems. Nothing outside the API roots changes. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OwnOperation } from '../engine/own.ts';
import type { Api } from '../engine/resource.ts';
import { errorCode } from '../foundation/error-code.ts';
import { Problem } from '../foundation/problems.ts';
import type { Logger } from '../foundation/telemetry/logger.ts';
import type { ContextParts } from './context.ts';
import { SECURITY_HEADERS } from './http/answer.ts';
import { parseJson } from './http/json.ts';
import { problemHeaders, problemOf, renderProblem } from './http/problem.ts';
import type { ApiRoute, Method } from './http/route.ts';
import { routesOf } from './http/routes.ts';
import { prepare, type ServeParts, serve } from './http/serve.ts';
import { traceOf } from './http/trace.ts';
import { registerDocuments } from './openapi/serve.ts';

export interface ApiOptions extends ContextParts {
  readonly operations?: readonly OwnOperation[];
  readonly logger?: Pick<Logger, 'error'>;
  /** Longest time in milliseconds for one call. Default 30 s. */
  readonly deadlineMs?: number;
}

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export async function registerApis(fastify: FastifyInstance, options: ApiOptions): Promise<void> {
  const parts: ServeParts = { ...options, deadlineMs: options.deadlineMs ?? 30_000 };
  const { registry } = options.engine.parts;
  const operations = options.operations ?? [];
  const routes = routesOf(registry, operations);
  for (const [root, own] of Map.groupBy(routes, ({ api }) => api.root))
    await fastify.register(apiPlugin(parts, own[0]!.api, own, options), { prefix: root });
}

const apiPlugin =
  (parts: ServeParts, api: Api, routes: readonly ApiRoute[], options: ApiOptions) =>
  async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
      try {
        const bytes = body as Buffer;
        done(null, bytes.length === 0 ? undefined : parseJson(bytes));
      } catch (error) {
        done(error as Error);
      }
    });
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers({ ...SECURITY_HEADERS, 'api-version': api.version });
    });
    scope.setErrorHandler((error, request, reply) => sendProblem(request, reply, error, options.logger));
    scope.setNotFoundHandler((request, reply) => {
      reply.headers({ ...SECURITY_HEADERS, 'api-version': api.version });
      return sendProblem(request, reply, new Problem('not-found', 'Dit adres bestaat niet.'), options.logger);
    });
    registerDocuments(scope, parts, api, routes, options.operations ?? []);
    for (const [path, own] of Map.groupBy(routes, (route) => route.path)) {
      const url = path.slice(api.root.length).replace(/\{([^}]+)\}/g, ':$1');
      for (const route of own)
        scope.route({
          method: route.method,
          url,
          bodyLimit: route.maxBody,
          onRequest: prepare(parts, route),
          handler: serve(parts, route),
        });
      registerRefusals(
        scope,
        url,
        own.map(({ method }) => method),
      );
    }
  };

/** Addresses that exist, asked in a way that does not: 405 with what does (RFC 9110 15.5.6). */
function registerRefusals(scope: FastifyInstance, url: string, taken: readonly Method[]): void {
  const refused = METHODS.filter((method) => !taken.includes(method));
  if (refused.length === 0) return;
  const allow = [...taken, ...(taken.includes('GET') ? ['HEAD'] : [])].join(', ');
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

function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  logger: Pick<Logger, 'error'> | undefined,
): FastifyReply {
  const problem = problemOf(error);
  const { traceId } = traceOf(request);
  if (problem.status >= 500)
    logger?.error('request-failed', {
      route: request.routeOptions.url ?? '',
      method: request.method,
      status: problem.status,
      traceId,
      errorCode: errorCode(problem.cause ?? error),
    });
  return reply.code(problem.status).headers(problemHeaders(problem)).send(renderProblem(problem, traceId));
}
