/** The one place where a problem becomes an answer: `Fout` and `ValidatieFout` of ZGW, as RFC 9457 problem details. */
import type { FastifyRequest } from 'fastify';
import { StaleRights } from '../../engine/epoch.ts';
import { DatabaseProblem, isRetried } from '../../foundation/db/problem.ts';
import { Problem } from '../../foundation/problems.ts';

/** What Fastify itself refuses, by the status it gives. */
const FRAMEWORK: Readonly<Record<number, Problem>> = {
  400: new Problem('parse-error'),
  404: new Problem('not-found'),
  405: new Problem('method-not-allowed'),
  413: new Problem('payload-too-large'),
  415: new Problem(
    'unsupported-media-type',
    'Stuur JSON, met Content-Type: application/json. Alleen een bestandsdeel gaat als multipart/form-data.',
  ),
  414: new Problem('parse-error', 'Het adres is te lang.'),
  503: new Problem('unavailable', undefined, { retryAfterSeconds: 2 }),
};

/** Anything that was thrown, as a problem. What is not foreseen is a 500 that tells nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StaleRights)
    return new Problem('unavailable', undefined, { retryAfterSeconds: 1, cause: error });
  if (error instanceof DatabaseProblem)
    return isRetried(error)
      ? new Problem('unavailable', undefined, { retryAfterSeconds: 1, cause: error })
      : new Problem('error', undefined, { cause: error });
  const { code, statusCode } = (error ?? {}) as { readonly code?: unknown; readonly statusCode?: unknown };
  const framework = typeof code === 'string' && code.startsWith('FST_') && FRAMEWORK[Number(statusCode)];
  return framework || new Problem('error', undefined, { cause: error });
}

/** Problems that say that nothing changed. */
const NOTHING_CHANGED = { error: 'partly', unavailable: 'partly-unavailable' } as const;

/** True of every POST: one write keeps its answer with it, and what takes several finds what was done (engine/id-of-call.ts). */
const AGAIN =
  'Dit lukte niet helemaal: een deel ervan kan al gedaan zijn. Stuur hetzelfde opnieuw, met dezelfde Idempotency-Key. Wat er al is, komt er niet nog een keer.';
const LOOK_FIRST =
  'Dit lukte niet helemaal: een deel ervan kan al gedaan zijn. Kijk eerst wat er staat, en stuur het daarna pas opnieuw.';

/** The same, of a request for which something was stored before it failed: that nothing changed is not true then. */
export function problemAfter(error: unknown, { telemetry, headers, method }: Asked): Problem {
  const problem = problemOf(error);
  const code = NOTHING_CHANGED[problem.code as keyof typeof NOTHING_CHANGED];
  if (code === undefined || telemetry?.trace.course?.wrote !== true) return problem;
  const { retryAfterSeconds, cause } = problem;
  return new Problem(code, method === 'POST' && headers['idempotency-key'] !== undefined ? AGAIN : LOOK_FIRST, {
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    cause: cause ?? error,
  });
}

type Asked = Pick<FastifyRequest, 'headers' | 'method'> & { readonly telemetry?: FastifyRequest['telemetry'] };

/** ZGW calls every wrong request `invalid`, and writes the other codes with underscores. */
const codeOf = (problem: Problem): string =>
  problem.invalidParams.length > 0 ? 'invalid' : problem.code.replaceAll('-', '_');

/** `instance` names the trace, so that whoever reports a fault gives what is needed to find it. */
export function renderProblem(problem: Problem, traceId: string, said: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    type: `urn:meent:probleem:${problem.code}`,
    code: codeOf(problem),
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    instance: `urn:uuid:${uuidOf(traceId)}`,
    ...(problem.status === 400 ? { invalidParams: problem.invalidParams } : {}),
    ...said,
  });
}

const uuidOf = (traceId: string): string => traceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** How somebody shows who they are; with a token where nothing else is said. */
const SCHEMES: Readonly<Record<string, string>> = { 'not-logged-in': 'Cookie' };

export function problemHeaders(problem: Problem): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(problem.status === 401 ? { 'www-authenticate': `${SCHEMES[problem.code] ?? 'Bearer'} realm="meent"` } : {}),
    ...(problem.retryAfterSeconds === undefined ? {} : { 'retry-after': String(problem.retryAfterSeconds) }),
  };
}
