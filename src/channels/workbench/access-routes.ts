/** What the forms on access to a case send. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { endAccess, endShield, giveAccess, shieldCase } from '../../services/operations/work-access.ts';
import type { Done } from '../site/flash.ts';
import { fieldOf, type Site } from '../site/site.ts';
import { translator } from '../ui/texts/translate.ts';
import { errorsOf } from './errors.ts';
import { ACCESS_FIELDS, SHIELD_FIELDS } from './pages/case-access.tsx';
import type { IdParams, Refused } from './routes.tsx';

export const ACCESS_ACTIONS = ['toegang', 'intrekken', 'afschermen', 'opheffen'] as const;

type Request = FastifyRequest<IdParams>;
type Act = (
  request: Request,
  reply: FastifyReply,
  action: (caller: Caller) => Promise<Done>,
  refused: (problem: Problem) => Refused,
) => Promise<FastifyReply>;

export function accessRoutes(site: Site, app: FastifyInstance, act: Act): void {
  const { engine } = site;

  /** @param fields of the form, by what the registers call them; a fault of none of them stands at `first` */
  const on = (
    action: (typeof ACCESS_ACTIONS)[number],
    done: string,
    form: (request: Request) => { readonly fields: Readonly<Record<string, string>>; readonly first: string },
    change: (caller: Caller, id: string, given: (name: string) => string, request: Request) => Promise<void>,
  ): void => {
    app.post<IdParams>(`/werk/zaken/:id/${action}`, (request, reply) => {
      const { fields, first } = form(request);
      return act(
        request,
        reply,
        async (caller) => {
          await change(caller, request.params.id, (name) => fieldOf(request, fields[name]!), request);
          return { what: done };
        },
        (problem) => ({
          typed: Object.fromEntries(Object.values(fields).map((field) => [field, fieldOf(request, field)])),
          errors: errorsOf(translator(site.languageOf(request)), problem, fields, first),
        }),
      );
    });
  };

  on(
    'toegang',
    'access',
    () => ({ fields: ACCESS_FIELDS, first: ACCESS_FIELDS.medewerker }),
    (caller, id, given) =>
      giveAccess(engine, caller, id, {
        medewerker: given('medewerker'),
        rol: given('rol'),
        afdeling: given('afdeling'),
        omgang: given('omgang'),
        totEnMet: given('totEnMet'),
        reden: given('reden'),
      }),
  );
  on(
    'afschermen',
    'shielded',
    () => ({ fields: SHIELD_FIELDS, first: SHIELD_FIELDS.reden }),
    (caller, id, given) => shieldCase(engine, caller, id, { reden: given('reden'), totEnMet: given('totEnMet') }),
  );
  on(
    'intrekken',
    'access.taken',
    (request) => {
      const reden = `intrekreden-${fieldOf(request, 'toegang')}`;
      return { fields: { reden }, first: reden };
    },
    (caller, id, given, request) =>
      endAccess(engine, caller, id, { toegang: fieldOf(request, 'toegang'), reden: given('reden') }),
  );
  on(
    'opheffen',
    'unshielded',
    () => ({ fields: { reden: 'ophefreden' }, first: 'ophefreden' }),
    (caller, id, given) => endShield(engine, caller, id, given('reden')),
  );
}
