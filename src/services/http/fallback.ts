/**
 * For what no API and no page answers itself: an address that cannot be read, and a fault outside both. Fastify's own answer
 * would quote the address, and the words of the fault.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { noteError } from '../../foundation/telemetry/server.ts';
import { traceOfRequest } from '../../foundation/telemetry/trace.ts';
import { problemHeaders, problemOf, renderProblem } from './problem.ts';

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  // An address that cannot be read is refused before the request is watched.
  request.telemetry ??= { trace: traceOfRequest(undefined) };
  noteError(request, problem.cause ?? error);
  return reply
    .code(problem.status)
    .headers({ ...problemHeaders(problem), 'x-content-type-options': 'nosniff' })
    .send(renderProblem(problem, request.telemetry.trace.traceId));
}

/** Options for `fastify(...)`. */
export const ownWords = {
  frameworkErrors: (error: unknown, request: unknown, reply: unknown): void => {
    sendProblem(error, request as FastifyRequest, reply as FastifyReply);
  },
};

/** On the root instance, before any route. */
export const answerFaults = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
};
