/**
 * One API request, step by step: host, negotiate, authenticate and context, parse, call, answer. The first three come
 * before the body is read, so that nobody unknown can make us read it.
 */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationName } from '../../engine/resource.ts';
import { byDeadline, deadlineIn } from '../../foundation/deadline.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { type ContextParts, callerOf, type Place, placeOf } from '../context.ts';
import { withFresh } from '../fresh.ts';
import { sendAnswer } from './answer.ts';
import { formOf } from './form.ts';
import { checkAccept, checkCrs } from './negotiate.ts';
import { parseQuery, refuseUnknown } from './query.ts';
import type { ApiRoute } from './route.ts';
import { readStreamed, type StreamedBody } from './streamed.ts';

interface State {
  readonly place: Place;
  readonly caller: Caller;
}

const states = new WeakMap<FastifyRequest, State>();

export interface ServeParts extends ContextParts {
  /** Longest time in milliseconds for the call itself. */
  readonly deadlineMs: number;
}

/** Hook `onRequest`. */
export const prepare =
  (parts: ServeParts, route: ApiRoute) =>
  async (request: FastifyRequest): Promise<void> => {
    const place = placeOf(parts, request.host, request.telemetry.trace);
    request.telemetry.municipality = place.municipality;
    if (!route.sendsContent) checkAccept(request.headers, 'application/json');
    if (route.crs) checkCrs(request.headers, route.body !== 'none');
    const caller = await context(parts, route, place, request);
    refuseBody(route, caller);
    states.set(request, { place, caller });
  };

/** Who may do this on no record at all cannot make us read a body first. @throws permission-denied */
function refuseBody({ body, open, operation, resource, api }: ApiRoute, { rights }: Caller): void {
  if (body === 'none' || open) return;
  const scopes = typeof operation === 'object' ? operation.scopes : resource?.scopes[operation as OperationName];
  if (scopes && !hasScope(rights, (resource?.api ?? api).component, scopes)) throw new Problem('permission-denied');
}

/** The handler itself. */
export const serve =
  (parts: ServeParts, route: ApiRoute) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { place, caller } = states.get(request)!;
    const input = { ...parse(route, request), ...(await readBody(route, request, caller)) };
    const run = (current: Caller) => route.run({ engine: parts.engine, caller: current, ...input });
    // A form takes as long as its sender does, and can be read only once.
    if (route.receivesForm) return sendAnswer(request, reply, route, await run(caller));
    const deadline = deadlineIn(parts.deadlineMs);
    const again = () => context(parts, route, { ...place, deadline }, request);
    const work = withFresh(firstThen({ ...caller, deadline }, again), run);
    const answer = await byDeadline(deadline, work, adviceOf(route));
    return sendAnswer(request, reply, route, answer);
  };

const context = (parts: ServeParts, route: ApiRoute, place: Place, request: FastifyRequest): Promise<Caller> =>
  callerOf(parts, place, request.headers, route);

function parse(route: ApiRoute, request: FastifyRequest) {
  const params = readParams(request.params as Record<string, string>);
  const query = parseQuery(request.url);
  if (route.query) refuseUnknown(query, route.query);
  const idempotencyKey = route.method === 'POST' ? keyOf(request.headers['idempotency-key']) : undefined;
  const ifMatch = request.headers['if-match'];
  return {
    params,
    query,
    ...(route.receivesForm ? { form: formOf(request) } : {}),
    ...(route.sendsContent ? rangeOf(request.headers) : {}),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
  };
}

/** What is streamed is read here, at the pace of its sender; anything else was read before. */
async function readBody(route: ApiRoute, request: FastifyRequest, caller: Caller): Promise<StreamedBody> {
  const read =
    route.streams && request.body instanceof Readable
      ? await readStreamed(request.body, route.streams, caller, {
          most: route.maxBody,
          length: Number(request.headers['content-length'] ?? 0),
        })
      : { body: request.body };
  const body = read.body ?? undefined;
  if (route.body === 'required' && body === undefined)
    throw new Problem('parse-error', 'De inhoud ontbreekt. Stuur een JSON-object mee.');
  return { ...read, body };
}

const rangeOf = ({ range, 'if-range': ifRange }: FastifyRequest['headers']) => ({
  ...(range === undefined ? {} : { range }),
  ...(typeof ifRange === 'string' ? { ifRange } : {}),
});

/** A UUID in capitals is the same UUID (RFC 9562). @throws not-found for a part that should be one and is not. */
function readParams(params: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    const isId = name === 'id' || name.endsWith('Id');
    read[name] = isId ? value.toLowerCase() : value;
    if (isId && !isUuid(read[name])) throw new Problem('not-found');
  }
  return read;
}

function keyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw invalid({
    name: 'Idempotency-Key',
    code: 'invalid',
    reason: 'Gebruik 1 tot 255 letters, cijfers en leestekens, zonder spatie.',
  });
}

/** The caller that was made before the body was read, and after that a new one each time. */
function firstThen(first: Caller, again: () => Promise<Caller>): () => Promise<Caller> {
  let given = false;
  return () => {
    if (given) return again();
    given = true;
    return Promise.resolve(first);
  };
}

/** A write may still succeed after we stop waiting, so its caller must look first. */
const adviceOf = ({ method }: ApiRoute): string | undefined =>
  method === 'GET' ? undefined : 'Kijk eerst of uw wijziging is gelukt. Probeer het anders opnieuw.';
