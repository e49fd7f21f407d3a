/** One OpenAPI document as facts that can be compared: operations, parameters, statuses, scopes, and fields of bodies. */
import type { Json } from './published.ts';
import { type Aspects, aspectsOf, fieldsOf, merged, resolved } from './schema.ts';

export interface OperationFacts {
  /** `GET /zaken/{}` */
  readonly name: string;
  /** What it is about: `zaken`, `zaken/zaakeigenschappen`. */
  readonly about: string;
  readonly method: string;
  /** `query status`, `header Accept-Crs` */
  readonly parameters: ReadonlyMap<string, Aspects>;
  readonly statuses: readonly string[];
  readonly scopes: readonly string[];
  readonly request: ReadonlyMap<string, Aspects>;
  readonly answer: ReadonlyMap<string, Aspects>;
}

/** OpenAPI 3.0.3, Parameter Object: a header parameter of this name shall be ignored. */
const IGNORED = ['Accept', 'Content-Type', 'Authorization'];

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head'];

export const factsOf = (document: Json): ReadonlyMap<string, OperationFacts> =>
  new Map(
    Object.entries<Json>(document.paths)
      .flatMap(([path, item]) =>
        METHODS.filter((method) => item[method]).map((method) => operationFacts(document, path, item, method)),
      )
      .map((facts) => [facts.name, facts]),
  );

function operationFacts(document: Json, path: string, item: Json, method: string): OperationFacts {
  const operation = item[method] as Json;
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one: Json) =>
    resolved(document, one),
  );
  return {
    name: `${method.toUpperCase()} ${path.replace(/\{[^}]+\}/g, '{}')}`,
    about: path.replace(/\/\{[^}]+\}/g, '').slice(1),
    method: method.toUpperCase(),
    parameters: new Map(
      parameters
        .filter((one) => one.in !== 'path' && !IGNORED.includes(one.name))
        .map((one) => [`${one.in} ${one.name}`, parameterAspects(document, one)]),
    ),
    statuses: Object.keys(operation.responses),
    scopes: scopesOf(operation),
    request: bodyFields(document, operation.requestBody, 'readOnly'),
    answer: bodyFields(document, successOf(document, operation), 'writeOnly'),
  };
}

function parameterAspects(document: Json, parameter: Json): Aspects {
  const schema = merged(document, parameter.schema ?? {});
  const items = schema.type === 'array' ? merged(document, schema.items ?? {}) : undefined;
  const said = Object.entries(items ? aspectsOf(items) : {}).map(([name, value]) => [`items ${name}`, value]);
  return { ...aspectsOf(schema, parameter.required === true), ...Object.fromEntries(said) };
}

/** The published documents write alternatives as `(a | b)`, ours as one requirement each. */
const scopesOf = ({ security }: Json): readonly string[] =>
  [
    ...new Set(
      ((security ?? []) as Json[]).flatMap((one) =>
        Object.values<string[]>(one).flatMap((scopes) => scopes.flatMap((scope) => scope.split(/[()|\s]+/))),
      ),
    ),
  ]
    .filter(Boolean)
    .sort();

const successOf = (document: Json, { responses }: Json): Json | undefined => {
  const status = Object.keys(responses).find((one) => one.startsWith('2'));
  return status === undefined ? undefined : resolved(document, responses[status]);
};

/** `kenmerken[].bron` is inside `kenmerken`, and `adres.straat<woning>` inside `adres<woning>` and `adres`. */
export function isInside(place: string, outer: string): boolean {
  const [name, variant = ''] = outer.split(/(?=<)/);
  return (
    place !== outer &&
    place.endsWith(variant) &&
    /^(\.|\[|<)/.test(place.slice(name!.length)) &&
    place.startsWith(name!)
  );
}

/** A page and an array count as their items; which of the two it is stands under `(whole)`. */
function bodyFields(document: Json, body: Json | undefined, hidden: 'readOnly' | 'writeOnly'): Map<string, Aspects> {
  const found = Object.entries<Json>(resolved(document, body ?? {}).content ?? {}).find(([, one]) => one.schema);
  const shown = new Map<string, Aspects>();
  if (!found) return shown;
  const within: string[] = [];
  for (const [at, aspects] of fieldsOf(document, found[1].schema)) {
    if (aspects[hidden]) within.push(at);
    if (within.some((outer) => at === outer || isInside(at, outer))) continue;
    shown.set(at.replace(/^(results)?\[\]\.?/, ''), aspects);
  }
  shown.delete('');
  shown.delete('results');
  const whole = merged(document, found[1].schema);
  if (shown.size > 0)
    shown.set('(whole)', { shape: whole.properties?.results ? 'page' : whole.type === 'array' ? 'array' : 'object' });
  return shown;
}
