/** `/beheer/archief/logboek` and `/beheer/archief/noodtoegang`: what two people decide about the logbook. */
import type { FastifyInstance } from 'fastify';
import { invalid, Problem } from '../../../foundation/problems.ts';
import { redenIn } from '../../../services/archief/body.ts';
import { beeindig, stelVast } from '../../../services/logboek/besluiten.ts';
import {
  bevestigNoodtoegang,
  noodtoegang,
  sluitNoodtoegang,
  vraagNoodtoegang,
} from '../../../services/logboek/noodtoegang.ts';
import { logDecisions, teKiezen } from '../../../services/logboek/pagina.ts';
import { stelVoor } from '../../../services/logboek/velden.ts';
import type { Choice } from '../../../services/operations/manage-applications.ts';
import type { Site } from '../../site/site.ts';
import { addresses } from '../../ui/addresses.ts';
import { acting, alsoPage, fieldsOf, type IdParams, pageWith } from '../act.tsx';
import { bodyFrom, fieldIn } from '../form-fields.ts';
import { isLogForm, LOG_FORMS, type LogForm } from './log-forms.ts';
import { EMERGENCY_FORM, EmergencyPage } from './pages/emergency.tsx';
import { LogDecisionsPage, NewLogDecisionPage } from './pages/log.tsx';

interface KindParams {
  readonly Params: { readonly kind: string };
}

export function logRoutes(app: FastifyInstance, site: Site): void {
  decisionRoutes(app, site);
  emergencyRoutes(app, site);
}

function decisionRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  const show = pageWith(
    site,
    (caller) => logDecisions(engine, caller),
    (found, told) => <LogDecisionsPage found={found} {...told} />,
  );
  app.get(addresses.archiveLog, (request, reply) => show(request, reply));

  const kindIn = ({ kind }: KindParams['Params']): LogForm => {
    if (!isLogForm(kind)) throw new Problem('not-found');
    return kind;
  };
  const showNew = pageWith<readonly Choice[], KindParams>(
    site,
    async (caller, { params }) => {
      kindIn(params);
      return teKiezen(engine, caller);
    },
    (activities, told, { params }) => <NewLogDecisionPage kind={kindIn(params)} activities={activities} {...told} />,
  );
  app.get<KindParams>('/beheer/archief/logboek/:kind', (request, reply) => showNew(request, reply));
  app.post<KindParams>('/beheer/archief/logboek/:kind', (request, reply) => {
    const kind = kindIn(request.params);
    const fields = LOG_FORMS[kind];
    return acting(site, {
      request,
      reply,
      back: addresses.archiveLog,
      form: 'nieuw',
      field: fieldIn(fields),
      fields,
      refused: (told) => showNew(request, reply, told),
      act: async (caller) => {
        const body = bodyFrom(fields, fieldsOf(request));
        if (kind === 'regels') await stelVoor(engine, caller, 'wissen', { ...body, regels: placesFrom(body.regels) });
        else await stelVoor(engine, caller, kind, kind === 'wissen' ? { ...body, grond: 'bewaartermijn' } : body);
        return { to: addresses.archiveLog, done: kind === 'vasthouden' ? 'kept' : 'proposed' };
      },
    });
  });

  for (const step of ['vaststellen', 'beeindigen'] as const) {
    alsoPage(app, [`/beheer/archief/logboek/besluiten/:id/${step}`], () => addresses.archiveLog);
    app.post<IdParams>(`/beheer/archief/logboek/besluiten/:id/${step}`, (request, reply) => {
      const { id } = request.params;
      return acting(site, {
        request,
        reply,
        back: addresses.archiveLog,
        field: () => `reden-${id}`,
        refused: (told) => show(request, reply, { ...told, form: id }),
        act: async (caller) => {
          if (step === 'vaststellen') await stelVast(engine, caller, id);
          else await beeindig(engine, caller, id, redenIn({ reden: fieldsOf(request)[`reden-${id}`] }));
          return { to: addresses.archiveLog, done: step === 'vaststellen' ? 'decided' : 'endedNow' };
        },
      });
    });
  }
}

/** As somebody types them from a proof or from an answer to a supervisor: `1204.0`. @throws invalid */
function placesFrom(typed: unknown): readonly { readonly positie: number; readonly regel: number }[] {
  return (typed as readonly string[]).map((one) => {
    const [, position, line] = /^(\d{1,15})\.(\d{1,9})$/.exec(one) ?? [];
    if (position === undefined)
      throw invalid({
        name: 'regels',
        code: 'invalid',
        reason: 'Schrijf elke regel als plaats.nummer, bijvoorbeeld 1204.0, met een komma ertussen.',
      });
    return { positie: Number(position), regel: Number(line) };
  });
}

function emergencyRoutes(app: FastifyInstance, site: Site): void {
  const { engine, emergencyFolder } = site;

  const show = pageWith(
    site,
    async (caller) => noodtoegang(engine, emergencyFolder, caller),
    (found, told) => <EmergencyPage found={found} {...told} />,
  );
  app.get(addresses.emergency, (request, reply) => show(request, reply));

  const steps = {
    vragen: 'asked',
    bevestigen: 'opened',
    sluiten: 'closed',
  } as const;
  for (const [step, done] of Object.entries(steps)) {
    alsoPage(app, [addresses.emergencyStep(step)], () => addresses.emergency);
    app.post(addresses.emergencyStep(step), (request, reply) =>
      acting(site, {
        request,
        reply,
        back: addresses.emergency,
        field: fieldIn(EMERGENCY_FORM),
        fields: EMERGENCY_FORM,
        ...(step === 'vragen' ? { form: step } : {}),
        refused: (told) => show(request, reply, told),
        act: async (caller) => {
          if (step === 'vragen')
            vraagNoodtoegang(engine, emergencyFolder, caller, Number(fieldsOf(request).minuten || Number.NaN));
          else if (step === 'bevestigen')
            bevestigNoodtoegang(engine, emergencyFolder, caller, String(fieldsOf(request).vraag ?? ''));
          else sluitNoodtoegang(engine, emergencyFolder, caller);
          return { to: addresses.emergency, done };
        },
      }),
    );
  }
}
