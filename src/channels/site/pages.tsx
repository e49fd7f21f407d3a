/** What every folder of pages has: forms that are read and checked, and problems that become pages. */
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Problem } from '../../foundation/problems.ts';
import { noteError } from '../../foundation/telemetry/server.ts';
import { readCookie } from '../../identity/cookies.ts';
import { loginUrl } from '../../identity/plugin.ts';
import { returnTo } from '../../identity/return-to.ts';
import type { SessionKind } from '../../identity/sessions.ts';
import { problemAfter, problemHeaders, renderProblem } from '../../services/http/problem.ts';
import { addressAsker } from '../../services/turns.ts';
import { BrokenPage, ForbiddenPage, NotFoundPage, UnavailablePage } from '../front/pages/problem.tsx';
import { ExpiredPage } from '../portal/pages/login.tsx';
import { pageHeaders } from '../ui/headers.ts';
import { LoginNeeded, type Site } from './site.ts';
import { takeTurns } from './turns.ts';

export async function preparePages(app: FastifyInstance, site: Site): Promise<void> {
  await receiveForms(app, site);
  app.addHook('preHandler', site.identity.csrf.hook);
  takeTurns(app, site);
  app.setErrorHandler((error, request, reply) => sendProblem(site, error, request, reply));
}

/** A form without files is read whole, before anybody is looked up: who sends it is known by their address alone. */
async function receiveForms(app: FastifyInstance, site: Site): Promise<void> {
  if (!app.hasContentTypeParser('application/x-www-form-urlencoded'))
    await app.register(formbody, { bodyLimit: 100_000 });
  app.addHook('preParsing', async (request, _reply, payload) =>
    request.routeOptions.config.csrf === 'in-handler'
      ? payload
      : site.turns.arriving.counted(request, payload, addressAsker(request.ip)),
  );
}

/** Fastify plugin: logging in and out, whose problems are pages too. */
export const loginRoutes =
  (site: Site) =>
  async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler((error, request, reply) => sendProblem(site, error, request, reply));
    await receiveForms(app, site);
    await app.register(site.identity.plugin);
  };

/** Addresses of APIs, also of those that are not here: what asks them is a program. */
const OF_AN_API = /^\/[a-z]+\/api\//;

/** For addresses that nothing answers; on the root instance, once. */
export const answerNotFound = (app: FastifyInstance, site: Site): void => {
  app.setNotFoundHandler((request, reply) => {
    if (!OF_AN_API.test(request.url)) return sendProblem(site, new Problem('not-found'), request, reply);
    const problem = new Problem('not-found', 'Dit adres bestaat niet. Welke API’s er zijn, staat op /api.');
    const body = renderProblem(problem, request.telemetry.trace.traceId);
    return reply.code(problem.status).headers(problemHeaders(problem)).send(body);
  });
};

export async function sendProblem(
  site: Site,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    if (error instanceof LoginNeeded) return await sendToLogin(site, error, request, reply);
    const problem = problemAfter(error, request);
    noteError(request, problem.cause ?? error);
    // The form was older than the session: logging in again helps, and saying so helps more.
    if (problem.status === 403 && request.method === 'POST' && (await hasExpired(site, request)))
      return await sendExpired(site, kindOf(request), request, reply);
    if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', String(problem.retryAfterSeconds));
    // The page that says so is no part of what took too long.
    request.telemetry.deadline = undefined;
    return await site.send(request, reply, pageOf(problem, request), { status: problem.status });
  } catch (failed) {
    // The page of the problem could not be made either: no host of ours, or no database. Plain words remain.
    const problem = problemAfter(failed, request);
    noteError(request, problem.cause ?? failed);
    return reply
      .code(problem.status)
      .headers({ ...pageHeaders(), 'Content-Type': 'text/plain; charset=utf-8' })
      .send(`${problem.detail}\n${request.telemetry.trace.traceId}\n`);
  }
}

const NO_RIGHT = new Problem('permission-denied').detail;

function pageOf(problem: Problem, request: FastifyRequest): VNode {
  const { status } = problem;
  // A wrong address is a page that is not there; a form that we made ourselves and cannot take is our fault.
  if (status === 404 || (request.method === 'GET' && (status === 400 || status === 405))) return <NotFoundPage />;
  if (status === 401 || status === 403)
    // What every refusal says stands on the page already.
    return problem.detail === NO_RIGHT ? <ForbiddenPage /> : <ForbiddenPage reason={problem.detail} />;
  if (status === 429 || status === 503)
    return (
      <UnavailablePage
        minutes={Math.max(1, Math.ceil((problem.retryAfterSeconds ?? 60) / 60))}
        known={
          problem.code === 'partly-unavailable'
            ? 'partly'
            : problem.code === 'unsure' || (problem.code === 'deadline' && request.method !== 'GET')
              ? 'unsure'
              : 'nothing'
        }
      />
    );
  return <BrokenPage trace={request.telemetry.trace.traceId} partly={problem.code === 'partly'} />;
}

/** Idle ends, as identity has them (sessions.ts). */
const MINUTES: Readonly<Record<SessionKind, number>> = { resident: 15, employee: 60 };

const hasExpired = async (site: Site, request: FastifyRequest): Promise<boolean> =>
  readCookie(request.headers.cookie, 'meent', site.secure) !== undefined && (await site.session(request)) === null;

const kindOf = (request: FastifyRequest): SessionKind =>
  /^\/(werk|beheer)/.test(request.url) ? 'employee' : 'resident';

async function sendToLogin(
  site: Site,
  { kind, level }: LoginNeeded,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (await hasExpired(site, request)) return sendExpired(site, kind, request, reply);
  const back = request.method === 'GET' ? request.url : '/';
  reply.headers({ 'cache-control': 'no-store' });
  // Logged in as another kind of person: then there is a choice to make.
  const other = level === undefined && (await site.session(request)) !== null;
  const address = other ? `/inloggen?${new URLSearchParams({ terug: returnTo(back) })}` : loginUrl(kind, back, level);
  return reply.redirect(address, 303);
}

function sendExpired(
  site: Site,
  kind: SessionKind,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const back = request.method === 'GET' ? request.url : kind === 'employee' ? '/werk' : '/mijn';
  const page = <ExpiredPage minutes={MINUTES[kind]} loginHref={loginUrl(kind, back)} />;
  return site.send(request, reply, page, { status: 401 });
}
