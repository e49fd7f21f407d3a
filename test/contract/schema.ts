/** A schema of OpenAPI 3.0 as a flat list of its fields, whatever way it was written down: by reference, allOf, oneOf or discriminator. */
import type { Json } from './published.ts';

/** What is said of one field: `type`, `format`, `enum`, `maxLength` ... as text. */
export type Aspects = Readonly<Record<string, string>>;

/** Place of a field (`verlenging.reden`, `kenmerken[].bron`, `betrokkeneIdentificatie<medewerker>.achternaam`) to what is said of it. */
export type FieldFacts = ReadonlyMap<string, Aspects>;

const ASPECTS = ['type', 'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'nullable'] as const;

/** Deeper than any field of the standards; a geometry within itself stops here. */
const DEEPEST = 8;

export function fieldsOf(document: Json, schema: Json): FieldFacts {
  const facts = new Map<string, Aspects>();
  addObject(document, resolved(document, schema), '', facts, 0);
  return facts;
}

export function resolved(document: Json, schema: Json): Json {
  let at = schema;
  while (typeof at.$ref === 'string') {
    const name = at.$ref;
    at = name
      .slice(2)
      .split('/')
      .reduce((inside: Json, part: string) => inside[part.replaceAll('~1', '/')], document);
    if (name.endsWith('/GeoJSONGeometry')) return { type: 'geometry' };
  }
  return at;
}

/** allOf put together, and a choice between enumerations made one. */
export function merged(document: Json, given: Json): Json {
  const schema = resolved(document, given);
  if (schema.allOf) {
    const { allOf, ...own } = schema;
    return [...(allOf as Json[]).map((one) => merged(document, one)), own].reduce(combine);
  }
  if (schema.oneOf && !schema.discriminator) {
    const choices = (schema.oneOf as Json[]).map((one) => merged(document, one));
    if (choices.every((one) => one.enum)) {
      const values = choices.flatMap((one) => one.enum);
      const { oneOf: _, ...own } = schema;
      return {
        type: 'string',
        ...own,
        enum: values.filter((value) => value !== null),
        ...(values.includes(null) ? { nullable: true } : {}),
      };
    }
  }
  return schema;
}

const combine = (one: Json, other: Json): Json => ({
  ...one,
  ...other,
  properties: one.properties || other.properties ? { ...one.properties, ...other.properties } : undefined,
  required: one.required || other.required ? [...(one.required ?? []), ...(other.required ?? [])] : undefined,
});

/** By value of the discriminator, the schema that holds then. */
function variantsOf(document: Json, schema: Json): readonly (readonly [string, Json])[] | undefined {
  const discriminator = schema.discriminator as { propertyName: string; mapping?: Record<string, string> } | undefined;
  if (!discriminator) return undefined;
  // Without a mapping a value is the name of its schema.
  const values = discriminator.mapping ? [] : (schema.properties?.[discriminator.propertyName]?.enum ?? []);
  const mapping: Record<string, string> =
    discriminator.mapping ?? Object.fromEntries(values.map((name: string) => [name, `#/components/schemas/${name}`]));
  return Object.entries(mapping).map(([value, ref]) => [
    value,
    { ...merged(document, { $ref: ref }), discriminator: undefined, oneOf: undefined },
  ]);
}

function addObject(document: Json, given: Json, at: string, facts: Map<string, Aspects>, depth: number): void {
  if (depth > DEEPEST) return;
  const schema = merged(document, given);
  const variants = variantsOf(document, schema);
  if (!variants) {
    addProperties(document, schema, at, facts, depth);
    return;
  }
  const by = schema.discriminator.propertyName as string;
  const perVariant = variants.map(([value, one]) => {
    const own = new Map<string, Aspects>();
    addProperties(document, one, at, own, depth);
    return [value, own] as const;
  });
  const places = new Set([...facts.keys(), ...perVariant.flatMap(([, own]) => [...own.keys()])]);
  for (const place of places) {
    const said = perVariant.map(([value, own]) => [value, own.get(place)] as const);
    const texts = new Set(said.map(([, aspects]) => JSON.stringify(aspects)));
    if (place === join(at, by))
      facts.set(place, {
        ...said[0]![1],
        type: 'string',
        enum: said
          .map(([value]) => value)
          .sort()
          .join('|'),
      });
    else if (texts.size === 1 && said[0]![1]) facts.set(place, said[0]![1]);
    else for (const [value, aspects] of said) if (aspects) facts.set(`${place}<${value}>`, aspects);
  }
}

function addProperties(document: Json, schema: Json, at: string, facts: Map<string, Aspects>, depth: number): void {
  if (schema.type === 'array') {
    addField(document, schema.items ?? {}, `${at}[]`, facts, depth, false);
    return;
  }
  for (const [name, property] of Object.entries<Json>(schema.properties ?? {}))
    addField(document, property, join(at, name), facts, depth, schema.required?.includes(name) === true);
}

function addField(
  document: Json,
  given: Json,
  at: string,
  facts: Map<string, Aspects>,
  depth: number,
  required: boolean,
): void {
  const schema = merged(document, given);
  facts.set(at, aspectsOf(schema, required));
  // What expand puts inside are records, which are compared where they live.
  if (at.endsWith('_expand')) {
    for (const name of Object.keys(schema.properties ?? {})) facts.set(`${at}.${name}`, {});
    return;
  }
  if (schema.type === 'array') addField(document, schema.items ?? {}, `${at}[]`, facts, depth + 1, false);
  else if (schema.properties || schema.discriminator) addObject(document, schema, at, facts, depth + 1);
}

export function aspectsOf(schema: Json, required = false): Aspects {
  const aspects: Record<string, string> = {};
  for (const name of ASPECTS)
    if (schema[name] !== undefined && schema[name] !== false) aspects[name] = String(schema[name]);
  if (schema.enum) {
    aspects.enum = [...new Set<unknown>(schema.enum)]
      .filter((one) => one !== null)
      .sort()
      .join('|');
    if (schema.enum.includes(null)) aspects.nullable = 'true';
  }
  if (required) aspects.required = 'true';
  if (schema.readOnly) aspects.readOnly = 'true';
  if (schema.writeOnly) aspects.writeOnly = 'true';
  return aspects;
}

const join = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);
