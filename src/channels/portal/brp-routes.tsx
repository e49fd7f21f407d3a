/**
 * `/mijn/brp`: what a resident asks of burgerzaken, one topic a page. What was answered waits in a draft of this resident, so
 * that going back or a session that ended loses nothing, and sending twice makes one case.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { timestamp } from '../../foundation/clock.ts';
import { readCookie, writeCookie } from '../../identity/cookies.ts';
import type { Session } from '../../identity/sessions.ts';
import { withFresh } from '../../services/fresh.ts';
import {
  type BrpAsker,
  brpAsking,
  brpWhy,
  canAskBrp,
  LONGEST_EXPLANATION,
  requestFromBrp,
} from '../../services/operations/brp-request.ts';
import { snapshotOf } from '../../services/operations/door.ts';
import type { Answers, Draft } from '../../services/operations/draft.ts';
import { fieldOf, LoginNeeded, queryOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import type { FieldError } from '../ui/components/form.tsx';
import { type Translate, translator } from '../ui/texts/translate.ts';
import {
  BRP_CHOICES,
  BrpCheckPage,
  BrpClosedPage,
  type BrpKind,
  BrpKindPage,
  BrpReceiptPage,
  type BrpStep,
  BrpTopicPage,
  BrpWhyPage,
  brpSteps,
} from './pages/brp.tsx';

const COOKIE = 'meent-brp';
const DAY = 86_400;
/** In the address of a page that says what is wrong. */
const WRONG = 'fout';

interface Open {
  readonly secret: string;
  readonly draft: Draft;
}

interface Resident {
  readonly session: Session;
  readonly person: NonNullable<Session['person']>;
  /** Whose a draft is: of who is logged in, for whom they act. The first writes, and each reads. */
  readonly owners: readonly string[];
  /** Whom it is about. */
  readonly name: string;
}

/** An extract, and a change of what all of government uses: the municipality wants to be surer of who asks; the API does too. */
const LEVEL = 'substantieel';

export function brpRoutes(app: FastifyInstance, site: Site): void {
  const { drafts, engine } = site;
  const words = (request: FastifyRequest): Translate => translator(site.languageOf(request));
  const goTo = (reply: FastifyReply, address: string): FastifyReply =>
    reply.headers({ 'cache-control': 'no-store' }).redirect(address, 303);

  /** For themselves, or for whom they speak by law. @throws LoginNeeded, permission-denied */
  const residentOf = async (request: FastifyRequest): Promise<Resident> => {
    const mandate = await site.asResident(request, async (caller) => caller.mandate, { least: LEVEL, acting: 'brp' });
    const session = await site.session(request);
    if (!session?.person) throw new LoginNeeded('resident');
    const { person } = session;
    const own = [person.subject, ...(person.formerly ?? [])];
    const of = mandate && [mandate.onBehalfOf, ...(mandate.formerly ?? [])];
    return {
      session,
      person,
      owners: of ? own.flatMap((one) => of.map((other) => `${one} ${other}`)) : own,
      name: (await site.actingOf(request))?.now?.name ?? session.name,
    };
  };
  /** Of this browser and this resident: whoever logs in here next finds nothing of it. */
  const find = async (request: FastifyRequest, { owners }: Resident): Promise<Open | undefined> => {
    const secret = readCookie(request.headers.cookie, COOKIE, site.secure);
    const draft = await drafts.find(site.placeOf(request), secret);
    return secret && draft?.subject !== undefined && owners.includes(draft.subject) ? { secret, draft } : undefined;
  };
  /** One that was sent is done with: what comes next is another request. */
  const findUnsent = async (request: FastifyRequest, resident: Resident): Promise<Open | undefined> => {
    const open = await find(request, resident);
    return open?.draft.receipt ? undefined : open;
  };
  const keep = async (request: FastifyRequest, reply: FastifyReply, resident: Resident, answers: Answers) => {
    const place = site.placeOf(request);
    const known = await findUnsent(request, resident);
    if (!known) site.newReports.take(request.ip);
    const { secret, draft } = known ?? (await drafts.start(place));
    const kept = { ...draft, subject: resident.owners[0]!, answers: { ...draft.answers, ...answers } };
    await drafts.save(place, secret, kept);
    reply.header('set-cookie', writeCookie(COOKIE, secret, site.secure, DAY));
  };

  const isOpenHere = async (request: FastifyRequest): Promise<boolean> =>
    canAskBrp(await snapshotOf(engine, { municipality: site.municipalityOf(request) }));

  /** The pages of one step; closed where nothing can be asked. */
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    page: VNode,
    errors: readonly FieldError[] = [],
  ): Promise<FastifyReply> => site.send(request, reply, page, { status: errors.length > 0 ? 400 : 200 });
  const closed = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    site.send(request, reply, <BrpClosedPage />, { status: 404 });

  app.get(addresses.brp, async (request, reply) => {
    await residentOf(request);
    return goTo(reply, addresses.brpStep('wat'));
  });

  for (const step of ['wat', 'onderwerp', 'uitleg', 'controle'] as const)
    app.get(addresses.brpStep(step), async (request, reply) => {
      const resident = await residentOf(request);
      if (!(await isOpenHere(request))) return closed(request, reply);
      const t = words(request);
      const answers = (await findUnsent(request, resident))?.draft.answers ?? {};
      const first = unanswered(t, answers);
      if (first && isBefore(first, step)) return goTo(reply, addresses.brpStep(first));
      const errors = WRONG in queryOf(request) ? wrongAt(t, step, answers) : [];
      const kind = kindOf(answers);
      const why = kind && brpWhy(await snapshotOf(engine, site.placeOf(request)), kind);
      return show(request, reply, pageOf(step, answers, { name: resident.name, why }, errors), errors);
    });

  /** A wrong answer is kept too: the page that says so has an address, so that going back and reloading do no harm. */
  const answer = (step: Exclude<BrpStep, 'controle'>, name: 'soort' | 'onderwerp' | 'toelichting'): void => {
    app.post(addresses.brpStep(step), async (request, reply) => {
      const resident = await residentOf(request);
      if (!(await isOpenHere(request))) return closed(request, reply);
      const before = (await findUnsent(request, resident))?.draft.answers ?? {};
      const given: Answers = { [name]: fieldOf(request, name) };
      const answers = { ...before, ...given };
      await keep(request, reply, resident, given);
      if (wrongAt(words(request), step, answers).length > 0)
        return goTo(reply, `${addresses.brpStep(step)}?${new URLSearchParams({ [WRONG]: '' })}`);
      const steps = brpSteps(kindOf(answers));
      return goTo(reply, addresses.brpStep(steps[steps.indexOf(step) + 1]!));
    });
  };
  answer('wat', 'soort');
  answer('onderwerp', 'onderwerp');
  answer('uitleg', 'toelichting');

  app.post(addresses.brpStep('controle'), async (request, reply) => {
    const resident = await residentOf(request);
    if (!(await isOpenHere(request))) return closed(request, reply);
    const open = await find(request, resident);
    if (open?.draft.receipt) return goTo(reply, addresses.brpDone);
    const first = unanswered(words(request), open?.draft.answers ?? {});
    if (!open || first) return goTo(reply, addresses.brpStep(first ?? 'wat'));
    await send(request, resident, open);
    return goTo(reply, addresses.brpDone);
  });

  async function send(request: FastifyRequest, { session, person }: Resident, { secret, draft }: Open): Promise<void> {
    const place = site.placeOf(request);
    const { onderwerp = '', toelichting = '' } = draft.answers;
    const kind = kindOf(draft.answers)!;
    const bsn = (): string => site.keys.unseal(place.municipality, session.sealedBsn!);
    let who: BrpAsker;
    const made = await withFresh(
      async () => {
        const asking = await brpAsking(engine, place, kind, {
          person,
          namens: session.namens,
          name: session.name,
          bsn,
        });
        who = asking.who;
        return asking.caller;
      },
      (caller) =>
        requestFromBrp(engine, caller, {
          id: draft.caseId,
          kind,
          topic: onderwerp,
          explanation: kind === 'correctie' ? toelichting : '',
          who,
        }),
    );
    const { number, team, expected, atTheLatest } = made;
    await drafts.finish(place, secret, draft, {
      number,
      team,
      received: timestamp(),
      answer: 'box',
      lookedAtBy: expected,
      solvedBy: atTheLatest,
    });
  }

  app.get(addresses.brpDone, async (request, reply) => {
    const open = await find(request, await residentOf(request));
    const receipt = open?.draft.receipt;
    if (!receipt) return goTo(reply, addresses.brp);
    return show(request, reply, <BrpReceiptPage {...receipt} caseId={open.draft.caseId} />);
  });
}

const kindOf = ({ soort }: Answers): BrpKind | undefined =>
  soort === 'uittreksel' || soort === 'correctie' ? soort : undefined;

function wrongAt(t: Translate, step: BrpStep, answers: Answers): FieldError[] {
  const kind = kindOf(answers);
  const { onderwerp = '', toelichting = '' } = answers;
  switch (step) {
    case 'wat':
      return kind ? [] : [{ field: 'soort', message: t('brp.error.kind') }];
    case 'onderwerp':
      return kind && Object.hasOwn(BRP_CHOICES[kind], onderwerp)
        ? []
        : [{ field: 'onderwerp', message: t('brp.error.topic') }];
    case 'uitleg':
      if (kind !== 'correctie') return [];
      if (toelichting === '') return [{ field: 'toelichting', message: t('brp.error.why') }];
      return toelichting.length > LONGEST_EXPLANATION
        ? [{ field: 'toelichting', message: t('brp.error.why.long', { max: LONGEST_EXPLANATION }) }]
        : [];
    case 'controle':
      return [];
  }
}

/** The first question that has no good answer yet: later pages make no sense before it. */
const unanswered = (t: Translate, answers: Answers): BrpStep | undefined =>
  brpSteps(kindOf(answers)).find((step) => wrongAt(t, step, answers).length > 0);

const ORDER = brpSteps('correctie');
const isBefore = (one: BrpStep, other: BrpStep): boolean => ORDER.indexOf(one) < ORDER.indexOf(other);

interface Of {
  readonly name: string;
  /** Id of the activity that it is done for. */
  readonly why: string | undefined;
}

function pageOf(step: BrpStep, answers: Answers, { name, why }: Of, errors: readonly FieldError[]): VNode {
  const kind = kindOf(answers);
  const { onderwerp = '', toelichting = '' } = answers;
  switch (step) {
    case 'wat':
      return <BrpKindPage kind={kind} errors={errors} />;
    case 'onderwerp':
      return <BrpTopicPage kind={kind!} topic={onderwerp} why={why} errors={errors} />;
    case 'uitleg':
      return <BrpWhyPage kind={kind} explanation={toelichting} why={why} errors={errors} />;
    case 'controle':
      return <BrpCheckPage kind={kind!} topic={onderwerp} explanation={toelichting} name={name} />;
  }
}
