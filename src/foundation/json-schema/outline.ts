/** The fields of a JSON schema as a list that people can read: from the outside in, each with its path. */
import { TYPES } from './reasons.ts';

export interface OutlineField {
  /** With points between the names: `adres.huisnummer`. */
  readonly path: string;
  /** In Dutch: `tekst`, `een lijst van een getal`, `kies uit: eik, beuk`. */
  readonly kind: string;
  readonly required: boolean;
  /** As the schema says it. */
  readonly about: string;
}

type Schema = Readonly<Record<string, unknown>>;

const MOST_DEPTH = 4;
const MOST_FIELDS = 200;
const MOST_CHOICES = 12;

/** @param schema one in which nothing is wrong */
export const outlineOf = (schema: object): readonly OutlineField[] =>
  fieldsIn(schema as Schema, schema, '', 0).slice(0, MOST_FIELDS);

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function fieldsIn(root: Schema, given: unknown, path: string, depth: number): readonly OutlineField[] {
  const schema = meant(root, given);
  if (depth > MOST_DEPTH || !isSchema(schema?.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  const found: OutlineField[] = [];
  for (const [name, property] of Object.entries(schema.properties)) {
    if (found.length > MOST_FIELDS) break;
    const here = path ? `${path}.${name}` : name;
    const part = meant(root, property) ?? {};
    found.push({
      path: here,
      kind: kindOf(root, part),
      required: required.includes(name),
      about: text(part.description) || text(part.title),
    });
    found.push(...fieldsIn(root, part.items ?? part, here, depth + 1));
  }
  return found;
}

/** What a reference inside the schema leads to; one step, as a reference to a reference is rare. */
function meant(root: Schema, given: unknown): Schema | undefined {
  if (!isSchema(given)) return undefined;
  const reference = text(given.$ref);
  if (!reference.startsWith('#')) return given;
  const target = reference
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, step) => (isSchema(at) && Object.hasOwn(at, step) ? at[step] : undefined), root);
  return isSchema(target) ? { ...target, ...given } : given;
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'een datum',
  'date-time': 'een datum met tijd',
  time: 'een tijd',
  email: 'een e-mailadres',
  uri: 'een adres op internet',
  url: 'een adres op internet',
};

function kindOf(root: Schema, schema: Schema): string {
  if (Array.isArray(schema.enum)) {
    const shown = schema.enum.slice(0, MOST_CHOICES).map(String).join(', ');
    return `kies uit: ${shown}${schema.enum.length > MOST_CHOICES ? ' …' : ''}`;
  }
  const kinds = [schema.type ?? (isSchema(schema.properties) ? 'object' : [])].flat();
  return kinds.map((kind) => wordsOf(root, schema, String(kind))).join(' of ') || 'van alles';
}

function wordsOf(root: Schema, schema: Schema, kind: string): string {
  if (kind === 'string') return FORMATS[text(schema.format)] ?? TYPES.string!;
  const item = kind === 'array' ? meant(root, schema.items) : undefined;
  // One list inside another is told as a list: deeper says nothing more.
  return item && item.type !== 'array' ? `een lijst van: ${kindOf(root, item)}` : (TYPES[kind] ?? kind);
}
