import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createRegistry, type Registry } from '../../src/engine/registry.ts';
import type { Api } from '../../src/engine/resource.ts';
import { validateBody } from '../../src/engine/validate.ts';
import type { Blobs, Outbound } from '../../src/foundation/types.ts';
import { operations, resources } from '../../src/registers/index.ts';
import { routesOf } from '../../src/services/http/routes.ts';
import { documentedPath, documentOf } from '../../src/services/openapi/document.ts';
import { exampleOf } from '../../src/services/openapi/examples.ts';
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

/** The published files lie beside the checkout where this is developed; elsewhere there is nothing to compare with. */
const STANDARDS = fileURLToPath(new URL('../../../shared/standards/', import.meta.url));
const PUBLISHED: Readonly<Record<string, string>> = {
  'Zaken API': 'zaken/1.7.0/openapi.bundled.yaml',
  'Catalogi API': 'catalogi/1.4.0/openapi.yaml',
  'Documenten API': 'documenten/1.7.1/openapi.bundled.yaml',
  'Besluiten API': 'besluiten/1.1.0/openapi.bundled.yaml',
  'Autorisaties API': 'autorisaties/1.1.0/openapi.yaml',
};

/** Differences with a reason. Anything else fails. */
const EXPLAINED: readonly (readonly [difference: RegExp, reason: string])[] = [
  [
    /^head \S+\{\} is not in the standard$/,
    'Every record can be asked for its headers (RFC 9110 9.3.2), also where the file forgets it.',
  ],
  [
    / body (begin|einde)Object is missing$/,
    'Follows from the versions of a type; what a caller sends would say nothing.',
  ],
  [/ \/statustypen\S* body eigenschappen is missing$/, 'Follows from the eigenschappen that name the statustype.'],
  [/^post \/informatieobjecttypen body zaaktypeIdentificaties is missing$/, 'Follows from the relations of zaaktypen.'],
  [
    / \/zaakobjecttypen\S* body (status|resultaat)typen is not in the standard$/,
    'In the file they can be read and never be set.',
  ],
  [
    / \/zaaktypen\S* answer resultaattypeOmschrijving is not in the standard$/,
    'Beside resultaattypen, as besluittypeOmschrijving is beside besluittypen.',
  ],
  [
    /^get \/(besluittypen|informatieobjecttypen)\/\{\} query datumGeldigheid is not in the standard$/,
    'As for zaaktypen: relations by name show the version of that day.',
  ],
  [
    /^post \/besluittypen answer informatieobjecttypeOmschrijving is missing$/,
    'The file has it in this one answer and not where the same record is read.',
  ],
  [/ \/zaken\/\{\}\/besluiten\S* is missing$/, 'Comes with the register of decisions.'],
  [/^post \/zaken\/_zoek body (fields|zaakgeometrie) is missing$/, 'Refused by name until served.'],
  [
    / (query|body) (expand|trefwoorden|objectinformatieobjecten_\w+) is not in the standard$/,
    'Lists and _zoek take the same everywhere.',
  ],
  [
    /^post \/statussen answer zaakinformatieobjecten is not in the standard$/,
    'The file has it where the same record is read.',
  ],
  [
    / \/zaakobjecten\S* (body|answer) betrokkeneIdentificatie is missing$/,
    'The file reuses schemas of rol; the text of the standard has objectIdentificatie.',
  ],
  [
    /^patch \/enkelvoudiginformatieobjecten\/\{\} body tonenAanInitiator is not in the standard$/,
    'The file has it in create and update.',
  ],
  [
    /^post \/enkelvoudiginformatieobjecten answer lock is missing$/,
    'Given only with the parts of a large file; the record never shows it.',
  ],
  [/^put \/bestandsdelen\/\{\} answer inhoud is missing$/, 'Content goes in and is not sent back.'],
];

const comparable = cases.filter(([, , api]) => api.title in PUBLISHED && existsSync(STANDARDS + PUBLISHED[api.title]));

describe.skipIf(comparable.length === 0)('beside the published standard, which must lie at ../shared/standards', () => {
  it.each(comparable)('the %s has the same operations and fields for what it declares', (title, document) => {
    const published = parse(readFileSync(STANDARDS + PUBLISHED[title]!, 'utf8'), { maxAliasCount: -1 }) as Json;
    const found = differences(document, published).filter(
      (difference) => !EXPLAINED.some(([explained]) => explained.test(difference)),
    );
    expect(found).toEqual([]);
  });
});

const shape = (path: string): string => path.replace(/\{[^}]+\}/g, '{}');

function differences(ours: Json, theirs: Json): string[] {
  const found: string[] = [];
  const theirPaths = new Map(Object.entries<Json>(theirs.paths).map(([path, at]) => [shape(path), at]));
  const ourPaths = new Map(Object.entries<Json>(ours.paths).map(([path, at]) => [shape(path), at]));
  const collections = new Set([...ourPaths.keys()].map((path) => path.split('/')[1]));
  for (const [path, at] of theirPaths) {
    if (!collections.has(path.split('/')[1])) continue;
    const own = ourPaths.get(path);
    for (const method of METHODS) if (at[method] && !own?.[method]) found.push(`${method} ${path} is missing`);
  }
  for (const [path, at] of ourPaths) {
    const other = theirPaths.get(path);
    for (const method of METHODS) {
      if (!at[method]) continue;
      if (!other?.[method]) found.push(`${method} ${path} is not in the standard`);
      else if (method !== 'head')
        found.push(...fieldDifferences(ours, theirs, `${method} ${path}`, at[method], other[method]));
    }
  }
  return found;
}

function fieldDifferences(ours: Json, theirs: Json, at: string, one: Json, other: Json): string[] {
  const found: string[] = [];
  const compare = (what: string, mine: ReadonlySet<string>, standard: ReadonlySet<string>): void => {
    for (const name of standard.difference(mine)) found.push(`${at} ${what} ${name} is missing`);
    for (const name of mine.difference(standard)) found.push(`${at} ${what} ${name} is not in the standard`);
  };
  const queries = (document: Json, operation: Json): Set<string> =>
    new Set(
      ((operation.parameters ?? []) as Json[])
        .map((parameter) => (parameter.$ref ? (resolve(document, parameter.$ref) as Json) : parameter))
        .filter((parameter) => parameter.in === 'query')
        .map(({ name }) => name as string),
    );
  compare('query', queries(ours, one), queries(theirs, other));
  const bodies = (document: Json, operation: Json): Set<string> =>
    fieldsOf(document, resolveBody(document, operation.requestBody)?.content?.['application/json']?.schema, true);
  const mine = bodies(ours, one);
  const standard = bodies(theirs, other);
  if (mine.size > 0 && standard.size > 0) compare('body', mine, standard);
  const answers = (document: Json, operation: Json): Set<string> => {
    const status = ['200', '201'].find((code) => operation.responses[code]);
    const schema = status && resolveBody(document, operation.responses[status])?.content?.['application/json']?.schema;
    return fieldsOf(document, schema);
  };
  const given = answers(ours, one);
  const expected = answers(theirs, other);
  if (given.size > 0 && expected.size > 0) compare('answer', given, expected);
  return found;
}

const resolveBody = (document: Json, body: Json | undefined): Json | undefined =>
  body?.$ref ? (resolve(document, body.$ref) as Json) : body;

/** Names of the properties of a schema (that are `sent`, not only received), through references, pages and variants. */
function fieldsOf(document: Json, schema: Json | undefined, sent = false, seen = new Set<unknown>()): Set<string> {
  if (!schema || seen.has(schema)) return new Set();
  seen.add(schema);
  if (schema.$ref) return fieldsOf(document, resolve(document, schema.$ref) as Json, sent, seen);
  if (schema.type === 'array') return fieldsOf(document, schema.items, sent, seen);
  if (schema.properties?.results) return fieldsOf(document, schema.properties.results, sent, seen);
  const names = new Set(
    Object.entries<Json>(schema.properties ?? {})
      .filter(([, property]) => !(sent ? property.readOnly : property.writeOnly))
      .map(([name]) => name),
  );
  for (const part of [
    ...(schema.allOf ?? []),
    ...(schema.oneOf ?? []),
    ...Object.values<string>(schema.discriminator?.mapping ?? {}).map(($ref) => ({ $ref })),
  ])
    for (const name of fieldsOf(document, part, sent, seen)) names.add(name);
  names.delete('_expand');
  return names;
}
