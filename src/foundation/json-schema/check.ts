/**
 * Whether a value is as a JSON schema says. Compiling a schema takes milliseconds and memory that does not come back by
 * itself, so a number of them is kept, the least recently used goes first, and each is known by a key that changes with it.
 */
import type { ErrorObject, ValidateFunction } from 'ajv';
import { pointerStep } from '../json-text/read-json.ts';
import { reasonOf } from './reasons.ts';
import { compileSchema } from './schema.ts';
import { TooLong, withinTime } from './within-time.ts';

export interface Fault {
  /** Where it is in the value, with points between the names: `adres.huisnummer`; empty for the whole. */
  readonly at: string;
  /** The same as a JSON pointer (RFC 6901), for who has the text; what is missing is missing from there. */
  readonly pointer: string;
  /** In Dutch. It names no value, since that may be about somebody. */
  readonly reason: string;
}

export type Check = (key: string, schema: object, value: unknown) => readonly Fault[];

/** A schema of the largest sort takes some hundred kilobytes once it is compiled. */
const MOST_KEPT = 200;
const MOST_FAULTS = 20;
/** Each value can be a fault of its own, which is an object in memory until all are told. */
const MOST_VALUES = 50_000;
/** Where a schema wants items to differ, each is compared with each. */
const MOST_UNIQUE = 1_000;

/** Milliseconds of the clock; a large object takes a hundredth of it. */
const TEST_MS = 500;
/** What may take long: patterns, notations of text, and parts that refer to each other. */
const MAY_LAST = /"(pattern|patternProperties|format|\$ref|\$dynamicRef|\$recursiveRef)":/;

interface Kept {
  readonly test: ValidateFunction;
  readonly most: number;
  readonly mayLast: boolean;
}

function compiled(schema: object): Kept {
  const text = JSON.stringify(schema);
  return {
    test: compileSchema(schema),
    most: text.includes('"uniqueItems":true') ? MOST_UNIQUE : MOST_VALUES,
    mayLast: MAY_LAST.test(text),
  };
}

/** @param most schemas that are kept */
export function createCheck(most = MOST_KEPT): Check {
  const kept = new Map<string, Kept>();
  return (key, schema, value) => {
    const one = kept.get(key) ?? compiled(schema);
    // The newest use comes last.
    kept.delete(key);
    kept.set(key, one);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    const large = tooLarge(value, one.most);
    if (large) return [large];
    const { test, mayLast } = one;
    try {
      const isGood = mayLast ? withinTime(TEST_MS, () => test(value)) : test(value);
      return isGood ? [] : (test.errors ?? []).slice(0, MOST_FAULTS).map(faultOf);
    } catch (error) {
      if (error instanceof TooLong) return [TAKES_LONG];
      throw error;
    } finally {
      test.errors = null;
    }
  };
}

const TAKES_LONG: Fault = {
  at: '',
  pointer: '',
  reason:
    'Dit testen met het JSON-schema van het objecttype duurt te lang. Maak de teksten korter, of het schema eenvoudiger.',
};

/** What would take too long to test. */
function tooLarge(value: unknown, mostItems: number): Fault | undefined {
  let values = 0;
  let long = false;
  const count = (one: unknown): void => {
    values += 1;
    if (typeof one !== 'object' || one === null || values > MOST_VALUES) return;
    long ||= Array.isArray(one) && one.length > mostItems;
    for (const inside of Object.values(one)) count(inside);
  };
  count(value);
  if (values > MOST_VALUES)
    return { at: '', pointer: '', reason: `Dit heeft meer dan ${MOST_VALUES} waarden. Maak het kleiner.` };
  return long
    ? { at: '', pointer: '', reason: `Een lijst hierin heeft meer dan ${mostItems} delen. Maak haar korter.` }
    : undefined;
}

const faultOf = (error: ErrorObject): Fault => {
  const { instancePath, keyword, params } = error;
  const at = instancePath
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const missing = keyword === 'required' || keyword === 'dependentRequired' ? params.missingProperty : undefined;
  const extra = keyword === 'additionalProperties' ? params.additionalProperty : undefined;
  return {
    at: [...at, missing ?? extra ?? []].flat().join('.').slice(0, 200),
    pointer: instancePath + (extra === undefined ? '' : pointerStep(String(extra))),
    reason: reasonOf(error) ?? 'Dit is niet zoals het JSON-schema van het objecttype het wil.',
  };
};
