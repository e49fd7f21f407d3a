/**
 * One API request, step by step: host, negotiate, authenticate and context, parse, turn, call, answer. The first three come
 * before the body is read, so that nobody unknown can make us read it; the turn after it, so that a slow line holds no place.
 */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify';
import { onRightsOfNow } from '../../engine/epoch.ts';
import type { Query } from '../../engine/list.ts';
import { LINES, type Long, type OwnAnswer, type ResidentSession } from '../../engine/own.ts';
import type { OperationName } from '../../engine/resource.ts';
import { byDeadline, deadlineIn, tooLate } from '../../foundation/deadline.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import { isAborted } from '../../foundation/telemetry/server.ts';
import type { Turns } from '../../foundation/turns.ts';
import type { Caller } from '../../gate/context.ts';
import { refusalOf } from '../../gate/refusal.ts';
import { NO_RIGHTS } from '../../gate/rights.ts';
import { type ContextParts, callerOf, type Place, placeOf } from '../context.ts';
import { withFresh } from '../fresh.ts';
import { addressAsker, applicationAsker, type CallTurns, costOf, sessionAsker, USUAL_COST } from '../turns.ts';
import { sendAnswer } from './answer.ts';
import { formOf } from './form.ts';
import { checkAccept, checkCrs } from './negotiate.ts';
import { parseQuery, refuseUnknown } from './query.ts';
import { type Residents, residentOf } from './resident.ts';
import type { ApiRoute, Call } from './route.ts';
import { readStreamed, type StreamedBody } from './streamed.ts';

interface Identified {
  readonly caller: Caller;
  /** Where a resident calls. */
  readonly session?: ResidentSession;
}

interface State extends Identified {
  readonly place: Place;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a call to an API, once it is known who asks. */
    call: State | undefined;
  }
}

export interface ServeParts extends ContextParts {
  /** Longest time in milliseconds for the call itself. */
  readonly deadlineMs: number;
  readonly turns: CallTurns;
  /** Absent: nobody is logged in. */
  readonly residents?: Residents;
}

/** Hook `onRequest`. */
export const prepare =
  (parts: ServeParts, route: ApiRoute) =>
  async (request: FastifyRequest): Promise<void> => {
    const place = placeOf(parts, request.host, request.telemetry.trace);
    request.telemetry.municipality = place.municipality;
    if (!route.sendsContent) checkAccept(request.headers, 'application/json');
    if (route.crs) checkCrs(request.headers, route.body !== 'none', route.api.crsMeant === true);
    const identified = route.resident
      ? // Whose session it is has to be looked up before anybody knows whose turn it is.
        await parts.turns.calls.run(sessionAsker(request.ip), () => identify(parts, route, place, request))
      : await identify(parts, route, place, request);
    const { caller } = identified;
    refuseBody(route, caller);
    request.telemetry.application = caller.application.id;
    turnsOf(parts, route).refuseFull(askerOf(caller, request));
    request.call = { place, ...identified };
  };

/** Hook `preParsing`, of what is read before its turn. */
export const arrive =
  ({ turns }: ServeParts) =>
  (
    request: FastifyRequest,
    _reply: FastifyReply,
    payload: RequestPayload,
    done: (error: Error | null, payload: RequestPayload) => void,
  ): void =>
    done(null, turns.arriving.counted(request, payload, askerOf(request.call!.caller, request)));

/** Who may do this on no record at all cannot make us read a body first. @throws permission-denied */
function refuseBody({ body, open, resident, operation, resource, api }: ApiRoute, { rights }: Caller): void {
  if (body === 'none' || open || resident) return;
  const scopes = typeof operation === 'object' ? operation.scopes : resource?.scopes[operation as OperationName];
  const why = scopes && refusalOf(rights, (resource?.api ?? api).component, scopes, resource?.name);
  if (why) throw why;
}

/** The handler itself. */
export const serve =
  (parts: ServeParts, route: ApiRoute) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { place, caller, session } = request.call!;
    const asked = { ...parse(route, request), ...(session ? { session } : {}) };
    if (route.long) {
      const input = { ...asked, ...(await readBody(route, request, caller)) };
      return sendAnswer(request, reply, route, await route.run(longCall(parts, route, request, reply, input)));
    }
    // Waiting counts, unless the body comes after it.
    const arrived = deadlineIn(parts.deadlineMs);
    const leave = await turnsOf(parts, route).enter(askerOf(caller, request), costAt(route, request, asked.query));
    let answer: OwnAnswer;
    try {
      refuseGone(request);
      const input = { ...asked, ...(await readBody(route, request, caller)) };
      const run = (current: Caller) => {
        const call = (caller: Caller) => route.run({ engine: parts.engine, caller, ...input });
        return readsOnRights(route, current) ? onRightsOfNow(parts.engine.parts, current, call) : call(current);
      };
      if (route.receivesForm) {
        // A form takes as long as its sender does, and can be read only once.
        answer = await run(caller);
      } else {
        const deadline = route.streams ? deadlineIn(parts.deadlineMs) : arrived;
        const again = () => context(parts, route, { ...place, deadline }, request);
        const work = withFresh(firstThen({ ...caller, deadline }, again), run);
        answer = await byDeadline(deadline, work, adviceOf(route));
      }
    } finally {
      leave();
    }
    return sendAnswer(request, reply, route, answer);
  };

/** A write is held against the epoch by what it stores, and is not done twice. */
const readsOnRights = ({ method, operation }: ApiRoute, { rights }: Caller): boolean =>
  rights !== NO_RIGHTS && (method === 'GET' || (typeof operation === 'object' && operation.reads === true));

const isUpload = ({ receivesForm, streams }: ApiRoute): boolean => receivesForm === true || streams !== undefined;

const turnsOf = ({ turns }: ServeParts, route: ApiRoute): Turns => (isUpload(route) ? turns.uploads : turns.calls);

function askerOf(caller: Caller, request: FastifyRequest): string {
  if (caller.person) return caller.asker!;
  return request.headers.authorization === undefined ? addressAsker(request.ip) : applicationAsker(caller);
}

/** Of an upload the bytes go by; of any other body as many are held as it says, or as it may. */
function costAt(route: ApiRoute, { headers, body }: FastifyRequest, query: Query): number {
  if (isUpload(route)) return 1;
  const expands = query.expand !== undefined || (typeof body === 'object' && body !== null && 'expand' in body);
  const bytes = body === undefined ? 0 : Number(headers['content-length'] ?? route.maxBody);
  return costOf({ reads: route.operation === 'read', expands, bytes });
}

/** Nobody waits for what was broken off while it waited for its turn. @throws deadline */
function refuseGone(request: FastifyRequest): void {
  if (isAborted(request)) throw tooLate();
}

/** A call of which each piece is done with rights, time and turn of its own. */
function longCall(
  parts: ServeParts,
  route: ApiRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  input: Omit<Call, 'engine' | 'caller'>,
): Call {
  const { place, caller } = request.call!;
  let current = caller;
  const away = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) away.abort();
  });
  const long: Long = {
    gone: away.signal,
    async fresh(work) {
      const timed = (of: Caller): Caller => ({ ...of, deadline: deadlineIn(parts.deadlineMs) });
      const again = async (): Promise<Caller> => {
        current = await context(parts, route, place, request);
        return timed(current);
      };
      // Who waits for something to happen holds no place.
      const leave = await parts.turns.calls.enter(askerOf(caller, request), USUAL_COST);
      try {
        return await withFresh(firstThen(timed(current), again), work);
      } finally {
        leave();
      }
    },
  };
  return { engine: parts.engine, caller, ...input, long };
}

/** With rights of this moment. Each time anew: a session that ended meanwhile, or a token that was withdrawn, opens nothing more. */
const identify = async (
  parts: ServeParts,
  route: ApiRoute,
  place: Place,
  request: FastifyRequest,
): Promise<Identified> =>
  route.resident
    ? residentOf(parts, place, request, route.resident, route.acting)
    : { caller: await callerOf(parts, place, request.headers, route) };

const context = async (...of: Parameters<typeof identify>): Promise<Caller> => (await identify(...of)).caller;

function parse(route: ApiRoute, request: FastifyRequest) {
  const params = readParams(request.params as Record<string, string>);
  const query = parseQuery(request.url, route.resource);
  if (route.query) refuseUnknown(query, route.query);
  const idempotencyKey = route.method === 'POST' ? keyOf(request.headers['idempotency-key']) : undefined;
  const ifMatch = request.headers['if-match'];
  const ifNoneMatch = request.headers['if-none-match'];
  if (route.unconditional) refuseCondition(ifMatch);
  return {
    params,
    query,
    ...(route.receivesForm ? { form: formOf(request) } : {}),
    ...(route.receivesLines ? { content: linesOf(request) } : {}),
    ...(route.sendsContent ? rangeOf(request.headers) : {}),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
  };
}

/** Who sets a condition that cannot be looked at must not believe that it was. @throws precondition-failed */
function refuseCondition(ifMatch: string | undefined): void {
  if (ifMatch !== undefined && ifMatch.trim() !== '*')
    throw new Problem(
      'precondition-failed',
      'Dit adres heeft geen ETag om If-Match mee te vergelijken. Laat If-Match weg.',
    );
}

/** What is streamed is read here, at the pace of its sender; anything else was read before. */
async function readBody(route: ApiRoute, request: FastifyRequest, caller: Caller): Promise<StreamedBody> {
  if (route.receivesLines || route.receivesForm) return { body: undefined };
  // A part of the same API may take forms; here one would be read as nothing at all.
  if (request.isMultipart?.())
    throw new Problem('unsupported-media-type', 'Stuur JSON, met Content-Type: application/json.');
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
  if (body !== undefined && (typeof body !== 'object' || Array.isArray(body)))
    throw invalid({ name: 'nonFieldErrors', code: 'invalid', reason: 'De inhoud moet een JSON-object zijn.' });
  return { ...read, body };
}

/** @throws unsupported-media-type, also for lines that are packed: each would be refused for what it looks like */
function linesOf({ body, headers }: FastifyRequest): Readable {
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new Problem('unsupported-media-type', 'Stuur de regels zonder Content-Encoding: pak ze eerst uit.');
  if (body instanceof Readable) return body;
  throw new Problem('unsupported-media-type', `Stuur regels als ${LINES}.`);
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
