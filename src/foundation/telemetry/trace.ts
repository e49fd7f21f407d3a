/** W3C Trace Context level 1: the header `traceparent`, and the trace in a comment of a statement. */
import type { Statement } from '../db/types.ts';
import { randomSlice } from '../random.ts';

export interface Trace {
  /** 32 hex digits, the same in every part of one request and in what follows from it. */
  readonly traceId: string;
  /** 16 hex digits, of this step. */
  readonly spanId: string;
  /** 16 hex digits, of the step that asked for this one. */
  readonly parentId?: string;
  readonly sampled: boolean;
}

const hexId = (bytes: number): string => {
  for (;;) {
    const id = randomSlice(bytes).toString('hex');
    if (!isZero(id)) return id;
  }
};
const isZero = (id: string): boolean => /^0+$/.test(id);

export const newTrace = (): Trace => ({ traceId: hexId(16), spanId: hexId(8), sampled: true });

/** A step within a step. */
export const childOf = (trace: Trace): Trace => ({
  traceId: trace.traceId,
  spanId: hexId(8),
  parentId: trace.spanId,
  sampled: trace.sampled,
});

/** Version ff is forbidden; a higher version than 00 may have more after the flags. */
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** The trace that a caller sent, or undefined when the header is missing or invalid (then a new trace starts). */
export function parseTraceparent(header: string | undefined): Trace | undefined {
  const match = header && header.length <= 512 ? TRACEPARENT.exec(header) : null;
  if (!match) return undefined;
  const [, version, traceId, spanId, flags, rest] = match;
  if ((version === '00' && rest !== undefined) || isZero(traceId!) || isZero(spanId!)) return undefined;
  return { traceId: traceId!, spanId: spanId!, sampled: (Number.parseInt(flags!, 16) & 1) === 1 };
}

/** The header for a call that this step makes. */
export const formatTraceparent = ({ traceId, spanId, sampled }: Trace): string =>
  `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;

/** The step of this program for a request: a child of what the caller sent, or the start of a new trace. */
export function traceOfRequest(header: string | undefined): Trace {
  const caller = parseTraceparent(header);
  return caller ? childOf(caller) : newTrace();
}

/** In the form of sqlcommenter, so that a slow statement in the log of PostgreSQL leads back to its request. */
export const sqlComment = (trace: Trace): string => `/*traceparent='${formatTraceparent(trace)}'*/`;

/**
 * A statement that names its trace. A prepared statement stays as it is: one name has one text, and preparing it for each
 * request costs more than it tells.
 */
export const traced = (statement: Statement, trace: Trace): Statement =>
  statement.name === undefined ? { text: `${statement.text} ${sqlComment(trace)}` } : statement;
