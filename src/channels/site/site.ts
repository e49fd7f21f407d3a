/**
 * What the three channels share: who is on the page, in which language, of which municipality; how a page is sent, and who
 * may call which operation. Made once by the composition root.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Engine } from '../../engine/engine.ts';
import { onRightsOfNow } from '../../engine/epoch.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import { byDeadline, deadlineIn, REQUEST_MS } from '../../foundation/deadline.ts';
import { Problem, whenClosed } from '../../foundation/problems.ts';
import { markOf } from '../../foundation/telemetry/trace.ts';
import type { Blobs, Keys } from '../../foundation/types.ts';
import type { AssuranceLevel, Caller } from '../../gate/context.ts';
import { reaches } from '../../gate/levels.ts';
import { type MandateOperation, mandateAllows } from '../../gate/mandate.ts';
import { readCookie, writeCookie } from '../../identity/cookies.ts';
import type { Identity } from '../../identity/plugin.ts';
import type { RateLimit } from '../../identity/rate-limit.ts';
import type { Session, SessionKind } from '../../identity/sessions.ts';
import type { Place } from '../../services/context.ts';
import type { Face, Faces } from '../../services/faces.ts';
import { withFresh } from '../../services/fresh.ts';
import { type ActingNow, callerOfSession, refuseMandate } from '../../services/mandaten/acting.ts';
import { actingFor as actingNow } from '../../services/mandaten/namens.ts';
import type { Drafts } from '../../services/operations/draft.ts';
import { openPages } from '../../services/operations/menu.ts';
import { unreadMessages } from '../../services/operations/my-messages.ts';
import { canReport, reportName } from '../../services/operations/report-type.ts';
import { employeeCaller, residentCaller } from '../../services/people.ts';
import type { CallTurns } from '../../services/turns.ts';
import { assetsOf } from '../ui/assets.ts';
import { type PageHeaders, sendPage } from '../ui/headers.ts';
import { renderPage } from '../ui/render.tsx';
import { formatter } from '../ui/texts/format.ts';
import { chooseLanguage, LANGUAGE_PARAMETER, type Language } from '../ui/texts/language.ts';
import { type Translate, translator } from '../ui/texts/translate.ts';
import { type ThemeName, themes } from '../ui/theme/themes.ts';
import { FOR_WHOM, type MunicipalityFace, type Ui, type Visitor } from '../ui/ui.ts';

export interface SiteParts {
  readonly engine: Engine;
  readonly blobs: Blobs;
  readonly keys: Keys;
  readonly identity: Identity;
  readonly faces: Faces;
  readonly drafts: Drafts;
  readonly turns: CallTurns;
  /** How many reports one address may begin. */
  readonly newReports: RateLimit;
  /** Browsers reach us over https. */
  readonly secure: boolean;
  /** Demo data: said on every page. */
  readonly demo: boolean;
  /** Where break-glass keeps what was decided. */
  readonly emergencyFolder: string;
  /** Years that the proof of a consent is kept after it ended. */
  readonly consentYears: number;
}

export interface Site extends SiteParts {
  languageOf(request: FastifyRequest): Language;
  /** The words of the page, which speak of whom the resident acts for. */
  wordsOf(request: FastifyRequest): Promise<Translate>;
  ui(request: FastifyRequest, reply: FastifyReply): Promise<Ui>;
  /** Renders with the surroundings of this request and sends it, never to be kept by anybody. */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    page: VNode,
    options?: PageHeaders & { readonly status?: number },
  ): Promise<FastifyReply>;
  /** With the deadline of the page. */
  placeOf(request: FastifyRequest): PagePlace;
  municipalityOf(request: FastifyRequest): Municipality;
  session(request: FastifyRequest): Promise<Session | null>;
  /**
   * A call with the rights of the resident, or of whom they act for. @throws LoginNeeded, MandateEnded, permission-denied
   */
  asResident<T>(request: FastifyRequest, call: (caller: Caller) => Promise<T>, asked?: ResidentAsked): Promise<T>;
  /** The same for a piece of what outlasts a page: it has time of its own, and the session is looked at anew. */
  asResidentAgain<T>(request: FastifyRequest, call: (caller: Caller) => Promise<T>, asked?: ResidentAsked): Promise<T>;
  /** As the resident themselves, whoever they act for. @throws LoginNeeded */
  asSelf<T>(
    request: FastifyRequest,
    call: (caller: Caller) => Promise<T>,
    asked?: Pick<ResidentAsked, 'least'>,
  ): Promise<T>;
  /** For whom the resident acts; nothing for who acts for themselves. */
  actingOf(request: FastifyRequest): Promise<ActingFor | undefined>;
  /** For whom they act from now on; undefined: for themselves. */
  actFor(request: FastifyRequest, namens: string | undefined): Promise<void>;
  /** A call with the rights of the employee. @throws LoginNeeded */
  asEmployee<T>(request: FastifyRequest, call: (caller: Caller) => Promise<T>): Promise<T>;
}

/** What a call of a resident wants of who asks. */
export interface ResidentAsked {
  /** What a mandate must allow for it; absent: nobody does it for another. */
  readonly acting?: MandateOperation;
  /** The level of login; absent: any. */
  readonly least?: AssuranceLevel;
}

export interface ActingFor {
  readonly namens: string;
  /** Absent: it is over. */
  readonly now?: ActingNow;
}

/** A page always has a deadline. */
export type PagePlace = Place & Required<Pick<Place, 'deadline'>>;

/** The page is for somebody who is logged in, as this kind of person; at this level, when they are already at a lower one. */
export class LoginNeeded extends Error {
  readonly kind: SessionKind;
  readonly level: AssuranceLevel | undefined;
  constructor(kind: SessionKind, level?: AssuranceLevel) {
    super(`login needed as ${kind}`);
    this.kind = kind;
    this.level = level;
  }
}

const YEAR = 365 * 86_400;

export function createSite(parts: SiteParts): Site {
  const { engine, identity, faces, secure, demo } = parts;

  const placeOf = (request: FastifyRequest): PagePlace => {
    const { telemetry } = request;
    // One time for the whole page, from its first call on: a photo before it takes as long as its sender does.
    telemetry.deadline ??= deadlineIn(REQUEST_MS);
    return {
      municipality: identity.municipalityOf(request),
      base: identity.originOf(request),
      trace: markOf(telemetry.trace),
      deadline: telemetry.deadline,
    };
  };
  const fresh = <T>(
    request: FastifyRequest,
    make: (snapshot: Snapshot, place: Place) => Caller | Promise<Caller>,
    call: (caller: Caller) => Promise<T>,
  ): Promise<T> => {
    const place = placeOf(request);
    const { parts } = engine;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const held = reads ? (caller: Caller) => onRightsOfNow(parts, caller, call) : call;
    const work = withFresh(async () => make(await parts.snapshots.current(place.municipality), place), held);
    return byDeadline(place.deadline, work);
  };

  const languageOf: Site['languageOf'] = (request) =>
    chooseLanguage({
      query: queryOf(request)[LANGUAGE_PARAMETER],
      cookie: readCookie(request.headers.cookie, LANGUAGE_PARAMETER, secure),
      acceptLanguage: request.headers['accept-language'],
    });

  const asResident: Site['asResident'] = async (request, call, { acting, least = 'laag' } = {}) => {
    const session = await identity.sessionOf(request);
    const person = session?.person;
    if (!person) throw new LoginNeeded('resident');
    if (!reaches(person.level, least)) throw new LoginNeeded('resident', least);
    const make = async (_: Snapshot, place: Place): Promise<Caller> => {
      const caller = await callerOfSession(engine, place, person, session.namens);
      refuseMandate(caller, acting);
      if (acting !== undefined) refuseOther(request, session.namens);
      return caller;
    };
    return fresh(request, make, call);
  };
  const asSelf: Site['asSelf'] = async (request, call, { least = 'laag' } = {}) => {
    const person = (await identity.sessionOf(request))?.person;
    if (!person) throw new LoginNeeded('resident');
    if (!reaches(person.level, least)) throw new LoginNeeded('resident', least);
    return fresh(request, (snapshot, place) => residentCaller(snapshot, place, person), call);
  };
  const actingOf: Site['actingOf'] = async (request) => {
    const session = await identity.sessionOf(request);
    if (!session?.person || session.namens === undefined) return undefined;
    const { person, namens } = session;
    const now = await actingNow(engine, { ...placeOf(request), person }, namens);
    return { namens, ...(now ? { now } : {}) };
  };

  const visitorOf = async (request: FastifyRequest): Promise<Visitor | undefined> => {
    const session = await identity.sessionOf(request);
    if (session?.employee)
      return { kind: 'employee', role: session.employee.role, department: session.employee.department };
    if (!session?.person) return undefined;
    const acting = await actingOf(request);
    const mayRead = !acting || (acting.now !== undefined && mandateAllows(acting.now.mandate, 'berichten'));
    const unread = mayRead
      ? await asResident(request, (caller) => unreadMessages(engine, caller), { acting: 'berichten' }).catch(
          whenClosed(0),
        )
      : 0;
    return { kind: 'resident', name: session.name, unread };
  };

  /** Asked anew for each page: what was withdrawn is gone from the menu as well. */
  const opensTo = async (request: FastifyRequest): Promise<Pick<Ui, 'opens'>> => {
    const employee = (await identity.sessionOf(request))?.employee;
    if (!employee) return {};
    const open = fresh(
      request,
      (snapshot, place) => employeeCaller(snapshot, place, employee),
      async (caller) => openPages(engine, caller),
    );
    // A menu of all there is helps more on the page of a fault than none.
    return open.then(
      (pages) => ({ opens: (page) => pages.has(page) }),
      () => ({}),
    );
  };

  const wordsOf: Site['wordsOf'] = async (request) =>
    translator(languageOf(request), (await actingOf(request))?.now?.name);

  const ui: Site['ui'] = async (request, reply) => {
    const language = languageOf(request);
    const t = await wordsOf(request);
    if (queryOf(request)[LANGUAGE_PARAMETER] === language)
      reply.header('set-cookie', writeCookie(LANGUAGE_PARAMETER, language, secure, YEAR));
    const face = faces.of(identity.municipalityOf(request));
    const visitor = await visitorOf(request);
    const acting = await actingOf(request);
    // The page of a database that is away cannot ask, and keeps its doors: they say the same.
    const takesReports = await engine.parts.snapshots.current(identity.municipalityOf(request)).then(
      (snapshot) => canReport(snapshot) && mayReport(snapshot, acting),
      () => true,
    );
    return {
      language,
      t,
      format: formatter(language),
      municipality: withWords(face, t),
      assets: assetsOf(isTheme(face.theme) ? face.theme : 'meent'),
      path: ownPath(request.url),
      formToken: await identity.csrf.formToken(request, reply),
      demo,
      takesReports,
      ...(await opensTo(request)),
      ...(visitor ? { visitor } : {}),
      ...(acting ? { acting: shownAs(acting) } : {}),
    };
  };

  return {
    ...parts,
    languageOf,
    wordsOf,
    ui,
    placeOf,
    municipalityOf: identity.municipalityOf,
    session: identity.sessionOf,
    asResident,
    asSelf,
    actingOf,
    actFor: identity.actFor,
    asResidentAgain(request, call, asked) {
      identity.lookAgain(request);
      request.telemetry.deadline = undefined;
      return asResident(request, call, asked);
    },
    async asEmployee(request, call) {
      const session = await identity.sessionOf(request);
      const employee = session?.employee;
      if (!employee) throw new LoginNeeded('employee');
      return fresh(request, (snapshot, place) => employeeCaller(snapshot, place, employee), call);
    },
    async send(request, reply, page, options = {}) {
      return sendPage(reply, renderPage(await ui(request, reply), page), options);
    },
  };
}

/** The page that says that a mandate is over can be made. @throws what else went wrong */

/** Who changed in another window for whom they act, sends nothing for the one from the page of the other. @throws conflict */
function refuseOther(request: FastifyRequest, namens = ''): void {
  if (request.method !== 'POST' || fieldOf(request, FOR_WHOM) === namens) return;
  throw new Problem(
    'conflict',
    'U opende dit formulier voor iemand anders dan voor wie u nu iets doet. Er is niets verstuurd. Kijk voor wie u nu handelt, en begin opnieuw.',
  );
}

/** Whether what is done for another may be a report. */
const mayReport = (snapshot: Snapshot, acting: ActingFor | undefined): boolean =>
  !acting || (acting.now !== undefined && mandateAllows(acting.now.mandate, 'aanvragen', reportName(snapshot)));

const shownAs = ({ namens, now }: ActingFor): NonNullable<Ui['acting']> => ({
  namens,
  name: now?.name ?? '',
  ...(now ? { kind: now.mandate.kind } : {}),
  allows: (operation) => now !== undefined && mandateAllows(now.mandate, operation),
});

/** The address of the page as a link to it. One that begins with two slashes would lead to another site. */
const ownPath = (url: string): string => `/${url.split('?')[0]!.replace(/^[/\\]+/, '')}`;

/** Who did not fill in a number or an address shows words, and no wrong number. */
const withWords = (face: Face, t: Translate): MunicipalityFace => ({
  ...face,
  phone: face.phone || t('footer.phone'),
  address: face.address || t('footer.hall'),
});

const isTheme = (name: string): name is ThemeName => Object.hasOwn(themes, name);

/** The query of a page: each name once; of a name that is given twice the last counts. */
export const queryOf = (request: FastifyRequest): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries((request.query ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      Array.isArray(value) ? String(value.at(-1)) : String(value),
    ]),
  );

/** `?pagina=2`; anything else is the first. */
export const pageOf = (request: FastifyRequest): number => pageNumber(queryOf(request).pagina);

export function pageNumber(asked: string | undefined): number {
  const page = Number(asked ?? 1);
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}

/** A field of a form that was sent; '' when it was not. Line ends as the registers keep them. */
export const fieldOf = (request: FastifyRequest, name: string): string => {
  const value = (request.body as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? cleanText(value) : '';
};

export const cleanText = (value: string): string => value.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();
