/** A schema as a reader needs it: its kind in words, its fields, and an example that fits. */
import { follow, type OpenApiDocument, type Reference, refName, type Schema } from './document.ts';

type Node = Schema | Reference;

export interface SchemaField {
  readonly name: string;
  readonly kind: string;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly description: string | undefined;
  /** Fields of an object, or of the objects in a list. */
  readonly fields: readonly SchemaField[];
}

/** All parts of an `allOf`, as one. */
export function merged(document: OpenApiDocument, node: Node): Schema {
  const schema = follow<Schema>(document, node);
  if (!schema.allOf) return schema;
  const { allOf, ...own } = schema;
  const parts = [...allOf.map((part) => merged(document, part)), own];
  return Object.assign({}, ...parts, {
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => required ?? []),
  });
}

const typesOf = ({ type }: Schema): readonly string[] =>
  type === undefined ? [] : typeof type === 'string' ? [type] : type;

function kindOf(document: OpenApiDocument, node: Node): string {
  const schema = merged(document, node);
  if (schema.enum) return schema.enum.map(String).join(' | ');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map((choice) => refName(choice) ?? kindOf(document, choice)).join(' | ');
  const type = typesOf(schema).find((name) => name !== 'null') ?? (schema.properties ? 'object' : 'any');
  if (type === 'array') return `${schema.items ? kindOf(document, schema.items) : 'any'}[]`;
  const details = [schema.format, schema.maxLength === undefined ? undefined : `max. ${schema.maxLength}`].filter(
    Boolean,
  );
  return details.length ? `${type} (${details.join(', ')})` : type;
}

/** Deeper than this a reader follows the schema of the other resource. */
const DEPTH = 3;

export function fieldsOf(
  document: OpenApiDocument,
  node: Node,
  depth = 0,
  path: readonly string[] = [],
): SchemaField[] {
  const name = refName(node);
  if (depth > DEPTH || (name !== undefined && path.includes(name))) return [];
  const schema = merged(document, node);
  const inside = name === undefined ? path : [...path, name];
  if (schema.items) return fieldsOf(document, schema.items, depth, inside);
  return Object.entries(schema.properties ?? {}).map(([field, child]) => {
    const value = merged(document, child);
    return {
      name: field,
      kind: kindOf(document, child),
      required: schema.required?.includes(field) ?? false,
      readOnly: value.readOnly ?? false,
      description: value.description ?? value.title,
      fields: fieldsOf(document, child, depth + 1, inside),
    };
  });
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  date: '2026-11-20',
  'date-time': '2026-11-20T14:02:00Z',
  uri: 'https://voorbeeld.nl/1',
  uuid: '6d1c4f0e-2b7a-7c35-9a41-0f3f5f6f7a10',
  duration: 'P8W',
  email: 'noor@voorbeeld.nl',
  integer: 1,
  number: 1,
  boolean: true,
  string: '',
};

/** An example of what to send: required fields alone, given examples first. Fields that the server sets are left out. */
export function exampleOf(document: OpenApiDocument, node: Node, path: readonly string[] = []): unknown {
  const name = refName(node);
  if (name !== undefined && path.includes(name)) return {};
  const inside = name === undefined ? path : [...path, name];
  const schema = merged(document, node);
  const given = schema.example ?? schema.default ?? schema.enum?.[0];
  if (given !== undefined) return given;
  const choice = (schema.oneOf ?? schema.anyOf)?.[0];
  if (choice) return exampleOf(document, choice, inside);
  if (schema.items) return [exampleOf(document, schema.items, inside)];
  if (schema.properties) {
    const needed = Object.entries(schema.properties).filter(
      ([field, child]) => schema.required?.includes(field) && !merged(document, child).readOnly,
    );
    return Object.fromEntries(needed.map(([field, child]) => [field, exampleOf(document, child, inside)]));
  }
  return SAMPLES[schema.format ?? ''] ?? SAMPLES[typesOf(schema)[0] ?? ''] ?? null;
}
