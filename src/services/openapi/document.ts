/** The OpenAPI 3.0.3 document of one API, from the same routes that answer, so that it cannot say something else. */
import type { OwnOperation } from '../../engine/own.ts';
import type { Registry } from '../../engine/registry.ts';
import type { Api, Resource } from '../../engine/resource.ts';
import type { ApiRoute } from '../http/route.ts';
import { COMPONENTS, RESIDENT_SCHEMES } from './components.ts';
import { operationOf, problemsOf } from './operation.ts';
import { fieldsSchema, type Json, resourceSchemas, schemaName } from './schemas.ts';

export function documentOf(registry: Registry, api: Api, routes: readonly ApiRoute[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = documentedPath(route);
    const at = paths[path] ?? {};
    paths[path] = at;
    at[route.method.toLowerCase()] = operationOf(registry, route, parametersOf(path));
    if (isRecord(route)) at.head = headOf(route, parametersOf(path), at.get!.security);
  }
  return {
    openapi: '3.0.3',
    info: {
      title: api.title,
      version: api.version,
      description: 'Gemaakt uit de declaraties van Meent. Wat hier staat, doet de API.',
      contact: { name: 'Meent', url: 'https://meent.example', email: 'maintainers@meent.example' },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' },
    },
    servers: [{ url: api.root }],
    tags: [...new Set(routes.flatMap(({ resource }) => (resource ? [resource.path.split('/').at(-1)!] : [])))].map(
      (name) => ({ name }),
    ),
    paths,
    components: {
      ...COMPONENTS,
      securitySchemes: {
        ...COMPONENTS.securitySchemes,
        ...(routes.some(({ resident }) => resident) ? RESIDENT_SCHEMES : {}),
      },
      schemas: { ...COMPONENTS.schemas, ...schemasOf(registry, routes) },
    },
  };
}

/** `{id}` is `{uuid}` in the standards, and a parent is `{zaak_uuid}`. */
export function documentedPath({ path, api, resource }: Pick<ApiRoute, 'path' | 'api' | 'resource'>): string {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
  const ids = names.filter((name) => name === 'id' || name.endsWith('Id'));
  return path.slice(api.root.length).replace(/\{([^}]+)\}/g, (whole, name: string) => {
    if (!ids.includes(name)) return whole;
    if (name === ids.at(-1) && path.endsWith(whole)) return '{uuid}';
    if (ids.length === 1 && !path.endsWith('/audittrail') && name === 'id') return '{uuid}';
    return `{${name === 'parentId' ? (resource?.parent ?? 'parent') : (resource?.name ?? name)}_uuid}`;
  });
}

const parametersOf = (path: string): readonly Json[] =>
  [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...(name!.endsWith('uuid') ? { format: 'uuid' } : {}) },
  }));

/** The address of one record, also where a register answers it with an operation of its own. */
const isRecord = ({ method, path, api, resource }: ApiRoute): boolean =>
  method === 'GET' &&
  resource !== undefined &&
  path === `${api.root}/${resource.path.replace(/\{[^}]+\}/, '{parentId}')}/{id}`;

export const VERSION: Json = { 'API-version': { $ref: '#/components/headers/API-version' } };

/** RFC 9110 9.3.2: as GET, without the body. */
const headOf = (route: ApiRoute, parameters: readonly Json[], security: unknown): Json => ({
  operationId: `${route.resource!.name}_headers`,
  summary: 'Alleen de kopregels, om te zien of er iets veranderd is.',
  tags: [route.resource!.path.split('/').at(-1)!],
  parameters: [...parameters, { $ref: '#/components/parameters/If-None-Match' }],
  responses: {
    200: { description: 'Gevonden', headers: { ...VERSION, ETag: { $ref: '#/components/headers/ETag' } } },
    304: { description: 'Niet veranderd', headers: VERSION },
    ...problemsOf(route),
  },
  security,
});

function schemasOf(registry: Registry, routes: readonly ApiRoute[]): Json {
  const schemas: Record<string, Json> = {};
  const resources = new Set<Resource>();
  for (const { resource, operation } of routes) {
    if (resource) resources.add(resource);
    if (typeof operation === 'string') continue;
    Object.assign(schemas, operation.document?.schemas);
    for (const side of ['takes', 'gives'] as const) {
      const shape = operation[side];
      if (typeof shape === 'string') resources.add(registry.get(shape));
      else if (shape)
        schemas[ownSchemaName(operation, side)] = fieldsSchema(schemas, ownSchemaName(operation, side), shape);
    }
  }
  for (const resource of resources) Object.assign(schemas, resourceSchemas(registry, resource));
  return schemas;
}

export const ownSchemaName = ({ operationId }: OwnOperation, side: 'takes' | 'gives'): string =>
  `${operationId.split('_').map(schemaName).join('')}${side === 'takes' ? 'Vraag' : 'Antwoord'}`;
