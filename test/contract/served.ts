/** The documents that we serve, made of the declarations as the server makes them; nothing is called. */
import { createRegistry } from '../../src/engine/registry.ts';
import type { Blobs, Outbound } from '../../src/foundation/types.ts';
import { resources } from '../../src/registers/index.ts';
import { routesOf } from '../../src/services/http/routes.ts';
import { documentOf } from '../../src/services/openapi/document.ts';
import { operations } from '../../src/services/own/index.ts';
import type { ApiName, Json } from './published.ts';

const registry = createRegistry(resources);
const routes = routesOf(registry, operations({ blobs: {} as Blobs, outbound: {} as Outbound }));

/** Without a register of that name: a document without paths. */
export const servedOf = (name: ApiName): Json => documentNamed(name);

export function documentNamed(name: string): Json {
  const own = routes.filter(({ api }) => api.name === name);
  return own.length === 0 ? { paths: {} } : (documentOf(registry, own[0]!.api, own) as Json);
}
