/** `/beheer/applicaties`: programs, and employees with rights of their own. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Caller } from '../../gate/context.ts';
import {
  type AppPage,
  activitiesToChoose,
  application,
  applications,
  changeApplication,
  changeLastDay,
  makeApplication,
  makeEmployeeRights,
  newSecret,
  removeApplication,
  stopApplication,
} from '../../services/operations/manage-applications.ts';
import { rightSubjects } from '../../services/operations/manage-rights.ts';
import type { Site } from '../site/site.ts';
import { type AppAction, addresses } from '../ui/addresses.ts';
import { acting, alsoPage, type Done, fieldsOf, goTo, type IdParams, pageWith, standOf } from './act.tsx';
import { APP_FIELDS, appField, appFrom, employeeField, rightFrom, type Typed } from './application-forms.ts';
import { ManageAppPage, SecretPage } from './pages/application.tsx';
import { AppsPage, NewAppPage } from './pages/applications.tsx';
import { NewEmployeePage } from './pages/employee.tsx';
import type { Told } from './pages/frame.tsx';
import type { Subjects } from './pages/right-fields.tsx';
import { ENDINGS, mayEnd, SurePage, saidSure } from './pages/sure.tsx';
import { rightsRoutes } from './rights-routes.tsx';

export type ShowApp = (request: FastifyRequest<IdParams>, reply: FastifyReply, told?: Told) => Promise<FastifyReply>;

export function applicationRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;
  const showAll = pageWith(
    site,
    (caller) => applications(engine, caller),
    (apps, told) => <AppsPage apps={apps} {...told} />,
  );
  app.get(addresses.manageApps, (request, reply) => showAll(request, reply));

  making(app, site, {
    url: addresses.manageNewApp,
    done: 'made',
    field: appField,
    find: (caller) => Promise.all([activitiesToChoose(engine, caller), rightSubjects(engine, caller)]),
    page: ([activities, subjects], told) => <NewAppPage activities={activities} subjects={subjects} {...told} />,
    make: (caller, typed) => makeApplication(engine, caller, { ...appFrom(typed), first: rightFrom(typed) }),
  });
  making(app, site, {
    url: addresses.manageNewEmployee,
    done: 'given',
    field: employeeField,
    find: (caller) => Promise.all([activitiesToChoose(engine, caller), rightSubjects(engine, caller)]),
    page: ([activities, subjects], told) => <NewEmployeePage activities={activities} subjects={subjects} {...told} />,
    make: (caller, typed) =>
      makeEmployeeRights(engine, caller, {
        number: typed.nummer ?? '',
        lastDay: typed.laatstedag ?? '',
        first: rightFrom(typed),
      }),
  });

  const show: ShowApp = pageWith<readonly [AppPage, readonly Subjects[]], IdParams>(
    site,
    (caller, { params }) => Promise.all([application(engine, caller, params.id), rightSubjects(engine, caller)]),
    ([found, subjects], told) => <ManageAppPage app={found} subjects={subjects} {...told} />,
  );
  app.get<IdParams>('/beheer/applicaties/:id', (request, reply) => show(request, reply));
  changingRoutes(app, site, show);
  rightsRoutes(app, site, show);
}

interface Making<Found> {
  readonly url: string;
  readonly done: Done;
  readonly field: (name: string) => string;
  readonly find: (caller: Caller) => Promise<Found>;
  readonly page: (found: Found, told: Told) => VNode;
  /** Gives the id. */
  readonly make: (caller: Caller, typed: Typed) => Promise<string>;
}

/** A form for a new one, which comes back with what was typed until nothing is wrong. */
function making<Found>(app: FastifyInstance, site: Site, { url, done, field, find, page, make }: Making<Found>): void {
  const show = pageWith(site, find, page);
  app.get(url, (request, reply) => show(request, reply));
  app.post(url, (request, reply) =>
    acting(site, {
      request,
      reply,
      back: addresses.manageApps,
      form: 'nieuw',
      field,
      fields: APP_FIELDS,
      refused: (told) => show(request, reply, told),
      act: async (caller) => ({ to: addresses.manageApp(await make(caller, fieldsOf(request))), done }),
    }),
  );
}

/** What is done on the page of one application. */
function changingRoutes(app: FastifyInstance, site: Site, show: ShowApp): void {
  const { engine } = site;

  interface Change {
    readonly done: Done;
    readonly act: (caller: Caller, id: string, typed: Typed) => Promise<void>;
    /** Something is typed, and stays when it came too late. */
    readonly typing?: true;
    /** Where to go then, when its page is no longer there. */
    readonly to?: string;
  }
  const changes: Readonly<Partial<Record<AppAction, Change>>> = {
    gegevens: {
      done: 'saved',
      typing: true,
      act: (caller, id, typed) => changeApplication(engine, caller, id, { ...appFrom(typed), stand: standOf(typed) }),
    },
    'laatste-dag': {
      done: 'saved',
      typing: true,
      act: (caller, id, typed) =>
        changeLastDay(engine, caller, id, { lastDay: typed.laatstedag ?? '', stand: standOf(typed) }),
    },
    stop: {
      done: 'stopped',
      act: (caller, id, typed) => stopApplication(engine, caller, { id, stand: standOf(typed) }),
    },
    weg: {
      done: 'removed',
      to: addresses.manageApps,
      act: (caller, id, typed) => removeApplication(engine, caller, { id, stand: standOf(typed) }),
    },
  };
  for (const [action, { done, act, typing, to }] of Object.entries(changes))
    app.post<IdParams>(`/beheer/applicaties/:id/${action}`, (request, reply) => {
      const { id } = request.params;
      const back = addresses.manageApp(id);
      return acting(site, {
        request,
        reply,
        back,
        form: typing ? action : undefined,
        field: appField,
        fields: APP_FIELDS,
        refused: (told) => show(request, reply, told),
        act: async (caller) => {
          await act(caller, id, fieldsOf(request));
          return { to: to ?? back, done };
        },
      });
    });

  app.post<IdParams>('/beheer/applicaties/:id/geheim', async (request, reply) => {
    const { id } = request.params;
    const made = await site.asEmployee(request, async (caller) => {
      const { label, hasSecret } = await application(engine, caller, id);
      // Somebody may have given it one since the page was opened, and a program works with that.
      if (hasSecret && !saidSure(fieldsOf(request))) return undefined;
      return { label, ...(await newSecret(engine, caller, id)) };
    });
    if (!made) return goTo(reply, addresses.manageAppAction(id, 'geheim'));
    return site.send(request, reply, <SecretPage id={id} {...made} />);
  });

  for (const ending of ENDINGS)
    app.get<IdParams>(`/beheer/applicaties/:id/${ending}`, async (request, reply) => {
      const { id } = request.params;
      const found = await site.asEmployee(request, (caller) => application(engine, caller, id));
      // Pressed already, or by another.
      if (!mayEnd(found, ending)) return goTo(reply, addresses.manageApp(id));
      return site.send(request, reply, <SurePage app={found} ending={ending} />);
    });
  alsoPage<IdParams['Params']>(
    app,
    (['gegevens', 'laatste-dag'] as const).map((action) => `/beheer/applicaties/:id/${action}`),
    ({ id }) => addresses.manageApp(id),
  );
}
