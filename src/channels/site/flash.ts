/** What came of the last action, said once on the page after the redirect. A name and a date, no personal data. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearCookie, readCookie, writeCookie } from '../../identity/cookies.ts';
import type { Site } from './site.ts';

const COOKIE = 'meent-gedaan';
const LASTS = 60;
const FORM = /^[A-Za-z.]{1,30}(?:~[0-9-]{10})?$/;

export interface Done {
  readonly what: string;
  /** `YYYY-MM-DD` */
  readonly date?: string;
}

export const keepDone = (site: Site, reply: FastifyReply, { what, date }: Done): FastifyReply =>
  reply.header('set-cookie', writeCookie(COOKIE, date ? `${what}~${date}` : what, site.secure, LASTS));

export function takeDone(site: Site, request: FastifyRequest, reply: FastifyReply): Done | undefined {
  const value = readCookie(request.headers.cookie, COOKIE, site.secure);
  if (value === undefined) return undefined;
  reply.header('set-cookie', clearCookie(COOKIE, site.secure));
  if (!FORM.test(value)) return undefined;
  const [what = '', date] = value.split('~');
  return { what, ...(date ? { date } : {}) };
}
