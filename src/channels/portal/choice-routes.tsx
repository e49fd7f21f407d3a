/** `/mijn/keuzes`: what a resident chooses. Giving asks to read first; taking back is one button on the list. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import { elders } from '../../services/keuzes/elders.ts';
import { geef, kiesbaar, mijnKeuzes, trekIn } from '../../services/keuzes/keuzes.ts';
import { ontvangstbewijs } from '../../services/keuzes/ontvangstbewijs.ts';
import { keepDone, takeDone } from '../site/flash.ts';
import { fieldOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import type { Flash } from '../ui/components/alert.tsx';
import { ChoicesPage, ChoosePage } from './pages/choices.tsx';

interface Which {
  readonly Params: { readonly soort: string; readonly naam: string };
}
interface One {
  readonly Params: { readonly id: string };
}

const ACTING = { acting: 'keuzes' } as const;

const DONE = {
  given: ['flash.choice.given', 'flash.choice.given.text'],
  withdrawn: ['flash.choice.withdrawn', 'flash.choice.withdrawn.text'],
} as const;

export function choiceRoutes(app: FastifyInstance, site: Site): void {
  const { engine, keys, consentYears } = site;

  app.get(addresses.choices, async (request, reply) => {
    const data = await site.asResident(
      request,
      async (caller) => ({
        choices: await mijnKeuzes(engine, caller),
        elsewhere: await elders(engine, caller),
      }),
      ACTING,
    );
    return site.send(
      request,
      reply,
      <ChoicesPage {...data} keptYears={consentYears} flash={await toldBy(request, reply)} />,
    );
  });

  const showChoice = async (
    request: FastifyRequest<Which>,
    reply: FastifyReply,
    problem?: { readonly reason: string; readonly status: number },
  ): Promise<FastifyReply> => {
    const { soort, naam } = request.params;
    const choice = await site.asResident(request, (caller) => kiesbaar(engine, caller, soort, naam), ACTING);
    const page = <ChoosePage choice={choice} keptYears={consentYears} problem={problem?.reason} />;
    return site.send(request, reply, page, { status: problem?.status ?? 200 });
  };
  app.get<Which>('/mijn/keuzes/kies/:soort/:naam', (request, reply) => showChoice(request, reply));

  app.post<Which>('/mijn/keuzes/kies/:soort/:naam', async (request, reply) => {
    const { soort, naam } = request.params;
    const gelezen = fieldOf(request, 'gelezen');
    try {
      await site.asResident(request, (caller) => geef(engine, caller, { soort, naam, gelezen }), ACTING);
    } catch (error) {
      if (!(error instanceof Problem) || error.invalidParams.length === 0) throw error;
      // Sent twice it is given once.
      if (error.invalidParams.every(({ code }) => code === 'unique')) return toList(reply);
      const [fault] = error.invalidParams;
      const t = await site.wordsOf(request);
      const reason = fault!.code === 'veranderd' ? t('choose.changed') : fault!.reason;
      return showChoice(request, reply, { reason, status: error.status });
    }
    return toList(keepDone(site, reply, { what: 'given' }));
  });

  app.post<One>('/mijn/keuzes/toestemming/:id/intrekken', async (request, reply) => {
    await site.asResident(request, (caller) => trekIn(engine, caller, request.params.id), ACTING);
    return toList(keepDone(site, reply, { what: 'withdrawn' }));
  });
  // A form that was sent before a login comes back as an address.
  app.get<One>('/mijn/keuzes/toestemming/:id/intrekken', async (_, reply) => toList(reply));

  app.get<One>('/mijn/keuzes/toestemming/:id/ontvangstbewijs', async (request, reply) => {
    const { id } = request.params;
    const receipt = await site.asResident(request, (caller) => ontvangstbewijs(engine, keys, caller, id), ACTING);
    return reply
      .headers({
        'content-type': 'application/ld+json; charset=utf-8',
        'content-disposition': `attachment; filename=ontvangstbewijs-${id}.jsonld`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .send(Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`));
  });

  const toList = (reply: FastifyReply): FastifyReply =>
    reply.headers({ 'cache-control': 'no-store' }).redirect(addresses.choices, 303);

  async function toldBy(request: FastifyRequest, reply: FastifyReply): Promise<Flash | undefined> {
    const what = takeDone(site, request, reply)?.what ?? '';
    if (!Object.hasOwn(DONE, what)) return undefined;
    const t = await site.wordsOf(request);
    const [title, text] = DONE[what as keyof typeof DONE];
    return { kind: 'ok', title: t(title), text: t(text) };
  }
}
