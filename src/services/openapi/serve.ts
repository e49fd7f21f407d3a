/** `openapi.yaml` and `openapi.json` at the root of each API, without a token, made once when somebody first asks. */
import type { FastifyInstance } from 'fastify';
import { stringify } from 'yaml';
import { etagOf } from '../../engine/answer.ts';
import type { Registry } from '../../engine/registry.ts';
import type { Api } from '../../engine/resource.ts';
import type { Hosts } from '../../foundation/hosts.ts';
import type { ApiRoute } from '../http/route.ts';
import { documentOf } from './document.ts';

export function registerDocuments(
  scope: FastifyInstance,
  { registry, hosts }: { readonly registry: Registry; readonly hosts: Hosts },
  api: Api,
  routes: readonly ApiRoute[],
): void {
  const document = once(() => documentOf(registry, api, routes));
  const forms = {
    '/openapi.json': { type: 'application/json', text: once(() => JSON.stringify(document())) },
    // Two places that share an object would become an anchor, which not every reader knows.
    '/openapi.yaml': {
      type: 'application/yaml',
      text: once(() => stringify(document(), { aliasDuplicateObjects: false })),
    },
  };
  for (const [url, { type, text }] of Object.entries(forms))
    scope.get(url, (request, reply) => {
      hosts.municipalityOf(request.host);
      const etag = etagOf(text());
      // Documentation pages on other sites may read it: it is the same for everybody.
      reply.headers({ etag, 'cache-control': 'public, no-cache', 'access-control-allow-origin': '*' });
      reply.removeHeader('cross-origin-resource-policy');
      return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.type(type).send(text());
    });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
