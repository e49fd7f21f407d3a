/** Fields to JSON schemas of OpenAPI 3.0.3. A field that only exists beside some values of a sibling makes a discriminated `oneOf`. */
import type { Field, Fields } from '../../engine/fields.ts';
import type { Registry } from '../../engine/registry.ts';
import type { Resource } from '../../engine/resource.ts';
import { exampleOf } from './examples.ts';

/** A piece of an OpenAPI document. */
export type Json = { readonly [name: string]: unknown };

export const schemaRef = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** `enkelvoudiginformatieobject` to `Enkelvoudiginformatieobject`. */
export const schemaName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** All schemas of one resource: its record, with the variants it may have, and the same for a patch. */
export function resourceSchemas(registry: Registry, resource: Resource): Readonly<Record<string, Json>> {
  const schemas: Record<string, Json> = {};
  const name = schemaName(resource.name);
  const shown = shownProperties(registry, resource);
  const head: Json = {
    url: { ...URI, readOnly: true, description: 'Adres van dit object.' },
    ...(resource.api.showsUuid && !resource.withoutUuid
      ? { uuid: { type: 'string', format: 'uuid', ...(resource.givenId ? {} : { readOnly: true }) } }
      : {}),
  };
  const example = exampleOf(registry, resource);
  defineObject(schemas, name, shownFields(resource), { required: true, head, tail: shown, example });
  if (requestName(resource) !== name)
    defineObject(schemas, requestName(resource), resource.fields, { required: true, head: {}, tail: {}, example });
  if (resource.operations.includes('patch'))
    defineObject(schemas, `Patched${name}`, resource.fields, {
      required: false,
      head: resource.givenId ? { uuid: head.uuid } : {},
      tail: {},
    });
  return schemas;
}

/** The record as it is sent has a schema of its own where what comes in under a name is not what goes out under it. */
export const requestName = ({ name, fields, projects = {} }: Resource): string =>
  `${schemaName(name)}${Object.keys(projects).some((one) => one in fields) ? 'Vraag' : ''}`;

const shownFields = ({ fields, projects = {} }: Resource): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => !field.inPath)
      .map(([name, field]) => [name, name in projects ? { ...projects[name]!, server: true } : field]),
  );

/** What an answer has beside the fields: address, columns that are shown, what is computed at the answer, and `_expand`. */
function shownProperties(registry: Registry, resource: Resource): Json {
  const properties: Record<string, Json> = {};
  for (const { property, column, target } of registry.shownColumns(resource)) {
    const many = resource.columns?.[property]?.type.endsWith('[]') ?? column.endsWith('[]');
    const single: Json = target ? URI : { type: 'string' };
    if (resource.columns?.[property]?.type === 'boolean') properties[property] = { type: 'boolean', readOnly: true };
    else
      properties[property] = {
        ...(many ? { type: 'array', items: single } : { ...single, nullable: true }),
        readOnly: true,
      };
  }
  for (const [property, field] of Object.entries(resource.projects ?? {}))
    if (!(property in resource.fields)) properties[property] = fieldSchema({}, property, { ...field, server: true });
  const inside = expandable(registry, resource);
  if (Object.keys(inside).length > 0)
    properties._expand = {
      type: 'object',
      readOnly: true,
      description: 'Wat met expand is uitgeklapt.',
      properties: inside,
    };
  return properties;
}

const RECORD: Json = { type: 'object', additionalProperties: true };

/** What expand can put inside a record: whatever it points at, one or several. */
export function expandable(registry: Registry, resource: Resource): Json {
  const inside: Record<string, Json> = {};
  for (const [name, field] of Object.entries({ ...resource.fields, ...resource.projects })) {
    const { kind, item } = field;
    const inGroup = Object.values(item?.fields ?? {}).some((one) => one.kind === 'relation');
    if (kind === 'relation') inside[name] = RECORD;
    else if (item?.kind === 'relation' || inGroup) inside[name] = { type: 'array', items: RECORD };
  }
  for (const { property, target } of registry.shownColumns(resource)) {
    const many = resource.columns?.[property]?.type.endsWith('[]');
    if (target) inside[property] = many ? { type: 'array', items: RECORD } : RECORD;
  }
  return inside;
}

/** Only a record that points at others can have them put inside. */
export const canExpand = (registry: Registry, resource: Resource): boolean =>
  Object.keys(expandable(registry, resource)).length > 0;

const URI: Json = { type: 'string', format: 'uri' };

interface ObjectOptions {
  /** A patch needs none of the fields. */
  readonly required: boolean;
  /** Properties before and after those of the fields, in answers only. */
  readonly head: Json;
  readonly tail: Json;
  readonly example?: unknown;
}

function defineObject(
  schemas: Record<string, Json>,
  name: string,
  fields: Fields,
  { required, head, tail, example }: ObjectOptions,
): void {
  const by = discriminatorOf(fields);
  const common = Object.entries(fields).filter(([, field]) => !isConditional(field));
  const base = objectSchema(schemas, name, Object.fromEntries(common), required, head, tail);
  const choices = by === undefined ? undefined : fields[by]?.choices;
  if (by === undefined || !choices) {
    schemas[name] = { ...base, ...(example === undefined ? {} : { example }) };
    return;
  }
  schemas[`${name}Basis`] = base;
  const mapping: Record<string, string> = {};
  for (const value of choices) {
    const variant = `${name}_${value}`;
    const own = conditionalFields(fields, value);
    schemas[variant] = {
      allOf: [
        schemaRef(`${name}Basis`),
        objectSchema(schemas, variant, own, required, { [by]: { type: 'string', enum: [value] } }, {}),
      ],
    };
    mapping[value] = `#/components/schemas/${variant}`;
  }
  schemas[name] = {
    type: 'object',
    oneOf: choices.map((value) => schemaRef(`${name}_${value}`)),
    discriminator: { propertyName: by, mapping },
    ...(example === undefined ? {} : { example }),
  };
}

const isConditional = (field: Field): boolean => field.kind === 'variant' || field.only !== undefined;

const discriminatorOf = (fields: Fields): string | undefined => {
  const conditional = Object.values(fields).find(isConditional);
  return conditional && (conditional.only?.by ?? conditional.by);
};

/** The conditional fields as they are when the discriminator has this value. */
function conditionalFields(fields: Fields, value: string): Fields {
  const own: Record<string, Field> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.only?.values.includes(value)) own[name] = field;
    const variant = field.kind === 'variant' ? field.variants?.[value] : undefined;
    if (variant)
      own[name] = { kind: 'group', fields: variant, ...(field.required ? { required: true } : {}), nullable: true };
  }
  return own;
}

function objectSchema(
  schemas: Record<string, Json>,
  owner: string,
  fields: Fields,
  required: boolean,
  head: Json,
  tail: Json,
): Json {
  const needed = required
    ? Object.entries(fields)
        .filter(([, field]) => field.required && !field.server)
        .map(([name]) => name)
    : [];
  return {
    type: 'object',
    ...(needed.length > 0 ? { required: needed } : {}),
    properties: {
      ...head,
      ...Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, fieldSchema(schemas, `${owner}_${name}`, orNull(field))]),
      ),
      ...tail,
    },
  };
}

/** A group that need not be there is emptied with null. */
const orNull = (field: Field): Field => {
  if (field.kind !== 'group' || field.required || field.server) return field;
  const fields = field.nested && !field.nullable ? emptied(field.fields!) : field.fields!;
  return { ...field, fields, nullable: true };
};

/** The fields of an own operation, as an inline object. */
export const fieldsSchema = (schemas: Record<string, Json>, name: string, fields: Fields): Json =>
  objectSchema(schemas, name, fields, true, {}, {});

function fieldSchema(schemas: Record<string, Json>, name: string, field: Field): Json {
  const { schema, sibling } = typeOf(schemas, name, field);
  const more: Json = {
    ...(field.help ? { description: field.help } : {}),
    ...(field.nullable ? { nullable: true } : {}),
    ...(field.server ? { readOnly: true } : {}),
    ...(field.writeOnly ? { writeOnly: true } : {}),
  };
  // Beside a `$ref` nothing counts in OpenAPI 3.0, so it is wrapped.
  return sibling || Object.keys(more).length === 0 ? { ...schema, ...more } : { allOf: [schema], ...more };
}

function typeOf(schemas: Record<string, Json>, name: string, field: Field): { schema: Json; sibling: boolean } {
  const plain = (schema: Json) => ({ schema, sibling: true });
  switch (field.kind) {
    case 'flag':
      return plain({ type: 'boolean' });
    case 'integer':
      return plain({
        type: 'integer',
        ...((field.max ?? 0) > 2 ** 31 ? { format: 'int64' } : {}),
        ...range(field, 'minimum', 'maximum'),
      });
    case 'choice':
      return plain({ type: 'string', enum: field.required ? field.choices : [...field.choices!, ''] });
    case 'group':
      if (discriminatorOf(field.fields!)) {
        defineNested(schemas, name, field.fields!);
        return { schema: schemaRef(name), sibling: false };
      }
      return plain(objectSchema(schemas, name, field.fields!, true, {}, {}));
    case 'list':
      return plain({
        type: 'array',
        items: fieldSchema(schemas, name, field.item!),
        ...range(field, 'minItems', 'maxItems'),
      });
    case 'geometry':
      return { schema: schemaRef('GeoJSONGeometry'), sibling: false };
    case 'json':
      return plain({ type: 'object', additionalProperties: true });
    default:
      return plain({
        type: 'string',
        ...formatOf(field),
        ...range(field, 'minLength', 'maxLength'),
        ...patternOf(field),
      });
  }
}

/** A group that is shown with its fields when nothing is filled in, and may be sent back so. */
const emptied = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, blank: true }]));

function defineNested(schemas: Record<string, Json>, name: string, fields: Fields): void {
  const by = discriminatorOf(fields)!;
  const common = Object.fromEntries(Object.entries(fields).filter(([, field]) => !isConditional(field)));
  const values = fields[by]!.choices!;
  for (const value of values) {
    const own = { ...common, ...conditionalFields(fields, value) };
    const schema = objectSchema(schemas, `${name}_${value}`, own, true, {}, {});
    schemas[`${name}_${value}`] = {
      ...schema,
      properties: { ...(schema.properties as Json), [by]: { type: 'string', enum: [value] } },
    };
  }
  schemas[name] = {
    type: 'object',
    oneOf: values.map((value) => schemaRef(`${name}_${value}`)),
    discriminator: {
      propertyName: by,
      mapping: Object.fromEntries(values.map((value) => [value, `#/components/schemas/${name}_${value}`])),
    },
  };
}

const FORMATS: Readonly<Partial<Record<Field['kind'], string>>> = {
  date: 'date',
  instant: 'date-time',
  duration: 'duration',
  url: 'uri',
  relation: 'uri',
  address: 'uri',
  email: 'email',
  uuid: 'uuid',
};

const formatOf = (field: Field): Json => {
  const format = field.format ?? FORMATS[field.kind];
  return format ? { format } : {};
};

const range = (field: Field, least: string, most: string): Json => ({
  ...(field.min !== undefined ? { [least]: field.min } : leastOf(field, least)),
  ...(field.max !== undefined ? { [most]: field.max } : {}),
});

/** Kinds of text of which only the length says that they are filled in. */
const FILLED: readonly Field['kind'][] = ['text', 'rsin', 'bsn', 'url', 'email', 'relation'];

const leastOf = (field: Field, least: string): Json =>
  least === 'minLength' && FILLED.includes(field.kind) && field.required && !field.blank ? { minLength: 1 } : {};

/** What is not filled in is shown as empty text. */
const patternOf = ({ pattern, required, blank }: Field): Json =>
  pattern ? { pattern: required && !blank ? pattern.source : `^$|${pattern.source}` } : {};

export { fieldSchema };
