/** Validates real answers against the published schemas. A schema is compiled when the first answer of its operation comes. */
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { alsoEmpty } from './empty.ts';
import { asJsonSchema } from './json-schema.ts';
import { type ApiName, type Json, publishedOf } from './published.ts';

export interface Answered {
  readonly method: string;
  /** Below the root of the API, with or without query: `/zaken/0190…`. */
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

/** What is wrong with an answer, one line a fault; undefined where nothing is published of it (an own operation, a problem). */
export type Checker = (answer: Answered) => readonly string[] | undefined;

/** Nothing filled in: text that is an address, an e-mail or a duration where it is there, is empty where it is not. */
const ALSO_EMPTY = ['uri', 'email', 'duration'];

export function checkerOf(name: ApiName): Checker {
  const document = publishedOf(name);
  // The published patterns escape what needs no escape, which `u` refuses.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  // biome-ignore lint/suspicious/noExplicitAny: the package exports its function as a namespace to this compiler
  (formats as any)(ajv);
  alsoEmpty(ajv, ALSO_EMPTY);
  ajv.addSchema({ $id: 'document', components: { schemas: schemasOf(document) } });
  const compiled = new Map<string, ValidateFunction | undefined>();
  const paths = Object.keys(document.paths).map((path) => ({
    path,
    shape: new RegExp(`^${path.replace(/\{[^}]+\}/g, (one) => (one === '{version}' ? '\\d+' : '[0-9a-f-]{36}'))}$`),
  }));

  return ({ method, path, status, body }) => {
    const asked = path.split('?')[0]!;
    const found = paths.find(({ shape }) => shape.test(asked))?.path;
    const operation = found && document.paths[found][method.toLowerCase()];
    if (!operation || status >= 300) return undefined;
    if (status === 204) return [];
    const key = `${method} ${found}`;
    if (!compiled.has(key)) compiled.set(key, compile(operation));
    const validate = compiled.get(key);
    if (!validate) return undefined;
    if (validate(JSON.parse(body))) return [];
    return [...new Set(validate.errors!.map((error) => `${key} ${placeOf(error.instancePath)}: ${error.message}`))];
  };

  function compile({ responses }: Json): ValidateFunction | undefined {
    const success = Object.entries<Json>(responses).find(([status]) => status.startsWith('2'))?.[1];
    const schema = success?.content?.['application/json']?.schema;
    return schema && ajv.compile(asJsonSchema(document, schema) as Json);
  }
}

const schemasOf = (document: Json): Json =>
  Object.fromEntries(
    Object.entries<Json>(document.components.schemas).map(([name, schema]) => [name, asJsonSchema(document, schema)]),
  );

/** `/results/0/kenmerken/2/bron` to `results[].kenmerken[].bron`: the same fault in every item is one fault. */
const placeOf = (path: string): string =>
  path.slice(1).replace(/\/\d+/g, '[]').replace(/^\d+/, '[]').replaceAll('/', '.') || '(whole)';
