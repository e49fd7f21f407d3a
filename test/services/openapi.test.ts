import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createRegistry, type Registry } from '../../src/engine/registry.ts';
import type { Api } from '../../src/engine/resource.ts';
import { validateBody } from '../../src/engine/validate.ts';
import type { Blobs, Outbound } from '../../src/foundation/types.ts';
import { resources } from '../../src/registers/index.ts';
import { routesOf } from '../../src/services/http/routes.ts';
import { documentedPath, documentOf } from '../../src/services/openapi/document.ts';
import { exampleOf } from '../../src/services/openapi/examples.ts';
import { operations } from '../../src/services/own/index.ts';
import { startMeent, type TestMeent } from '../support/server.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is walked here, and its shape is what is tested.
type Json = Record<string, any>;

const registry: Registry = createRegistry(resources);
// Documentation is made of what the operations declare; nothing is called.
const own = operations({ blobs: {} as Blobs, outbound: {} as Outbound });
const routes = routesOf(registry, own);
const byRoot = Map.groupBy(routes, ({ api }) => api.root);
const documents = new Map<Api, Json>(
  [...byRoot.values()].map((own) => [own[0]!.api, documentOf(registry, own[0]!.api, own) as Json]),
);
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head'];
const cases = [...documents].map(([api, document]) => [api.title, document, api] as const);

const operationsIn = (document: Json): [string, string, Json][] =>
  Object.entries<Json>(document.paths).flatMap(([path, at]) =>
    METHODS.filter((method) => at[method]).map((method): [string, string, Json] => [method, path, at[method]]),
  );

function everyObject(value: unknown, visit: (object: Json, at: string) => void, at = '#'): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Json, at);
  for (const [name, child] of Object.entries(value)) everyObject(child, visit, `${at}/${name}`);
}

const resolve = (document: Json, ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce((at: Json | undefined, part) => at?.[part], document);

describe.each(cases)('the document of the %s', (_title, document) => {
  it('names Idempotency-Key and its refusal at every POST, and nowhere else', () => {
    for (const [method, path, { parameters, responses }] of operationsIn(document)) {
      const names = (parameters as Json[]).map(({ $ref }) => $ref);
      const named = names.includes('#/components/parameters/Idempotency-Key');
      expect(named, `${method} ${path}`).toBe(method === 'post');
      if (named) expect(responses['409'], path).toBeDefined();
    }
  });

  it('has the shape of OpenAPI 3.0.3', () => {
    expect(document.openapi).toBe('3.0.3');
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    for (const [method, path, operation] of operationsIn(document)) {
      const at = `${method} ${path}`;
      expect(path, at).toMatch(/^\/[\w{}/-]+$/);
      expect(Object.keys(operation.responses).length, at).toBeGreaterThan(0);
      for (const response of Object.values<Json>(operation.responses))
        expect(response.$ref ?? response.description, at).toEqual(expect.any(String));
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name).sort();
      const declared = (operation.parameters as Json[]).filter((one) => one.in === 'path');
      expect(declared.map(({ name }) => name).sort(), at).toEqual(inPath);
      const keys = (operation.parameters as Json[])
        .map((one) => (one.$ref ? (resolve(document, one.$ref) as Json) : one))
        .map(({ in: place, name }) => `${place} ${name}`);
      expect(new Set(keys).size, at).toBe(keys.length);
    }
  });

  it('refers only to what is there', () => {
    everyObject(document, (object, at) => {
      if (typeof object.$ref === 'string') expect(resolve(document, object.$ref), `${at} ${object.$ref}`).toBeDefined();
      for (const ref of Object.values<string>(object.discriminator?.mapping ?? {}))
        expect(resolve(document, ref), `${at} ${ref}`).toBeDefined();
    });
  });

  it('names every operation once', () => {
    const ids = operationsIn(document).map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has only schemas with a type, a reference or a combination, and required properties that exist', () => {
    for (const [name, schema] of Object.entries<Json>(document.components.schemas)) {
      expect(schema.type ?? schema.allOf ?? schema.oneOf, name).toBeDefined();
      everyObject(schema, (object, at) => {
        if (!Array.isArray(object.required) || !object.properties) return;
        for (const property of object.required)
          expect(Object.keys(object.properties), `${name} ${at}`).toContain(property);
      });
    }
  });
});

it('every answered address is documented, and every documented one answers', () => {
  for (const [api, document] of documents) {
    const served = byRoot.get(api.root)!.map((route) => `${route.method.toLowerCase()} ${documentedPath(route)}`);
    const documented = operationsIn(document)
      .filter(([method]) => method !== 'head')
      .map(([method, path]) => `${method} ${path}`);
    expect(documented.sort()).toEqual(served.sort());
  }
});

it.each(resources.filter((one) => one.operations.includes('create')).map((one) => [one.name, one] as const))(
  'the example of %s is accepted by the validator itself',
  (_name, resource) => {
    expect(() =>
      validateBody(registry, resource, 'https://gemeente.voorbeeld.nl', exampleOf(registry, resource), 'create'),
    ).not.toThrow();
  },
);

describe('the documents are served', () => {
  let meent: TestMeent;
  beforeAll(async () => {
    meent = await startMeent();
  });
  afterAll(() => meent.close());

  it.each(cases)('%s as YAML and JSON, without a token', async (_title, document, api) => {
    const yaml = await meent.ask({ as: false, url: `${api.root}/openapi.yaml` });
    const json = await meent.ask({ as: false, url: `${api.root}/openapi.json` });
    expect(yaml.headers['content-type']).toContain('application/yaml');
    expect(parse(yaml.body, { maxAliasCount: 0 })).toEqual(JSON.parse(json.body));
    expect(JSON.parse(json.body)).toEqual(JSON.parse(JSON.stringify(document)));
    const again = await meent.ask({
      as: false,
      url: `${api.root}/openapi.yaml`,
      headers: { 'if-none-match': yaml.headers.etag as string },
    });
    expect(again.statusCode).toBe(304);
  });

  it('not on a host that nobody has', async () => {
    const [api] = documents.keys();
    const answer = await meent.ask({
      as: false,
      url: `${api!.root}/openapi.yaml`,
      headers: { host: 'elders.voorbeeld' },
    });
    expect(answer.statusCode).toBe(404);
  });
});
