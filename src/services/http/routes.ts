/** Every route of the declared resources: the six usual operations, `_zoek`, the audit trail, and the own operations. */
import { readAuditLine, readAuditTrail } from '../../engine/audit.ts';
import { LINES, type OwnAnswer, type OwnCall, type OwnOperation } from '../../engine/own.ts';
import type { Registry } from '../../engine/registry.ts';
import type { Resource } from '../../engine/resource.ts';
import { isDate } from '../../foundation/days.ts';
import { invalid } from '../../foundation/problems.ts';
import { refusalOf } from '../../gate/refusal.ts';
import { hasGeometry } from './negotiate.ts';
import { expandOf, fieldsOf, searchOf } from './query.ts';
import type { ApiRoute, Call } from './route.ts';

/** Ample for every record of the standards; documents with their content inside declare more. */
const MOST_BODY = 8 * 1024 * 1024;

/** @throws Error for two routes at one address, and for open personal data: faults in a declaration. */
export function routesOf(registry: Registry, operations: readonly OwnOperation[]): readonly ApiRoute[] {
  const routes = new Map<string, ApiRoute>();
  const keyOf = ({ method, path }: ApiRoute): string => `${method} ${path.replace(/\{[^}]+\}/g, '{}')}`;
  for (const operation of operations) {
    const route = ownRoute(registry, operation);
    if (routes.has(keyOf(route))) throw new Error(`two own operations at ${keyOf(route)}`);
    routes.set(keyOf(route), route);
  }
  for (const resource of registry.all) {
    if (resource.public && resource.subjects)
      throw new Error(`${resource.name} holds personal data and cannot be open`);
    for (const route of usualRoutes(registry, resource)) if (!routes.has(keyOf(route))) routes.set(keyOf(route), route);
  }
  return [...routes.values()].flatMap((route) => [route, ...elsewhere(registry, route)]);
}

/** The same route below the root of another API. @throws Error where no such API is declared */
function elsewhere(registry: Registry, route: ApiRoute): readonly ApiRoute[] {
  const { alsoAt, root } = route.api;
  if (alsoAt === undefined) return [];
  const api = registry.apis.find((one) => one.root === alsoAt);
  if (!api) throw new Error(`${root} is also at ${alsoAt}, where no API is`);
  return [{ ...route, api, path: alsoAt + route.path.slice(root.length) }];
}

/** Records whose history a supplier may read: those that carry rights of their own. */
export const hasAuditTrail = (resource: Resource): boolean =>
  !resource.parent && resource.rights !== undefined && !resource.cached;

function usualRoutes(registry: Registry, resource: Resource): readonly ApiRoute[] {
  const { api, name } = resource;
  const collection = `${api.root}/${resource.path.replace(/\{[^}]+\}/, '{parentId}')}`;
  const one = `${collection}/{id}`;
  const search = `${collection}/${resource.searchPath ?? '_zoek'}`;
  const crs = hasGeometry(resource);
  const shared = {
    api,
    resource,
    crs,
    maxBody: resource.maxBody ?? MOST_BODY,
    body: 'none' as const,
    open: false,
    personal: isPersonal(registry, resource),
  };
  const parent = ({ params }: Call) => (params.parentId === undefined ? {} : { parentId: params.parentId });
  const isOpen = (operation: 'list' | 'read'): boolean => resource.public?.includes(operation) === true;
  const routes: ApiRoute[] = [];
  const add = (route: Omit<ApiRoute, keyof typeof shared> & Partial<ApiRoute>) => routes.push({ ...shared, ...route });

  for (const operation of resource.operations) {
    switch (operation) {
      case 'list':
        add({
          operation,
          method: 'GET',
          path: collection,
          open: isOpen('list'),
          run(call) {
            const { query, ...part } = resource.partial === 'inList' ? fieldsOf(call.query) : { query: call.query };
            const path = fill(collection, call.params);
            return call.engine.list(call.caller, name, query, {
              ...part,
              path,
              pageQuery: call.query,
              ...parent(call),
            });
          },
        });
        break;
      case 'search':
        add({
          operation,
          method: 'POST',
          path: search,
          body: 'optional',
          query: ['page', ...(resource.mostPerPage ? ['pageSize'] : []), 'expand'],
          run(call) {
            const { query, ...part } = searchOf(resource, call.body, call.query);
            return call.engine.list(call.caller, name, query, {
              ...part,
              path: search,
              pageQuery: call.query.pageSize === undefined ? {} : { pageSize: call.query.pageSize },
              kind: 'gezocht',
              operation: `${api.name}.${name}.search`,
            });
          },
        });
        break;
      case 'create':
        add({
          operation,
          method: 'POST',
          path: collection,
          body: 'required',
          query: [],
          run: once(`${api.name}.${name}.create`, (call) =>
            call.engine.create(call.caller, name, call.body, parent(call)),
          ),
        });
        break;
      case 'read':
        add({
          operation,
          method: 'GET',
          path: one,
          query: ['expand', ...(resource.day ? [resource.day] : [])],
          open: isOpen('read'),
          run: (call) =>
            call.engine.read(call.caller, name, call.params.id!, {
              expand: expandOf(call.query),
              ...dayOf(resource, call),
              ...parent(call),
            }),
        });
        break;
      case 'update':
      case 'patch':
        add({
          operation,
          method: operation === 'update' ? 'PUT' : 'PATCH',
          path: one,
          body: 'required',
          query: [],
          run: (call) =>
            call.engine[operation](call.caller, name, call.params.id!, call.body, {
              ...conditions(call),
              ...parent(call),
            }),
        });
        break;
      case 'delete':
        add({
          operation,
          method: 'DELETE',
          path: one,
          query: [],
          crs: false,
          async run(call) {
            await call.engine.remove(call.caller, name, call.params.id!, { ...conditions(call), ...parent(call) });
            return { status: 204 };
          },
        });
        break;
    }
  }
  if (hasAuditTrail(resource)) {
    const trail = { method: 'GET', query: [], crs: false } as const;
    add({
      ...trail,
      operation: 'audittrail',
      path: `${one}/audittrail`,
      run: ({ engine, caller, params }) => readAuditTrail(engine.parts, caller, resource, params.id!),
    });
    add({
      ...trail,
      operation: 'auditline',
      path: `${one}/audittrail/{auditId}`,
      run: ({ engine, caller, params }) => readAuditLine(engine.parts, caller, resource, params.id!, params.auditId!),
    });
  }
  return routes;
}

/** Whether an answer can hold data on persons: its own, or of records that expand puts inside. */
function isPersonal(registry: Registry, resource: Resource, seen = new Set<Resource>()): boolean {
  if (resource.subjects) return true;
  seen.add(resource);
  const targets = [
    ...Object.values(resource.fields)
      .flatMap((field) => field.to ?? field.item?.to ?? [])
      .map(registry.get),
    ...registry.shownColumns(resource).flatMap(({ target }) => target ?? []),
  ];
  return targets.some((target) => !seen.has(target) && isPersonal(registry, target, seen));
}

/** @throws invalid */
function dayOf({ day: name }: Resource, { query }: Call): { readonly day?: string } {
  const day = name === undefined ? undefined : query[name];
  if (day === undefined) return {};
  if (!isDate(day)) throw invalid({ name: name!, code: 'invalid', reason: 'Vul een datum in als JJJJ-MM-DD.' });
  return { day };
}

const conditions = ({ ifMatch }: Call) => (ifMatch === undefined ? {} : { ifMatch });

const fill = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{([^}]+)\}/g, (_, name: string) => params[name] ?? '');

/** A POST with a key is done once. What was asked is all that a call carries, but for who asks. */
const once =
  (name: string, run: (call: OwnCall) => Promise<OwnAnswer>): ApiRoute['run'] =>
  ({ engine, caller, session, idempotencyKey: key, ...asked }) => {
    const who = { caller, ...(session ? { session } : {}) };
    return key === undefined
      ? run({ engine, ...who, ...asked })
      : engine.once(caller, { key, what: [name, asked] }, (keeping) => run({ engine: keeping, ...who, ...asked }));
  };

/** @throws Error for a form that is posted: it cannot be compared before it is read; and for what two kinds of callers would open. */
function ownRoute(registry: Registry, operation: OwnOperation): ApiRoute {
  const posts = operation.method === 'POST';
  if (operation.resident && (operation.open || operation.scopes.length > 0))
    throw new Error(`${operation.operationId} is for residents, and no token opens it`);
  if (posts && operation.receives) throw new Error(`${operation.operationId} posts a form; let it be put`);
  const handle =
    posts && !operation.reads
      ? once(`${operation.api.name}.${operation.operationId}`, operation.handle)
      : operation.handle;
  const resource = operation.resource === undefined ? undefined : registry.get(operation.resource);
  return {
    operation,
    method: operation.method,
    path: `${operation.api.root}/${operation.path}`,
    api: operation.api,
    resource,
    query: Object.keys(operation.query ?? {}),
    body:
      (operation.takes === undefined && !operation.document) || operation.receives
        ? 'none'
        : operation.takesNothing
          ? 'optional'
          : 'required',
    crs: operation.geometry === true,
    open: operation.open === true,
    ...(operation.resident ? { resident: operation.resident } : {}),
    ...(operation.acting ? { acting: operation.acting } : {}),
    personal: !resource || isPersonal(registry, resource),
    maxBody: operation.maxBody ?? resource?.maxBody ?? MOST_BODY,
    ...(operation.streams ? { streams: operation.streams } : {}),
    receivesForm: operation.receives === 'multipart/form-data',
    receivesLines: operation.receives === LINES,
    unconditional: operation.unconditional === true,
    long: operation.long === true,
    sendsContent: operation.sends !== undefined,
    async run(call) {
      // What a resident reaches is what their rights are on, and those are of nobody else.
      if (operation.resident) return handle(call);
      const { component } = resource?.api ?? operation.api;
      const why = refusalOf(call.caller.rights, component, operation.scopes, resource?.name);
      if (!operation.open && why) throw why;
      return handle(call);
    },
  };
}
