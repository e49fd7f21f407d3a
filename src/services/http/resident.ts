/**
 * A resident calls an API with the session of the portal, from a page or an app of this address: no token, no other site,
 * no employee. Each step refuses by itself, in words that say what to do.
 */
import type { FastifyRequest } from 'fastify';
import type { OwnOperation, ResidentSession } from '../../engine/own.ts';
import { Problem } from '../../foundation/problems.ts';
import type { AssuranceLevel, Caller } from '../../gate/context.ts';
import { reaches } from '../../gate/levels.ts';
import type { ContextParts, Place } from '../context.ts';
import { callerOfSession, refuseMandate } from '../mandaten/acting.ts';
import type { Person } from '../people.ts';

/** A session of the portal, as whoever keeps those tells of it. */
export interface PortalSession {
  /** Absent: it is of an employee. */
  readonly person?: Person;
  /** For whom it acts. */
  readonly namens?: string;
  readonly self: ResidentSession['self'];
  readonly actFor: ResidentSession['actFor'];
  readonly until: Date;
  /** What its writes send along. */
  token(): string;
  /** Whether this is such a token. */
  takes(token: string): boolean;
}

export interface Residents {
  /** By the cookie of the request, as it is at this moment. Null: nobody is logged in. */
  sessionOf(request: FastifyRequest, place: Place): Promise<PortalSession | null>;
}

/** Where a write shows its token: another site can make a browser send a form, and no header. */
export const TOKEN_HEADER = 'X-CSRF-Token';

interface Parts extends Pick<ContextParts, 'engine'> {
  readonly residents?: Residents;
}

/** @throws permission-denied, not-logged-in, level-too-low */
export async function residentOf(
  { engine, residents }: Parts,
  place: Place,
  request: FastifyRequest,
  least: AssuranceLevel,
  acting?: OwnOperation['acting'],
): Promise<{ readonly caller: Caller; readonly session: ResidentSession }> {
  refuseApplications(request);
  refuseElsewhere(request, place);
  const session = await residents?.sessionOf(request, place);
  if (!session) throw new Problem('not-logged-in', 'Log in op Mijn gemeente, en vraag het dan opnieuw.');
  const { person } = session;
  if (!person)
    throw new Problem('permission-denied', 'Dit is voor inwoners. U bent ingelogd als medewerker: log in als uzelf.');
  if (!isSafe(request)) refuseForged(request, session);
  if (!reaches(person.level, least))
    throw new Problem(
      'level-too-low',
      `U bent ingelogd met niveau ${person.level}. Log opnieuw in, met niveau ${least} of hoger.`,
    );
  const { until, namens, self, actFor } = session;
  const caller = await callerOfSession(engine, place, person, acting === 'self' ? undefined : namens);
  refuseMandate(caller, acting);
  return {
    caller,
    session: { until, token: session.token(), self, actFor, ...(namens === undefined ? {} : { namens }) },
  };
}

const isSafe = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Who shows two things cannot mean both. */
function refuseApplications({ headers }: FastifyRequest): void {
  if (headers.authorization !== undefined)
    throw new Problem(
      'permission-denied',
      'Dit is voor inwoners, met de sessie van Mijn gemeente. Een token opent het niet: laat de kopregel Authorization weg.',
    );
}

/**
 * Browsers say from where a request comes (Fetch Metadata; RFC 6454). What somebody opens by hand comes from nowhere, and
 * may look. A client that says neither sends no cookie that it was not given, and a write wants its token.
 */
function refuseElsewhere(request: FastifyRequest, { base }: Place): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const allowed = site === undefined || site === 'same-origin' || (site === 'none' && isSafe(request));
  const here = origin === undefined || origin === base || (origin === 'null' && site === 'same-origin');
  if (!allowed || !here)
    throw new Problem('permission-denied', 'Een andere site mag dit niet vragen. Vraag het vanaf dit adres zelf.');
}

function refuseForged({ headers }: FastifyRequest, session: PortalSession): void {
  const given = headers[TOKEN_HEADER.toLowerCase()];
  if (typeof given !== 'string' || !session.takes(given))
    throw new Problem(
      'permission-denied',
      `De kopregel ${TOKEN_HEADER} ontbreekt of is niet van deze sessie. Haal een token op bij mijn/sessie.`,
    );
}
