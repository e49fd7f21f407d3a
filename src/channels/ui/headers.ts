/** Headers of every page: nothing from elsewhere, nothing inline, in no frame (OWASP Secure Headers; NCSC, ICT-beveiligingsrichtlijnen). */
import type { FastifyReply } from 'fastify';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  ...['style-src', 'font-src', 'img-src', 'script-src', 'connect-src'].map((kind) => `${kind} 'self'`),
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Where forms may go. */
const policy = (formTargets: readonly string[]): string =>
  `${CONTENT_SECURITY_POLICY}; form-action ${["'self'", ...formTargets].join(' ')}`;

export interface PageHeaders {
  /** Origins outside our own that a form ends at, such as the identity provider after a redirect. */
  readonly formTargets?: readonly string[];
  /** A page with nothing personal may be kept for this long; absent: never kept. */
  readonly cacheSeconds?: number;
}

export function pageHeaders({ formTargets = [], cacheSeconds }: PageHeaders = {}): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy(formTargets),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    // A report may ask for the place of the device; a page asks for nothing else.
    'Permissions-Policy': 'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cache-Control': cacheSeconds === undefined ? 'no-store' : `public, max-age=${cacheSeconds}`,
    // The same address speaks two languages.
    Vary: 'Accept-Language, Cookie',
  };
}

export const sendPage = (
  reply: FastifyReply,
  html: string,
  options: PageHeaders & { readonly status?: number } = {},
): FastifyReply =>
  reply
    .code(options.status ?? 200)
    .headers(pageHeaders(options))
    .send(html);
