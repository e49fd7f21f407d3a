/** `/werk/terugmeldingen`: doubts about data of the BRP. A number comes in the body alone. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import { managesOnly } from '../../services/operations/manage.ts';
import { decideDoubt, doubtable, openDoubt, reportDoubt, workDoubts } from '../../services/operations/work-doubts.ts';
import { keepDone, takeDone } from '../site/flash.ts';
import { fieldOf, pageOf, queryOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import type { Flash } from '../ui/components/alert.tsx';
import { translator } from '../ui/texts/translate.ts';
import { errorsOf } from './errors.ts';
import { DECIDE_FIELDS, DOUBT_FIELDS, DoubtPage, DoubtsPage, datumName } from './pages/doubts.tsx';
import type { IdParams, Refused } from './routes.tsx';

export function doubtRoutes(site: Site, app: FastifyInstance): void {
  const { engine } = site;
  const words = (request: FastifyRequest) => translator(site.languageOf(request));

  const flash = (request: FastifyRequest, reply: FastifyReply): { readonly flash?: Flash } => {
    const done = takeDone(site, request, reply);
    if (done?.what === 'doubt') return { flash: { kind: 'ok', title: words(request)('flash.doubt') } };
    if (done?.what === 'doubt.decided') return { flash: { kind: 'ok', title: words(request)('flash.doubt.decided') } };
    return {};
  };

  const showAll = async (request: FastifyRequest, reply: FastifyReply, refused?: Refused): Promise<FastifyReply> => {
    const open = queryOf(request).toon !== 'dicht';
    const page = pageOf(request);
    const found = await site.asEmployee(request, async (caller) =>
      managesOnly(caller) ? undefined : workDoubts(engine, caller, { open, page }),
    );
    if (!found) return reply.redirect(addresses.manage, 303);
    const data = [
      { value: '', label: words(request)('doubt.datum.choose') },
      ...doubtable.map((path) => ({ value: path, label: datumName(path), dutch: 'label' as const })),
    ];
    return site.send(
      request,
      reply,
      <DoubtsPage {...{ found, open, page, data }} {...(refused ?? flash(request, reply))} />,
      { status: refused ? 400 : 200 },
    );
  };

  const showOne = async (
    request: FastifyRequest<IdParams>,
    reply: FastifyReply,
    refused?: Refused,
  ): Promise<FastifyReply> => {
    const doubt = await site.asEmployee(request, (caller) => openDoubt(engine, caller, request.params.id));
    return site.send(request, reply, <DoubtPage doubt={doubt} {...(refused ?? flash(request, reply))} />, {
      status: refused ? 400 : 200,
    });
  };

  const typedIn = (request: FastifyRequest, fields: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldOf(request, field)]));

  app.get(addresses.workDoubts, (request, reply) => showAll(request, reply));

  // A form that came back with an error has the address that it was sent to: asked for again, it is the list.
  app.get(addresses.workNewDoubt, async (_request, reply) => goTo(reply, addresses.workDoubts));

  app.post(addresses.workNewDoubt, async (request, reply) => {
    const typed = typedIn(request, DOUBT_FIELDS);
    try {
      const id = await site.asEmployee(request, (caller) =>
        reportDoubt(engine, caller, {
          burgerservicenummer: typed.burgerservicenummer!.replaceAll(/[ .]/g, ''),
          gegeven: typed.gegeven!,
          toelichting: typed.toelichting!,
          voorstel: typed.voorstel!,
        }),
      );
      return goTo(keepDone(site, reply, { what: 'doubt' }), addresses.workDoubt(id));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      const errors = errorsOf(words(request), error, DOUBT_FIELDS, DOUBT_FIELDS.burgerservicenummer);
      return showAll(request, reply, { typed, errors });
    }
  });

  app.get<IdParams>('/werk/terugmeldingen/:id', (request, reply) => showOne(request, reply));

  app.post<IdParams>('/werk/terugmeldingen/:id', async (request, reply) => {
    const typed = typedIn(request, DECIDE_FIELDS);
    const { id } = request.params;
    try {
      await site.asEmployee(request, (caller) =>
        decideDoubt(engine, caller, id, { status: typed.status!, uitkomst: typed.uitkomst! }),
      );
      return goTo(keepDone(site, reply, { what: 'doubt.decided' }), addresses.workDoubt(id));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return showOne(request, reply, {
        typed,
        errors: errorsOf(words(request), error, DECIDE_FIELDS, DECIDE_FIELDS.status),
      });
    }
  });
}

const goTo = (reply: FastifyReply, address: string): FastifyReply =>
  reply.headers({ 'cache-control': 'no-store' }).redirect(address, 303);
