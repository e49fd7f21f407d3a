/** The allow-list of the program log: the fields that a line may have, and what their values look like. */
import type { Municipality } from '../db/types.ts';

export interface LogFields {
  /** The template of the route, `/zaken/api/v1/zaken/:id`; never the address that was asked. */
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly traceId?: string;
  readonly municipality?: Municipality;
  /** Client id of an application that asks too much, or without a right. */
  readonly application?: string;
  /** See errorCode in foundation/error-code.ts. */
  readonly errorCode?: string;
  /** Name of a queue of jobs. */
  readonly queue?: string;
  readonly attempt?: number;
  readonly count?: number;
  /** Name of a prepared statement. */
  readonly statement?: string;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value);
const whole =
  (most: number) =>
  (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;

/** A number that could be a BSN (eight or nine digits) fits no field but the municipality, which is a random key. */
const ALLOWED: { readonly [Field in keyof Required<LogFields>]: (value: unknown) => boolean } = {
  route: matches(/^\/(?!.*\d{4})[\w\-./:*{}]{0,200}$/),
  method: (value) => METHODS.has(value as string),
  status: whole(599),
  ms: (value) => typeof value === 'number' && value >= 0 && value < 1e7,
  traceId: matches(/^[0-9a-f]{32}$/),
  municipality: whole(2 ** 31 - 1),
  application: matches(/^(?!.*\d{6})[A-Za-z][\w.-]{0,79}$/),
  errorCode: matches(/^(?!.*\d{6})[A-Za-z0-9][\w-]{0,39}$/),
  queue: matches(/^[a-z][a-z.-]{0,60}$/),
  attempt: whole(1000),
  count: whole(9_999_999),
  statement: matches(/^[a-z][a-z_.-]{0,79}$/),
};

const NAMES = Object.keys(ALLOWED) as (keyof LogFields)[];

/** What may be written of an object, whatever else is in it. */
export function allowed(object: object): LogFields {
  const kept: Record<string, unknown> = {};
  for (const name of NAMES) {
    const value = (object as LogFields)[name];
    if (value !== undefined && ALLOWED[name](value)) kept[name] = value;
  }
  return kept;
}
