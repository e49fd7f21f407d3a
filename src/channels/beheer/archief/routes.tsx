/** `/beheer/archief`: destruction lists, holds and transfers. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../../../gate/context.ts';
import { redenIn } from '../../../services/archief/body.ts';
import { beoordeel, maakLijst, start, stelVast, trekIn } from '../../../services/archief/lijst.ts';
import { hefOp } from '../../../services/archief/opschorting.ts';
import { bevestig, maakOverbrenging, stuurPakket, trekOverbrengingIn } from '../../../services/archief/overbrenging.ts';
import { wekOverbrenging } from '../../../services/archief/overbrenging-taak.ts';
import { verklaringPdf } from '../../../services/archief/pdf.ts';
import { verleng, zonderUit } from '../../../services/archief/regel.ts';
import { wek } from '../../../services/archief/taak.ts';
import {
  archiveHome,
  archiveTypes,
  declaration,
  holds,
  linePage,
  listPage,
  placeHold,
  transfers,
} from '../../../services/operations/archive.ts';
import { urlOf } from '../../../services/operations/door.ts';
import { queryOf, type Site } from '../../site/site.ts';
import { addresses, type ListStep } from '../../ui/addresses.ts';
import { acting, alsoPage, type Done, fieldsOf, type IdParams, pageWith } from '../act.tsx';
import { bodyFrom, fieldIn } from '../form-fields.ts';
import { HOLD_FORM, LIST_FORM, TRANSFER_FORM } from './forms.ts';
import { logRoutes } from './log-routes.tsx';
import { DeclarationPage } from './pages/declaration.tsx';
import { HoldsPage } from './pages/holds.tsx';
import { ArchiveHomePage, NewListPage } from './pages/home.tsx';
import { ListLinePage } from './pages/line.tsx';
import { DestructionListPage } from './pages/list.tsx';
import { TransfersPage } from './pages/transfers.tsx';
import { LINE_STATES } from './pages/words.ts';

const same = (name: string): string => name;

export function archiveRoutes(app: FastifyInstance, site: Site): void {
  listRoutes(app, site);
  lineRoutes(app, site);
  holdRoutes(app, site);
  transferRoutes(app, site);
  logRoutes(app, site);
}

function listRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  const showHome = pageWith(
    site,
    (caller) => archiveHome(engine, caller),
    (home, told) => <ArchiveHomePage home={home} {...told} />,
  );
  app.get(addresses.archive, (request, reply) => showHome(request, reply));

  const showNew = pageWith(
    site,
    (caller) => archiveTypes(engine, caller),
    (types, told) => <NewListPage types={types} {...told} />,
  );
  app.get(addresses.archiveNew, (request, reply) => showNew(request, reply));
  app.post(addresses.archiveNew, (request, reply) => {
    const typed = fieldsOf(request);
    return acting(site, {
      request,
      reply,
      back: addresses.archive,
      form: 'nieuw',
      field: fieldIn(LIST_FORM),
      fields: LIST_FORM,
      refused: (told) => showNew(request, reply, told),
      act: async (caller) => {
        const made = await maakLijst(engine, caller, {
          ...bodyFrom(LIST_FORM, typed),
          zaaktypen: typesIn(site, caller, typed),
        });
        const id = String((JSON.parse(made.json!) as { readonly url: string }).url).slice(-36);
        return { to: addresses.archiveList(id), done: 'listed' };
      },
    });
  });

  const shownIn = (request: FastifyRequest<IdParams>) => LINE_STATES.find((one) => one === queryOf(request).stand);
  const show = pageWith<Awaited<ReturnType<typeof listPage>>, IdParams>(
    site,
    (caller, request) => {
      const status = shownIn(request);
      const page = Math.max(1, Number.parseInt(queryOf(request).page ?? '1', 10) || 1);
      return listPage(engine, caller, request.params.id, { ...(status ? { status } : {}), page });
    },
    (list, told, request) => <DestructionListPage list={list} shown={shownIn(request) ?? ''} {...told} />,
  );
  app.get<IdParams>('/beheer/archief/lijsten/:id', (request, reply) => show(request, reply));

  const steps: Readonly<
    Record<
      ListStep,
      {
        readonly done: Done;
        readonly act: (caller: Caller, id: string, typed: Readonly<Record<string, string>>) => Promise<unknown>;
      }
    >
  > = {
    beoordelen: { done: 'recorded', act: (caller, id, { kenmerk = '' }) => beoordeel(engine, caller, id, kenmerk) },
    vaststellen: { done: 'recorded', act: (caller, id, { kenmerk = '' }) => stelVast(engine, caller, id, kenmerk) },
    uitvoeren: {
      done: 'started',
      async act(caller, id) {
        await start(engine, caller, id);
        await wek(engine, caller.municipality);
      },
    },
    intrekken: {
      done: 'recorded',
      act: async (caller, id, { reden }) => trekIn(engine, caller, id, redenIn({ reden })),
    },
  };
  for (const [name, { done, act }] of Object.entries(steps)) {
    alsoPage<IdParams['Params']>(app, [`/beheer/archief/lijsten/:id/${name}`], ({ id }) => addresses.archiveList(id));
    app.post<IdParams>(`/beheer/archief/lijsten/:id/${name}`, (request, reply) => {
      const to = addresses.archiveList(request.params.id);
      return acting(site, {
        request,
        reply,
        back: to,
        field: same,
        refused: (told) => show(request, reply, { ...told, form: name }),
        act: async (caller) => {
          await act(caller, request.params.id, fieldsOf(request));
          return { to, done };
        },
      });
    });
  }

  app.get<IdParams>('/beheer/archief/verklaringen/:id', async (request, reply) => {
    const it = await site.asEmployee(request, (caller) => declaration(engine, caller, request.params.id));
    return site.send(request, reply, <DeclarationPage it={it} />);
  });
  app.get<IdParams>('/beheer/archief/verklaringen/:id/pdf', async (request, reply) => {
    const it = await site.asEmployee(request, (caller) => declaration(engine, caller, request.params.id));
    return reply
      .headers({
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="verklaring-van-vernietiging-${it.id}.pdf"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(await verklaringPdf(it));
  });
}

/** The case type of the form as the register takes it; none: all. */
const typesIn = (
  { engine }: Site,
  caller: Caller,
  { zaaktypen }: Readonly<Record<string, string>>,
): readonly string[] => (zaaktypen ? [urlOf(engine, caller, 'zaaktype', zaaktypen)] : []);

function lineRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  const show = pageWith<Awaited<ReturnType<typeof linePage>>, IdParams>(
    site,
    (caller, { params }) => linePage(engine, caller, params.id),
    (found, told) => <ListLinePage found={found} {...told} />,
  );
  app.get<IdParams>('/beheer/archief/zaken/:id', (request, reply) => show(request, reply));
  for (const step of ['uitzonderen', 'verlengen'] as const) {
    alsoPage<IdParams['Params']>(app, [`/beheer/archief/zaken/:id/${step}`], ({ id }) => addresses.archiveLine(id));
    app.post<IdParams>(`/beheer/archief/zaken/:id/${step}`, (request, reply) => {
      const typed = fieldsOf(request);
      const { id } = request.params;
      const to = addresses.archiveLine(id);
      return acting(site, {
        request,
        reply,
        back: to,
        field: (name) => (name === 'reden' && step === 'verlengen' ? 'waarom' : name),
        refused: (told) => show(request, reply, { ...told, form: step }),
        act: async (caller) => {
          if (step === 'uitzonderen') await zonderUit(engine, caller, id, redenIn(typed));
          else await verleng(engine, caller, id, { ...typed, reden: typed.waarom });
          return { to, done: 'recorded' };
        },
      });
    });
  }
}

function holdRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  const show = pageWith(
    site,
    (caller) => holds(engine, caller),
    (found, told) => <HoldsPage found={found} {...told} />,
  );
  app.get(addresses.archiveHolds, (request, reply) => show(request, reply));
  app.post(addresses.archiveHolds, (request, reply) => {
    const { zaak = '', grond = '', toelichting = '' } = fieldsOf(request);
    return acting(site, {
      request,
      reply,
      back: addresses.archiveHolds,
      form: 'nieuw',
      field: same,
      fields: HOLD_FORM,
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await placeHold(engine, caller, { number: zaak, ground: grond, explanation: toelichting });
        return { to: addresses.archiveHolds, done: 'held' };
      },
    });
  });
  alsoPage(app, ['/beheer/archief/opschortingen/:id/opheffen'], () => addresses.archiveHolds);
  app.post<IdParams>('/beheer/archief/opschortingen/:id/opheffen', (request, reply) => {
    const { id } = request.params;
    return acting(site, {
      request,
      reply,
      back: addresses.archiveHolds,
      field: () => `reden-${id}`,
      refused: (told) => show(request, reply, { ...told, form: id }),
      act: async (caller) => {
        await hefOp(engine, caller, id, redenIn({ reden: fieldsOf(request)[`reden-${id}`] }));
        return { to: addresses.archiveHolds, done: 'recorded' };
      },
    });
  });
}

function transferRoutes(app: FastifyInstance, site: Site): void {
  const { engine, blobs } = site;

  const show = pageWith(
    site,
    (caller) => Promise.all([transfers(engine, caller), archiveTypes(engine, caller)]),
    ([found, types], told) => <TransfersPage found={found} types={types} {...told} />,
  );
  app.get(addresses.archiveTransfers, (request, reply) => show(request, reply));
  app.post(addresses.archiveTransfers, (request, reply) => {
    const typed = fieldsOf(request);
    return acting(site, {
      request,
      reply,
      back: addresses.archiveTransfers,
      form: 'nieuw',
      field: fieldIn(TRANSFER_FORM),
      fields: TRANSFER_FORM,
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await maakOverbrenging(engine, caller, {
          ...bodyFrom(TRANSFER_FORM, typed),
          zaaktypen: typesIn(site, caller, typed),
        });
        await wekOverbrenging(engine, caller.municipality);
        return { to: addresses.archiveTransfers, done: 'packing' };
      },
    });
  });
  for (const step of ['ontvangst', 'intrekken'] as const) {
    alsoPage(app, [`/beheer/archief/overbrengingen/:id/${step}`], () => addresses.archiveTransfers);
    app.post<IdParams>(`/beheer/archief/overbrengingen/:id/${step}`, (request, reply) => {
      const { id } = request.params;
      const typed = fieldsOf(request);
      return acting(site, {
        request,
        reply,
        back: addresses.archiveTransfers,
        field: (name) => `${name === 'ontvangenOp' ? 'ontvangen' : name}-${id}`,
        refused: (told) => show(request, reply, { ...told, form: `${step}-${id}` }),
        act: async (caller) => {
          if (step === 'intrekken')
            await trekOverbrengingIn(engine, caller, id, redenIn({ reden: typed[`reden-${id}`] }));
          else {
            await bevestig(engine, caller, id, {
              kenmerk: typed[`kenmerk-${id}`],
              ontvangenOp: typed[`ontvangen-${id}`],
            });
            await wekOverbrenging(engine, caller.municipality);
          }
          return { to: addresses.archiveTransfers, done: 'recorded' };
        },
      });
    });
  }

  app.get<IdParams>('/beheer/archief/overbrengingen/:id/pakket', async (request, reply) => {
    const { range, 'if-range': ifRange } = request.headers;
    const answer = await site.asEmployee(request, (caller) =>
      stuurPakket(engine, blobs, {
        caller,
        params: request.params,
        ...(range === undefined ? {} : { range }),
        ...(ifRange === undefined ? {} : { ifRange: String(ifRange) }),
      }),
    );
    return reply
      .code(answer.status)
      .headers({
        ...answer.headers,
        ...(answer.etag ? { etag: answer.etag } : {}),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      })
      .send(answer.content);
  });
}
