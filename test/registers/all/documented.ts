/** Every operation of every document that a running program serves, and whether an answer is one that it documents. */
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { documentedPath } from '../../../src/services/openapi/document.ts';
import { alsoEmpty } from '../../contract/empty.ts';
import { asJsonSchema } from '../../contract/json-schema.ts';
import type { Request, TestMeent } from '../../support/server.ts';
import { routes } from './requests.ts';
import { BSN } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is walked here, and its shape is what is tested.
export type Schema = Record<string, any>;

export interface Documented {
  /** `GET /zaken/api/v1/zaken/{uuid}`. */
  readonly name: string;
  readonly method: NonNullable<Request['method']>;
  /** Below the root of the host, with the names of the document in it. */
  readonly path: string;
  readonly operation: Schema;
  readonly document: Schema;
  /** Of a list of kinds one is asked for. */
  readonly route: (typeof routes)[number] | undefined;
}

interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Addresses of all documents: whatever the program serves under that name. */
export const documentsOf = ({ fastify }: TestMeent): readonly string[] =>
  [...fastify.printRoutes({ commonPrefix: false }).matchAll(/\S+\/openapi\.json/g)].map(([address]) => address).sort();

export async function operationsOf(meent: TestMeent): Promise<readonly Documented[]> {
  const found: Documented[] = [];
  for (const url of documentsOf(meent)) {
    const document = (await meent.ask({ as: false, url })).json() as Schema;
    const root = document.servers[0].url as string;
    for (const [path, at] of Object.entries<Schema>(document.paths))
      for (const [verb, operation] of Object.entries<Schema>(at)) {
        const method = verb.toUpperCase() as Documented['method'];
        found.push({
          name: `${method} ${root}${path}`,
          method,
          path: root + path,
          operation,
          document,
          route: routeOf(root, method === 'HEAD' ? 'GET' : method, path),
        });
      }
  }
  return found;
}

/** The export of any kind is documented as one operation. */
const routeOf = (root: string, method: Documented['method'], path: string) =>
  routes.find(
    (route) =>
      route.api.root === root &&
      route.method === method &&
      new RegExp(`^${path.replace(/\{soort\}/, '[^/]+')}$`).test(documentedPath(route)),
  );

/** Follows references. */
export function resolved(document: Schema, given: Schema): Schema {
  if (typeof given.$ref !== 'string') return given;
  const found = given.$ref
    .slice(2)
    .split('/')
    .reduce((at, part) => at[part], document);
  return resolved(document, found as Schema);
}

/** The parameters of an operation, whole. */
export const parametersOf = ({ document, operation }: Documented): readonly Schema[] =>
  (operation.parameters as Schema[]).map((one) => resolved(document, one));

/** The schema of a JSON body, when it takes one. */
export const bodyOf = ({ operation }: Documented): Schema | undefined =>
  operation.requestBody?.content['application/json']?.schema;

const PROBLEM = 'application/problem+json';
const JSON_TYPES: ReadonlySet<string> = new Set(['application/json', PROBLEM]);

/** What is wrong with an answer according to the document, one line a fault. Compiles each schema once. */
export function checkerOf(document: Schema): (of: Documented, answer: Answered) => readonly string[] {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  // biome-ignore lint/suspicious/noExplicitAny: the package exports its function as a namespace to this compiler
  (formats as any)(ajv);
  ajv.addFormat('partial-date', /^\d{4}(-\d{2}(-\d{2})?)?$/);
  // What is not filled in is empty text.
  alsoEmpty(ajv, ['partial-date', 'email', 'duration', 'date', 'date-time', 'uuid']);
  // An address that another gave is not ours to shape, and bytes have none.
  for (const format of ['uri', 'binary']) ajv.addFormat(format, true);
  const schemas = Object.entries<Schema>(document.components.schemas).map(([name, schema]) => [
    name,
    asJsonSchema(document, schema),
  ]);
  ajv.addSchema({ $id: 'document', components: { schemas: Object.fromEntries(schemas) } });
  const compiled = new Map<Schema, ValidateFunction>();
  const validatorOf = (schema: Schema): ValidateFunction => {
    const made = compiled.get(schema) ?? ajv.compile(asJsonSchema(document, schema) as object);
    compiled.set(schema, made);
    return made;
  };

  return ({ method, operation }, { statusCode, headers, body }) => {
    const documented = operation.responses[statusCode];
    if (statusCode >= 500) return [`${statusCode} ${body}`];
    if (!documented) return [`${statusCode} is not documented: ${body.slice(0, 300)}`];
    const { content = {} } = resolved(document, documented);
    if (method === 'HEAD' || Object.keys(content).length === 0)
      return body === '' ? [] : [`${statusCode} has a body: ${body.slice(0, 300)}`];
    const type = String(headers['content-type']).split(';')[0]!;
    const said = content[type] ?? content['application/octet-stream'];
    if (!said) return [`${statusCode} is ${type}, not ${Object.keys(content)}`];
    if (!JSON_TYPES.has(type)) return [];
    const faults: string[] = [];
    const value = JSON.parse(body);
    const validate = validatorOf(said.schema);
    if (!validate(value))
      faults.push(`${statusCode}: ${ajv.errorsText(validate.errors)}: ${JSON.stringify(value).slice(0, 300)}`);
    if (type === PROBLEM) {
      if (value.status !== statusCode) faults.push(`${statusCode} says that it is ${value.status}`);
      if (body.includes(BSN)) faults.push(`a problem names a person: ${body}`);
    }
    return faults;
  };
}
