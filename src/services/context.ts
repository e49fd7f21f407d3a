/**
 * Who calls, as the value without which no register can be asked: municipality, application, rights, activity, user and
 * trace. Made from the host, the ZGW token and the headers; each step refuses by itself.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Engine } from '../engine/engine.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Municipality } from '../foundation/db/types.ts';
import type { Deadline } from '../foundation/deadline.ts';
import type { Hosts } from '../foundation/hosts.ts';
import { isUuid } from '../foundation/ids.ts';
import { invalid } from '../foundation/problems.ts';
import { markOf, type Trace, type TraceMark } from '../foundation/telemetry/trace.ts';
import type { Caller } from '../gate/context.ts';
import { NO_RIGHTS } from '../gate/rights.ts';
import { type Bearer, NOBODYS_DATA, standingOf } from './standing.ts';
import { ANYBODY } from './turns.ts';

export type { Bearer };

export interface ContextParts {
  readonly engine: Engine;
  readonly hosts: Hosts;
  /** Checks the whole `Authorization` header against the secrets in this snapshot. @throws not-authenticated */
  readonly verify: (snapshot: Snapshot, authorization: string | undefined) => Bearer;
  /** Callers reach us over https, perhaps through a proxy: addresses in answers start with https. */
  readonly secure: boolean;
}

export interface Place {
  readonly municipality: Municipality;
  readonly base: string;
  readonly trace: TraceMark;
  readonly deadline?: Deadline;
}

/** Host to municipality. @throws not-found */
export function placeOf({ hosts, secure }: ContextParts, host: string, trace: Trace): Place {
  const municipality = hosts.municipalityOf(host);
  return { municipality, base: `${secure ? 'https' : 'http'}://${host.toLowerCase()}`, trace: markOf(trace) };
}

/**
 * The caller as of the newest snapshot. Without a token only an open operation has one, without rights.
 * @throws not-authenticated, permission-denied, invalid
 */
export async function callerOf(
  parts: ContextParts,
  place: Place,
  headers: IncomingHttpHeaders,
  { open, personal }: { readonly open: boolean; readonly personal: boolean },
): Promise<Caller> {
  const snapshot = await parts.engine.parts.snapshots.current(place.municipality);
  if (open && headers.authorization === undefined) return anonymous(place);
  const bearer = parts.verify(snapshot, headers.authorization);
  const remark = remarkOf(one(headers['x-audit-toelichting']));
  const standing = standingOf(snapshot, bearer, activityNamed(headers, place), personal);
  return { ...place, ...standing, ...(remark ? { remark } : {}) };
}

/** Whoever asks without a token: open data, and nothing else. */
export const anonymous = (place: Place): Caller => ({
  ...place,
  application: { id: 'openbaar', label: 'Zonder token' },
  asker: ANYBODY,
  activity: NOBODYS_DATA,
  rights: NO_RIGHTS,
});

/**
 * Own header, or the attribute that Logboek Dataverwerkingen has, carried in W3C baggage: an address or its UUID. Baggage
 * travels on from caller to caller, so an activity in the register of somebody else is what they did it for, and says
 * nothing to us. What names this register must be right, in either header.
 * @throws invalid
 */
function activityNamed(headers: IncomingHttpHeaders, { base }: Place): string | undefined {
  const own = one(headers['x-meent-activiteit']);
  const given = own ?? baggageOf(one(headers.baggage));
  if (given === undefined) return undefined;
  if (own === undefined && isElsewhere(given, base)) return undefined;
  const id = given.slice(given.lastIndexOf('/') + 1);
  if (isUuid(id)) return id;
  throw invalid({
    name: own === undefined ? 'baggage' : 'X-Meent-Activiteit',
    code: 'invalid',
    reason: 'Geef het adres of de UUID van een verwerkingsactiviteit.',
  });
}

const isElsewhere = (given: string, base: string): boolean =>
  URL.canParse(given) && new URL(given).host !== new URL(base).host;

const ACTIVITY_KEY = 'dpl.core.processing_activity_id';

/** The first member with this key. What cannot be read is given as it stands, and refused as such. */
function baggageOf(header = ''): string | undefined {
  const member = header.split(',').find((entry) => entry.split('=', 1)[0]!.trim() === ACTIVITY_KEY);
  if (member === undefined) return undefined;
  const value = member
    .slice(member.indexOf('=') + 1)
    .split(';', 1)[0]!
    .trim();
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const LONGEST_REMARK = 1000;

/** Header bytes arrive as latin1; most clients send UTF-8. @throws invalid */
function remarkOf(header: string | undefined): string | undefined {
  if (!header) return undefined;
  const text = utf8.decode(Buffer.from(header, 'latin1'));
  const remark = (text.includes('\ufffd') ? header : text).normalize('NFC').trim();
  if (remark.length > LONGEST_REMARK || /\p{Cc}/u.test(remark))
    throw invalid({
      name: 'X-Audit-Toelichting',
      code: 'invalid',
      reason: `Gebruik hoogstens ${LONGEST_REMARK} gewone tekens.`,
    });
  return remark;
}

const utf8 = new TextDecoder();

const one = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : header?.[0];
