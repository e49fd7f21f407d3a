/** `/werk/zoeken`. What is looked for comes in the body: a name has no place in an address. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { managesOnly } from '../../services/operations/manage.ts';
import {
  MOST_WORDS,
  searchableTypes,
  type WorkFound,
  type WorkSearch,
  workSearch,
} from '../../services/operations/work-search.ts';
import { fieldOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { ofRegister } from '../ui/components/fields.tsx';
import type { FieldError } from '../ui/components/form.tsx';
import { translator } from '../ui/texts/translate.ts';
import { WorkSearchPage } from './pages/search.tsx';

export function searchRoutes(site: Site, app: FastifyInstance): void {
  const { engine } = site;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    asked: WorkSearch,
    { found, errors }: { readonly found?: WorkFound; readonly errors?: readonly FieldError[] } = {},
  ): Promise<FastifyReply> => {
    const zaaktypen = await site.asEmployee(request, async (caller) =>
      managesOnly(caller) ? undefined : searchableTypes(engine, caller),
    );
    if (!zaaktypen) return reply.redirect(addresses.manage, 303);
    const t = translator(site.languageOf(request));
    return site.send(
      request,
      reply,
      <WorkSearchPage
        typed={{ zoek: asked.words, toon: asked.show, zaaktype: asked.zaaktype }}
        toonOptions={[
          { value: 'alles', label: t('work.find.show.all') },
          { value: 'open', label: t('work.show.open') },
          { value: 'dicht', label: t('work.show.closed') },
        ]}
        zaaktypeOptions={[
          { value: '', label: t('work.type.all') },
          ...ofRegister(
            zaaktypen.map(({ identificatie, omschrijving }) => ({ value: identificatie, label: omschrijving })),
          ),
        ]}
        page={asked.page}
        {...(found ? { found } : {})}
        {...(errors ? { errors } : {})}
      />,
      { status: errors ? 400 : 200 },
    );
  };

  app.get(addresses.workSearch, (request, reply) =>
    show(request, reply, { words: '', show: 'alles', zaaktype: '', page: 1 }),
  );

  app.post(addresses.workSearch, async (request, reply) => {
    const asked = askedIn(request);
    const t = translator(site.languageOf(request));
    const wrong = !/[\p{L}\p{N}]/u.test(asked.words)
      ? t('work.find.missing')
      : asked.words.length > MOST_WORDS
        ? t('work.find.long')
        : undefined;
    if (wrong) return show(request, reply, asked, { errors: [{ field: 'zoek', message: wrong }] });
    const found = await site.asEmployee(request, (caller) => workSearch(engine, caller, asked));
    return show(request, reply, asked, { found });
  });
}

function askedIn(request: FastifyRequest): WorkSearch {
  const toon = fieldOf(request, 'toon');
  const page = Number(fieldOf(request, 'pagina') || 1);
  return {
    words: fieldOf(request, 'zoek').slice(0, MOST_WORDS + 1),
    show: toon === 'open' || toon === 'dicht' ? toon : 'alles',
    zaaktype: fieldOf(request, 'zaaktype').slice(0, 50),
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  };
}
