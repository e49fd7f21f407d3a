/** A request that succeeds, for every route that the declarations make. */
import { LINES } from '../../../src/engine/own.ts';
import { createRegistry } from '../../../src/engine/registry.ts';
import type { Resource } from '../../../src/engine/resource.ts';
import type { Blobs, Outbound } from '../../../src/foundation/types.ts';
import { resources } from '../../../src/registers/index.ts';
import type { ApiRoute } from '../../../src/services/http/route.ts';
import { routesOf } from '../../../src/services/http/routes.ts';
import { operations } from '../../../src/services/own/index.ts';
import { exportedKinds } from '../../../src/services/own/uitvoer.ts';
import type { Request } from '../../support/server.ts';
import { OWN } from './own.ts';
import { makeRecord, RECORDS } from './records.ts';
import { CRS, type Json, type World } from './world.ts';

const EXPORT = '/meent/api/v1/uitvoer/{soort}';

export const registry = createRegistry(resources);
// Routes are made of what is declared; what they are made with is not called.
export const routes: readonly ApiRoute[] = routesOf(
  registry,
  operations({ blobs: {} as Blobs, outbound: {} as Outbound }),
).flatMap((route) => (route.path === EXPORT ? exportedKinds(resources).map((kind) => exportOf(route, kind)) : route));

/** The export of each kind is a list of that kind: all that holds for one holds for the other. */
function exportOf(route: ApiRoute, resource: Resource): ApiRoute {
  return { ...route, operation: 'list', resource, path: route.path.replace('{soort}', resource.name) };
}
export const isExport = ({ path }: ApiRoute): boolean => path.startsWith(EXPORT.replace('{soort}', ''));

/** The records in the answer of a list. */
export function shownIn({ headers, body }: { readonly headers: object; readonly body: string }): readonly Json[] {
  if ((headers as Record<string, unknown>)['content-type'] === LINES)
    return body
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const found = JSON.parse(body);
  return found.results ?? found;
}

export const named = (some: readonly ApiRoute[]) =>
  some.map((route) => [`${route.method} ${route.path}`, route] as const);

const KINDS: Readonly<Record<string, string>> = {
  list: 'getoond',
  search: 'gezocht',
  read: 'geopend',
  create: 'aangemaakt',
  update: 'gewijzigd',
  patch: 'gewijzigd',
  delete: 'verwijderd',
  audittrail: 'geopend',
  auditline: 'geopend',
};

/** How the logbook names the operation, and what it did. */
export function loggedAs(route: ApiRoute): readonly [operation: string, kind: string] {
  const { api, resource, operation } = route;
  if (isExport(route)) return ['meent.uitvoer.read', KINDS.list!];
  if (typeof operation !== 'string') return OWN[operation.operationId]!.logged!;
  const name = operation === 'auditline' ? 'audittrail' : operation;
  return [`${api.name}.${resource!.name}.${name}`, KINDS[operation]!];
}

/** What has no entry in the tables of records.ts. */
export const forgotten = (): readonly string[] => [
  ...resources.filter(({ name }) => !RECORDS[name]).map(({ name }) => `resource ${name}`),
  ...routes.flatMap(({ operation }) =>
    typeof operation === 'string' || OWN[operation.operationId] ? [] : [`operation ${operation.operationId}`],
  ),
];

const MIRRORS: ReadonlySet<string> = new Set(
  resources.flatMap(({ mirrors = [] }) => mirrors.map(({ resource }) => resource)),
);

export const isWithout = ({ operation, resource }: ApiRoute): boolean =>
  // The mirror of a relation is made with that relation; alone it is refused (drc-004, brc-006).
  MIRRORS.has(resource?.name ?? '') && (operation === 'create' || operation === 'delete');

/** Reads or writes a record, which is about somebody and of a type. */
export const isOnRecord = ({ operation }: ApiRoute): boolean =>
  typeof operation === 'string' || !OWN[operation.operationId]!.touchesNothing;

/** An own operation over several registers is of no resource, and leaves a line all the same. */
export const isLogged = ({ operation, resource }: ApiRoute): boolean =>
  !resource && typeof operation !== 'string' && OWN[operation.operationId]!.logged !== undefined;

export async function requestFor(world: World, route: ApiRoute): Promise<Request> {
  const { method, operation, resource, crs } = route;
  const shared = { method, municipality: world.municipality, headers: crs ? CRS : {} };
  if (typeof operation !== 'string') return { ...shared, ...(await OWN[operation.operationId]!.request(world)) };
  const entry = RECORDS[resource!.name]!;
  if (operation === 'create') {
    const payload = (await entry.body!(world)) as Json;
    const url = fill(route.path, { parentId: idOf(payload[resource!.parent ?? '']) });
    return { ...shared, url, payload, ...(entry.user ? { user: entry.user } : {}) };
  }
  const url = await makeRecord(world, resource!.name);
  const at = fill(route.path, {
    id: idOf(url),
    // `.../{parent}/collection/{id}`
    parentId: url.split('/').at(-3)!,
    auditId: operation === 'auditline' ? await firstLine(world, url) : '',
  });
  switch (operation) {
    case 'update':
      return { ...shared, url: at, payload: { ...(await world.get(url)), ...entry.put?.(world) } };
    case 'patch':
      return { ...shared, url: at, payload: entry.change ?? {} };
    case 'search':
      return { ...shared, url: at, payload: {} };
    default:
      return { ...shared, url: at };
  }
}

const idOf = (url: unknown): string => String(url ?? '').slice(-36);
const fill = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{([^}]+)\}/g, (_, name: string) => params[name]!);

async function firstLine(world: World, url: string): Promise<string> {
  const [line] = (await world.get(`${url}/audittrail`)) as unknown as { uuid: string }[];
  return line!.uuid;
}
