/** A published document as JSON Schema, so that ajv can tell whether an answer is what it promises. */
import type { Json } from './published.ts';

/** What OpenAPI 3.0 says in its own words, said in those of JSON Schema. Fields that are never answered are not asked for. */
export function asJsonSchema(document: Json, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((one) => asJsonSchema(document, one));
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, discriminator, oneOf, example: _, ...rest } = node as Json;
  const schema: Json = {};
  for (const [name, value] of Object.entries(rest))
    schema[name] =
      name === 'properties'
        ? Object.fromEntries(Object.entries<Json>(value).map(([field, one]) => [field, asJsonSchema(document, one)]))
        : asJsonSchema(document, value);
  if (schema.$ref) return { $ref: `document${schema.$ref}` };
  // Alternatives that look alike (a date, or nothing) may both be right.
  if (oneOf) schema.anyOf = asJsonSchema(document, oneOf);
  if (Array.isArray(schema.required))
    schema.required = schema.required.filter((name: string) => rest.properties?.[name]?.writeOnly !== true);
  if (discriminator?.mapping) schema.allOf = [...(schema.allOf ?? []), ...variants(document, discriminator)];
  if (nullable !== true) return schema;
  return { anyOf: [{ type: 'null' }, schema] };
}

/** One condition for each value of the discriminator. The variants refer back to the schema that has it, which they leave out. */
function variants(document: Json, { propertyName, mapping }: Json): readonly Json[] {
  return Object.entries<string>(mapping).map(([value, ref]) => {
    const variant = document.components.schemas[ref.split('/').at(-1)!] as Json;
    const own = ((variant.allOf ?? [variant]) as Json[]).filter((part) => !hasDiscriminator(document, part));
    return {
      if: { properties: { [propertyName]: { const: value } }, required: [propertyName] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { allOf: asJsonSchema(document, own) },
    };
  });
}

const hasDiscriminator = (document: Json, { $ref }: Json): boolean =>
  typeof $ref === 'string' && document.components.schemas[$ref.split('/').at(-1)!]?.discriminator !== undefined;
