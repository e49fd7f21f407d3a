/** The query of an address, each name once. A body of `_zoek` as the same query, so that a BSN need not be in an address. */
import { REPEATED } from '../../engine/inside.ts';
import type { Query } from '../../engine/list.ts';
import type { Resource } from '../../engine/resource.ts';
import { parseNames, parseSelection, type Selection } from '../../engine/selection.ts';
import { type InvalidParam, invalid, Problem } from '../../foundation/problems.ts';

const repeatedIn = new WeakMap<Resource, ReadonlySet<string>>();

/** Parameters that may come more than once, each with a condition of its own. */
function repeatedOf(resource: Resource): ReadonlySet<string> {
  let names = repeatedIn.get(resource);
  if (!names) {
    names = new Set(
      Object.entries(resource.filters ?? {})
        .filter(([, filter]) => filter.kind === 'inside' && filter.separator === undefined)
        .map(([name]) => name),
    );
    repeatedIn.set(resource, names);
  }
  return names;
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING: Query = {};

/** @throws parse-error for a name that comes twice or text that is not UTF-8. */
export function parseQuery(url: string, resource?: Resource): Query {
  const start = url.indexOf('?');
  if (start < 0) return NOTHING;
  const repeated = resource ? repeatedOf(resource) : NONE;
  const found = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    const before = found.get(name);
    if (before !== undefined && !repeated.has(name))
      throw new Problem('parse-error', `De parameter ${name.slice(0, 80)} staat twee keer in het adres.`);
    if (name.includes('\ufffd') || value.includes('\ufffd') || value.includes('\u0000'))
      throw new Problem('parse-error', 'Het adres bevat een teken dat niet mag.');
    found.set(name, before === undefined ? value : before + REPEATED + value);
  }
  return Object.fromEntries(found);
}

/** @throws unknown-parameters, as lists do for their filters. */
export function refuseUnknown(query: Query, known: readonly string[]): void {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const invalidParams = unknown.map((name) => ({
    name: 'nonFieldErrors',
    code: 'unknown-parameters',
    reason: `Onbekende parameter: ${name.slice(0, 80)}.`,
  }));
  throw new Problem('unknown-parameters', `Onbekend: ${unknown.map((name) => name.slice(0, 80)).join(', ')}.`, {
    invalidParams,
  });
}

export const expandOf = (query: Query): readonly string[] =>
  (query.expand ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter(Boolean);

export interface Search {
  readonly query: Query;
  readonly selection?: Selection;
}

/** @throws invalid */
export function searchOf(resource: Resource, body: unknown, inAddress: Query): Search {
  const given = joined(asObject(body), repeatedOf(resource));
  if (resource.partial !== true) return { query: { ...queryOf(given), ...inAddress } };
  const { fields, ...rest } = given;
  const query = { ...queryOf(rest), ...inAddress };
  if (fields === undefined || fields === null) return { query };
  if (query.expand !== undefined)
    throw invalid({ name: 'fields', code: 'invalid', reason: 'Geef fields of expand, niet allebei.' });
  return { query, selection: parseSelection(fields) };
}

/** What an address has more than once is a list in a body. */
const joined = (
  body: Readonly<Record<string, unknown>>,
  repeated: ReadonlySet<string>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      repeated.has(name) && Array.isArray(value) ? value.map(String).join(REPEATED) : value,
    ]),
  );

/** `fields` of a list. @throws invalid */
export function fieldsOf({ fields, ...query }: Query): Search {
  return fields === undefined ? { query } : { query, selection: parseNames(fields) };
}

function asObject(body: unknown): Readonly<Record<string, unknown>> {
  if (body === undefined) return {};
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid({ name: 'nonFieldErrors', code: 'invalid', reason: 'De inhoud moet een JSON-object zijn.' });
  return body as Readonly<Record<string, unknown>>;
}

function queryOf(body: Readonly<Record<string, unknown>>): Query {
  const faults: InvalidParam[] = [];
  // Without a prototype, so that a name like __proto__ is a name and not passed over.
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(body)) {
    const text = textOf(value);
    // `zaakgeometrie: {within: ...}` is the parameter zaakgeometrie__within.
    if (isFilled(value))
      for (const [operator, operand] of Object.entries(value)) query[`${name}__${operator}`] = JSON.stringify(operand);
    else if (text === undefined)
      faults.push({
        name: name.slice(0, 80),
        code: 'invalid',
        reason: 'Geef tekst, een getal, true, false of een lijst.',
      });
    else if (text !== null) query[name] = text;
  }
  if (faults.length > 0) throw invalid(...faults);
  return query;
}

/** An object without operators asks nothing, and is no condition that may be passed over. */
const isFilled = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

/** Null means: not asked for. A list is what an address writes with commas. */
function textOf(value: unknown): string | null | undefined {
  if (value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item) => (typeof item === 'string' && !item.includes(',') ? item : undefined));
  return items.includes(undefined) ? undefined : items.join(',');
}
