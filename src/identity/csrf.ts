/**
 * Forms can only be sent from our own pages (CSRF, CWE-352): a token per session and address, and a look at where the
 * browser says the request comes from. An anonymous visitor gets a random cookie that takes the place of the session
 * (signed double submit). Tokens carry a salt, so that a compressed page does not leak one (BREACH).
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Municipality } from '../foundation/db/types.ts';
import { Problem } from '../foundation/problems.ts';
import type { Keys } from '../foundation/types.ts';
import { readCookie, writeCookie } from './cookies.ts';
import type { Session } from './sessions.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `in-handler`: the body is a stream (file upload), so the handler calls `Csrf.check` itself before it uses a field. */
    readonly csrf?: 'in-handler';
  }
}

/** Name of the hidden field in every form. */
export const CSRF_FIELD = '_token';

/** What the check needs to know of a request. */
export interface CsrfPorts {
  readonly keys: Keys;
  /** Served over https. */
  readonly secure: boolean;
  readonly originOf: (request: FastifyRequest) => string;
  readonly municipalityOf: (request: FastifyRequest) => Municipality;
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | null>;
}

/** The token for the form that is sent to `action`, an address of this site; a query does not matter. */
export type FormToken = (action: string) => string;

export interface Csrf {
  /**
   * Makes the tokens for the forms of one page. A visitor without a cookie gets one at the first form, so that a page
   * without forms sets none and can be cached.
   */
  formToken(request: FastifyRequest, reply: FastifyReply): Promise<FormToken>;
  /** @param submitted value of the field `_token`. @throws Problem `permission-denied`. */
  check(request: FastifyRequest, submitted: unknown): Promise<void>;
  /** preHandler hook for a folder of pages: checks every request that is not GET or HEAD. */
  readonly hook: (request: FastifyRequest) => Promise<void>;
}

const COOKIE = 'meent-formulier';
const SALT = /^[A-Za-z0-9_-]{16}$/;
const ANONYMOUS = /^[A-Za-z0-9_-]{22}$/;

const refuse = (sentence: string): never => {
  throw new Problem('permission-denied', sentence);
};

export function createCsrf(ports: CsrfPorts): Csrf {
  const key = ports.keys.derive('csrf');
  const sign = (request: FastifyRequest, owner: string, path: string, salt: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([ports.municipalityOf(request), owner, path, salt]))
      .digest('base64url');

  // A second form on the page that first gives the cookie belongs to the same visitor.
  const newVisitors = new WeakMap<FastifyRequest, string>();
  const visitorOf = (request: FastifyRequest): string | undefined => {
    const value = newVisitors.get(request) ?? readCookie(request.headers.cookie, COOKIE, ports.secure);
    return value !== undefined && ANONYMOUS.test(value) ? value : undefined;
  };

  const newVisitor = (request: FastifyRequest, reply: FastifyReply): string => {
    const value = randomBytes(16).toString('base64url');
    newVisitors.set(request, value);
    reply.header('set-cookie', writeCookie(COOKIE, value, ports.secure));
    return value;
  };

  const csrf: Csrf = {
    async formToken(request, reply) {
      const session = await ports.sessionOf(request);
      return (action) => {
        const owner = session ? `session ${session.id}` : `visitor ${visitorOf(request) ?? newVisitor(request, reply)}`;
        const salt = randomBytes(12).toString('base64url');
        return `${salt}.${sign(request, owner, pathOf(action), salt)}`;
      };
    },

    async check(request, submitted) {
      refuseForeignOrigin(request, ports.originOf(request));
      const [salt = '', mac = ''] = typeof submitted === 'string' ? submitted.split('.') : [];
      const session = await ports.sessionOf(request);
      const visitor = visitorOf(request);
      const owner = session ? `session ${session.id}` : visitor && `visitor ${visitor}`;
      if (owner === undefined || !SALT.test(salt) || !same(mac, sign(request, owner, pathOf(request.url), salt))) {
        refuse(
          'Dit formulier is verlopen, of u bent intussen in- of uitgelogd. Open de pagina opnieuw en stuur het nog eens.',
        );
      }
    },

    async hook(request) {
      if (request.method === 'GET' || request.method === 'HEAD' || request.is404) return;
      // Before the upload is read; the token comes with it.
      if (request.routeOptions.config.csrf === 'in-handler') {
        return refuseForeignOrigin(request, ports.originOf(request));
      }
      const body = request.body as Readonly<Record<string, unknown>> | null | undefined;
      await csrf.check(request, body?.[CSRF_FIELD]);
    },
  };
  return csrf;
}

/**
 * Browsers say where a form was (Fetch Metadata; RFC 6454). `Origin: null` also comes from our own page when its
 * referrer policy is `no-referrer`, so Sec-Fetch-Site decides first. A client that sends neither still needs the token.
 */
export function refuseForeignOrigin(request: FastifyRequest, own: string): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign = site !== undefined ? site !== 'same-origin' : origin !== undefined && origin !== own;
  if (foreign) refuse('Dit formulier kwam niet van deze site. Open de pagina hier en stuur het opnieuw.');
}

/** An address as both the page and the browser write it. */
const pathOf = (address: string): string => new URL(address, 'http://own.invalid').pathname;

/** Compared as bytes: a letter that takes two of them makes texts of one length differ in theirs. */
function same(left: string, right: string): boolean {
  const [given, own] = [Buffer.from(left), Buffer.from(right)];
  return given.length === own.length && timingSafeEqual(given, own);
}
