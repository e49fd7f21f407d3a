/** `/mijn/avg`: what a resident asks of their own data. The answers to a question go along in the form to the next page. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holderOf } from '../../engine/key-holder.ts';
import { isUuid, newId } from '../../foundation/ids.ts';
import { nameId } from '../../foundation/name-id.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { SOORT_NAMEN, type SoortVerzoek, soortVan } from '../../registers/avgverzoeken/index.ts';
import {
  doeVerzoek,
  faultsOf,
  indienerVan,
  keuzes,
  trekIn,
  type Verzoek,
  type Verzoeker,
  waarvoor,
} from '../../services/avg/aanvragen.ts';
import { mijnVerzoek, mijnVerzoeken } from '../../services/avg/tonen.ts';
import { withFresh } from '../../services/fresh.ts';
import { snapshotOf } from '../../services/operations/door.ts';
import { myCases } from '../../services/operations/my-cases.ts';
import { keepDone, takeDone } from '../site/flash.ts';
import { fieldOf, LoginNeeded, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import type { Flash } from '../ui/components/alert.tsx';
import type { FieldError } from '../ui/components/form.tsx';
import { formatter } from '../ui/texts/format.ts';
import { AvgListPage, AvgRequestPage, kindKey } from './pages/avg.tsx';
import { AVG_FIELDS, AVG_STEPS, type AvgAnswers, AvgFormPage, type AvgStepName } from './pages/avg-form.tsx';

interface IdParams {
  readonly Params: { readonly id: string };
}

const ACTING = { acting: 'avg' } as const;

const EMPTY = Object.fromEntries(AVG_FIELDS.map((name) => [name, ''])) as unknown as AvgAnswers;

export function avgRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;
  const words = site.wordsOf;

  app.get(addresses.avg, async (request, reply) => {
    const requests = await site.asResident(request, (caller) => mijnVerzoeken(engine, caller), ACTING);
    return site.send(request, reply, <AvgListPage requests={requests} />);
  });

  app.get(addresses.avgNew, async (request, reply) => showStep(request, reply, 'wat', newId(), EMPTY));

  app.post(addresses.avgNew, async (request, reply) => {
    const answers = Object.fromEntries(
      AVG_FIELDS.map((name) => [name, fieldOf(request, name)]),
    ) as unknown as AvgAnswers;
    const given = fieldOf(request, 'verzoek');
    const id = isUuid(given) ? given : newId();
    const step = stepIn(fieldOf(request, 'stap'));
    const back = fieldOf(request, 'naar');
    if (back) return showStep(request, reply, stepIn(back), id, answers);
    const errors = await wrongAt(request, step, id, answers);
    if (errors.length > 0) return showStep(request, reply, step, id, answers, errors);
    if (step !== 'controle') return showStep(request, reply, AVG_STEPS[AVG_STEPS.indexOf(step) + 1]!, id, answers);
    // What was answered on an earlier page may have been changed under way.
    for (const one of AVG_STEPS) {
      const faults = await wrongAt(request, one, id, answers);
      if (faults.length > 0) return showStep(request, reply, one, id, answers, faults);
    }
    try {
      const made = await asIndiener(request, (caller, verzoeker) => {
        // Of this form and of whom it is sent for: a form says nothing of the case of somebody else, whatever stands in it.
        const own = nameId(caller.municipality, 'avg-formulier', holderOf(caller), id);
        return doeVerzoek(engine, caller, verzoeker, verzoekIn(own, answers));
      });
      return goTo(keepDone(site, reply, { what: 'avg.sent' }), addresses.avgRequest(made.id));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      const faults = error.invalidParams.map(({ name, reason }) => ({
        field: fieldFor(name),
        message: reason,
        dutch: true,
      }));
      return showStep(request, reply, 'gegevens', id, answers, faults);
    }
  });

  app.get<IdParams>('/mijn/avg/:id', async (request, reply) => {
    const found = await site.asResident(request, (caller) => mijnVerzoek(engine, caller, request.params.id), ACTING);
    const done = takeDone(site, request, reply);
    const t = await words(request);
    const date = found.termijn.uiterlijk;
    const flash: Flash | undefined =
      done?.what === 'avg.sent'
        ? {
            kind: 'ok',
            title: t('flash.avg.sent'),
            ...(date
              ? { text: t('flash.avg.sent.text', { date: formatter(site.languageOf(request)).date(date) }) }
              : {}),
          }
        : done?.what === 'avg.withdrawn'
          ? { kind: 'ok', title: t('flash.avg.withdrawn') }
          : undefined;
    return site.send(request, reply, <AvgRequestPage request={found} {...(flash ? { flash } : {})} />);
  });

  app.post<IdParams>('/mijn/avg/:id/intrekken', async (request, reply) => {
    const { id } = request.params;
    // Somebody else's is not there for them.
    await site.asResident(request, (caller) => mijnVerzoek(engine, caller, id), ACTING);
    await asIndiener(request, (caller) => trekIn(engine, caller, id));
    return goTo(keepDone(site, reply, { what: 'avg.withdrawn' }), addresses.avgRequest(id));
  });

  /** The portal takes it in, for who is logged in. @throws LoginNeeded */
  async function asIndiener<T>(
    request: FastifyRequest,
    call: (caller: Caller, verzoeker: Verzoeker) => Promise<T>,
  ): Promise<T> {
    await site.asResident(request, async () => undefined, ACTING);
    const session = await site.session(request);
    if (!session?.person) throw new LoginNeeded('resident');
    const place = site.placeOf(request);
    const { person, namens, name } = session;
    const bsn = (): string => site.keys.unseal(place.municipality, session.sealedBsn!);
    let verzoeker: Verzoeker;
    return withFresh(
      async () => {
        const found = await indienerVan(engine, place, { person, namens, name, bsn });
        ({ verzoeker } = found);
        return found.caller;
      },
      (caller) => call(caller, verzoeker),
    );
  }

  async function showStep(
    request: FastifyRequest,
    reply: FastifyReply,
    step: AvgStepName,
    id: string,
    answers: AvgAnswers,
    errors: readonly FieldError[] = [],
  ): Promise<FastifyReply> {
    const t = await words(request);
    const place = site.placeOf(request);
    const snapshot = await snapshotOf(engine, place);
    const all = keuzes(snapshot);
    const soort = answers.soort as SoortVerzoek;
    const known = SOORT_NAMEN.includes(soort);
    const { activiteitNodig, gronden = {} } = known ? soortVan(soort) : {};
    // A page that shows nothing of them wants the login all the same: it says so before the last question.
    const cases =
      step === 'gegevens' && soort === 'wissing'
        ? await site.asResident(request, async (caller) => (await myCases(engine, caller)).closed, ACTING)
        : await site.asResident(request, async () => [], ACTING);
    const kan = all.filter(({ niet }) => !known || niet[soort] === undefined);
    const chosen = all.find(({ identificatie }) => identificatie === answers.activiteit);
    const page = (
      <AvgFormPage
        step={step}
        id={id}
        answers={answers}
        errors={errors}
        why={waarvoor(snapshot)}
        kinds={SOORT_NAMEN.map((value) => ({
          value,
          label: t(kindKey(value)),
          help: t(`avg.help.${value}`),
        }))}
        activities={kan.map(({ identificatie, naam, grondToelichting }) => ({
          value: identificatie,
          label: naam,
          help: grondToelichting,
          dutch: 'everything' as const,
        }))}
        not={known ? all.flatMap(({ naam, niet }) => (niet[soort] ? [{ naam, waarom: niet[soort] }] : [])) : []}
        one={activiteitNodig === true}
        grounds={Object.entries(gronden).map(([value, label]) => ({ value, label, dutch: 'everything' as const }))}
        cases={cases.map(({ id: value, title }) => ({ value, label: title, dutch: 'label' as const }))}
        summary={[
          { step: 'wat', value: known ? t(kindKey(soort)) : '' },
          {
            step: 'waarover',
            value: [chosen?.naam ?? t('avg.activity.all'), gronden[answers.grond]].filter(Boolean).join('\n'),
            dutch: true,
          },
          {
            step: 'gegevens',
            value: [
              ...delenIn(answers).map(({ omschrijving, gewenst }) =>
                gewenst ? `${omschrijving} → ${gewenst}` : omschrijving,
              ),
              answers.toelichting,
            ]
              .filter(Boolean)
              .join('\n'),
          },
        ]}
      />
    );
    return site.send(request, reply, page, { status: errors.length > 0 ? 400 : 200 });
  }

  /** What is wrong with the answers to one question. */
  async function wrongAt(
    request: FastifyRequest,
    step: AvgStepName,
    id: string,
    answers: AvgAnswers,
  ): Promise<readonly FieldError[]> {
    const faults = faultsOf(await snapshotOf(engine, site.placeOf(request)), verzoekIn(id, answers));
    return faults
      .map(({ name, reason }) => ({ field: fieldFor(name), message: reason, dutch: true }))
      .filter(({ field }) => AT[step].includes(field));
  }
}

const AT: Readonly<Record<AvgStepName, readonly string[]>> = {
  wat: ['soort'],
  waarover: ['activiteit', 'grond'],
  gegevens: ['deel1', 'wordt1', 'wordt2', 'wordt3', 'zaak', 'toelichting'],
  controle: [],
};

/** Where a fault of the operation stands on the page. */
function fieldFor(name: string): string {
  if (name === 'onderdelen') return 'deel1';
  const [, index, of] = /^onderdelen\.(\d+)\.(\w+)$/.exec(name) ?? [];
  if (index === undefined) return name;
  return of === 'gewenst' ? `wordt${Number(index) + 1}` : of === 'zaak' ? 'zaak' : `deel${Number(index) + 1}`;
}

const stepIn = (name: string): AvgStepName => AVG_STEPS.find((step) => step === name) ?? 'wat';

const delenIn = (answers: AvgAnswers) =>
  ([1, 2, 3] as const).flatMap((number) => {
    const omschrijving = answers[`deel${number}`];
    if (omschrijving === '') return [];
    return [
      {
        omschrijving,
        gewenst: answers.soort === 'rectificatie' ? answers[`wordt${number}`] : '',
        ...(number === 1 && answers.soort === 'wissing' && answers.zaak ? { zaak: answers.zaak } : {}),
      },
    ];
  });

const verzoekIn = (id: string, answers: AvgAnswers): Verzoek => ({
  id,
  soort: answers.soort,
  activiteit: answers.activiteit,
  // A ground that was chosen for another kind is none of this one.
  grond: SOORT_NAMEN.includes(answers.soort as SoortVerzoek) && soortVan(answers.soort).gronden ? answers.grond : '',
  toelichting: answers.toelichting,
  onderdelen: delenIn(answers),
});

const goTo = (reply: FastifyReply, address: string): FastifyReply =>
  reply.headers({ 'cache-control': 'no-store' }).redirect(address, 303);
