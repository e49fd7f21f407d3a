/** `/werk`: the pages of an employee. What is sent answers with a redirect; what is wrong comes back with the form. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import type { FileData } from '../../services/operations/case-documents.ts';
import { DOCUMENT_ENDINGS, formatOf } from '../../services/operations/document-format.ts';
import { managesOnly } from '../../services/operations/manage.ts';
import { addDocument, closeCase, setStatus, takeCase } from '../../services/operations/work-actions.ts';
import { downloadDocument, openCase, type WorkCase } from '../../services/operations/work-case.ts';
import { type DecisionInput, recordDecision } from '../../services/operations/work-decision.ts';
import { type WorkFilter, workList } from '../../services/operations/work-list.ts';
import { decisionInfo } from '../site/decisions.ts';
import { readUpload, sendDownload } from '../site/files.ts';
import { type Done, keepDone, takeDone } from '../site/flash.ts';
import { preparePages } from '../site/pages.tsx';
import { createRoom } from '../site/room.ts';
import { fieldOf, pageOf, queryOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import type { Flash } from '../ui/components/alert.tsx';
import type { FileInfo } from '../ui/components/data.tsx';
import { ofRegister } from '../ui/components/fields.tsx';
import type { FieldError } from '../ui/components/form.tsx';
import { type Format, formatter } from '../ui/texts/format.ts';
import { LANGUAGE_PARAMETER } from '../ui/texts/language.ts';
import { type Translate, translator } from '../ui/texts/translate.ts';
import { ACCESS_ACTIONS, accessRoutes } from './access-routes.ts';
import { avgWorkRoutes } from './avg-routes.tsx';
import { doubtRoutes } from './doubt-routes.tsx';
import { errorsOf } from './errors.ts';
import { mandateRoutes } from './mandate-routes.tsx';
import { WorkCasePage, type WorkCaseProps } from './pages/case.tsx';
import { DECISION_FIELDS } from './pages/decision-form.tsx';
import { WorkListPage } from './pages/list.tsx';
import { searchRoutes } from './search-routes.tsx';

export const DOCUMENT_BYTES = 50_000_000;
/** Bytes of documents that are on their way at once: of everybody together, and of one employee. */
const DOCUMENT_ROOM = { most: 250_000_000, each: 125_000_000 };

export interface IdParams {
  readonly Params: { readonly id: string };
}

/** What was typed, and what is wrong with it. */
export interface Refused {
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>>;
}

/** Fastify plugin: everything under `/werk`. */
export const workbenchRoutes =
  (site: Site) =>
  async (app: FastifyInstance): Promise<void> => {
    await preparePages(app, site);
    await app.register(multipart, { throwFileSizeLimit: false });
    const { engine, blobs } = site;
    const room = createRoom(DOCUMENT_ROOM);
    const words = (request: FastifyRequest): Translate => translator(site.languageOf(request));
    const format = (request: FastifyRequest): Format => formatter(site.languageOf(request));

    app.get(addresses.work, async (request, reply) => {
      const filter = filterOf(request);
      const found = await site.asEmployee(request, async (caller) =>
        managesOnly(caller) ? undefined : workList(engine, caller, filter),
      );
      // Who logged in without naming a page comes here.
      if (!found) return reply.redirect(addresses.manage, 303);
      const { items, total, pages, zaaktypen, closed } = found;
      const t = words(request);
      const flash = flashOf(t, format(request), takeDone(site, request, reply));
      return site.send(
        request,
        reply,
        <WorkListPage
          list={filter.list}
          items={items}
          closed={closed}
          total={total}
          page={filter.page}
          pages={pages}
          filter={{ toon: filter.show, zaaktype: filter.zaaktype, zoek: filter.number }}
          toonOptions={[
            { value: 'open', label: t('work.show.open') },
            { value: 'dicht', label: t('work.show.closed') },
          ]}
          zaaktypeOptions={[
            { value: '', label: t('work.type.all') },
            ...ofRegister(
              zaaktypen.map(({ identificatie, omschrijving }) => ({ value: identificatie, label: omschrijving })),
            ),
          ]}
          {...(flash ? { flash } : {})}
        />,
      );
    });

    searchRoutes(site, app);
    doubtRoutes(site, app);
    mandateRoutes(site, app);
    avgWorkRoutes(site, app);

    const showCase = async (
      request: FastifyRequest<IdParams>,
      reply: FastifyReply,
      refused?: Refused,
    ): Promise<FastifyReply> => {
      const found = await site.asEmployee(request, (caller) => openCase(engine, caller, request.params.id));
      const t = words(request);
      const flash = refused ? undefined : flashOf(t, format(request), takeDone(site, request, reply));
      const props = propsOf(t, found, refused);
      return site.send(request, reply, <WorkCasePage {...props} {...(flash ? { flash } : {})} />, {
        status: refused ? 400 : 200,
      });
    };

    /** Runs an action; a fault of the form comes back with it, somebody who was first is told on the page. */
    const act = async (
      request: FastifyRequest<IdParams>,
      reply: FastifyReply,
      action: (caller: Caller) => Promise<Done>,
      refused: (problem: Problem) => Refused,
    ): Promise<FastifyReply> => {
      const back = addresses.workCase(request.params.id);
      try {
        const done = await site.asEmployee(request, action);
        return goTo(keepDone(site, reply, done), back);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.code === 'conflict') return goTo(keepDone(site, reply, { what: 'conflict' }), back);
        if (error.code === 'wrong-state') return goTo(keepDone(site, reply, { what: 'closed.before' }), back);
        if (error.code !== 'invalid') throw error;
        return showCase(request, reply, refused(error));
      }
    };

    app.get<IdParams>('/werk/zaken/:id', (request, reply) => showCase(request, reply));
    // A form that came back with an error has the address that it was sent to: asked for again, it is the case.
    for (const action of ['pakken', 'status', 'sluiten', 'documenten', 'besluiten', ...ACCESS_ACTIONS])
      app.get<IdParams>(`/werk/zaken/:id/${action}`, async (request, reply) =>
        goTo(reply, languageKept(request, addresses.workCase(request.params.id))),
      );

    app.post<IdParams>('/werk/zaken/:id/pakken', async (request, reply) => {
      const { id } = request.params;
      try {
        await site.asEmployee(request, (caller) => takeCase(engine, caller, id));
      } catch (error) {
        if (!(error instanceof Problem && TOO_LATE.has(error.code))) throw error;
        return goTo(keepDone(site, reply, { what: 'taken.other' }), addresses.work);
      }
      return goTo(keepDone(site, reply, { what: 'taken' }), addresses.workCase(id));
    });

    app.post<IdParams>('/werk/zaken/:id/status', (request, reply) => {
      const typed = { statustype: fieldOf(request, 'statustype'), toelichting: fieldOf(request, 'toelichting') };
      return act(
        request,
        reply,
        async (caller) => {
          const gezien = fieldOf(request, 'gezien');
          const { told } = await setStatus(engine, caller, request.params.id, { ...typed, gezien });
          return { what: told ? 'status.told' : 'status' };
        },
        (problem) => ({
          typed,
          errors: errorsOf(words(request), problem, { statustoelichting: 'toelichting' }, 'statustype'),
        }),
      );
    });

    app.post<IdParams>('/werk/zaken/:id/sluiten', (request, reply) => {
      const typed = {
        resultaattype: fieldOf(request, 'resultaattype'),
        resultaattoelichting: fieldOf(request, 'resultaattoelichting'),
      };
      return act(
        request,
        reply,
        async (caller) => {
          const input = {
            resultaattype: typed.resultaattype,
            toelichting: typed.resultaattoelichting,
            gezien: fieldOf(request, 'gezien'),
          };
          const { archiveDate } = await closeCase(engine, caller, request.params.id, input);
          return { what: 'closed', ...(archiveDate ? { date: archiveDate } : {}) };
        },
        (problem) => ({
          typed,
          errors: errorsOf(
            words(request),
            problem,
            { toelichting: 'resultaattoelichting', statustoelichting: 'resultaattoelichting' },
            'resultaattype',
          ),
        }),
      );
    });

    app.post<IdParams>('/werk/zaken/:id/documenten', { config: { csrf: 'in-handler' } }, async (request, reply) => {
      const { fields, files } = await readUpload(site, request, reply, { fileSize: DOCUMENT_BYTES, files: 1, room });
      const t = words(request);
      const [file] = files;
      const titel = fields.titel ?? '';
      const errors: FieldError[] = [];
      if (!file) errors.push({ field: 'bestand', message: t('action.error.file') });
      else if (file.tooLarge)
        errors.push({
          field: 'bestand',
          message: t('action.error.file.size', { size: format(request).size(DOCUMENT_BYTES) }),
        });
      else if (!formatOf(file.name, file.content))
        errors.push({ field: 'bestand', message: t('action.error.file.format') });
      if (!titel) errors.push({ field: 'titel', message: t('action.error.title') });
      if (!fields.informatieobjecttype)
        errors.push({ field: 'informatieobjecttype', message: t('action.error.document.type') });
      if (!file || errors.length > 0) return showCase(request, reply, { errors, typed: fields });
      return act(
        request,
        reply,
        async (caller) => {
          await addDocument(engine, blobs, caller, request.params.id, {
            name: file.name,
            content: file.content,
            titel,
            informatieobjecttype: fields.informatieobjecttype ?? '',
            vertrouwelijkheid: fields.vertrouwelijkheid ?? '',
          });
          return { what: 'document' };
        },
        (problem) => ({
          typed: fields,
          errors: errorsOf(t, problem, DOCUMENT_FIELDS, 'bestand'),
        }),
      );
    });

    app.post<IdParams>('/werk/zaken/:id/besluiten', { config: { csrf: 'in-handler' } }, async (request, reply) => {
      const { fields, files } = await readUpload(site, request, reply, { fileSize: DOCUMENT_BYTES, files: 1, room });
      const [file] = files;
      if (file?.tooLarge) {
        const message = words(request)('action.error.file.size', { size: format(request).size(DOCUMENT_BYTES) });
        return showCase(request, reply, { errors: [{ field: DECISION_FIELDS.bestand, message }], typed: fields });
      }
      return act(
        request,
        reply,
        async (caller) => {
          await recordDecision(engine, blobs, caller, request.params.id, {
            ...decisionFrom(fields),
            ...(file ? { file } : {}),
          });
          return { what: 'decision' };
        },
        (problem) => ({
          typed: fields,
          errors: errorsOf(words(request), problem, DECISION_FIELDS, DECISION_FIELDS.besluittype),
        }),
      );
    });

    accessRoutes(site, app, act);

    app.get<{ Params: { id: string; file: string } }>('/werk/zaken/:id/documenten/:file', async (request, reply) => {
      const { id, file } = request.params;
      const download = await site.asEmployee(request, (caller) =>
        downloadDocument(engine, blobs, caller, { zaak: id, document: file }),
      );
      return sendDownload(reply, download);
    });
  };

/** The link to the other language goes to the address of the page; it still does what it says. */
function languageKept(request: FastifyRequest, address: string): string {
  const language = queryOf(request)[LANGUAGE_PARAMETER];
  return language ? `${address}?${new URLSearchParams({ [LANGUAGE_PARAMETER]: language })}` : address;
}

const goTo = (reply: FastifyReply, address: string): FastifyReply =>
  reply.headers({ 'cache-control': 'no-store' }).redirect(address, 303);

function filterOf(request: FastifyRequest): WorkFilter {
  const { lijst, toon, zaaktype = '', zoek = '' } = queryOf(request);
  return {
    list: lijst === 'team' ? 'team' : 'mijn',
    show: toon === 'dicht' ? 'dicht' : 'open',
    zaaktype: zaaktype.slice(0, 50),
    number: zoek.trim().slice(0, 40),
    page: pageOf(request),
  };
}

/** What was typed, under the names of the register. */
function decisionFrom(fields: Readonly<Record<string, string>>): Omit<DecisionInput, 'file'> {
  const { bestand: _, ...names } = DECISION_FIELDS;
  return Object.fromEntries(Object.entries(names).map(([name, field]) => [name, fields[field] ?? ''])) as Record<
    keyof typeof names,
    string
  >;
}

/** A colleague has the case, or it is closed. */
const TOO_LATE: ReadonlySet<string> = new Set(['conflict', 'wrong-state']);

const DOCUMENT_FIELDS = {
  titel: 'titel',
  informatieobjecttype: 'informatieobjecttype',
  vertrouwelijkheidaanduiding: 'vertrouwelijkheid',
};

function flashOf(t: Translate, format: Format, done: Done | undefined): Flash | undefined {
  switch (done?.what) {
    case 'taken':
      return { kind: 'ok', title: t('flash.taken') };
    case 'taken.other':
      return { kind: 'error', title: t('flash.taken.other') };
    case 'status':
      return { kind: 'ok', title: t('flash.status') };
    case 'status.told':
      return { kind: 'ok', title: t('flash.status'), text: t('flash.status.told') };
    case 'decision':
      return { kind: 'ok', title: t('flash.decision') };
    case 'document':
      return { kind: 'ok', title: t('flash.document') };
    case 'closed':
      return {
        kind: 'ok',
        title: t('flash.closed'),
        ...(done.date ? { text: t('flash.closed.archive', { date: format.date(done.date) }) } : {}),
      };
    case 'closed.before':
      return { kind: 'error', title: t('flash.closed.before'), text: t('flash.closed.before.text') };
    case 'access':
    case 'access.taken':
    case 'shielded':
    case 'unshielded':
      return { kind: 'ok', title: t(`flash.${done.what}`) };
    case 'conflict':
      return { kind: 'error', title: t('flash.conflict') };
    default:
      return undefined;
  }
}

function propsOf(t: Translate, found: WorkCase, refused: Refused | undefined): WorkCaseProps {
  const { actions, documents, decisions, ...rest } = found;
  return {
    ...rest,
    documents: documents.map((file) => fileInfo(file, addresses.workCaseFile(found.id, file.id))),
    decisions: decisions.map((one) => decisionInfo(one, documents, (id) => addresses.workCaseFile(found.id, id))),
    // A page about one person shows nobody else: the list of other cases is a click away.
    others: [],
    ...(actions
      ? {
          actions: {
            ...actions,
            confidentialities: [
              { value: '', label: t('action.document.usual') },
              ...ofRegister(actions.confidentialities.map((value) => ({ value, label: words(value) }))),
            ],
            accept: DOCUMENT_ENDINGS,
            maxBytes: DOCUMENT_BYTES,
            ...(refused ? { typed: refused.typed } : {}),
          },
        }
      : {}),
    ...(refused ? { errors: refused.errors, typed: refused.typed } : {}),
  };
}

/** `beperkt_openbaar` as people write it. */
const words = (value: string): string => value.charAt(0).toUpperCase() + value.slice(1).replaceAll('_', ' ');

const fileInfo = (file: FileData, href: string): FileInfo => ({
  title: file.title,
  href,
  date: file.date,
  format: file.format,
  bytes: file.bytes,
  remark: words(file.confidentiality).toLowerCase(),
});
