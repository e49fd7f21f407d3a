/**
 * A value that looks as a JSON schema says, for people who write the schema. It is a first guess: a pattern, a condition or
 * `not` is not looked at, so whether the value fits must be tested after it.
 */

type Schema = Readonly<Record<string, unknown>>;

/** A part that refers to itself ends here. */
const MOST_DEPTH = 8;
/** Parts that each refer to two others double with each step. */
const MOST_PARTS = 1_000;

const MOST_ITEMS = 10;

interface Making {
  readonly root: Schema;
  parts: number;
}

/** @param schema one in which nothing is wrong. Undefined where no value can be thought of. */
export const exampleOf = (schema: object): unknown => make({ root: schema as Schema, parts: 0 }, schema, 0);

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function make(making: Making, given: unknown, depth: number): unknown {
  if (!isSchema(given) || depth > MOST_DEPTH || isEnough(making)) return undefined;
  const schema = merged(making, given, depth);
  const said = [schema.const, listOf(schema.examples)[0], schema.default, listOf(schema.enum)[0]].find(
    (value) => value !== undefined,
  );
  if (said !== undefined) return said;
  const makeOf = MAKERS[kindOf(schema)];
  return makeOf ? makeOf(schema, (inside) => make(making, inside, depth + 1)) : undefined;
}

/** One part more; true when there are too many. */
function isEnough(making: Making): boolean {
  making.parts += 1;
  return making.parts > MOST_PARTS;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** With what it refers to, all of `allOf`, and the first of `oneOf` and `anyOf`. */
function merged(making: Making, schema: Schema, depth: number): Schema {
  const others = [
    referred(making.root, schema.$ref),
    ...listOf(schema.allOf),
    listOf(schema.oneOf)[0],
    listOf(schema.anyOf)[0],
  ];
  const whole = [
    schema,
    ...others
      .filter(isSchema)
      .map((other) => (depth < MOST_DEPTH && !isEnough(making) ? merged(making, other, depth + 1) : other)),
  ];
  // What stands nearer wins.
  return {
    ...Object.assign({}, ...whole.toReversed()),
    properties: Object.assign({}, ...whole.toReversed().map(propertiesOf)),
  };
}

const propertiesOf = ({ properties }: Schema): Schema => (isSchema(properties) ? properties : {});

/** `#/$defs/adres`; anything else is not followed. */
function referred(root: Schema, reference: unknown): unknown {
  if (typeof reference !== 'string' || !reference.startsWith('#')) return undefined;
  return reference
    .split('/')
    .slice(1)
    .map((step) => decode(step).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (at, step) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Schema)[step] : undefined,
      root,
    );
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function kindOf(schema: Schema): string {
  const kinds = [schema.type].flat();
  const kind = kinds.find((one) => one !== 'null') ?? kinds[0];
  if (typeof kind === 'string') return kind;
  if (Object.keys(propertiesOf(schema)).length > 0) return 'object';
  if (schema.items !== undefined) return 'array';
  return 'string';
}

type Inside = (schema: unknown) => unknown;

const MAKERS: Readonly<Record<string, (schema: Schema, inside: Inside) => unknown>> = {
  object: (schema, inside) =>
    Object.fromEntries(
      Object.entries(propertiesOf(schema)).flatMap(([name, property]) => {
        const value = inside(property);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  array(schema, inside) {
    const items = listOf(schema.prefixItems ?? schema.items);
    const least = typeof schema.minItems === 'number' ? Math.min(schema.minItems, MOST_ITEMS) : 1;
    const values =
      items.length > 0 ? items.map(inside) : Array.from({ length: least || 1 }, () => inside(schema.items));
    return values.filter((value) => value !== undefined);
  },
  string: (schema) => textOf(schema),
  integer: (schema) => numberOf(schema, 1),
  number: (schema) => numberOf(schema, 0.5),
  boolean: () => true,
  null: () => null,
};

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T09:00:00Z',
  time: '09:00:00Z',
  duration: 'P14D',
  email: 'naam@voorbeeld.nl',
  uri: 'https://voorbeeld.nl/',
  'uri-reference': '/voorbeeld',
  url: 'https://voorbeeld.nl/',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  hostname: 'voorbeeld.nl',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

function textOf({ format, minLength, maxLength }: Schema): string {
  const text = FORMATS[String(format)] ?? 'voorbeeld';
  const longEnough = typeof minLength === 'number' ? text.padEnd(Math.min(minLength, 200), ' voorbeeld') : text;
  return typeof maxLength === 'number' ? longEnough.slice(0, maxLength) : longEnough;
}

function numberOf({ minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf }: Schema, step: number): number {
  const unit = typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : step;
  if (typeof minimum === 'number') return Math.ceil(minimum / unit) * unit;
  if (typeof exclusiveMinimum === 'number') return (Math.floor(exclusiveMinimum / unit) + 1) * unit;
  if (typeof maximum === 'number' && maximum < unit) return Math.floor(maximum / unit) * unit;
  if (typeof exclusiveMaximum === 'number' && exclusiveMaximum <= unit)
    return (Math.ceil(exclusiveMaximum / unit) - 1) * unit;
  return unit;
}
