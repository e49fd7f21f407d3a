/** What every form of the manager does: act, then redirect and say so; a fault comes back with the page. */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify';
import type { VNode } from 'preact';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { keepDone, takeDone } from '../site/flash.ts';
import { cleanText, type Site } from '../site/site.ts';
import type { Flash } from '../ui/components/alert.tsx';
import type { FieldError } from '../ui/components/form.tsx';
import type { TextKey } from '../ui/texts/translate.ts';
import { translator } from '../ui/texts/translate.ts';
import { type FormField, saidOf } from './form-fields.ts';
import type { Told } from './pages/frame.tsx';
import { MEANWHILE } from './pages/meanwhile.tsx';

const FLASHES = {
  saved: 'flash.manage.saved',
  made: 'flash.manage.made',
  given: 'flash.manage.given',
  rights: 'flash.manage.rights',
  stopped: 'flash.manage.stopped',
  removed: 'flash.manage.removed',
  version: 'flash.manage.version',
  published: 'flash.manage.published',
  ended: 'flash.manage.ended',
  endless: 'flash.manage.endless',
  linked: 'flash.manage.linked',
  concept: 'flash.manage.concept',
  retired: 'flash.manage.retired',
  objecttype: 'flash.manage.objecttype',
  sent: 'flash.manage.sent',
  paused: 'flash.manage.paused',
  resumed: 'flash.manage.resumed',
  again: 'flash.manage.again',
  gone: 'flash.manage.gone',
  check: 'flash.manage.check',
  conflict: 'flash.manage.conflict',
  ruleProposed: 'flash.rule.proposed',
  ruleDecided: 'flash.rule.decided',
  combined: 'flash.combi.made',
  uncombined: 'flash.combi.ended',
  measured: 'flash.measure.made',
  unmeasured: 'flash.measure.ended',
  listed: 'flash.archive.made',
  recorded: 'flash.archive.done',
  started: 'flash.archive.started',
  held: 'flash.archive.held',
  packing: 'flash.archive.packing',
  proposed: 'flash.logbook.proposed',
  kept: 'flash.logbook.kept',
  decided: 'flash.logbook.decided',
  endedNow: 'flash.logbook.ended',
  asked: 'flash.emergency.asked',
  opened: 'flash.emergency.opened',
  closed: 'flash.emergency.closed',
} as const satisfies Readonly<Record<string, TextKey>>;
export type Done = keyof typeof FLASHES;

/** Nothing was done. */
const BAD: ReadonlySet<string> = new Set<Done>(['conflict', 'gone']);

export interface IdParams {
  readonly Params: { readonly id: string };
}

/** By name; what is ticked more than once under one name stands below each other. */
export const fieldsOf = (request: FastifyRequest): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries((request.body as Readonly<Record<string, unknown>> | null | undefined) ?? {}).flatMap(
      ([name, value]) => {
        const all = [value].flat().filter((one) => typeof one === 'string');
        return all.length > 0 ? [[name, all.map(cleanText).join('\n')]] : [];
      },
    ),
  );

/** Said once, on the page after the redirect. */
export function toldBy(site: Site, request: FastifyRequest, reply: FastifyReply): { readonly flash?: Flash } {
  const what = takeDone(site, request, reply)?.what ?? '';
  if (!Object.hasOwn(FLASHES, what)) return {};
  const t = translator(site.languageOf(request));
  const kind = BAD.has(what) ? 'error' : 'ok';
  return { flash: { kind, title: t(FLASHES[what as Done]) } };
}

export const goTo = (reply: FastifyReply, address: string): FastifyReply =>
  reply.headers({ 'cache-control': 'no-store' }).redirect(address, 303);

/**
 * A page with forms: as it is asked for, and again with what was told of what was sent. Twice the same, so that whoever
 * sent something wrong has everything in hand that was there before.
 */
export const pageWith =
  <Found, Route extends RouteGenericInterface = RouteGenericInterface>(
    site: Site,
    find: (caller: Caller, request: FastifyRequest<Route>) => Promise<Found>,
    page: (found: Found, told: Told, request: FastifyRequest<Route>) => VNode,
  ) =>
  async (request: FastifyRequest<Route>, reply: FastifyReply, told?: Told): Promise<FastifyReply> => {
    const found = await site.asEmployee(request, (caller) => find(caller, request));
    const said = told ?? toldBy(site, request as FastifyRequest, reply);
    return site.send(request as FastifyRequest, reply, page(found, said, request), {
      status: told?.refusal?.status ?? (told?.errors ? 400 : 200),
    });
  };

/** A form that came back has the address that it was sent to: asked again, that is the page. */
export function alsoPage<Params>(
  app: FastifyInstance,
  urls: readonly string[],
  page: (params: Params) => string,
): void {
  for (const url of urls)
    app.get<{ Params: Params }>(url, async (request, reply) => goTo(reply, page(request.params as Params)));
}

interface Acting {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** What is done; where to go then, and what is said there. */
  readonly act: (caller: Caller) => Promise<{ readonly to: string; readonly done: Done }>;
  /** Where somebody goes who was too late. */
  readonly back: string;
  /** The field of a fault, by the name and the code that the register gives it. */
  readonly field: FieldOf;
  /** Of which the register speaks by the name alone; of others the reasons say what they are about. */
  readonly fields?: readonly FormField<never>[];
  /** Name of the form where something is typed: too late, it comes back with that. Absent: a button alone. */
  readonly form?: string | undefined;
  /** The page as it is now, with what was told of what was sent. */
  readonly refused: (told: Told) => Promise<FastifyReply>;
  /** In place of the form that comes back. */
  readonly late?: () => Promise<FastifyReply>;
}

/** What a form says it saw. One that says nothing has seen nothing, and changes nothing. */
export const standOf = (typed: Readonly<Record<string, string>>): string => typed.stand || '"ongezien"';

/** @throws what is neither a fault of the form nor of somebody who was first */
export async function acting(
  site: Site,
  { request, reply, act, back, field, fields = [], form, refused, late }: Acting,
): Promise<FastifyReply> {
  try {
    const { to, done } = await site.asEmployee(request, act);
    return goTo(keepDone(site, reply, { what: done }), to);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const told = { typed: fieldsOf(request), ...(form ? { form } : {}) };
    // Whoever may not see the page either gets the refusal of the page.
    if (error.code === 'wrong-state' || error.code === 'permission-denied')
      return refused({ ...told, refusal: { status: error.status, reason: error.detail } });
    if (error.code === 'conflict' || error.code === 'precondition-failed') {
      if (late) return late();
      if (!form) return goTo(keepDone(site, reply, { what: 'conflict' }), back);
      const message = translator(site.languageOf(request))('meanwhile.title');
      return refused({ ...told, late: true, errors: [{ field: MEANWHILE, message }] });
    }
    if (error.invalidParams.length === 0) throw error;
    const t = translator(site.languageOf(request));
    const errors = errorsOf(error, field, (at, code) => saidOf(fields, t, at, code));
    return refused({ ...told, errors: inOrder(errors, fields) });
  }
}

/** As the fields stand on the page, so that the first link leads to the first fault. */
function inOrder(errors: readonly FieldError[], fields: readonly FormField<never>[]): readonly FieldError[] {
  const place = ({ field }: FieldError): number => fields.findIndex(({ name }) => name === field);
  return errors.toSorted((a, b) => place(a) - place(b));
}

export type FieldOf = (name: string, code: string) => string;

/** @param said words of ours in place of those of the register, and what the field is called */
export const errorsOf = (
  problem: Problem,
  field: FieldOf,
  said: (field: string, code: string) => Partial<FieldError> = () => ({}),
): readonly FieldError[] =>
  problem.invalidParams.map(({ name, code, reason }) => {
    const at = field(name, code);
    const words = said(at, code);
    return { field: at, message: reason, dutch: words.message === undefined, ...words };
  });
