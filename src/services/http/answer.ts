/** From an answer to bytes: status, validators, and the headers that every API answer has. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { knows } from '../../engine/answer.ts';
import type { OwnAnswer } from '../../engine/own.ts';
import { CRS } from './negotiate.ts';
import type { ApiRoute } from './route.ts';

/** Nothing of an API answer may run in a browser, be framed, or be kept by a shared cache. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  route: ApiRoute,
  answer: OwnAnswer,
): FastifyReply {
  reply.code(answer.status);
  // May be kept by the caller alone, and asked again each time: rights can be withdrawn. A browser of many keeps nothing.
  reply.header('cache-control', route.method === 'GET' && !route.resident ? 'private, no-cache' : 'no-store');
  if (route.crs) reply.header('content-crs', CRS);
  if (answer.etag !== undefined) reply.header('etag', answer.etag);
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
  if (answer.content) return reply.send(answer.content);
  // What the socket holds of it is gone by then, sent or not.
  if (answer.release) reply.raw.once('close', answer.release);
  if (route.method === 'GET' && answer.etag && knows(request.headers['if-none-match'], answer.etag))
    return reply.code(304).send();
  const body = answer.bytes ?? answer.json;
  if (body === undefined) return reply.send();
  if (answer.status === 201 && answer.json !== undefined) {
    const location = urlOf(answer.json);
    if (location) reply.header('location', location);
  }
  return reply.type('application/json').send(body);
}

/** Answers start with their own address. */
const urlOf = (json: string): string | undefined => /^\{"url":"([^"\\]+)"/.exec(json)?.[1];
