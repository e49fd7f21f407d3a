/** Telemetry of the web server: a trace for each request, and one line and one observation for each answer. */
import { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Municipality } from '../db/types.ts';
import type { Deadline } from '../deadline.ts';
import { errorCode } from '../error-code.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { type Trace, traceOfRequest } from './trace.ts';

/** What is known of a request besides what its caller sent; set by the steps that find it out. */
export interface RequestTelemetry {
  readonly trace: Trace;
  /** Until when somebody waits for the answer, once work has begun. */
  deadline?: Deadline | undefined;
  municipality?: Municipality;
  /** Client id of the application that asks, for the line of one that is refused: for asking too much, or without a right. */
  application?: string;
  errorCode?: string;
}

/** Whoever asked is gone. Looked at when it matters: to be told of it costs each request a listener. */
export const isAborted = ({ raw }: FastifyRequest): boolean => raw.destroyed && raw.errored !== null;

declare module 'fastify' {
  interface FastifyRequest {
    telemetry: RequestTelemetry;
  }
  interface FastifyContextConfig {
    /** Another thread answers, which counts and logs it. */
    elsewhere?: boolean;
  }
}

/** Options for `fastify(...)`: Fastify's own lines pass the guard of the log, and those that name addresses are off. */
export function serverLogging(log: Logger) {
  // A child per request would only carry Fastify's own request id. A factory of our own is checked at each request.
  const loggerInstance: FastifyBaseLogger = Object.assign(Object.create(log.pino) as FastifyBaseLogger, {
    child: () => loggerInstance,
  });
  return { loggerInstance, logController: new LogController({ disableRequestLogging: true }) };
}

/** Call it on the root instance, before any route. */
export function watchRequests(app: FastifyInstance, log: Logger, metrics: Metrics): void {
  app.decorateRequest('telemetry');
  app.addHook('onRequest', (request, _reply, done) => {
    const header = request.headers.traceparent;
    request.telemetry = { trace: traceOfRequest(typeof header === 'string' ? header : undefined) };
    done();
  });
  app.addHook('onError', (request, _reply, error, done) => {
    noteError(request, error);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { url: route, config } = request.routeOptions;
    if (config.elsewhere) return done();
    const { trace, municipality, application, errorCode } = request.telemetry;
    const { statusCode: status, elapsedTime } = reply;
    metrics.request(route ?? 'none', request.method, status, elapsedTime / 1000);
    // Nothing is put together for a line that is not written.
    if (status < 500 && !log.isWritten('info')) return done();
    const fields = {
      ...(route && { route }),
      method: request.method,
      status,
      ms: Math.round(elapsedTime * 10) / 10,
      traceId: trace.traceId,
      ...(municipality && { municipality }),
      ...(errorCode && { errorCode }),
      // Who asks too much, and who asks what they have no right to (docs/decisions/0057): those are asked to stop, or watched.
      ...((status === 429 || status === 403) && application && { application }),
    };
    if (isAborted(request)) log.info('request-aborted', fields);
    else if (status >= 500) log.error('request-failed', fields);
    else log.info('request', fields);
    done();
  });
}

/** Puts the code of an error into the line of its request. For error handlers: Fastify tells only of errors that pass them. */
export function noteError(request: FastifyRequest, error: unknown): void {
  // What it began with says most: `unavailable` can be a full disk.
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  request.telemetry.errorCode = errorCode(root);
}
