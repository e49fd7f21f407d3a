/** `/werk/avg`: what residents ask of their own data, for who handles it and who decides. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { today } from '../../foundation/clock.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import {
  BEHANDELEN,
  BESLISSEN,
  magWeigeren,
  SOORT_NAMEN,
  soortVan,
  WEIGERINGEN,
} from '../../registers/avgverzoeken/index.ts';
import {
  hefOp,
  identificatieOntvangen,
  lichtIn,
  meldOpheffing,
  verleng,
  vraagIdentificatie,
} from '../../services/avg/behandelen.ts';
import { beslis, stelVast, wijsVoorstelAf, wis } from '../../services/avg/beslissen.ts';
import { TOON, type Toon, verzoekenLijst, verzoekVoor } from '../../services/avg/tonen.ts';
import type { Uitkomst } from '../../services/avg/woorden.ts';
import { managesOnly } from '../../services/operations/manage.ts';
import { keepDone, takeDone } from '../site/flash.ts';
import { fieldOf, pageOf, queryOf, type Site } from '../site/site.ts';
import { type AvgStep, addresses } from '../ui/addresses.ts';
import type { Flash } from '../ui/components/alert.tsx';
import type { FieldError } from '../ui/components/form.tsx';
import { translator } from '../ui/texts/translate.ts';
import { AvgWorkPage, partFields } from './pages/avg.tsx';
import { AvgWorkListPage } from './pages/avg-list.tsx';
import type { IdParams } from './routes.tsx';

/** What came of a step, as the page says it afterwards. */
const OUTCOMES = ['avg.done', 'avg.proposed', 'avg.stayed'] as const;
type Outcome = (typeof OUTCOMES)[number];

const may = (caller: Caller, ...scopes: readonly string[]): boolean => hasScope(caller.rights, 'meent', scopes);

export function avgWorkRoutes(site: Site, app: FastifyInstance): void {
  const { engine } = site;
  const words = (request: FastifyRequest) => translator(site.languageOf(request));

  app.get(addresses.workAvg, async (request, reply) => {
    const { toon, soort } = queryOf(request);
    const asked = {
      toon: (Object.keys(TOON) as Toon[]).find((one) => one === toon) ?? 'lopend',
      soort: SOORT_NAMEN.find((one) => one === soort),
      pagina: pageOf(request),
    };
    const found = await site.asEmployee(request, async (caller) =>
      managesOnly(caller) ? undefined : verzoekenLijst(engine, caller, asked),
    );
    if (!found) return reply.redirect(addresses.manage, 303);
    return site.send(request, reply, <AvgWorkListPage found={found} asked={asked} today={today()} />);
  });

  app.get<IdParams>('/werk/avg/:id', (request, reply) => show(request, reply));

  for (const step of Object.keys(STEPS) as AvgStep[])
    app.post<IdParams>(`/werk/avg/:id/${step}`, async (request, reply) => {
      const { id } = request.params;
      try {
        const what = await site.asEmployee(request, (caller) => STEPS[step](site, caller, id, request));
        return goTo(keepDone(site, reply, { what }), addresses.workAvgRequest(id));
      } catch (error) {
        const told = error instanceof Problem ? faultsOf(step, error) : [];
        if (told.length === 0) throw error;
        return show(request, reply, { step, errors: told });
      }
    });

  async function show(
    request: FastifyRequest<IdParams>,
    reply: FastifyReply,
    sent?: { readonly step: AvgStep; readonly errors: readonly FieldError[] },
  ): Promise<FastifyReply> {
    const t = words(request);
    const { found, rights } = await site.asEmployee(request, async (caller) => ({
      found: await verzoekVoor(engine, caller, request.params.id),
      rights: { handle: may(caller, BEHANDELEN, BESLISSEN), decide: may(caller, BESLISSEN) },
    }));
    const done = takeDone(site, request, reply);
    const what = OUTCOMES.find((one) => one === done?.what);
    const flash: Flash | undefined = what && { kind: 'ok', title: t(`flash.${what}`) };
    const grounds = Object.entries(WEIGERINGEN)
      .filter(([naam]) => magWeigeren(naam, found.soort))
      .map(([value, { omdat, artikel }]) => ({ value, label: `${omdat} (${artikel})`, dutch: 'label' as const }));
    return site.send(
      request,
      reply,
      <AvgWorkPage
        request={found}
        grounds={grounds}
        may={rights}
        destroys={soortVan(found.soort).vernietigt === true}
        {...(flash ? { flash } : {})}
        {...(sent ? { errors: sent.errors, sent: sent.step, typed: typedIn(request) } : {})}
      />,
      { status: sent ? 400 : 200 },
    );
  }
}

const typedIn = (request: FastifyRequest): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys((request.body ?? {}) as object).map((name) => [name, fieldOf(request, name)] as const),
  );

type Does = (site: Site, caller: Caller, id: string, request: FastifyRequest) => Promise<Outcome>;

const reden = (step: AvgStep, request: FastifyRequest): string => fieldOf(request, `${step}-reden`);
const done = (): Outcome => 'avg.done';
const stayed = (bleef: readonly string[]): Outcome => (bleef.length > 0 ? 'avg.stayed' : 'avg.done');

const STEPS: Readonly<Record<AvgStep, Does>> = {
  verlengen: ({ engine }, caller, id, request) => verleng(engine, caller, id, reden('verlengen', request)).then(done),
  'identiteit-vragen': ({ engine }, caller, id, request) =>
    vraagIdentificatie(engine, caller, id, reden('identiteit-vragen', request)).then(done),
  'identiteit-ontvangen': ({ engine }, caller, id) => identificatieOntvangen(engine, caller, id).then(done),
  async beslissen({ engine }, caller, id, request) {
    const { onderdelen } = await verzoekVoor(engine, caller, id);
    const given = onderdelen.map((_, at): Uitkomst => {
      const fields = partFields(at);
      const uitkomst = fieldOf(request, fields.uitkomst) as Uitkomst['uitkomst'];
      return {
        uitkomst,
        weigering: uitkomst === 'geweigerd' ? fieldOf(request, fields.weigering) || null : null,
        uitleg: fieldOf(request, fields.uitleg),
      };
    });
    const { voorgesteld } = await beslis(engine, caller, id, { onderdelen: given });
    return voorgesteld ? 'avg.proposed' : 'avg.done';
  },
  vaststellen: ({ engine }, caller, id, request) =>
    stelVast(engine, caller, id, fieldOf(request, 'voorstel')).then(stayed),
  'voorstel-afwijzen': ({ engine }, caller, id, request) =>
    wijsVoorstelAf(engine, caller, id, reden('voorstel-afwijzen', request)).then(done),
  wissen: ({ engine }, caller, id) => wis(engine, caller, id).then(stayed),
  inlichten: ({ engine }, caller, id, request) =>
    lichtIn(engine, caller, id, {
      ontvanger: fieldOf(request, 'inlichten-ontvanger'),
      waarom: fieldOf(request, 'inlichten-waarom'),
    }).then(done),
  'opheffing-melden': ({ engine }, caller, id, request) =>
    meldOpheffing(engine, caller, id, reden('opheffing-melden', request)).then(done),
  opheffen: ({ engine }, caller, id) => hefOp(engine, caller, id).then(done),
};

/** What is wrong, at the fields of the form that was sent; that it cannot be done now, or not by this person, at its first. */
function faultsOf(step: AvgStep, problem: Problem): readonly FieldError[] {
  if (problem.code === 'invalid')
    return problem.invalidParams.map(({ name, reason }) => ({
      field: fieldFor(step, name),
      message: reason,
      dutch: true,
    }));
  if (!['wrong-state', 'permission-denied', 'conflict'].includes(problem.code)) return [];
  return [{ field: fieldFor(step, 'reden'), message: problem.detail, dutch: true }];
}

function fieldFor(step: AvgStep, name: string): string {
  const [, at, of] = /^onderdelen\.(\d+)\.(\w+)$/.exec(name) ?? [];
  if (at !== undefined && of !== undefined) return `${of}${at}`;
  return step === 'beslissen' ? 'uitkomst0' : `${step}-${name}`;
}

const goTo = (reply: FastifyReply, address: string): FastifyReply =>
  reply.headers({ 'cache-control': 'no-store' }).redirect(address, 303);
