/** `/mijn`: the pages of a resident. Each asks its operation in process, with the resident as the caller. */
import type { FastifyInstance } from 'fastify';
import { today } from '../../foundation/clock.ts';
import { mandateAllows } from '../../gate/mandate.ts';
import { canAskBrp } from '../../services/operations/brp-request.ts';
import type { FileData } from '../../services/operations/case-documents.ts';
import { snapshotOf } from '../../services/operations/door.ts';
import { looksMissingSince } from '../../services/operations/looks.ts';
import { downloadMyDocument, type MyCase, myCase } from '../../services/operations/my-case.ts';
import { type CaseSummary, myCases } from '../../services/operations/my-cases.ts';
import { myMessages, openMessage } from '../../services/operations/my-messages.ts';
import { proofFile, proofHead } from '../../services/operations/proof.ts';
import { publicActivity } from '../../services/operations/public-activity.ts';
import { latestLooks, whoLooked } from '../../services/operations/who-looked.ts';
import { decisionInfo } from '../site/decisions.ts';
import { sendDownload } from '../site/files.ts';
import { preparePages } from '../site/pages.tsx';
import { pageOf, queryOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import type { FileInfo } from '../ui/components/data.tsx';
import type { Contact } from '../ui/components/path.tsx';
import type { CaseStrip } from '../ui/components/strip.tsx';
import { Dutch } from '../ui/components/text.tsx';
import type { Translate } from '../ui/texts/translate.ts';
import { avgRoutes } from './avg-routes.tsx';
import { brpRoutes } from './brp-routes.tsx';
import { choiceRoutes } from './choice-routes.tsx';
import { dataRoutes } from './data-routes.tsx';
import { mandateRoutes } from './mandate-routes.tsx';
import { CasePage } from './pages/case.tsx';
import { CasesPage } from './pages/cases.tsx';
import { HomePage } from './pages/home.tsx';
import { MessagePage, MessagesPage } from './pages/messages.tsx';
import { WhoLookedPage } from './pages/who-looked.tsx';
import { WhyPage } from './pages/why.tsx';
import { reportRoutes } from './report-routes.tsx';

/** Fastify plugin: everything under `/mijn` and `/melden`. */
export const portalRoutes =
  (site: Site) =>
  async (app: FastifyInstance): Promise<void> => {
    await preparePages(app, site);
    mineRoutes(app, site);
    mandateRoutes(app, site);
    dataRoutes(app, site);
    choiceRoutes(app, site);
    avgRoutes(app, site);
    brpRoutes(app, site);
    app.get<{ Params: { id: string } }>('/waarom/:id', async (request, reply) => {
      const activity = await publicActivity(site.engine, site.placeOf(request), request.params.id);
      return site.send(request, reply, <WhyPage activity={activity} />);
    });
    await app.register((part) => reportRoutes(part, site));
  };

/** How much of each list stands on the first page. */
const FEW = 3;

function mineRoutes(app: FastifyInstance, site: Site): void {
  const { engine, blobs, keys } = site;

  app.get(addresses.mine, async (request, reply) => {
    const data = await site.asResident(
      request,
      async (caller) => ({
        cases: await myCases(engine, caller),
        news: mandateAllows(caller.mandate, 'berichten') ? await myMessages(engine, caller, 1, true) : undefined,
        looks: mandateAllows(caller.mandate, 'wie-keek') ? await latestLooks(engine, caller, FEW) : [],
        missingSince: await looksMissingSince(engine, caller),
        asksBrp: canAskBrp(await snapshotOf(engine, caller)),
      }),
      { acting: 'zaken' },
    );
    const session = await site.session(request);
    return site.send(
      request,
      reply,
      <HomePage
        addressee={session?.name ?? ''}
        todos={[]}
        cases={data.cases.running.slice(0, FEW).map(stripOf)}
        casesTotal={data.cases.total}
        messages={(data.news?.messages ?? []).slice(0, FEW)}
        looks={data.looks}
        missingSince={data.missingSince}
        asksBrp={data.asksBrp}
      />,
    );
  });

  app.get(addresses.cases, async (request, reply) => {
    const page = pageOf(request);
    const { running, closed, pages } = await site.asResident(request, (caller) => myCases(engine, caller, page), {
      acting: 'zaken',
    });
    return site.send(
      request,
      reply,
      <CasesPage running={running.map(stripOf)} closed={closed.map(stripOf)} page={page} pages={pages} />,
    );
  });

  app.get<IdParams>('/mijn/zaken/:id', async (request, reply) => {
    const { id } = request.params;
    const found = await site.asResident(request, (caller) => myCase(engine, caller, id), { acting: 'zaken' });
    const t = await site.wordsOf(request);
    const { messages, files, decisions, ...rest } = found;
    return site.send(
      request,
      reply,
      <CasePage
        {...rest}
        files={files.map((file) => fileInfo(t, file, addresses.caseFile(id, file.id)))}
        decisions={decisions.map((decision) => decisionInfo(decision, files, (file) => addresses.caseFile(id, file)))}
        contacts={contactsOf(t, found)}
      />,
    );
  });

  app.get<{ Params: { id: string; file: string } }>('/mijn/zaken/:id/bestanden/:file', async (request, reply) => {
    const { id, file } = request.params;
    const download = await site.asResident(
      request,
      (caller) => downloadMyDocument(engine, blobs, caller, { zaak: id, document: file }),
      { acting: 'zaken' },
    );
    return sendDownload(reply, download);
  });

  app.get(addresses.messages, async (request, reply) => {
    const page = pageOf(request);
    const { messages, unread, pages } = await site.asResident(request, (caller) => myMessages(engine, caller, page), {
      acting: 'berichten',
    });
    return site.send(request, reply, <MessagesPage messages={messages} unread={unread} page={page} pages={pages} />);
  });

  app.get<IdParams>('/mijn/berichten/:id', async (request, reply) => {
    const message = await site.asResident(request, (caller) => openMessage(engine, caller, request.params.id), {
      acting: 'berichten',
    });
    return site.send(request, reply, <MessagePage {...message} files={[]} />);
  });

  app.get(addresses.whoLooked, async (request, reply) => {
    const after = queryOf(request).verder;
    const { looked, missingSince, head } = await site.asResident(
      request,
      async (caller) => ({
        looked: await whoLooked(engine, caller, after),
        missingSince: await looksMissingSince(engine, caller),
        head: await proofHead(engine, caller),
      }),
      { acting: 'wie-keek' },
    );
    const { older, ...rest } = looked;
    return site.send(
      request,
      reply,
      <WhoLookedPage
        {...rest}
        missingSince={missingSince}
        {...(older ? { olderHref: `${addresses.whoLooked}?${new URLSearchParams({ verder: older })}` } : {})}
        {...(head
          ? {
              proof: {
                ...head,
                href: addresses.proof,
                command: `node meent-verify.js ${proofName()} --sleutel sleutel.txt`,
              },
            }
          : {})}
      />,
    );
  });

  app.get(addresses.proof, async (request, reply) => {
    const file = await site.asResident(request, (caller) => proofFile(engine, keys, caller), { acting: 'wie-keek' });
    const content = Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
    return reply
      .headers({
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename=${proofName()}`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .send(content);
  });
}

interface IdParams {
  readonly Params: { readonly id: string };
}

const proofName = (): string => `bewijs-${today()}.json`;

const stripOf = ({ id, title, status, path }: CaseSummary): CaseStrip => ({
  title,
  status,
  path,
  href: addresses.case(id),
});

const fileInfo = (t: Translate, file: FileData, href: string): FileInfo => ({
  title: file.title,
  href,
  from: file.received ? t('file.you') : t('file.municipality'),
  date: file.date,
  format: file.format,
  bytes: file.bytes,
});

/** Newest first; the first contact is that the case began. */
const contactsOf = (t: Translate, { messages, began, noun }: MyCase): readonly Contact[] => [
  ...messages.map(({ id, subject, at }) => ({
    at,
    channel: t('contact.message'),
    text: t('contact.wrote'),
    link: { href: addresses.message(id), text: subject },
  })),
  ...(began ? [{ at: began, channel: <Dutch>{noun}</Dutch>, text: t('contact.started') }] : []),
];
