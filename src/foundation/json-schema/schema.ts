/**
 * Whether a JSON schema of a caller can be taken in: valid by its draft, and harmless when it is used. A schema comes from
 * outside, so it fetches nothing, is not large, and has no pattern that can take for ever.
 */
import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { pointerStep } from '../json-text/read-json.ts';
import { isSafePattern } from './pattern.ts';
import { reasonOf } from './reasons.ts';
import { TooLong, withinTime } from './within-time.ts';

/** Four times the largest schema that municipalities share. */
const MOST_CHARACTERS = 200_000;
const MOST_NODES = 5_000;
/** Milliseconds to compile a schema; a large one takes a tenth of it. */
const COMPILE_MS = 4_000;

const DRAFTS: Readonly<Record<string, typeof Ajv | typeof Ajv2019 | typeof Ajv2020>> = {
  'https://json-schema.org/draft/2020-12/schema': Ajv2020,
  'https://json-schema.org/draft/2019-09/schema': Ajv2019,
  'http://json-schema.org/draft-07/schema': Ajv,
};
const LATEST = 'https://json-schema.org/draft/2020-12/schema';

const OPTIONS: Options = {
  strict: false,
  validateFormats: true,
  logger: false,
  addUsedSchema: false,
  // A part that is referred to a hundred times is compiled once, and not written out a hundred times.
  inlineRefs: false,
  // Makes a large schema four times as dear to compile.
  code: { optimize: false },
};

export interface SchemaFault {
  /** In Dutch. */
  readonly reason: string;
  /** Where it is in the schema, as a JSON pointer; '' for the whole. */
  readonly pointer: string;
}

/** What is wrong with a schema, in Dutch; nothing for a good one. */
export const faultOfSchema = (schema: object): string | undefined => faultIn(schema)?.reason;

/** The same, with its place. */
export function faultIn(schema: object): SchemaFault | undefined {
  if (JSON.stringify(schema).length > MOST_CHARACTERS)
    return whole(`Dit JSON-schema heeft meer dan ${MOST_CHARACTERS} tekens. Maak het kleiner.`);
  const harm = harmIn(schema, '', { nodes: 0 });
  if (harm) return harm;
  if (!Object.hasOwn(DRAFTS, draftOf(schema)))
    return { pointer: '/$schema', reason: `Kies als $schema een van: ${Object.keys(DRAFTS).join(', ')}.` };
  const fault = faultByDraft(schema);
  if (fault) return { pointer: fault.instancePath, reason: wordsOf(fault) };
  const use = faultOfUse(schema);
  return use === undefined ? undefined : whole(use);
}

const whole = (reason: string): SchemaFault => ({ pointer: '', reason });

const wordsOf = (fault: ErrorObject): string =>
  [`Dit is geen geldig JSON-schema: fout bij ${fault.instancePath || 'het begin'}.`, reasonOf(fault)]
    .filter(Boolean)
    .join(' ');

function faultByDraft(schema: object): ErrorObject | undefined {
  const judge = judgeOf(draftOf(schema));
  return judge.validateSchema(schema) === false ? judge.errors?.[0] : undefined;
}

function faultOfUse(schema: object): string | undefined {
  try {
    withinTime(COMPILE_MS, () => ajvFor(schema, JUDGED).compile(schema));
    return undefined;
  } catch (error) {
    return error instanceof TooLong
      ? 'Dit JSON-schema is te ingewikkeld. Maak het kleiner.'
      : 'Dit is geen geldig JSON-schema: een verwijzing of een patroon klopt niet.';
  }
}

/** The schema was held against its draft before. */
const JUDGED: Options = { validateSchema: false };

const draftOf = (schema: object): string => {
  const { $schema = LATEST } = schema as { readonly $schema?: unknown };
  return typeof $schema === 'string' ? $schema.replace(/#$/, '') : '';
};

/** One instance a draft, which knows no schema but that of the draft: that is dear to compile. */
const judges = new Map<string, InstanceType<typeof Ajv>>();
function judgeOf(draft: string): InstanceType<typeof Ajv> {
  let judge = judges.get(draft);
  if (!judge) {
    judge = ajvFor({ $schema: draft });
    judges.set(draft, judge);
  }
  return judge;
}

/** One instance a schema: what one schema names, another cannot see. */
function ajvFor(schema: object, more: Options = {}): InstanceType<typeof Ajv> {
  const ajv = new DRAFTS[draftOf(schema)]!({ ...OPTIONS, ...more });
  // biome-ignore lint/suspicious/noExplicitAny: the package exports its function as a namespace to this compiler
  (formats as any)(ajv);
  return ajv as InstanceType<typeof Ajv>;
}

/** A schema in which nothing is wrong, as a function that tests a value and keeps what is wrong with it. */
export const compileSchema = (schema: object): ValidateFunction =>
  ajvFor(schema, { ...JUDGED, allErrors: true }).compile(schema);

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', '$recursiveRef']);

/**
 * Whatever a name means where it stands: a property may be called `default`, and a $ref may point into an example, so no
 * place is passed over. What is data and looks like this is refused too.
 */
function harmIn(value: unknown, pointer: string, seen: { nodes: number }): SchemaFault | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  seen.nodes += 1;
  if (seen.nodes > MOST_NODES)
    return whole(`Dit JSON-schema heeft meer dan ${MOST_NODES} onderdelen. Maak het kleiner.`);
  for (const [name, inside] of Object.entries(value)) {
    const here = pointer + pointerStep(name);
    const reason = harmOf(name, inside);
    if (reason) return { pointer: here, reason };
    const harm = harmIn(inside, here, seen);
    if (harm) return harm;
  }
  return undefined;
}

function harmOf(name: string, inside: unknown): string | undefined {
  if (name === '__proto__') return 'De naam __proto__ mag niet in een JSON-schema.';
  if (REFERENCES.has(name) && typeof inside === 'string' && !inside.startsWith('#'))
    return 'Een $ref mag alleen binnen het schema zelf wijzen, en begint dus met #.';
  const patterns =
    name === 'pattern' && typeof inside === 'string'
      ? [inside]
      : name === 'patternProperties' && typeof inside === 'object'
        ? Object.keys(inside ?? {})
        : [];
  return patterns.every(isSafePattern)
    ? undefined
    : 'Een pattern is te zwaar: geen herhaling in een herhaling, verwijzing terug of vooruitblik; hoogstens 500 tekens.';
}
