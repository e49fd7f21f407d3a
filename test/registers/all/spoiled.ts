/** One request that is right, made wrong in one place: what every operation must refuse, whatever it is for. */
import { LINES } from '../../../src/engine/own.ts';
import type { Request, Resident } from '../../support/server.ts';
import { bodyOf, type Documented, parametersOf, resolved, type Schema } from './documented.ts';

export interface Spoiled {
  readonly name: string;
  readonly request: Request;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
const LONG = 'x'.repeat(1_048_576);
const RTL = '\u202eopgekomen \u05e9\u05dc\u05d5\u05dd';
const JSON_HEADER = { 'content-type': 'application/json' };

/** Every way to spoil this request that there is. `request` succeeds as it is. */
export const spoil = (of: Documented, request: Request): readonly Spoiled[] => [
  ...wrongHeaders(of, request),
  ...wrongAddresses(of, request),
  ...wrongQueries(of, request),
  ...wrongBodies(of, request),
];

function wrongHeaders(of: Documented, request: Request): readonly Spoiled[] {
  const { method, operation } = of;
  const parameters = parametersOf(of);
  const takes = (name: string): boolean => parameters.some((one) => one.in === 'header' && one.name === name);
  const as = (name: string, value: string): Spoiled => ({
    name: `${name}: ${value.slice(0, 40)}`,
    request: { ...request, headers: { ...request.headers, [name.toLowerCase()]: value } },
  });
  const sends = Object.keys(operation.responses[200]?.content ?? operation.responses[201]?.content ?? {});
  return [
    as('Host', 'elders.voorbeeld'),
    as('Host', '..'),
    ...(isOfResident(of) ? wrongSessions(of, request) : []),
    ...(operation.security?.length === 0
      ? []
      : [
          { name: 'nobody', request: { ...request, as: false as const } },
          as('Authorization', 'Bearer x.y.z'),
          as('Authorization', 'Bearer'),
          as('Authorization', 'Basic YTpi'),
        ]),
    ...(sends.length === 0 || sends.includes('application/json')
      ? [as('Accept', 'text/html'), as('Accept', 'application/json;q=0')]
      : []),
    ...(CONDITIONED.has(method!) ? [as('If-Match', '"onzin"'), as('If-Match', 'onzin')] : []),
    ...(takes('Idempotency-Key')
      ? [as('Idempotency-Key', 'met spatie'), as('Idempotency-Key', 'x'.repeat(300)), as('Idempotency-Key', '')]
      : []),
    ...(takes('X-Audit-Toelichting')
      ? [as('X-Audit-Toelichting', 'x'.repeat(1_001)), as('X-Audit-Toelichting', 'a\u0085b')]
      : []),
    ...(takes('X-Meent-Activiteit') ? [as('X-Meent-Activiteit', 'onzin'), as('X-Meent-Activiteit', NOBODY)] : []),
    ...(takes('Accept-Crs') ? [as('Accept-Crs', 'EPSG:28992')] : []),
    ...(takes('Content-Crs') ? [as('Content-Crs', 'EPSG:28992')] : []),
    ...(method === 'POST' || CONDITIONED.has(method!) ? wrongTypes(request) : []),
  ];
}

const isOfResident = ({ operation }: Documented): boolean =>
  operation.security?.some((one: Schema) => 'Inwoner-Sessie' in one) === true;

/** A browser that another site uses, a session that is nobody's, and a write without what only our own pages know. */
function wrongSessions({ operation }: Documented, request: Request): readonly Spoiled[] {
  const { cookie, token } = request.as as Resident;
  const as = (name: string, wrong: Resident): Spoiled => ({ name, request: { ...request, as: wrong } });
  const from = (headers: Readonly<Record<string, string>>): Spoiled => ({
    name: JSON.stringify(headers),
    request: { ...request, headers: { ...request.headers, ...headers } },
  });
  const writes = operation.security.some((one: Schema) => 'Inwoner-Token' in one);
  return [
    as('a session of nobody', { cookie: `meent=${'A'.repeat(43)}`, token }),
    as('a cookie that is none', { cookie: 'meent=x', token }),
    as('another cookie', { cookie: cookie.replace('meent', 'gemeente'), token }),
    from({ 'sec-fetch-site': 'cross-site' }),
    from({ 'sec-fetch-site': 'same-site' }),
    from({ origin: 'https://elders.voorbeeld' }),
    from({ origin: 'null' }),
    ...(writes
      ? [
          as('no token of the session', { cookie, token: '' }),
          as('half a token', { cookie, token: token.slice(0, -2) }),
          as('the token of another salt', { cookie, token: `${'A'.repeat(16)}.${token.split('.')[1]}` }),
          from({ 'sec-fetch-site': 'none' }),
        ]
      : []),
  ];
}

const CONDITIONED: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'DELETE']);

const wrongTypes = (request: Request): readonly Spoiled[] =>
  ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'onzin', 'multipart/form-data', '/'].map(
    (type) => ({
      name: `Content-Type: ${type}`,
      request: { ...request, payload: '{"a":1}', headers: { ...request.headers, 'content-type': type } },
    }),
  );

/** Each part of the address that is a variable, by itself. */
function wrongAddresses(of: Documented, request: Request): readonly Spoiled[] {
  const [path, query] = String(request.url).split('?');
  const parts = path!.split('/');
  return of.path.split('/').flatMap((part, at) =>
    part.startsWith('{')
      ? [
          ...(isListOf(of, at) ? [] : [NOBODY]),
          'x',
          '%00',
          '..%2f..',
          '%f0%9f%a7%b1',
          '-1',
          '1e9',
          `${NOBODY}0`,
          'x'.repeat(600),
        ].map((wrong) => ({
          name: `${part} is ${wrong.slice(0, 40)}`,
          request: {
            ...request,
            url: [...parts.slice(0, at), wrong, ...parts.slice(at + 1)].join('/') + (query ? `?${query}` : ''),
          },
        }))
      : [],
  );
}

/** Nothing is in a list of what is not there: an empty list tells nobody which of them there are. */
const isListOf = ({ method, route }: Documented, at: number): boolean =>
  (method === 'GET' || method === 'HEAD') && route?.operation === 'list' && at > 0;

function wrongQueries(of: Documented, request: Request): readonly Spoiled[] {
  const url = String(request.url);
  const start = url.includes('?') ? '&' : '?';
  const with_ = (name: string, text: string): Spoiled => ({
    name: `?${name.slice(0, 60)}`,
    request: { ...request, url: `${url}${start}${text}` },
  });
  const whole = ['onzin=1', '__proto__=1', 'pa%00ge=1', 'page=%ff', 'page=1&page=1', 'constructor[a]=1'];
  return [
    ...whole.map((text) => with_(text, text)),
    ...parametersOf(of)
      .filter((one) => one.in === 'query' && !url.includes(`${one.name}=`))
      .flatMap(({ name, schema }) =>
        wrongTexts(resolved(of.document, schema)).map((text) =>
          with_(`${name}=${text}`, `${name}=${encodeURIComponent(text)}`),
        ),
      ),
  ];
}

/** Text that is no value of this schema; none where any text is. */
function wrongTexts(schema: Schema): readonly string[] {
  if (schema.type === 'array') return wrongTexts(schema.items);
  if (schema.enum) return ['bestaat_niet', RTL];
  if (schema.type === 'integer') return ['x', '1.5', '99999999999999999999', '٣', '-99999999999999999999'];
  if (schema.type === 'boolean') return ['misschien', '2'];
  if (schema.format === 'date') return ['2026-02-30', 'gisteren', '10000-01-01'];
  if (schema.format === 'date-time') return ['2026-02-30T10:00:00Z', 'gisteren', '2026-01-01T10:00:00+99:99'];
  if (schema.format === 'uri') return ['x', 'zaken/1', 'http://[::1'];
  if (schema.format === 'uuid') return ['x', `${NOBODY}0`];
  return [];
}

function wrongBodies(of: Documented, request: Request): readonly Spoiled[] {
  const schema = bodyOf(of);
  const lines = of.operation.requestBody?.content[LINES] !== undefined;
  const raw = (name: string, payload: string | Buffer): Spoiled => ({
    name,
    request: {
      ...request,
      payload,
      headers: { ...request.headers, 'content-type': lines ? LINES : JSON_HEADER['content-type'] },
    },
  });
  // A wrong line is told in the answer, and the lines after it are read.
  if (!schema || lines) return [];
  const texts = {
    ...(of.operation.requestBody.required ? { nothing: '', spaces: '  ' } : {}),
    'half an object': '{"a":',
    'no JSON': 'onzin',
    NaN: '{"a":NaN}',
    NUL: '{"a":"\\u0000"}',
    'NUL in a name': '{"\\u0000":1}',
    'a lone surrogate': '{"a":"\\ud800"}',
    'a lone surrogate in a name': '{"\\udfff":1}',
    'a name twice': '{"a":1,"a":1}',
    'a name twice, deep': '{"a":[{"b":1,"\\u0062":2}]}',
    'too deep': `{"a":${'['.repeat(21)}${']'.repeat(21)}}`,
    'brackets alone': '['.repeat(100_000),
    'a list': '[]',
    text: '"x"',
    'a number': '1',
    true: 'true',
    'two objects': '{}{}',
    comment: '{/**/}',
  };
  const valid = (request.payload ?? {}) as Record<string, unknown>;
  return [
    ...Object.entries(texts).map(([name, text]) => raw(name, text)),
    raw('no UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d])),
    raw('UTF-16', Buffer.from('{"a":1}', 'utf16le')),
    ...Object.entries(propertiesOf(of.document, schema)).flatMap(([name, property]) =>
      wrongOf(of, name, property).map((value) => ({
        name: `${name} is ${JSON.stringify(value)?.slice(0, 40)}`,
        request: { ...request, payload: { ...valid, [name]: value } },
      })),
    ),
  ];
}

/** What the address says is not read from the body (objecten 2.x, zaakeigenschappen). */
const inAddress = ({ path, method }: Documented, name: string): boolean =>
  path.includes(`{${name}_uuid}`) || (name === 'uuid' && method !== 'POST');

function wrongOf(of: Documented, name: string, property: Schema): readonly unknown[] {
  if (of.route?.operation === 'search') return wrongOperands(name, property);
  return inAddress(of, name) ? [] : wrongValues(property);
}

/** A search takes what an address takes, also as a number or as true. An empty object is no condition. */
const wrongOperands = (name: string, schema: Schema): readonly unknown[] =>
  // `fields` names what is shown, in objects where it lies deeper.
  name === 'fields' ? [] : [{}, [{}], [1], [null], ...wrongTexts(schema)];

/** By name, of an object that may be put together of several. What differs by a discriminator is left out. */
export function propertiesOf(document: Schema, given: Schema): Readonly<Record<string, Schema>> {
  const schema = resolved(document, given);
  const of = (some: readonly Schema[] = []) => some.map((one) => propertiesOf(document, one));
  const [first] = (schema.oneOf ?? []) as Schema[];
  const own = Object.entries<Schema>(schema.properties ?? {}).map(([name, one]): [string, Schema] => [
    name,
    { ...resolved(document, one), ...(one.readOnly ? { readOnly: true } : {}) },
  ]);
  const base = first ? of(resolved(document, first).allOf?.slice(0, 1)) : [];
  return Object.assign({}, ...base, ...of(schema.allOf), Object.fromEntries(own));
}

/** What this property can never be. A read-only one is ignored, as the standard has it. */
function wrongValues(schema: Schema): readonly unknown[] {
  if (schema.readOnly) return [];
  switch (schema.type) {
    case 'string':
      return [
        {},
        [],
        true,
        ...(schema.maxLength ? ['x'.repeat(schema.maxLength + 1), LONG] : []),
        ...(schema.enum ? ['bestaat_niet', RTL] : []),
        ...(schema.format === 'date' ? ['2026-02-30', 'gisteren', '10000-01-01', '٢٠٢٦-٠١-٠١'] : []),
        ...(schema.format === 'date-time' ? ['2026-02-30T10:00:00Z', 'gisteren', '2026-01-01T10:00:00+99:99'] : []),
        ...(schema.format === 'duration' ? ['gisteren', 'P'] : []),
        ...(schema.format === 'uri' ? ['javascript:alert(1)', RTL, 'http://[::1'] : []),
      ];
    case 'integer':
      return ['x', {}, [], true, 1.5, 1e300, -1e300, 2 ** 53];
    case 'boolean':
      return ['misschien', {}, [], 2];
    case 'array':
      return [{}, 'x', 1, true, [[[[]]]]];
    case 'object':
      return [[], 'x', 1, true];
    default:
      return [];
  }
}
