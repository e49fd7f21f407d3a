/** A JSON schema as a manager types it: read with the place of what is wrong, and tried on an example. */
import { createCheck, type Fault } from '../../foundation/json-schema/check.ts';
import { exampleOf } from '../../foundation/json-schema/example.ts';
import { type OutlineField, outlineOf } from '../../foundation/json-schema/outline.ts';
import { faultIn } from '../../foundation/json-schema/schema.ts';
import { type JsonTextFault, readTypedJson, type TextPlace } from '../../foundation/json-text/read-json.ts';
import { invalid } from '../../foundation/problems.ts';

type Read = { readonly schema: object; readonly fault?: undefined } | { readonly fault: JsonTextFault };

function read(text: string): Read {
  const typed = readTypedJson(text);
  if (typed.fault) return typed;
  const { value, placeOf } = typed;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { fault: { line: 1, column: 1, reason: 'Een JSON-schema begint met { en eindigt met }.' } };
  const fault = faultIn(value);
  return fault ? { fault: { ...placeOf(fault.pointer), reason: fault.reason } } : { schema: value };
}

/** Where it is wrong; undefined for a good schema. */
export const placeOfFault = (text: string): TextPlace | undefined => read(text).fault;

const atPlace = ({ line, column, reason }: JsonTextFault): string => `Regel ${line}, teken ${column}: ${reason}`;

/** @throws invalid with the place of what is wrong, under the name of the field */
export function schemaFrom(text: string): object {
  const found = read(text);
  if (found.fault) throw invalid({ name: 'jsonSchema', code: 'invalid-json-schema', reason: atPlace(found.fault) });
  return found.schema;
}

/** As it is shown in the editor, and in which lines are counted. */
export const schemaText = (schema: unknown): string => JSON.stringify(schema, null, 2);

/** What a new type begins with. */
export const FIRST_SCHEMA = schemaText({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['naam'],
  properties: { naam: { type: 'string', description: 'Hoe het heet.' } },
});

export interface TriedFault {
  /** Field of the example; '' for the whole. */
  readonly at: string;
  readonly reason: string;
}

export interface Tried {
  readonly fields: readonly OutlineField[];
  /** JSON; '' when none can be thought of. */
  readonly example: string;
  /** Typed by the manager, and not thought of here. */
  readonly own: boolean;
  /** Why the example does not fit. */
  readonly faults: readonly TriedFault[];
}

/** @param typed an example of the manager; '' for one that is thought of here. @throws invalid for a schema that is wrong */
export const tryText = (text: string, typed: string): Tried => trySchema(schemaFrom(text), typed);

export function trySchema(schema: object, typed = ''): Tried {
  const fields = outlineOf(schema);
  if (typed === '') {
    const value = exampleOf(schema);
    if (value === undefined) return { fields, example: '', own: false, faults: [] };
    return { fields, example: schemaText(value), own: false, faults: checked(schema, value).map(plain) };
  }
  const own = readTypedJson(typed);
  if (own.fault) return { fields, example: typed, own: true, faults: [{ at: '', reason: atPlace(own.fault) }] };
  const faults = checked(schema, own.value).map((fault) => ({
    at: fault.at,
    reason: atPlace({ ...own.placeOf(fault.pointer), reason: fault.reason }),
  }));
  return { fields, example: typed, own: true, faults };
}

/** A schema that is being written is not kept: each text is another. */
const checked = (schema: object, value: unknown): readonly Fault[] => createCheck(1)('', schema, value);
const plain = ({ at, reason }: Fault): TriedFault => ({ at, reason });
