/** One operation of the document: parameters, body, answers, and which scope opens it. */
import { AUDIT_SCOPES } from '../../engine/audit.ts';
import type { Registry } from '../../engine/registry.ts';
import type { OperationName, Resource } from '../../engine/resource.ts';
import type { ApiRoute } from '../http/route.ts';
import { ownSchemaName, VERSION } from './document.ts';
import { filterDocs, queryValue } from './filters.ts';
import { canExpand, fieldsSchema, type Json, requestName, schemaName, schemaRef } from './schemas.ts';

const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });
const header = (name: string): Json => ref('parameters', name);

export function operationOf(registry: Registry, route: ApiRoute, pathParameters: readonly Json[]): Json {
  const { operation, resource } = route;
  const own = typeof operation === 'string' ? undefined : operation;
  const body = bodyOf(registry, route);
  return {
    operationId: own?.operationId ?? `${resource!.name}_${IDS[operation as keyof typeof IDS]}`,
    summary: own?.summary ?? SUMMARIES[operation as keyof typeof SUMMARIES],
    ...(resource ? { tags: [resource.path.split('/').at(-1)!] } : {}),
    parameters: [...pathParameters, ...queryOf(registry, route), ...headersOf(route)],
    ...(body ? { requestBody: body } : {}),
    responses: { ...successOf(route), ...problemsOf(route) },
    security: securityOf(route),
  };
}

function securityOf(route: ApiRoute): readonly Json[] {
  if (route.open) return [];
  if (!route.resident) return scopesOf(route).map((scope) => ({ 'JWT-Claims': [scope] }));
  return [{ 'Inwoner-Sessie': [], ...(route.method === 'GET' ? {} : { 'Inwoner-Token': [] }) }];
}

const IDS = {
  list: 'list',
  create: 'create',
  read: 'read',
  update: 'update',
  patch: 'partial_update',
  delete: 'delete',
  search: '_zoek',
  audittrail: 'audittrail_list',
  auditline: 'audittrail_read',
} as const;

const SUMMARIES = {
  list: 'Geeft een lijst, honderd per pagina waar de standaard pagina’s heeft.',
  create: 'Maakt een nieuw object.',
  read: 'Geeft één object.',
  update: 'Vervangt een object.',
  patch: 'Wijzigt een deel van een object.',
  delete: 'Verwijdert een object.',
  search: 'Zoekt met de filters in de inhoud in plaats van in het adres.',
  audittrail: 'Geeft wie wat veranderde aan dit object en wat erbij hoort.',
  auditline: 'Geeft één regel van de audittrail.',
} as const;

function scopesOf({ operation, resource }: ApiRoute): readonly string[] {
  if (typeof operation !== 'string') return operation.scopes.map(bare);
  if (operation === 'audittrail' || operation === 'auditline') return AUDIT_SCOPES;
  return (resource?.scopes[operation === 'search' ? 'list' : (operation as OperationName)] ?? []).map(bare);
}

/** A scope names its own component: `zrc:zaken.lezen` is `zaken.lezen` to a reader. */
const bare = (scope: string): string => scope.slice(scope.indexOf(':') + 1);

function queryOf(registry: Registry, { operation, resource }: ApiRoute): readonly Json[] {
  if (typeof operation !== 'string')
    return Object.entries(operation.query ?? {}).map(([name, field]) => ({
      name,
      in: 'query',
      ...(field.required ? { required: true } : {}),
      description: field.help,
      schema: queryValue(field),
    }));
  if (operation === 'read') return [...dayOf(resource!), ...expandOf(registry, resource!)];
  if (operation === 'search') return [header('page'), ...sizeOf(resource!), ...expandOf(registry, resource!)];
  if (operation !== 'list' || !resource) return [];
  return [
    ...filterDocs(registry, resource, 'list').map(({ name, description, schema }) => ({
      name,
      in: 'query',
      description,
      schema,
      ...(schema.type === 'array' ? { style: 'form', explode: false } : {}),
    })),
    ...orderingOf(resource).map((schema) => ({ name: 'ordering', in: 'query', description: ORDERING, schema })),
    ...(resource.unpaged ? [] : [header('page')]),
    ...sizeOf(resource),
    ...expandOf(registry, resource),
    ...(resource.partial === 'inList' ? [FIELDS_IN_LIST] : []),
  ];
}

const FIELDS_IN_LIST: Json = {
  name: 'fields',
  in: 'query',
  description: 'Alleen deze velden, met komma’s ertussen; met __ voor wat erin ligt: url,record__geometry.',
  schema: { type: 'string' },
};

const dayOf = ({ day }: Resource): readonly Json[] =>
  day === undefined
    ? []
    : [
        {
          name: day,
          in: 'query',
          description: 'Dag waarvoor u vraagt: verwijzingen tonen de versie van die dag. Zonder deze geldt vandaag.',
          schema: { type: 'string', format: 'date' },
        },
      ];

const expandOf = (registry: Registry, resource: Resource): readonly Json[] =>
  canExpand(registry, resource) ? [header('expand')] : [];

const FIELDS =
  'Namen van velden, en objecten voor wat erin of erachter ligt. “*” is alles. Gebruik fields of expand, niet allebei.';

const within = (name: string, schema: Json): Json => ({
  type: 'object',
  properties: { [name.split('__')[1]!]: schema },
});

const sizeOf = ({ mostPerPage }: Resource): readonly Json[] =>
  mostPerPage === undefined
    ? []
    : [
        {
          name: 'pageSize',
          in: 'query',
          description: 'Hoeveel objecten op een pagina. Zonder deze zijn het er honderd.',
          schema: { type: 'integer', minimum: 1, maximum: mostPerPage },
        },
      ];

const ORDERING = 'Volgorde van de lijst; een minteken ervoor keert haar om.';

const orderingOf = ({ ordering, orderBy }: Resource): readonly Json[] =>
  // Of names that lead inside there is no list.
  orderBy?.inside
    ? [{ type: 'string' }]
    : ordering
      ? [{ type: 'string', enum: ordering.flatMap((name) => [name, `-${name}`]) }]
      : [];

function headersOf({ method, crs, body, open, resident, api, unconditional }: ApiRoute): readonly Json[] {
  return [
    ...(method === 'GET' ? [header('If-None-Match')] : []),
    ...(method === 'POST' ? [header('Idempotency-Key')] : []),
    ...(method === 'GET' || method === 'POST' || unconditional ? [] : [header('If-Match')]),
    ...(method === 'GET' || resident ? [] : [header('X-Audit-Toelichting')]),
    ...(crs ? [header(api.crsMeant ? 'Accept-Crs-Mag' : 'Accept-Crs')] : []),
    ...(crs && body !== 'none' ? [header('Content-Crs')] : []),
    ...(open || resident ? [] : [header('X-Meent-Activiteit')]),
  ];
}

function bodyOf(registry: Registry, { operation, resource, body }: ApiRoute): Json | undefined {
  if (typeof operation !== 'string' && operation.receives)
    return {
      required: true,
      content: { [operation.receives]: { schema: schemaRef(ownSchemaName(operation, 'takes')) } },
    };
  if (body === 'none') return undefined;
  const json = (schema: Json): Json => ({ required: body === 'required', content: { 'application/json': { schema } } });
  if (typeof operation !== 'string' && operation.document) return json(schemaRef(operation.document.takes));
  if (typeof operation !== 'string')
    return json(
      schemaRef(typeof operation.takes === 'string' ? schemaName(operation.takes) : ownSchemaName(operation, 'takes')),
    );
  if (operation !== 'search')
    return json(schemaRef(operation === 'patch' ? `Patched${schemaName(resource!.name)}` : requestName(resource!)));
  const properties = Object.fromEntries(
    filterDocs(registry, resource!, 'search').map(({ name, description, schema }) => [
      // An operator that holds an object is one level deeper: zaakgeometrie.within.
      ...(schema.$ref ? [name.split('__')[0]!, within(name, schema)] : [name, { ...schema, description }]),
    ]),
  );
  const [ordering] = orderingOf(resource!);
  return json({
    type: 'object',
    properties: {
      ...properties,
      ...(ordering ? { ordering } : {}),
      expand: { type: 'string' },
      ...(resource!.partial === true ? { fields: { type: 'array', items: {}, description: FIELDS } } : {}),
    },
  });
}

function successOf(route: ApiRoute): Json {
  const { operation, resource, method, crs } = route;
  const status =
    typeof operation === 'string' ? ({ create: 201, delete: 204 }[operation as string] ?? 200) : operation.status;
  const schema = answerSchema(route);
  if (typeof operation !== 'string' && operation.or !== undefined)
    return {
      ...successOf({ ...route, operation: { ...operation, or: undefined, status: operation.or } }),
      [status]: { description: 'Gelukt, zonder inhoud', headers: { 'API-version': ref('headers', 'API-version') } },
    };
  return {
    [status]: {
      description: status === 204 ? 'Gelukt, zonder inhoud' : 'Gelukt',
      headers: {
        ...VERSION,
        ...(method === 'GET' || (status !== 204 && resource) ? { ETag: ref('headers', 'ETag') } : {}),
        ...(operation === 'create' ? { Location: ref('headers', 'Location') } : {}),
        ...(resource?.warns && typeof operation === 'string' && WRITES.has(operation)
          ? { 'X-Warning': ref('headers', 'X-Warning') }
          : {}),
        ...(crs ? { 'Content-Crs': ref('headers', 'Content-Crs') } : {}),
      },
      ...(schema ? { content: { 'application/json': { schema } } } : {}),
      ...(typeof operation !== 'string' && operation.sends
        ? { content: { [operation.sends]: { schema: { type: 'string', format: 'binary' } } } }
        : {}),
    },
    ...(method === 'GET' ? { 304: { description: 'Niet veranderd', headers: VERSION } } : {}),
  };
}

const WRITES = new Set(['create', 'update', 'patch']);

function answerSchema({ operation, resource }: ApiRoute): Json | undefined {
  if (typeof operation !== 'string') {
    if (operation.document) return schemaRef(operation.document.gives);
    if (operation.gives === undefined) return undefined;
    const given = schemaRef(
      typeof operation.gives === 'string' ? schemaName(operation.gives) : ownSchemaName(operation, 'gives'),
    );
    if (operation.givesMany === 'orOne') return { oneOf: [given, { type: 'array', items: given }] };
    if (operation.givesMany) return { type: 'array', items: given };
    return operation.givesToo ? { allOf: [given, fieldsSchema({}, '', operation.givesToo)] } : given;
  }
  switch (operation) {
    case 'delete':
      return undefined;
    case 'audittrail':
      return { type: 'array', items: schemaRef('AuditTrail') };
    case 'auditline':
      return schemaRef('AuditTrail');
    case 'list':
    case 'search':
      return resource!.unpaged ? { type: 'array', items: itemOf(resource!) } : pageOf(itemOf(resource!));
    default:
      return itemOf(resource!);
  }
}

const itemOf = (resource: Resource): Json => schemaRef(schemaName(resource.name));

const pageOf = (items: Json): Json => ({
  type: 'object',
  required: ['count', 'results'],
  properties: {
    count: { type: 'integer', description: 'Aantal in de hele lijst.' },
    next: { type: 'string', format: 'uri', nullable: true },
    previous: { type: 'string', format: 'uri', nullable: true },
    results: { type: 'array', items },
  },
});

/** Whoever sends a token is asked whether it is one, also where none is needed. A host that nobody has is 404 everywhere. */
export function problemsOf({ method, crs, body, open, resident, operation }: ApiRoute): Json {
  const statuses = [
    400,
    401,
    ...(open ? [] : [403]),
    404,
    406,
    ...(method === 'GET' ? [] : [409]),
    ...(crs || method === 'PUT' || method === 'PATCH' || method === 'DELETE' ? [412] : []),
    ...(method === 'GET' ? [] : body === 'none' ? [415] : [413, 415]),
    ...(resident ? [429] : []),
    500,
    503,
    ...(typeof operation === 'string' ? [] : (operation.document?.statuses ?? [])),
  ];
  return Object.fromEntries(statuses.map((status) => [status, ref('responses', String(status))]));
}
