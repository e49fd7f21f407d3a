/**
 * `/melden`: five questions, each a page and a form of its own. What was answered waits in a draft, so that going back,
 * logging in halfway or closing the browser loses nothing.
 */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Snapshot } from '../../engine/snapshot.ts';
import { requireMandate } from '../../gate/mandate.ts';
import { readCookie, writeCookie } from '../../identity/cookies.ts';
import { withFresh } from '../../services/fresh.ts';
import { MandateEnded } from '../../services/mandaten/acting.ts';
import { snapshotOf } from '../../services/operations/door.ts';
import type { Answers, Draft, KeptPhoto, Receipt } from '../../services/operations/draft.ts';
import { reportCaller, reportPublicSpace } from '../../services/operations/report.ts';
import { canReport, categoriesOf, reportName, reportType } from '../../services/operations/report-type.ts';
import { activityOfType } from '../../services/people.ts';
import { cleanPhoto } from '../../services/photo/clean.ts';
import { readUpload, type UploadForm } from '../site/files.ts';
import { createRoom } from '../site/room.ts';
import { type ActingFor, fieldOf, queryOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import type { FieldError } from '../ui/components/form.tsx';
import { type Format, formatter } from '../ui/texts/format.ts';
import { type Translate, translator } from '../ui/texts/translate.ts';
import { ReportContactPage, ReportPhotoPage, ReportWhatPage, ReportWherePage } from './pages/report.tsx';
import { ReportClosedPage } from './pages/report-closed.tsx';
import { ReportCheckPage, ReportReceiptPage } from './pages/report-end.tsx';
import { REPORT_STEPS, type ReportStep } from './pages/report-frame.tsx';
import { degrees, wrongContact, wrongWhat, wrongWhere } from './report-answers.ts';

const COOKIE = 'meent-melding';
const DAY = 86_400;
export const MOST_PHOTOS = 3;
export const PHOTO_BYTES = 10_000_000;
/** Bytes of photos that are on their way at once: of everybody together, and of one sender (a form, and one that is sent again). */
export const PHOTO_ROOM = { most: 128_000_000, each: 64_000_000 };

/** In the address of a page that says what is wrong. */
const WRONG = 'fout';
type PhotoFault = 'grootte' | 'soort' | 'aantal';

const withErrors = (step: ReportStep, faults: readonly PhotoFault[] = []): string =>
  `${addresses.reportStep(step)}?${new URLSearchParams({ [WRONG]: faults.join(' ') })}`;

function wrongPhotos(t: Translate, format: Format, faults: string): FieldError[] {
  const messages: Readonly<Record<PhotoFault, string>> = {
    grootte: t('report.error.photo.size', { size: format.size(PHOTO_BYTES) }),
    soort: t('report.error.photo.kind'),
    aantal: t('report.error.photo.count', { max: MOST_PHOTOS }),
  };
  return faults
    .split(' ')
    .filter((fault): fault is PhotoFault => Object.hasOwn(messages, fault))
    .map((fault) => ({ field: 'foto', message: messages[fault] }));
}

/** The draft of this browser, with what opens it. */
interface Open {
  readonly secret: string;
  readonly draft: Draft;
}

/** On a part of the pages of its own. */
export async function reportRoutes(app: FastifyInstance, site: Site): Promise<void> {
  await app.register(multipart, { throwFileSizeLimit: false });
  const { drafts } = site;
  const room = createRoom(PHOTO_ROOM);
  const words = (request: FastifyRequest): Translate => translator(site.languageOf(request));

  const find = async (request: FastifyRequest): Promise<Open | undefined> => {
    const secret = readCookie(request.headers.cookie, COOKIE, site.secure);
    const draft = await drafts.find(site.placeOf(request), secret);
    if (!secret || !draft) return undefined;
    return draft.subject === undefined || (await subjectsOf(request)).includes(draft.subject)
      ? { secret, draft }
      : undefined;
  };
  /** Who writes it, under each hash of theirs, and for whom: what was begun for oneself is not sent for another. */
  const subjectsOf = async (request: FastifyRequest): Promise<readonly string[]> => {
    const session = await site.session(request);
    if (!session?.person) return [];
    const { person, namens } = session;
    return [person.subject, ...(person.formerly ?? [])].map((one) => (namens === undefined ? one : `${one} ${namens}`));
  };
  /** In whose name it will be. */
  const nameOf = async (request: FastifyRequest): Promise<string> =>
    (await site.actingOf(request))?.now?.name ?? (await site.session(request))!.name;
  /** From the first thing that somebody sends while logged in, the report is theirs alone. */
  const claim = async (request: FastifyRequest, open: Open): Promise<Open> => {
    const [subject] = await subjectsOf(request);
    return subject === undefined || subject === open.draft.subject
      ? open
      : { ...open, draft: { ...open.draft, subject } };
  };
  /** One that was sent is done with: what comes next is another report. */
  const findUnsent = async (request: FastifyRequest): Promise<Open | undefined> => {
    const open = await find(request);
    return open?.draft.receipt ? undefined : open;
  };
  const findOrStart = async (request: FastifyRequest, reply: FastifyReply): Promise<Open> => {
    const known = await findUnsent(request);
    if (!known) site.newReports.take(request.ip);
    const found = known ?? (await drafts.start(site.placeOf(request)));
    const open = await claim(request, found);
    if (open !== found) await keep(request, open, {});
    reply.header('set-cookie', writeCookie(COOKIE, open.secret, site.secure, DAY));
    return open;
  };
  const photosOf = (request: FastifyRequest, open: Open | undefined): Promise<readonly KeptPhoto[]> =>
    open ? drafts.photos(site.placeOf(request), open.secret) : Promise.resolve([]);
  const keep = (request: FastifyRequest, { secret, draft }: Open, answers: Answers): Promise<void> =>
    drafts.save(site.placeOf(request), secret, { ...draft, answers: { ...draft.answers, ...answers } });
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    page: VNode,
    errors: readonly FieldError[] = [],
  ): Promise<FastifyReply> => site.send(request, reply, page, { status: errors.length > 0 ? 400 : 200 });

  const catalogue = (request: FastifyRequest): Promise<Snapshot> =>
    snapshotOf(site.engine, { municipality: site.municipalityOf(request) });
  const categories = async (request: FastifyRequest): Promise<readonly string[]> =>
    categoriesOf(await catalogue(request));

  app.addHook('preHandler', async (request, reply) => {
    // What was sent when it could be, can still be read.
    if (request.routeOptions.url === addresses.reportDone) return;
    const types = await catalogue(request);
    if (canReport(types)) return refuseActing(await site.actingOf(request), reportName(types));
    return site.send(request, reply, <ReportClosedPage />, { status: 404 });
  });

  const pageOf = async (
    step: ReportStep,
    request: FastifyRequest,
    open: Open | undefined,
    errors: readonly FieldError[] = [],
  ): Promise<VNode> => {
    const answers: Answers = open?.draft.answers ?? {};
    switch (step) {
      case 'wat': {
        const options = (await categories(request)).map((name) => ({ value: name, label: name }));
        return <ReportWhatPage {...answers} categories={options} errors={errors} />;
      }
      case 'waar':
        return <ReportWherePage {...answers} errors={errors} />;
      case 'foto':
        return <ReportPhotoPage photos={await photosOf(request, open)} maxBytes={PHOTO_BYTES} errors={errors} />;
      case 'gegevens': {
        const session = await site.session(request);
        const types = await catalogue(request);
        return (
          <ReportContactPage
            {...answers}
            why={activityOfType(types, reportType(types).id).id}
            {...(session?.person ? { knownName: await nameOf(request) } : {})}
            errors={errors}
          />
        );
      }
      case 'controle':
        return <ReportCheckPage answers={await summaryOf(request, open, answers)} />;
    }
  };

  async function summaryOf(request: FastifyRequest, open: Open | undefined, answers: Answers) {
    const session = await site.session(request);
    const photos = await photosOf(request, open);
    const point = answers.breedtegraad && answers.lengtegraad ? `${answers.breedtegraad}; ${answers.lengtegraad}` : '';
    const name = session?.person ? await nameOf(request) : answers.naam;
    const email = session?.person ? '' : answers.email;
    return [
      { step: 'wat', value: [answers.categorie, answers.omschrijving].filter(Boolean).join(': ') },
      { step: 'waar', value: [answers.adres, point].filter(Boolean).join('\n') },
      { step: 'foto', value: photos.map((photo) => photo.name).join('\n') },
      { step: 'gegevens', value: [name, email, answers.telefoon].filter(Boolean).join('\n') },
    ] as const;
  }

  /** What is wrong with the kept answers to a question; of photos, what the address says was wrong with those not kept. */
  const wrongAt = async (request: FastifyRequest, step: ReportStep, answers: Answers): Promise<FieldError[]> => {
    const t = words(request);
    switch (step) {
      case 'wat':
        return wrongWhat(t, await categories(request), answers);
      case 'waar':
        return wrongWhere(t, site.faces.of(site.municipalityOf(request)).name, answers);
      case 'foto':
        return wrongPhotos(t, formatter(site.languageOf(request)), queryOf(request)[WRONG] ?? '');
      case 'gegevens':
        return wrongContact(t, answers);
      case 'controle':
        return [];
    }
  };

  /** The first question that has no good answer yet: later pages make no sense before it. */
  const unanswered = async (request: FastifyRequest, open: Open | undefined): Promise<ReportStep | undefined> => {
    const answers = open?.draft.answers ?? {};
    for (const step of ['wat', 'waar', 'gegevens'] as const)
      if ((await wrongAt(request, step, answers)).length > 0) return step;
    return undefined;
  };
  const isBefore = (a: ReportStep, b: ReportStep): boolean => REPORT_STEPS.indexOf(a) < REPORT_STEPS.indexOf(b);
  const goTo = (reply: FastifyReply, address: string): FastifyReply =>
    reply.headers({ 'cache-control': 'no-store' }).redirect(address, 303);

  app.get(addresses.report, async (_request, reply) => goTo(reply, addresses.reportStep('wat')));

  for (const step of REPORT_STEPS)
    app.get(addresses.reportStep(step), async (request, reply) => {
      const open = await findUnsent(request);
      const first = await unanswered(request, open);
      if (first && isBefore(first, step)) return goTo(reply, addresses.reportStep(first));
      const told = WRONG in queryOf(request) ? await wrongAt(request, step, open?.draft.answers ?? {}) : [];
      return show(request, reply, await pageOf(step, request, open, told), told);
    });

  /** A wrong answer is kept too: the page that says so has an address, so that going back and reloading do no harm. */
  const answerText = (step: 'wat' | 'waar' | 'gegevens', names: readonly (keyof Answers)[]): void => {
    app.post(addresses.reportStep(step), async (request, reply) => {
      const answers: Answers = Object.fromEntries(names.map((name) => [name, fieldOf(request, name)]));
      const errors = await wrongAt(request, step, answers);
      await keep(request, await findOrStart(request, reply), answers);
      if (errors.length > 0) return goTo(reply, withErrors(step));
      return goTo(reply, addresses.reportStep(REPORT_STEPS[REPORT_STEPS.indexOf(step) + 1]!));
    });
  };
  answerText('wat', ['categorie', 'omschrijving']);
  answerText('waar', ['adres', 'breedtegraad', 'lengtegraad']);
  answerText('gegevens', ['naam', 'email', 'telefoon']);

  app.post(addresses.reportStep('foto'), { config: { csrf: 'in-handler' } }, async (request, reply) => {
    const form = await readUpload(site, request, reply, {
      fileSize: PHOTO_BYTES,
      files: MOST_PHOTOS + 1,
      room,
    });
    const open = await findOrStart(request, reply);
    if (form.fields.verwijder) {
      await drafts.removePhoto(site.placeOf(request), open.secret, form.fields.verwijder);
      return goTo(reply, addresses.reportStep('foto'));
    }
    const faults = await keepPhotos(request, open, form);
    if (faults.length > 0) return goTo(reply, withErrors('foto', faults));
    return goTo(reply, addresses.reportStep('gegevens'));
  });

  /** Good photos are kept, also beside a wrong one. */
  async function keepPhotos(request: FastifyRequest, { secret }: Open, { files }: UploadForm): Promise<PhotoFault[]> {
    const faults = new Set<PhotoFault>();
    for (const { name, content, tooLarge } of files) {
      const photo = tooLarge ? undefined : cleanPhoto(content);
      if (tooLarge) faults.add('grootte');
      else if (!photo) faults.add('soort');
      else if (!(await drafts.addPhoto(site.placeOf(request), secret, { ...photo, name }, MOST_PHOTOS)))
        faults.add('aantal');
    }
    return [...faults];
  }

  app.post(addresses.reportStep('controle'), async (request, reply) => {
    const open = await find(request);
    if (open?.draft.receipt) return goTo(reply, addresses.reportDone);
    const first = await unanswered(request, open);
    if (!open || first) return goTo(reply, addresses.reportStep(first ?? 'wat'));
    try {
      const receipt = await send(request, open);
      const { secret, draft } = await claim(request, open);
      await drafts.finish(site.placeOf(request), secret, draft, receipt);
    } catch (error) {
      // Pressed twice: the other one was first, and took the photos along.
      if (!(await find(request))?.draft.receipt) throw error;
    }
    return goTo(reply, addresses.reportDone);
  });

  async function send(request: FastifyRequest, open: Open): Promise<Receipt> {
    const { secret, draft } = open;
    const { answers } = draft;
    const place = site.placeOf(request);
    const session = await site.session(request);
    const person = session?.person;
    const photos = await Promise.all(
      (await photosOf(request, open)).map(async ({ id, name, type }) => ({
        name,
        type,
        content: await drafts.photoBytes(place, secret, id),
      })),
    );
    const acting = await site.actingOf(request);
    if (acting && !acting.now) throw new MandateEnded();
    const self = person && { bsn: site.keys.unseal(place.municipality, session.sealedBsn!), name: session.name };
    const reporter = person
      ? {
          ...(acting?.now ? { bsn: acting.now.bsn, name: acting.now.name, acting: self } : self),
          phone: answers.telefoon,
        }
      : { name: answers.naam, email: answers.email, phone: answers.telefoon };
    const reported = await withFresh(
      () => reportCaller(site.engine, place, person, session?.namens),
      (caller) =>
        reportPublicSpace(site.engine, site.blobs, caller, {
          id: draft.caseId,
          category: answers.categorie ?? '',
          description: answers.omschrijving ?? '',
          place: answers.adres ?? '',
          ...pointOf(answers),
          photos,
          reporter: Object.fromEntries(Object.entries(reporter).filter(([, value]) => value)),
        }),
    );
    return { ...reported, answer: person ? 'box' : answers.email || answers.telefoon ? 'email' : 'none' };
  }

  app.get(addresses.reportDone, async (request, reply) => {
    const open = await find(request);
    const receipt = open?.draft.receipt;
    if (!receipt) return goTo(reply, addresses.report);
    const own = receipt.answer === 'box' && (await site.session(request))?.person !== undefined;
    return show(request, reply, <ReportReceiptPage {...receipt} {...(own ? { caseId: open.draft.caseId } : {})} />);
  });
}

/** @throws MandateEnded, permission-denied where reports are no part of the mandate */
function refuseActing(acting: ActingFor | undefined, service: string): void {
  if (!acting) return;
  if (!acting.now) throw new MandateEnded();
  requireMandate(acting.now, 'aanvragen', service);
}

function pointOf({ breedtegraad, lengtegraad }: Answers): { point?: { lat: number; lon: number } } {
  const [lat, lon] = [degrees(breedtegraad), degrees(lengtegraad)];
  return Number.isFinite(lat) && Number.isFinite(lon) ? { point: { lat, lon } } : {};
}
