/**
 * For what no API and no page answers itself: what is no request, an address that cannot be read, and a fault outside both.
 * Fastify's own answer would quote the address, and the words of the fault; Node's would say nothing.
 */
import type { ConnectionError, FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { errorCode } from '../../foundation/error-code.ts';
import { Problem } from '../../foundation/problems.ts';
import { noteError } from '../../foundation/telemetry/server.ts';
import { traceOfRequest } from '../../foundation/telemetry/trace.ts';
import { problemAfter, problemHeaders, renderProblem } from './problem.ts';

/** @param said what the API says otherwise */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  said?: (problem: Problem) => Readonly<Record<string, unknown>>,
): FastifyReply {
  const problem = problemAfter(error, request);
  // An address that cannot be read is refused before the request is watched.
  request.telemetry ??= { trace: traceOfRequest(undefined) };
  noteError(request, problem.cause ?? error);
  return reply
    .code(problem.status)
    .headers({ ...problemHeaders(problem), 'x-content-type-options': 'nosniff' })
    .send(renderProblem(problem, request.telemetry.trace.traceId, said?.(problem)));
}

const TIMEOUT = new Problem('request-timeout');
const TOO_LARGE = new Problem(
  'headers-too-large',
  'De kopregels zijn samen te groot. Stuur minder of kortere kopregels.',
);
const UNREADABLE = new Problem(
  'parse-error',
  'Dit is geen verzoek volgens HTTP/1.1. Kijk na wat uw programma verstuurt.',
);
const NO_HOST = new Problem('parse-error', 'De kopregel Host ontbreekt. Elk verzoek noemt de host waarvoor het is.');

const PROBLEMS: Readonly<Record<string, Problem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: TIMEOUT,
  HPE_HEADER_OVERFLOW: TOO_LARGE,
};

/** A connection, whatever carries it. */
type Socket = Parameters<NonNullable<FastifyServerOptions['clientErrorHandler']>>[1];

/** What Node could not read is no request and has no reply: there is a connection, and what can be written to it. */
function answerUnreadable(this: FastifyInstance, error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = PROBLEMS[error.code] ?? UNREADABLE;
  const { traceId } = traceOfRequest(undefined);
  this.log.info({ status: problem.status, traceId, errorCode: errorCode(error) }, 'request-unreadable');
  // An answer that is on its way is not broken into; Node holds back in the same way.
  const underway = (socket as { readonly _httpMessage?: { readonly headersSent: boolean } | null })._httpMessage;
  if (!socket.writable || underway?.headersSent) return void socket.destroy();
  const body = Buffer.from(renderProblem(problem, traceId));
  const headers = {
    ...problemHeaders(problem),
    'x-content-type-options': 'nosniff',
    'content-length': String(body.length),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  // The words behind a status may be left out (RFC 9112, 4).
  socket.write(`HTTP/1.1 ${problem.status} \r\n${lines.join('')}\r\n`);
  socket.write(body);
  // Nobody waits for the other side to hang up as well.
  socket.destroySoon();
}

/** Options for `fastify(...)`. */
export const ownWords = {
  clientErrorHandler: answerUnreadable,
  // Node's own refusal of a request without Host has no body; `answerFaults` gives it one.
  http: { requireHostHeader: false },
  frameworkErrors: (error: unknown, request: unknown, reply: unknown): void => {
    sendProblem(error, request as FastifyRequest, reply as FastifyReply);
  },
};

/** On the root instance, before any route. */
export const answerFaults = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  // RFC 9112, 3.2: it is a bad request, whatever it asks for.
  app.addHook('onRequest', (request, reply, done) => {
    if (request.headers.host !== undefined || request.raw.httpVersion === '1.0') return done();
    sendProblem(NO_HOST, request, reply.header('connection', 'close'));
  });
};
