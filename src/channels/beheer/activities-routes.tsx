/** `/beheer/activiteiten`: the register of processing activities, each with its versions and who works under it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../gate/context.ts';
import { aantallen } from '../../services/keuzes/aantallen.ts';
import {
  activities,
  activity,
  compareActivities,
  endActivity,
  type ActivityPage as Found,
  makeActivity,
  nextVersion,
  removeActivity,
} from '../../services/operations/manage-activities.ts';
import { addMeasure, endMeasure } from '../../services/operations/manage-measures.ts';
import { queryOf, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { acting, alsoPage, fieldsOf, type IdParams, pageWith, standOf } from './act.tsx';
import { activityField, activityFrom, MEASURE_FORM, NEW_ACTIVITY_FORM, NEXT_ACTIVITY_FORM } from './activity-forms.ts';
import type { Typed } from './application-forms.ts';
import { bodyFrom } from './form-fields.ts';
import { ActivitiesPage } from './pages/activities.tsx';
import { ActivityPage, CompareActivitiesPage } from './pages/activity.tsx';
import { NewActivityPage, NextActivityPage } from './pages/activity-form.tsx';
import type { Told } from './pages/frame.tsx';

const ACTIVITY = '/beheer/activiteiten/:id';

export function activityRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  const showAll = pageWith(
    site,
    async (caller) => ({ all: await activities(engine, caller), consents: await aantallen(engine, caller) }),
    ({ all, consents }, told) => <ActivitiesPage activities={all} consents={consents} {...told} />,
  );
  app.get(addresses.manageActivities, (request, reply) => showAll(request, reply));

  const showNew = pageWith(
    site,
    (caller) => activities(engine, caller),
    (_, told) => <NewActivityPage {...told} />,
  );
  app.get(addresses.manageNewActivity, (request, reply) => showNew(request, reply));
  app.post(addresses.manageNewActivity, (request, reply) =>
    acting(site, {
      request,
      reply,
      back: addresses.manageActivities,
      form: 'nieuw',
      field: activityField,
      fields: NEW_ACTIVITY_FORM,
      refused: (told) => showNew(request, reply, told),
      act: async (caller) => {
        const id = await makeActivity(engine, caller, activityFrom(NEW_ACTIVITY_FORM, fieldsOf(request)));
        return { to: addresses.manageActivity(id), done: 'made' };
      },
    }),
  );
  oneRoutes(app, site);
}

function oneRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;
  const show = pageWith<Found, IdParams>(
    site,
    (caller, { params }) => activity(engine, caller, params.id),
    (found, told) => <ActivityPage activity={found} {...told} />,
  );
  app.get<IdParams>(ACTIVITY, (request, reply) => show(request, reply));

  const showNext = pageWith<Found, IdParams>(
    site,
    (caller, { params }) => activity(engine, caller, params.id),
    (found, told) => <NextActivityPage activity={found} {...told} />,
  );
  app.get<IdParams>(`${ACTIVITY}/versie`, (request, reply) => showNext(request, reply));
  app.post<IdParams>(`${ACTIVITY}/versie`, (request, reply) => {
    const { id } = request.params;
    const typed = fieldsOf(request);
    return acting(site, {
      request,
      reply,
      back: addresses.manageActivity(id),
      form: 'versie',
      field: activityField,
      fields: NEXT_ACTIVITY_FORM,
      refused: (told) => showNext(request, reply, told),
      act: async (caller) => {
        const next = activityFrom(NEXT_ACTIVITY_FORM, typed, (await activity(engine, caller, id)).record);
        const made = await nextVersion(engine, caller, { id, etag: standOf(typed) }, next);
        return { to: addresses.manageActivity(made), done: 'version' };
      },
    });
  });

  app.get<IdParams>(`${ACTIVITY}/vergelijk`, async (request, reply) => {
    const { met = '' } = queryOf(request);
    const { id } = request.params;
    const comparison = await site.asEmployee(request, (caller) => compareActivities(engine, caller, [id, met]));
    return site.send(request, reply, <CompareActivitiesPage comparison={comparison} id={id} />);
  });

  alsoPage<IdParams['Params']>(
    app,
    ['einde', 'weg', 'maatregel', 'maatregel-einde'].map((action) => `${ACTIVITY}/${action}`),
    ({ id }) => addresses.manageActivity(id),
  );
  app.post<IdParams>(`${ACTIVITY}/einde`, (request, reply) => {
    const { id } = request.params;
    const typed = fieldsOf(request);
    return acting(site, {
      request,
      reply,
      back: addresses.manageActivity(id),
      form: 'einde',
      field: () => 'eindeGeldigheid',
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        const until = typed.eindeGeldigheid ?? '';
        await endActivity(engine, caller, { id, etag: standOf(typed) }, until);
        return { to: addresses.manageActivity(id), done: until === '' ? 'endless' : 'ended' };
      },
    });
  });
  measureRoutes(app, site, show);
  app.post<IdParams>(`${ACTIVITY}/weg`, (request, reply) => {
    const { id } = request.params;
    return acting(site, {
      request,
      reply,
      back: addresses.manageActivity(id),
      field: () => 'eindeGeldigheid',
      refused: (told) => show(request, reply, told),
      act: async (caller) => {
        await removeActivity(engine, caller, { id, etag: standOf(fieldsOf(request)) });
        return { to: addresses.manageActivities, done: 'removed' };
      },
    });
  });
}

/** Not part of the public record: a right of its own says who may. */
function measureRoutes(
  app: FastifyInstance,
  site: Site,
  show: (request: FastifyRequest<IdParams>, reply: FastifyReply, told?: Told) => Promise<FastifyReply>,
): void {
  const { engine } = site;
  const actions = {
    maatregel: (caller: Caller, id: string, typed: Typed) =>
      addMeasure(engine, caller, id, bodyFrom(MEASURE_FORM, typed)),
    'maatregel-einde': (caller: Caller, _id: string, typed: Typed) =>
      endMeasure(engine, caller, typed.maatregel ?? '', { until: typed.eindeGeldigheid ?? '', stand: standOf(typed) }),
  };
  for (const [action, act] of Object.entries(actions))
    app.post<IdParams>(`${ACTIVITY}/${action}`, (request, reply) => {
      const { id } = request.params;
      const typed = fieldsOf(request);
      return acting(site, {
        request,
        reply,
        back: addresses.manageActivity(id),
        form: action,
        field: (name) => (MEASURE_FORM.some((one) => one.name === name) ? name : 'omschrijving'),
        fields: MEASURE_FORM,
        refused: (told) => show(request, reply, told),
        act: async (caller) => {
          await act(caller, id, typed);
          return { to: addresses.manageActivity(id), done: action === 'maatregel' ? 'measured' : 'unmeasured' };
        },
      });
    });
}
