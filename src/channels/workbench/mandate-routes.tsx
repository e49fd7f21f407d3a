/** `/werk/vertegenwoordigers`: mandates that rest on a court decision. A number comes in the body alone. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import { beeindigMandaat, stelMandaatVast, wijsMandaatAf } from '../../services/mandaten/rechter.ts';
import { managesOnly } from '../../services/operations/manage.ts';
import {
  courtMandates,
  enterCourtMandate,
  findCourtMandates,
  openCourtMandate,
} from '../../services/operations/work-mandates.ts';
import { keepDone, takeDone } from '../site/flash.ts';
import { fieldOf, pageNumber, queryOf, type Site } from '../site/site.ts';
import { addresses, type MandateStep } from '../ui/addresses.ts';
import type { Flash } from '../ui/components/alert.tsx';
import type { FieldError } from '../ui/components/form.tsx';
import { translator } from '../ui/texts/translate.ts';
import { errorsOf } from './errors.ts';
import { COURT_FIELDS, CourtMandatePage, CourtPage, FIND_FIELD, reasonField } from './pages/mandates.tsx';
import type { IdParams, Refused } from './routes.tsx';

const DONE = {
  'court.made': 'flash.court.made',
  'court.confirmed': 'flash.court.confirmed',
  'court.rejected': 'flash.court.rejected',
  'court.ended': 'flash.court.ended',
} as const;

const STEPS = {
  vaststellen: { act: stelMandaatVast, done: 'court.confirmed' },
  afwijzen: { act: wijsMandaatAf, done: 'court.rejected' },
  beeindigen: { act: beeindigMandaat, done: 'court.ended' },
} as const satisfies Readonly<Record<MandateStep, unknown>>;

export function mandateRoutes(site: Site, app: FastifyInstance): void {
  const { engine } = site;
  const words = (request: FastifyRequest) => translator(site.languageOf(request));

  const flashOf = (request: FastifyRequest, reply: FastifyReply): Flash | undefined => {
    const what = takeDone(site, request, reply)?.what;
    if (!what || !Object.hasOwn(DONE, what)) return undefined;
    return { kind: 'ok', title: words(request)(DONE[what as keyof typeof DONE]) };
  };

  const show = async (request: FastifyRequest, reply: FastifyReply, refused?: Refused): Promise<FastifyReply> => {
    const { wacht, geldt } = queryOf(request);
    const pages = { waiting: pageNumber(wacht), valid: pageNumber(geldt) };
    const found = await site.asEmployee(request, async (caller) =>
      managesOnly(caller) ? undefined : courtMandates(engine, caller, pages),
    );
    if (!found) return reply.redirect(addresses.manage, 303);
    const rest = refused ?? { flash: flashOf(request, reply) };
    return site.send(request, reply, <CourtPage found={found} {...rest} />, { status: refused ? 400 : 200 });
  };

  app.get(addresses.workMandates, (request, reply) => show(request, reply));

  app.post(addresses.workMandates, async (request, reply) => {
    const typed = Object.fromEntries(Object.values(COURT_FIELDS).map((name) => [name, fieldOf(request, name)]));
    const number = (name: string): string => typed[name]!.replaceAll(/[ .]/g, '');
    try {
      await site.asEmployee(request, (caller) =>
        enterCourtMandate(engine, caller, {
          soort: typed.soort!,
          vertegenwoordigde: number('vertegenwoordigde'),
          vertegenwoordiger: number('vertegenwoordiger'),
          gerecht: typed.gerecht!,
          datum: typed.datum!,
          kenmerk: typed.kenmerk!,
          gezienInRegister: typed.gezien!,
          vanaf: typed.vanaf!,
        }),
      );
      return goTo(keepDone(site, reply, { what: 'court.made' }));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return show(request, reply, { typed, errors: errorsOf(words(request), error, COURT_FIELDS, COURT_FIELDS.soort) });
    }
  });

  // A search that is asked for again has lost its number: it is the whole list.
  app.get(addresses.workMandatesFind, async (_request, reply) => goTo(reply));
  app.post(addresses.workMandatesFind, async (request, reply) => {
    const typed = { [FIND_FIELD]: fieldOf(request, FIND_FIELD) };
    const number = typed[FIND_FIELD]!.replaceAll(/[ .]/g, '');
    try {
      const found = await site.asEmployee(request, (caller) => findCourtMandates(engine, caller, number));
      return site.send(request, reply, <CourtPage found={found} typed={typed} sought />);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return show(request, reply, { typed, errors: errorsOf(words(request), error, {}, FIND_FIELD) });
    }
  });

  const showOne = async (
    request: FastifyRequest<IdParams>,
    reply: FastifyReply,
    errors: readonly FieldError[] = [],
  ): Promise<FastifyReply> => {
    const open = await site.asEmployee(request, (caller) => openCourtMandate(engine, caller, request.params.id));
    const page = <CourtMandatePage open={open} errors={errors} />;
    return site.send(request, reply, page, { status: errors.length > 0 ? 400 : 200 });
  };

  app.get<IdParams>('/werk/vertegenwoordigers/:id', (request, reply) => showOne(request, reply));

  for (const step of Object.keys(STEPS) as MandateStep[]) {
    const address = `/werk/vertegenwoordigers/:id/${step}`;
    // A form that came back with an error has the address that it was sent to: asked for again, it is the list.
    app.get<IdParams>(address, async (_request, reply) => goTo(reply));
    app.post<IdParams>(address, async (request, reply) => {
      const { act, done } = STEPS[step];
      try {
        const body = { reden: fieldOf(request, reasonField(request.params.id)) };
        await site.asEmployee(request, (caller) => act(engine, caller, request.params.id, body));
        return goTo(keepDone(site, reply, { what: done }));
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
        return showOne(request, reply, errorsOf(words(request), error, {}, reasonField(request.params.id)));
      }
    });
  }
}

const goTo = (reply: FastifyReply): FastifyReply =>
  reply.headers({ 'cache-control': 'no-store' }).redirect(addresses.workMandates, 303);
