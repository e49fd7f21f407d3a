/** `fetch` for a server of this process: the request goes straight to the routes, nothing to the network. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { CustomFetch } from 'openid-client';

export interface InProcessFetch {
  /** Names the server; until then `fetch` fails. */
  attach(app: FastifyInstance): void;
  readonly fetch: CustomFetch;
}

export function inProcessFetch(): InProcessFetch {
  let server: FastifyInstance | undefined;
  return {
    attach(app) {
      server = app;
    },
    async fetch(url, { method, headers, body }) {
      if (!server) throw new Error('the server has not started');
      const { host, pathname, search } = new URL(url);
      const answer = await server.inject({
        method: method as NonNullable<InjectOptions['method']>,
        url: pathname + search,
        headers: { ...headers, host },
        ...(body != null && { payload: String(body) }),
      });
      const kept = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
      return new Response(answer.rawPayload.length > 0 ? new Uint8Array(answer.rawPayload) : null, {
        status: answer.statusCode,
        headers: kept,
      });
    },
  };
}
