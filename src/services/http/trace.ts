import type { FastifyRequest } from 'fastify';
import { type Trace, traceOfRequest } from '../../foundation/telemetry/trace.ts';

const traces = new WeakMap<FastifyRequest, Trace>();

/** The trace of a request, the same in its log entry, its statements and the problem it may end in. */
export function traceOf(request: FastifyRequest): Trace {
  let trace = traces.get(request);
  if (!trace) {
    const { traceparent } = request.headers;
    trace = traceOfRequest(typeof traceparent === 'string' ? traceparent : undefined);
    traces.set(request, trace);
  }
  return trace;
}
